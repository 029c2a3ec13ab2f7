//! The client's method that begins a request.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    described::own_server,
    docs::{self, prose_of},
    names::{Module, OperationNames, words},
    sent::{Sent, raw_kind},
};
use crate::model::Operation;

impl<'m> Emitter<'m> {
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
        let constant = words::ident(&words::constant(&names.method));
        let sent = self.sent(operation, names);
        let mut arguments = Vec::new();
        let mut sets = Vec::new();
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            let ident = words::ident(name);
            if self.is_argument(parameter) {
                let argument = self.argument(parameter.schema, &ident, &module);
                let (kind, typed) = (argument.kind, argument.typed);
                arguments.push(quote!(#ident: #kind));
                let constant = words::ident(&words::constant(name));
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
        let docs = self.method_docs(operation, names, &sent);
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

    fn method_docs(&self, operation: &'m Operation, names: &'m OperationNames, sent: &Sent<'m>) -> TokenStream {
        let mut lines = prose_of(&operation.docs);
        if !lines.is_empty() {
            lines.push(String::new());
        }
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
        if let Some(server) = own_server(operation) {
            facts.push(format!("Served at {}.", docs::code(&server)));
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
        lines.push(String::new());
        lines.extend(self.example(operation, names, sent));
        docs::attributes(&lines)
    }
}
