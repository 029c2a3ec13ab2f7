//! Records: a struct with its members; how callers build it, how it is written and how it is read stand beside.

mod build;
mod decode;
mod encode;
mod member;

pub(crate) use member::Member;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Emitter, docs, names::Module};
use crate::model::{Additional, Field, Record, Schema, SchemaId};

impl<'m> Emitter<'m> {
    /// Everything that is emitted for a record.
    pub(crate) fn record(&self, id: SchemaId, schema: &'m Schema, record: &'m Record, from: &Module) -> TokenStream {
        let ident = self.named(id, from);
        let members = self.members(id, record, &[]);
        let docs = self.schema_docs(id, schema);
        let fields = members.iter().map(|member| {
            let (docs, ident) = (self.field_docs(member.field), &member.ident);
            let kind = self.member(member.field, id, from);
            quote!(#docs pub #ident: #kind)
        });
        let additional = self.additional(record, from);
        let extra = additional.as_ref().map(|kind| {
            quote! {
                /// Members that the document does not name.
                pub additional: BTreeMap<String, #kind>
            }
        });
        let extra = extra.into_iter();
        let building = if self.reach.is_sent(id) {
            self.building(id, &ident, &members, additional.is_some(), from)
        } else {
            quote!()
        };
        let derives = match self.is_default(&members) {
            true => quote!(#[derive(Clone, Default, PartialEq)]),
            false => quote!(#[derive(Clone, PartialEq)]),
        };
        let name = ident.to_string();
        let encode = self.encode(&name, &members, quote!(self), self.reach.is_sent(id), &ident, additional.is_some());
        let decode = self.reach.is_read(id).then(|| self.decode(&ident, id, &members, additional.as_ref(), from));
        quote! {
            #docs
            #derives
            #[non_exhaustive]
            pub struct #ident { #(#fields,)* #(#extra,)* }
            #building
            impl wire::Encode for #ident {
                #encode
            }
            #decode
        }
    }

    /// The type of members that the document does not name, where it gives them one.
    pub(crate) fn additional(&self, record: &Record, from: &Module) -> Option<TokenStream> {
        match record.additional {
            Additional::Typed(values) => Some(self.kind(values, from)),
            Additional::Any => Some(quote!(Json)),
            Additional::Ignored | Additional::Forbidden => None,
        }
    }

    /// How a boxed value is written and read, for a type that holds itself: `Box` is foreign to the runtime's traits, and
    /// only the crate of the type itself may say it.
    pub(crate) fn boxed_impls(&self, id: SchemaId, ident: &Ident) -> TokenStream {
        if !self.reach.is_circular(id, id) {
            return quote!();
        }
        let decode = self.reach.is_read(id).then(|| self.boxed_decode(&quote!(#ident)));
        quote! {
            impl wire::Encode for Box<#ident> {
                fn encode(&self, to: &mut wire::Encoder<'_>) {
                    wire::Encode::encode(&**self, to);
                }
            }
            #decode
        }
    }

    /// How a boxed value is read.
    pub(crate) fn boxed_decode(&self, kind: &TokenStream) -> TokenStream {
        quote! {
            impl wire::Decode for Box<#kind> {
                fn decode(from: &mut wire::Decoder<'_>) -> Result<Self, wire::DecodeError> {
                    <#kind as wire::Decode>::decode(from).map(Box::new)
                }
            }
        }
    }

    /// A value on the heap where its record would otherwise hold itself.
    fn boxed(&self, field: &Field, owner: SchemaId, value: TokenStream) -> TokenStream {
        let part = self.api.schemas.resolve(field.schema).0;
        if self.reach.is_circular(owner, part) { quote!(Box::new(#value)) } else { value }
    }

    /// What is said about a type: the document's words, else where it comes from.
    pub(crate) fn schema_docs(&self, id: SchemaId, schema: &Schema) -> TokenStream {
        let mut lines = docs::prose_of(&schema.docs);
        if lines.is_empty() {
            lines.push(match (&schema.component, self.answered_by.get(&id)) {
                (Some(component), _) => format!("{} of the document.", docs::code(component)),
                (None, Some(method)) => format!("What [`Client::{method}`](crate::Client::{method}) answers."),
                (None, None) => "The document describes it in place, without words of its own.".into(),
            });
        }
        let deprecated = deprecated(schema.docs.deprecated);
        let lines = docs::attributes(&lines);
        quote!(#lines #deprecated)
    }

    /// What is said about a member: prose, shape, when it is needed, and how that is known.
    pub(crate) fn field_docs(&self, field: &Field) -> TokenStream {
        docs::attributes(&self.field_lines(field))
    }
}

/// `#[deprecated]` would warn in our own code where the item is used; the documentation says it instead.
fn deprecated(is: bool) -> TokenStream {
    if is { docs::attributes(&[String::new(), "Deprecated by the vendor.".into()]) } else { quote!() }
}
