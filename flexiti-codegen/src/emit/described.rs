//! Operations and parameters as static data.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter,
    answered::Answered,
    media_type::accept,
    names::words,
    status::{is_2xx, statuses},
};
use crate::model::{Operation, Parameter, Server, Style, Supplied};

/// The base address of an operation alone: the first that is safe to call.
pub(super) fn own_server(operation: &Operation) -> Option<String> {
    let mut urls = operation.servers.iter().map(Server::default_url);
    urls.find(|url| url.starts_with("https://") || (url.starts_with('/') && !url.starts_with("//")))
}

impl Emitter<'_> {
    pub(super) fn described(&self, operation: &Operation, constant: &Ident, answered: &Answered) -> TokenStream {
        let (id, path) = (&operation.id, &operation.path);
        let method = words::ident(&words::pascal(&operation.method.word().to_ascii_lowercase()));
        let mut said: Vec<TokenStream> = Vec::new();
        if let Some(server) = own_server(operation) {
            said.push(quote!(server: Some(#server)));
        }
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
}
