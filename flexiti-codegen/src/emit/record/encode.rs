//! How a record says what it is made of: to the wire, to the check of limits and to `Debug` alike.

use proc_macro2::TokenStream;
use quote::quote;

use super::{super::Emitter, Member};
use crate::model::Access;

impl Emitter<'_> {
    /// `encode`, which serves the wire, the check of limits and `Debug` alike. `limited` where the type has constants.
    pub(crate) fn encode(
        &self,
        name: &str,
        members: &[Member<'_>],
        this: TokenStream,
        limited: bool,
        owner: &TokenStream,
        additional: bool,
    ) -> TokenStream {
        let lines = members.iter().map(|member| {
            let (wire, ident) = (&member.field.name, &member.ident);
            let id = member.field.schema;
            let constant = member.constant();
            let limit = match limited && self.limit(id).is_some() {
                true => quote!(&#owner::#constant),
                false => quote!(&wire::Limit::NONE),
            };
            let secret = member.field.sensitive || self.api.schemas.resolve(id).1.sensitive;
            // What is required and has no value is null, not absent; what only answers have prints and is not sent.
            let null = self.is_required(member.field, member.owner) && self.is_nullable(id);
            let to = match member.field.access {
                Access::ReadOnly if limited => quote!(to.read_only()),
                _ if null => quote!(to.or_null()),
                _ => quote!(to),
            };
            match (secret, self.is_quoted(id), limited && self.limit(id).is_some()) {
                (true, true, _) => quote!(#to.quoted_secret(#wire, &#this.#ident, #limit);),
                (true, false, _) => quote!(#to.secret(#wire, &#this.#ident, #limit);),
                (false, true, _) => quote!(#to.quoted(#wire, &#this.#ident, #limit);),
                (false, false, true) => quote!(#to.limited(#wire, &#this.#ident, #limit);),
                (false, false, false) => quote!(#to.member(#wire, &#this.#ident);),
            }
        });
        let extra = additional.then(|| quote!(to.entries(&#this.additional);));
        quote! {
            fn encode(&self, to: &mut wire::Encoder<'_>) {
                to.begin(#name);
                #(#lines)*
                #extra
                to.end();
            }
        }
    }
}
