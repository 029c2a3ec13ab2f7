//! Operations: a static description, a request that is awaited, and the client's method that begins it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter,
    answered::Answered,
    docs,
    forms::form,
    media_type::said_type,
    names::{Module, OperationNames, words},
    sent::{Sent, raw_kind},
};
use crate::model::{Content, Media, Operation, SchemaId};

impl<'m> Emitter<'m> {
    /// Everything that is emitted for one operation.
    pub(crate) fn operation(&self, operation: &'m Operation, names: &'m OperationNames) -> TokenStream {
        let module = Module::Operations(names.module.clone());
        let request = words::ident(&names.request);
        let error = words::ident(&names.error);
        let constant = words::ident(&words::constant(&names.method));
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
        let send = self.send(&sent, &how_sent(&answered));
        let paged = self.paged(operation, names, &sent, &answered, &module);
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
                #paged
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
            struct #body { #(#fields),* }
            impl wire::Encode for #body {
                #encode
            }
            #parts
        }
    }

    fn limits(&self, operation: &Operation, names: &OperationNames, sent: &Sent<'m>) -> TokenStream {
        let parameters = operation.parameters.iter().zip(&names.parameters);
        let parameters = parameters.filter(|(parameter, _)| parameter.supplied.is_none()).map(|(parameter, name)| {
            let (constant, described) = (words::ident(&words::constant(name)), self.parameter(parameter));
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
            let mut lines = self.parameter_lines(parameter);
            lines.extend(self.limit_line(name, parameter.schema));
            let docs = docs::attributes(&lines);
            let constant = words::ident(&words::constant(name));
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

    /// The call with its body, and `how` it is sent.
    pub(super) fn send(&self, sent: &Sent<'m>, how: &TokenStream) -> TokenStream {
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
            Sent::Whole { schema, .. } => self.limit(*schema).map(|limit| quote!(.body_limit(const { &#limit }))),
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

    fn request_docs(&self, operation: &Operation, names: &OperationNames, sent: &Sent<'m>) -> TokenStream {
        let mut lines = vec![format!("The request of [`Client::{0}`](crate::Client::{0}).", names.method)];
        let mut arguments: Vec<String> = Vec::new();
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            if self.is_argument(parameter) {
                let said = self.parameter_lines(parameter);
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
            Some(_) => format!(" Limits: [`Self::{}`].", words::constant(name)),
            None => String::new(),
        };
        let said = said.into_iter().filter(|line| !line.is_empty() && !line.starts_with("```")).collect::<Vec<_>>();
        docs::wrapped(&format!("- `{name}`: {}{limit}", said.join(" ")))
    }
}

/// How a call is sent that answers this.
fn how_sent(answered: &Answered) -> TokenStream {
    match answered {
        Answered::Nothing => quote!(send_unread()),
        Answered::Text => quote!(send_text()),
        Answered::Bytes => quote!(send_bytes()),
        Answered::Events(_) => quote!(send_for_events()),
        Answered::Lines(_) => quote!(send_for_lines()),
        Answered::ByStatus(_) => quote!(send_by_status()),
        Answered::Value(_) | Answered::Open => quote!(send()),
    }
}
