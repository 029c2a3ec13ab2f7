//! Requests as they arrive: a struct for each operation, and how it is read.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::{
    Emitter, docs,
    grouping::Piece,
    names::{self, OURS, OperationNames, words},
    record::Member,
    sent::{Sent, raw_kind},
};
use super::{outside, travel};
use crate::model::{Additional, Content, Media, Operation, Parameter, Scalar, SchemaId, Shape, Style, Supplied};

/// A member of a request: its name, its type, and how it is had.
type Had = (Ident, TokenStream, TokenStream);

impl<'m> Emitter<'m> {
    /// The names of the requests, in the document's order.
    pub(super) fn asked_names(&self) -> Vec<String> {
        let wishes = self.names.operations.iter().map(|names| {
            let name = words::pascal(&names.method);
            vec![name.clone(), format!("{name}Request")]
        });
        names::members(&OURS, wishes)
    }

    pub(super) fn asked_pieces(&self) -> Vec<Piece<String>> {
        let asked = self.asked_names();
        self.each_operation(|operation, names, index| {
            let ident = asked.get(index).map(|name| words::ident(name));
            self.asked(operation, names, ident.as_ref())
        })
    }

    fn asked(&self, operation: &'m Operation, names: &OperationNames, ident: Option<&Ident>) -> TokenStream {
        let parameters = operation.parameters.iter().zip(&names.parameters);
        let parameters = parameters.filter(|(parameter, _)| parameter.supplied != Some(Supplied::ClientId));
        let members = parameters.map(|(parameter, name)| self.asked_parameter(parameter, name));
        let members: Vec<Had> = members.chain(self.asked_body(operation, names)).collect();
        let fields = members.iter().map(|(name, kind, _)| quote!(pub #name: #kind));
        let values = members.iter().map(|(name, _, value)| quote!(#name: #value));
        let from = if members.is_empty() { quote!(_) } else { quote!(from) };
        let (id, travels, success) = (&operation.id, travel::travels(operation), self.success_kind(operation, names));
        let (module, error) = (words::ident(&names.module), words::ident(&names.error));
        let mut parameters = operation.parameters.iter();
        let uses = parameters.any(|parameter| parameter.supplied.is_none()).then(|| {
            let request = words::ident(&names.request);
            quote!(use operations::#module::#request as Request;)
        });
        let head = docs::attributes(&[format!("What [`Client::{0}`](crate::Client::{0}) asks.", names.method)]);
        quote! {
            #head
            #[derive(Clone, PartialEq)]
            #[non_exhaustive]
            #[allow(missing_docs)]
            pub struct #ident { #(#fields),* }
            impl stub::Asked for #ident {
                const OPERATION: &'static str = #id;
                type Success = #success;
                type Refusal = operations::#module::#error;
                fn answered(said: stub::Said<Self::Success>) -> stub::Reply { said.#travels }
                fn read(#from: &stub::Sent) -> Result<Self, stub::NotRead> {
                    #uses
                    Ok(Self { #(#values),* })
                }
            }
            flexiti_runtime::debug_by_name!(#ident);
        }
    }

    fn asked_parameter(&self, parameter: &Parameter, name: &str) -> Had {
        let kind = self.kind(parameter.schema, &outside());
        let kind = if self.is_argument(parameter) { kind } else { quote!(Option<#kind>) };
        let constant = match self.supplied_constant(parameter) {
            Some(constant) => quote!(operations::#constant),
            None => {
                let constant = words::ident(&name.to_uppercase());
                quote!(Request::#constant)
            }
        };
        let form = self.form_of(parameter.schema);
        let value = match self.members_among_others(parameter) {
            Some(members) => quote!(from.parameter(stub::Kind::#members, &#constant)?),
            None if form == "Scalar" => quote!(from.scalar(&#constant)?),
            None => quote!(from.parameter(stub::Kind::#form, &#constant)?),
        };
        (words::ident(name), kind, value)
    }

    /// The members of a record that stand among other parameters, where they do.
    fn members_among_others(&self, parameter: &Parameter) -> Option<TokenStream> {
        let Shape::Record(record) = &self.api.schemas.resolve(parameter.schema).1.shape else { return None };
        let is_spread = parameter.style == Style::Form && parameter.explode && !parameter.json;
        let is_open = matches!(record.additional, Additional::Any | Additional::Typed(_)) || record.heirs.is_some();
        let names = record.fields.iter().map(|field| &field.name);
        (is_spread && !is_open).then(|| quote!(Members(&[#(#names),*])))
    }

    fn asked_body(&self, operation: &'m Operation, names: &'m OperationNames) -> Vec<Had> {
        let body = words::ident(&names.body);
        let optional = |kind: TokenStream, value: TokenStream| {
            (body.clone(), quote!(Option<#kind>), quote!((!from.is_empty()).then(|| #value)))
        };
        match self.sent(operation, names) {
            Sent::Nothing => Vec::new(),
            Sent::Members { schema, members, media: Media::Json, .. } => {
                let members = members.iter().map(|member| {
                    let name = &member.field.name;
                    (member.ident.clone(), self.asked_kind(member, schema), quote!(from.member(#name)?))
                });
                members.collect()
            }
            Sent::Members { schema, members, content, .. } => {
                let members = members.iter().map(|member| {
                    let (form, field) = self.field(&member.field.name, member.field.schema, content);
                    let value = quote!(from.field(stub::Kind::#form, &#field)?);
                    (member.ident.clone(), self.asked_kind(member, schema), value)
                });
                members.collect()
            }
            Sent::Whole { schema, content, required } => {
                let kind = self.kind(schema, &outside());
                let kind = if required { kind } else { quote!(Option<#kind>) };
                let value = match content.media {
                    Media::Form => {
                        let others = self.other_fields(schema, content);
                        quote!(from.form(&[#(#others),*])?)
                    }
                    _ => quote!(from.json()?),
                };
                vec![(body, kind, value)]
            }
            Sent::Raw { media: Media::Json, required, .. } => {
                let kind = if required { quote!(Json) } else { quote!(Option<Json>) };
                vec![(body, kind, quote!(from.json()?))]
            }
            Sent::Raw { media, required, .. } => {
                let (kind, value) = (raw_kind(media), if media == Media::Text { quote!(text) } else { quote!(bytes) });
                let value = quote!(from.#value());
                vec![if required { (body, kind, value) } else { optional(kind, value) }]
            }
        }
    }

    fn asked_kind(&self, member: &Member<'m>, owner: SchemaId) -> TokenStream {
        self.member(member.field, owner, &outside())
    }

    /// The fields of a form that are no plain texts.
    fn other_fields(&self, schema: SchemaId, content: &Content) -> Vec<TokenStream> {
        let Shape::Record(record) = &self.api.schemas.resolve(schema).1.shape else { return Vec::new() };
        let fields = record.fields.iter().map(|field| (self.field(&field.name, field.schema, content), field));
        let others = fields.filter(|((form, _), _)| form != "Scalar");
        others.map(|((form, field), _)| quote!((stub::Kind::#form, #field))).collect()
    }

    /// What a field of a form holds, and how it is written.
    fn field(&self, name: &str, schema: SchemaId, content: &Content) -> (Ident, TokenStream) {
        let encoding = content.encodings.iter().find(|encoding| encoding.member == name);
        let is_json = encoding.and_then(|encoding| encoding.media_type.as_deref());
        let is_json = is_json.is_some_and(|media_type| Media::of(media_type) == Media::Json);
        let form = self.form_of(schema);
        let field = quote!(operation::Parameter::query(#name));
        let field = match encoding.and_then(|encoding| encoding.style) {
            Some((style, explode)) => {
                let style = words::ident(&words::pascal(style.word()));
                quote!(#field.style(operation::Style::#style).explode(#explode))
            }
            None if is_json || form == "Record" => quote!(#field.json()),
            None => field,
        };
        (form, field)
    }

    /// What the text of a value does not tell: the variant of the runtime's enum.
    fn form_of(&self, schema: SchemaId) -> Ident {
        words::ident(match &self.api.schemas.resolve(schema).1.shape {
            Shape::Record(_) | Shape::Map(_) => "Record",
            Shape::List(_) | Shape::Tuple(_) => "List",
            Shape::Scalar(Scalar::Binary) => "File",
            Shape::Scalar(_) | Shape::Enum(_) => "Scalar",
            Shape::Union(_) | Shape::Any | Shape::Alias(_) => "Any",
        })
    }
}
