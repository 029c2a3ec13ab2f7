//! Operations: a static description, a request that is awaited, and the client's method that begins it.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter,
    answered::{Answered, accept},
    docs,
    names::{Module, OperationNames, words},
    record::{Member, prose_of},
};
use crate::model::{Content, Media, Operation, Parameter, Record, Scalar, SchemaId, Shape, Status, Style, Supplied};

/// What is sent, as the request type takes it.
enum Sent<'m> {
    Nothing,
    /// The members of a record in place, each an argument or a setter.
    Members {
        schema: SchemaId,
        members: Vec<Member<'m>>,
        media: Media,
        content: &'m Content,
    },
    /// One value, whole.
    Whole {
        schema: SchemaId,
        content: &'m Content,
        required: bool,
    },
    /// Text or bytes that the document gives no shape.
    Raw {
        media: Media,
        media_type: String,
        required: bool,
    },
}

impl<'m> Emitter<'m> {
    /// Everything that is emitted for one operation.
    pub(crate) fn operation(&self, operation: &'m Operation, names: &'m OperationNames) -> TokenStream {
        let module = Module::Operations(names.module.clone());
        let request = words::ident(&names.request);
        let error = words::ident(&names.error);
        let constant = words::ident(&names.method.to_uppercase());
        let sent = self.sent(operation, names);
        let answered = Answered::of(operation);
        let described = self.described(operation, &constant, &answered);
        let body = self.body_struct(&request, &sent, &module);
        let limits = self.limits(operation, names, &sent);
        let setters = self.setters(operation, names, &sent, &module);
        let output = self.output(&answered, names, &module);
        let successes = self.successes(operation, names, &answered);
        let field = match &sent {
            Sent::Nothing => quote!(),
            Sent::Members { .. } => {
                let body = words::ident(&format!("{}Body", names.request));
                quote!(, body: #body)
            }
            Sent::Whole { schema, required, .. } => {
                let kind = self.kind(*schema, &module);
                if *required { quote!(, body: #kind) } else { quote!(, body: Option<#kind>) }
            }
            Sent::Raw { media, required, .. } => {
                let kind = raw_kind(*media);
                if *required { quote!(, body: #kind) } else { quote!(, body: Option<#kind>) }
            }
        };
        let send = self.send(&sent, &answered);
        let docs = self.request_docs(operation, names, &sent);
        quote! {
            #described
            #docs
            #[must_use = "a request does nothing until it is awaited"]
            #[derive(Debug)]
            pub struct #request { call: operation::Call #field }
            impl #request {
                #limits
                #setters
                /// Settings that are the same for every operation: reference id, time limit, extra headers.
                pub fn options(mut self, change: impl FnOnce(&mut operation::Options)) -> Self {
                    change(self.call.options_mut());
                    self
                }
            }
            impl IntoFuture for #request {
                type Output = Result<#output, runtime::Error<#error>>;
                type IntoFuture = runtime::Future<Self::Output>;
                fn into_future(self) -> Self::IntoFuture { #send }
            }
            #body
            #successes
        }
    }

    /// The method of the client; `grant` is the bound on the client's scope, where there is one.
    pub(crate) fn method(
        &self,
        operation: &'m Operation,
        names: &'m OperationNames,
        grant: &TokenStream,
    ) -> TokenStream {
        let module = Module::Operations(names.module.clone());
        let request = words::ident(&names.request);
        let method = words::ident(&names.method);
        let constant = words::ident(&names.method.to_uppercase());
        let sent = self.sent(operation, names);
        let mut arguments = Vec::new();
        let mut sets = Vec::new();
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            let ident = words::ident(name);
            if self.is_argument(parameter) {
                let argument = self.argument(parameter.schema, &ident, &module);
                let (kind, typed) = (argument.kind, argument.typed);
                arguments.push(quote!(#ident: #kind));
                let constant = words::ident(&name.to_uppercase());
                sets.push(quote!(#typed call.set(&#request::#constant, &#ident);));
            }
        }
        let whole = words::ident(&names.body);
        let body = match &sent {
            Sent::Nothing => quote!(),
            Sent::Members { members, .. } => {
                let body = words::ident(&format!("{}Body", names.request));
                let fields = members.iter().map(|member| {
                    let ident = &member.ident;
                    if !self.is_always_there(member) {
                        return quote!(#ident: None);
                    }
                    let argument = self.argument(member.field.schema, ident, &module);
                    let kind = &argument.kind;
                    arguments.push(quote!(#ident: #kind));
                    argument.initialised(ident)
                });
                let fields: Vec<_> = fields.collect();
                quote!(, body: #body { #(#fields),* })
            }
            Sent::Whole { schema, required: true, .. } => {
                let kind = self.kind(*schema, &module);
                arguments.push(quote!(#whole: #kind));
                if names.body == "body" { quote!(, body) } else { quote!(, body: #whole) }
            }
            Sent::Raw { media, required: true, .. } => {
                let kind = raw_kind(*media);
                arguments.push(quote!(#whole: impl Into<#kind>));
                quote!(, body: #whole.into())
            }
            Sent::Whole { .. } | Sent::Raw { .. } => quote!(, body: None),
        };
        let docs = self.method_docs(operation, names);
        let mutable = if sets.is_empty() { quote!() } else { quote!(mut) };
        let many = (arguments.len() > 6).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        quote! {
            #docs
            #many
            pub fn #method(&self, #(#arguments),*) -> #request #grant {
                let #mutable call = operation::Call::new(&self.core, &#constant);
                #(#sets)*
                #request { call #body }
            }
        }
    }

    fn described(&self, operation: &Operation, constant: &Ident, answered: &Answered) -> TokenStream {
        let (id, path) = (&operation.id, &operation.path);
        let method = words::ident(&words::pascal(&operation.method.word().to_ascii_lowercase()));
        let mut said: Vec<TokenStream> = Vec::new();
        if !operation.security.is_empty() {
            let alternatives = operation.security.iter().map(|alternative| {
                let schemes = alternative.schemes.iter().map(|(scheme, scopes)| quote!((#scheme, &[#(#scopes),*])));
                quote!(&[#(#schemes),*])
            });
            said.push(quote!(security: &[#(#alternatives),*]));
        }
        let supplied = self.supplied_by_the_client(operation);
        if !supplied.is_empty() {
            said.push(quote!(supplied: &[#(&super::#supplied),*]));
        }
        let successes = operation.outcomes.iter().map(|outcome| outcome.status);
        let successes: Vec<TokenStream> =
            successes.filter(|status| status.is_success()).filter(|status| !is_2xx(*status)).map(statuses).collect();
        if !successes.is_empty() {
            said.push(quote!(success: &[#(#successes),*]));
        }
        if let Some(accept) = accept(operation, answered) {
            said.push(quote!(accept: #accept));
        }
        if operation.moves_money {
            said.push(quote!(moves_money: true));
        }
        if let Some(keys) = &operation.idempotency {
            let key = &keys.key;
            said.push(quote!(idempotency_key: Some(#key)));
            said.extend(keys.context_hash.iter().map(|hash| quote!(context_hash: Some(#hash))));
        }
        let new = quote!(operation::Operation::new(#id, operation::Method::#method, #path));
        let value = match said.is_empty() {
            true => new,
            false => quote!(operation::Operation { #(#said,)* ..#new }),
        };
        quote!(static #constant: operation::Operation = #value;)
    }

    fn sent(&self, operation: &'m Operation, names: &OperationNames) -> Sent<'m> {
        let Some((body, content)) = operation.body.as_ref().and_then(|body| Some((body, body.contents.first()?)))
        else {
            return Sent::Nothing;
        };
        let Content { media, media_type, schema, .. } = content;
        let raw = |media| Sent::Raw { media, media_type: header_safe(media_type), required: body.required };
        match (media, schema) {
            (Media::Multipart, Some(schema)) => match self.api.schemas.resolve(*schema) {
                // A form of parts has nothing but members, so it is taken apart whoever else uses its schema.
                (id, crate::model::Schema { shape: Shape::Record(record), .. }) => Sent::Members {
                    schema: id,
                    members: self.members(id, record, &names.taken),
                    media: *media,
                    content,
                },
                _ => raw(Media::Bytes),
            },
            (Media::Json | Media::Form, Some(schema)) => {
                let found: &'m crate::model::Schema = &self.api.schemas[*schema];
                match &found.shape {
                    Shape::Record(record) if self.is_taken_apart(found, record, body.required) => Sent::Members {
                        schema: *schema,
                        members: self.members(*schema, record, &names.taken),
                        media: *media,
                        content,
                    },
                    _ => Sent::Whole { schema: *schema, content, required: body.required },
                }
            }
            (Media::Json, None) => raw(Media::Json),
            (Media::Text, _) => raw(Media::Text),
            _ => raw(Media::Bytes),
        }
    }

    /// Whether the members of a body become arguments and setters of the request: a record that stands in place and
    /// takes nothing but its own members. A body that may be left out is one too when none of its members is needed.
    fn is_taken_apart(&self, schema: &crate::model::Schema, record: &Record, required: bool) -> bool {
        use crate::model::{Access, Additional};
        let closed = matches!(record.additional, Additional::Ignored | Additional::Forbidden);
        let needed = record.fields.iter().any(|field| field.required.is_yes() && field.access != Access::ReadOnly);
        schema.component.is_none() && schema.home.is_none() && !schema.nullable && closed && (required || !needed)
    }

    /// The struct behind a body that is taken apart; private, for the request is its face.
    fn body_struct(&self, request: &Ident, sent: &Sent<'m>, module: &Module) -> TokenStream {
        let Sent::Members { schema, members, .. } = sent else { return quote!() };
        let body = words::ident(&format!("{request}Body"));
        let fields = members.iter().map(|member| {
            let (ident, kind) = (&member.ident, self.member(member.field, *schema, module));
            quote!(#ident: #kind)
        });
        let encode = self.encode(&request.to_string(), members, quote!(self), true, &quote!(#request), false);
        let parts = match sent {
            Sent::Members { media: Media::Multipart, content, .. } => {
                Some(self.parts(&body, request, members, content))
            }
            _ => None,
        };
        quote! {
            #[derive(Clone)]
            struct #body { #(#fields),* }
            impl wire::Encode for #body {
                #encode
            }
            #parts
        }
    }

    /// The body as parts (RFC 7578): a file for each member of bytes, a field for every other, and of a list one for
    /// each item.
    fn parts(&self, body: &Ident, request: &Ident, members: &[Member<'_>], content: &Content) -> TokenStream {
        let adds = members.iter().map(|member| {
            let (wire, ident) = (&member.field.name, &member.ident);
            let (_, schema) = self.api.schemas.resolve(member.field.schema);
            let constant = member.constant();
            let limit = match self.limit(member.field.schema) {
                Some(_) => quote!(&#request::#constant),
                None => quote!(&wire::Limit::NONE),
            };
            let said = content.encodings.iter().find(|encoding| encoding.member == *wire);
            let said = said.and_then(|encoding| encoding.media_type.as_deref()).map(header_safe);
            let kind = said.as_deref().unwrap_or("application/octet-stream");
            let file =
                |value: TokenStream| quote!(operation::Part::file(#wire, #wire, #kind, #value.as_bytes().to_vec()));
            let typed = said.as_ref().map(|kind| quote!(.content_type(#kind)));
            let items = match &schema.shape {
                Shape::List(items) => Some(*items),
                _ => None,
            };
            let add = match items {
                None if self.is_binary(member.field.schema) => {
                    let file = file(quote!(value));
                    quote!(parts.push(#file);)
                }
                None => quote!(parts.push(operation::Part::field(#wire, value, #limit)#typed);),
                Some(items) if self.is_binary(items) => {
                    let (file, flat) = (file(quote!(value)), self.is_nullable(items).then(|| quote!(.flatten())));
                    quote!(parts.extend(value.iter()#flat.map(|value| #file));)
                }
                Some(_) => {
                    let typed = said.as_ref().map(|kind| quote!(.into_iter().map(|part| part.content_type(#kind))));
                    quote!(parts.extend(operation::Part::fields(#wire, value, #limit)#typed);)
                }
            };
            match (self.is_always_there(member), member.is_twice_optional()) {
                (true, _) => quote!({ let value = &self.#ident; #add }),
                (false, true) => quote!(if let Some(Some(value)) = &self.#ident { #add }),
                (false, false) => quote!(if let Some(value) = &self.#ident { #add }),
            }
        });
        quote! {
            impl #body {
                fn parts(&self) -> Vec<operation::Part> {
                    let mut parts = Vec::new();
                    #(#adds)*
                    parts
                }
            }
        }
    }

    fn limits(&self, operation: &Operation, names: &OperationNames, sent: &Sent<'m>) -> TokenStream {
        let parameters = operation.parameters.iter().zip(&names.parameters);
        let parameters = parameters.filter(|(parameter, _)| parameter.supplied.is_none()).map(|(parameter, name)| {
            let (constant, described) = (words::ident(&name.to_uppercase()), self.parameter(parameter));
            let lines = docs::attributes(&[format!("How {} travels.", docs::code(&parameter.name))]);
            quote!(#lines pub const #constant: operation::Parameter = #described;)
        });
        let members = match sent {
            Sent::Members { members, .. } => members.as_slice(),
            _ => &[],
        };
        let members =
            members.iter().map(|member| self.limit_constant(&member.name, &member.field.name, member.field.schema));
        let limits = parameters.chain(members);
        quote!(#(#limits)*)
    }

    fn setters(&self, operation: &Operation, names: &OperationNames, sent: &Sent<'m>, module: &Module) -> TokenStream {
        let parameters = operation.parameters.iter().zip(&names.parameters);
        let parameters =
            parameters.filter(|(parameter, _)| parameter.supplied.is_none() && !self.is_argument(parameter));
        let parameters = parameters.map(|(parameter, name)| {
            let ident = words::ident(name);
            let mut lines = self.member_lines(
                &parameter.name,
                &parameter.docs,
                &parameter.required,
                &parameter.evidence,
                parameter.schema,
                None,
            );
            lines.extend(self.limit_line(name, parameter.schema));
            let docs = docs::attributes(&lines);
            let constant = words::ident(&name.to_uppercase());
            let argument = self.argument(parameter.schema, &ident, module);
            let (kind, typed) = (argument.kind, argument.typed);
            quote! {
                #docs
                pub fn #ident(mut self, #ident: #kind) -> Self {
                    #typed
                    self.call.set(&Self::#constant, &#ident);
                    self
                }
            }
        });
        let body = match sent {
            Sent::Members { members, schema, .. } => {
                let optional = members.iter().filter(|member| self.is_settable(member));
                let setters = optional.map(|member| self.setter(member, *schema, quote!(self.body), module));
                quote!(#(#setters)*)
            }
            Sent::Whole { schema, required: false, .. } => {
                let kind = self.kind(*schema, module);
                quote! {
                    /// The body, which may be left out.
                    pub fn body(mut self, body: #kind) -> Self {
                        self.body = Some(body);
                        self
                    }
                }
            }
            Sent::Raw { media, required: false, .. } => {
                let kind = raw_kind(*media);
                quote! {
                    /// The body, which may be left out.
                    pub fn body(mut self, body: impl Into<#kind>) -> Self {
                        self.body = Some(body.into());
                        self
                    }
                }
            }
            _ => quote!(),
        };
        quote!(#(#parameters)* #body)
    }

    fn send(&self, sent: &Sent<'m>, answered: &Answered) -> TokenStream {
        let how = match answered {
            Answered::Nothing => quote!(send_unread()),
            Answered::Text => quote!(send_text()),
            Answered::Bytes => quote!(send_bytes()),
            Answered::Events(_) => quote!(send_for_events()),
            Answered::Lines(_) => quote!(send_for_lines()),
            Answered::ByStatus(_) => quote!(send_by_status()),
            Answered::Value(_) | Answered::Open => quote!(send()),
        };
        let with =
            |content: &Content, body: TokenStream| match (content.media, said_type(content.media, &content.media_type))
            {
                (Media::Form, _) => form(content, body),
                (_, Some(media_type)) => quote!(json_as(#media_type, #body)),
                (_, None) => quote!(json(#body)),
            };
        let raw = |media: Media, media_type: &str| match (media, said_type(media, media_type)) {
            (Media::Text, Some(media_type)) => quote!(text_as(#media_type, body)),
            (Media::Text, None) => quote!(text(body)),
            (Media::Json, Some(media_type)) => quote!(json_as(#media_type, &body)),
            (Media::Json, None) => quote!(json(&body)),
            (_, media_type) => {
                let media_type = media_type.unwrap_or_else(|| "application/octet-stream".into());
                quote!(bytes(#media_type, body))
            }
        };
        let limit = match sent {
            Sent::Whole { schema, .. } => self.limit(*schema).map(|limit| quote!(.body_limit(#limit))),
            _ => None,
        };
        match sent {
            Sent::Nothing => quote!(self.call.#how),
            Sent::Members { media: Media::Multipart, .. } => quote!(self.call.multipart(self.body.parts()).#how),
            Sent::Members { content, .. } | Sent::Whole { content, required: true, .. } => {
                let body = with(content, quote!(&self.body));
                quote!(self.call #limit.#body.#how)
            }
            Sent::Whole { content, .. } => {
                let body = with(content, quote!(body));
                quote!(match &self.body { Some(body) => self.call #limit.#body.#how, None => self.call.#how })
            }
            Sent::Raw { media, media_type, required: true } => {
                let body = raw(*media, media_type);
                quote!(let body = self.body; self.call.#body.#how)
            }
            Sent::Raw { media, media_type, .. } => {
                let body = raw(*media, media_type);
                quote!(match self.body { Some(body) => self.call.#body.#how, None => self.call.#how })
            }
        }
    }

    /// `operation::Parameter` for one parameter.
    pub(crate) fn parameter(&self, parameter: &Parameter) -> TokenStream {
        let wire = &parameter.name;
        let place = words::ident(parameter.location.word());
        let mut described = quote!(operation::Parameter::#place(#wire));
        if parameter.style != parameter.location.default_style() {
            let style = words::ident(&words::pascal(parameter.style.word()));
            described = quote!(#described.style(operation::Style::#style));
        }
        if parameter.explode != (parameter.style == Style::Form) {
            let explode = parameter.explode;
            described = quote!(#described.explode(#explode));
        }
        if parameter.allow_reserved {
            described = quote!(#described.allow_reserved());
        }
        if parameter.json {
            described = quote!(#described.json());
        }
        if let Some(supplied) = parameter.supplied {
            let supplied = words::ident(match supplied {
                Supplied::ClientId => "ClientId",
                Supplied::ReferenceId => "ReferenceId",
                Supplied::IdempotencyKey => "IdempotencyKey",
                Supplied::ContextHash => "ContextHash",
            });
            described = quote!(#described.supplied(operation::Supplied::#supplied));
        }
        if let Some(limit) = self.limit(parameter.schema) {
            described = quote!(#described.limit(#limit));
        }
        if parameter.sensitive {
            described = quote!(#described.secret());
        }
        described
    }

    fn request_docs(&self, operation: &Operation, names: &OperationNames, sent: &Sent<'m>) -> TokenStream {
        let mut lines = vec![format!("The request of [`Client::{0}`](crate::Client::{0}).", names.method)];
        let mut arguments: Vec<String> = Vec::new();
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            if self.is_argument(parameter) {
                let said = self.member_lines(
                    &parameter.name,
                    &parameter.docs,
                    &parameter.required,
                    &parameter.evidence,
                    parameter.schema,
                    None,
                );
                arguments.extend(self.argument_lines(name, said, parameter.schema));
            }
        }
        if let Sent::Members { members, .. } = sent {
            for member in members.iter().filter(|member| self.is_always_there(member)) {
                let field = member.field;
                let said =
                    self.member_lines(&field.name, &field.docs, &field.required, &field.evidence, field.schema, None);
                arguments.extend(self.argument_lines(&member.name, said, field.schema));
            }
        }
        if !arguments.is_empty() {
            lines.push(String::new());
            lines.push("Required:".into());
            lines.extend(arguments);
        }
        docs::attributes(&lines)
    }

    /// One required argument as an item of a list.
    fn argument_lines(&self, name: &str, said: Vec<String>, schema: SchemaId) -> Vec<String> {
        let limit = match self.limit(schema) {
            Some(_) => format!(" Limits: [`Self::{}`].", name.to_uppercase()),
            None => String::new(),
        };
        let said = said.into_iter().filter(|line| !line.is_empty() && !line.starts_with("```")).collect::<Vec<_>>();
        docs::wrapped(&format!("- `{name}`: {}{limit}", said.join(" ")))
    }

    fn method_docs(&self, operation: &Operation, names: &OperationNames) -> TokenStream {
        let mut lines = prose_of(&operation.docs);
        if lines.is_empty() {
            lines.push(format!("{}.", docs::code(&operation.title())));
        }
        lines.push(String::new());
        let mut facts = vec![format!("{}.", docs::code(&operation.title()))];
        let scopes: Vec<String> = operation
            .security
            .iter()
            .flat_map(|alternative| &alternative.schemes)
            .flat_map(|(_, scopes)| scopes.iter().map(|scope| docs::code(scope)))
            .collect();
        if !scopes.is_empty() {
            facts.push(format!("Scope: {}.", scopes.join(" or ")));
        }
        facts.push(format!("Refusals: [`{}`].", names.error));
        if operation.moves_money {
            facts.push("Moves money: never repeated when the answer is lost.".into());
        }
        if let Some(keys) = &operation.idempotency {
            facts.push(format!("Safe to repeat with the same {}.", docs::code(&keys.key)));
        }
        if let Some(source) = &operation.evidence.source {
            facts.push(format!("Source: {}.", docs::escape(source)));
        }
        lines.extend(docs::wrapped(&facts.join(" ")));
        if operation.docs.deprecated {
            lines.push(String::new());
            lines.push("Deprecated by the vendor.".into());
        }
        docs::attributes(&lines)
    }
}

/// Whether a status is among those that count as success anyway.
fn is_2xx(status: Status) -> bool {
    matches!(status, Status::Exact(200..300) | Status::Class(2))
}

fn statuses(status: Status) -> TokenStream {
    match status {
        Status::Exact(status) => {
            let status = proc_macro2::Literal::u16_unsuffixed(status);
            quote!(operation::Statuses::Exact(#status))
        }
        Status::Class(class) => {
            let class = proc_macro2::Literal::u16_unsuffixed(class);
            quote!(operation::Statuses::Range(#class))
        }
        Status::Default => quote!(operation::Statuses::Default),
    }
}

/// The media type that is said where the one that goes without saying is not meant: for JSON, text and bytes alike. A
/// range such as `application/*` names none.
pub(super) fn said_type(media: Media, media_type: &str) -> Option<String> {
    let usual = match media {
        Media::Json => "application/json",
        Media::Text => "text/plain",
        _ => "application/octet-stream",
    };
    let said = header_safe(media_type.trim());
    (said.contains('/') && !said.contains('*') && !said.eq_ignore_ascii_case(usual)).then_some(said)
}

pub(super) fn is_charset(parameter: &str) -> bool {
    parameter.get(..8).is_some_and(|name| name.eq_ignore_ascii_case("charset="))
}

/// A body as a form, with the styles of its members where the document gives them some.
fn form(content: &Content, body: TokenStream) -> TokenStream {
    let styles = content.encodings.iter().filter_map(|encoding| {
        let (member, (style, explode)) = (&encoding.member, encoding.style?);
        let style = words::ident(&words::pascal(style.word()));
        Some(quote!((#member, operation::Style::#style, #explode)))
    });
    let styles: Vec<TokenStream> = styles.collect();
    if styles.is_empty() { quote!(form(#body)) } else { quote!(form_styled(#body, &[#(#styles),*])) }
}

fn raw_kind(media: Media) -> TokenStream {
    match media {
        Media::Text => quote!(String),
        Media::Json => quote!(Json),
        _ => quote!(Vec<u8>),
    }
}

/// A media type that may stand in a header.
pub(super) fn header_safe(media_type: &str) -> String {
    media_type.chars().filter(|character| character.is_ascii_graphic() || *character == ' ').collect()
}

impl Emitter<'_> {
    /// Whether a value is bytes as they are.
    fn is_binary(&self, id: SchemaId) -> bool {
        matches!(self.api.schemas.resolve(id).1.shape, Shape::Scalar(Scalar::Binary))
    }

    /// The bodies of requests that take them apart, which need no types of their own.
    pub(crate) fn taken_apart(&self) -> HashSet<SchemaId> {
        let operations = self.api.operations.iter().zip(&self.names.operations);
        let bodies = operations.filter_map(|(operation, names)| match self.sent(operation, names) {
            Sent::Members { schema, .. } => Some(schema),
            _ => None,
        });
        bodies.collect()
    }

    /// The private struct behind a request that takes its body apart.
    pub(crate) fn body_name(&self, operation: &Operation, names: &OperationNames) -> Option<Ident> {
        matches!(self.sent(operation, names), Sent::Members { .. })
            .then(|| words::ident(&format!("{}Body", names.request)))
    }
}
