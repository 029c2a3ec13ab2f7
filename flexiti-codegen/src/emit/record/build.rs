//! How a caller builds a record: its limits as constants, `new` with what is required, a setter for everything else.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::{Emitter, docs, names::Module},
    Member,
};
use crate::model::SchemaId;

impl Emitter<'_> {
    /// Limits, `new` with what is required, and a setter for everything else.
    pub(super) fn building(
        &self,
        id: SchemaId,
        ident: &TokenStream,
        members: &[Member<'_>],
        additional: bool,
        from: &Module,
    ) -> TokenStream {
        let limits =
            members.iter().map(|member| self.limit_constant(&member.name, &member.field.name, member.field.schema));
        let required: Vec<_> = members.iter().filter(|member| self.is_asked(member)).collect();
        let arguments = required.iter().map(|member| {
            let (ident, kind) = (&member.ident, self.argument(member.field.schema, &member.ident, from).kind);
            quote!(#ident: #kind)
        });
        let values = members.iter().map(|member| {
            let ident = &member.ident;
            if !self.is_asked(member) {
                return quote!(#ident: None);
            }
            let argument = self.argument(member.field.schema, ident, from);
            if !self.is_always_there(member) {
                let value = self.boxed(member.field, id, argument.value);
                return quote!(#ident: Some(#value));
            }
            match self.reach.is_circular(id, self.api.schemas.resolve(member.field.schema).0) {
                true => {
                    let value = argument.value;
                    quote!(#ident: Box::new(#value))
                }
                false => argument.initialised(ident),
            }
        });
        let extra = additional.then(|| quote!(additional: BTreeMap::new())).into_iter();
        let new = match required.is_empty() {
            true => quote! {
                /// With nothing in it.
                pub fn new() -> Self { Default::default() }
            },
            false => {
                let many = (required.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
                quote! {
                    /// With everything that is required, and nothing else.
                    #many
                    pub fn new(#(#arguments),*) -> Self {
                        Self { #(#values,)* #(#extra,)* }
                    }
                }
            }
        };
        let setters = members.iter().filter(|member| self.is_settable(member) && !self.is_asked(member));
        let setters = setters.map(|member| self.setter(member, id, quote!(self), from));
        quote! {
            impl #ident {
                #(#limits)*
                #new
                #(#setters)*
            }
        }
    }

    /// The method that sets an optional member of the record that is found at `this`.
    pub(crate) fn setter(&self, member: &Member<'_>, owner: SchemaId, this: TokenStream, from: &Module) -> TokenStream {
        let argument = self.argument(member.field.schema, &member.ident, from);
        let docs = self.setter_docs(member);
        let (ident, kind) = (&member.ident, argument.kind);
        let value = self.boxed(member.field, owner, argument.value);
        let value = if member.is_twice_optional() { quote!(Some(#value)) } else { value };
        let null = member.null.as_ref().map(|null| {
            let lines = docs::attributes(&[format!(
                "Sends {} as null, which is not the same as leaving it out.",
                docs::code(&member.field.name)
            )]);
            quote! {
                #lines
                pub fn #null(mut self) -> Self {
                    #this.#ident = Some(None);
                    self
                }
            }
        });
        quote! {
            #docs
            pub fn #ident(mut self, #ident: #kind) -> Self {
                #this.#ident = Some(#value);
                self
            }
            #null
        }
    }

    fn setter_docs(&self, member: &Member<'_>) -> TokenStream {
        let field = member.field;
        let mut lines = self.field_lines(field);
        lines.extend(self.limit_line(&member.name, field.schema));
        docs::attributes(&lines)
    }
}
