//! Bodies that are forms: with the styles of their members, or in parts.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Emitter, media_type::header_safe, names::words, record::Member};
use crate::model::{Content, Media, Shape};

impl Emitter<'_> {
    /// The body as parts (RFC 7578): a file for each member of bytes, a field for every other, and of a list one for
    /// each item.
    pub(super) fn parts(
        &self,
        body: &Ident,
        request: &Ident,
        members: &[Member<'_>],
        content: &Content,
    ) -> TokenStream {
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
            let typed = said.as_ref().map(|kind| quote!(.content_type(#kind)));
            let items = match &schema.shape {
                Shape::List(items) => Some(*items),
                _ => None,
            };
            let add = match items {
                None if self.is_binary(member.field.schema) => {
                    quote!(parts.push(operation::Part::file(#wire, value, #kind));)
                }
                None => quote!(parts.push(operation::Part::field(#wire, value, #limit)#typed);),
                Some(items) if self.is_binary(items) => {
                    let flat = self.is_nullable(items).then(|| quote!(.flatten()));
                    quote!(parts.extend(value.iter()#flat.map(|value| operation::Part::file(#wire, value, #kind)));)
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
                pub(super) fn parts(&self) -> Vec<operation::Part> {
                    let mut parts = Vec::new();
                    #(#adds)*
                    parts
                }
            }
        }
    }
}

/// A body as a form, with the styles of its members where the document gives them some.
pub(super) fn form(content: &Content, body: TokenStream) -> TokenStream {
    let styles = content.encodings.iter().filter_map(|encoding| {
        let member = &encoding.member;
        let is_json = encoding.media_type.as_deref().is_some_and(|name| Media::of(name) == Media::Json);
        let (style, explode) = match encoding.style {
            Some((style, explode)) => (words::ident(&words::pascal(style.word())), explode),
            None if is_json => (words::ident("Json"), false),
            None => return None,
        };
        Some(quote!((#member, operation::Style::#style, #explode)))
    });
    let styles: Vec<TokenStream> = styles.collect();
    if styles.is_empty() { quote!(form(#body)) } else { quote!(form_styled(#body, &[#(#styles),*])) }
}
