//! How a record is read: whatever else comes is passed over or kept, and nothing but a missing required member fails.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    super::{
        Emitter,
        names::{Module, words},
    },
    Member,
};
use crate::model::SchemaId;

impl Emitter<'_> {
    /// `decode`: straight into a default value where every member may be absent, else by way of locals.
    pub(crate) fn decode(
        &self,
        ident: &TokenStream,
        id: SchemaId,
        members: &[Member<'_>],
        additional: Option<&TokenStream>,
        from: &Module,
    ) -> TokenStream {
        let body = match self.is_default(members) {
            true => decode_in_place(members, additional.is_some()),
            false => self.decode_by_locals(id, members, additional, from),
        };
        quote! {
            impl wire::Decode for #ident {
                fn decode(from: &mut wire::Decoder<'_>) -> Result<Self, wire::DecodeError> { #body }
            }
        }
    }

    fn decode_by_locals(
        &self,
        id: SchemaId,
        members: &[Member<'_>],
        additional: Option<&TokenStream>,
        from: &Module,
    ) -> TokenStream {
        let locals = members.iter().map(|member| {
            let local = local(member);
            let mut kind = self.kind(member.field.schema, from);
            if self.reach.is_circular(id, self.api.schemas.resolve(member.field.schema).0) {
                kind = quote!(Box<#kind>);
            }
            if self.is_nullable(member.field.schema) {
                kind = quote!(Option<#kind>);
            }
            quote!(let mut #local: Option<#kind> = None;)
        });
        let places = members.iter().map(|member| {
            let (wire, local) = (&member.field.name, local(member));
            quote!((#wire, &mut #local))
        });
        let fields = members.iter().map(|member| {
            let (wire, ident, local) = (&member.field.name, &member.ident, local(member));
            match self.is_required(member.field, id) {
                // A member that the document calls required and allows to be null may be absent all the same.
                true if self.is_nullable(member.field.schema) => quote!(#ident: #local.flatten()),
                true => quote!(#ident: from.required(#wire, #local)?),
                false if *ident == local => quote!(#ident),
                false => quote!(#ident: #local),
            }
        });
        let places = quote!(&mut [#(#places),*]);
        let (declare, read, extra) = match additional {
            Some(kind) => (
                quote!(let mut additional: BTreeMap<String, #kind> = BTreeMap::new();),
                quote!(from.members_and(#places, &mut additional)?;),
                quote!(additional,),
            ),
            None => (quote!(), quote!(from.members(#places)?;), quote!()),
        };
        quote! {
            #(#locals)*
            #declare
            #read
            Ok(Self { #(#fields,)* #extra })
        }
    }
}

/// Reads every member into the value itself.
fn decode_in_place(members: &[Member<'_>], additional: bool) -> TokenStream {
    let places = members.iter().map(|member| {
        let (wire, ident) = (&member.field.name, &member.ident);
        quote!((#wire, &mut read.#ident))
    });
    if members.is_empty() && !additional {
        return quote! {
            from.members(&mut [])?;
            Ok(Default::default())
        };
    }
    let places = quote!(&mut [#(#places),*]);
    let read = match additional {
        true => quote!(from.members_and(#places, &mut read.additional)?;),
        false => quote!(from.members(#places)?;),
    };
    quote! {
        let mut read: Self = Default::default();
        #read
        Ok(read)
    }
}

fn local(member: &Member<'_>) -> Ident {
    // `from` is what is read from.
    match member.name.as_str() {
        "from" | "additional" => words::ident(&format!("{}_", member.name)),
        _ => member.ident.clone(),
    }
}
