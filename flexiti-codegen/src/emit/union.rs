//! Unions: a variant for each shape, and one that keeps every other value as JSON.
//!
//! A value is read by its discriminator where the document names one; else the first variant that the value fits is
//! taken, and only where variants can be told apart by their kind of JSON or by their required members. Where they
//! cannot, the value stays JSON: never a wrong guess.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter, docs,
    names::{self, Module, words},
};
use crate::model::{Scalar, Schema, SchemaId, Shape, Union, Variant};

/// How a variant is recognised.
enum Mark {
    /// By these values of the discriminator.
    Tags(Vec<String>),
    /// By the kind of JSON value.
    Kind(&'static str),
    /// By members that only it requires.
    Members(Vec<String>),
}

impl Emitter<'_> {
    /// Everything that is emitted for a union.
    pub(crate) fn union(&self, id: SchemaId, schema: &Schema, union: &Union, from: &Module) -> TokenStream {
        let ident = self.named(id, from);
        let docs = self.schema_docs(id, schema);
        let variants = self.variants(union);
        let kinds: Vec<TokenStream> = union
            .variants
            .iter()
            .map(|variant| {
                let kind = self.kind(variant.schema, from);
                let part = self.api.schemas.resolve(variant.schema).0;
                if self.reach.is_circular(id, part) { quote!(Box<#kind>) } else { kind }
            })
            .collect();
        let described = union.variants.iter().zip(&variants).zip(&kinds).map(|((variant, ident), kind)| {
            let name = variant.name.as_deref().unwrap_or("a shape of its own");
            let lines = docs::attributes(&[format!("{}.", docs::code(name))]);
            quote!(#lines #ident(#kind))
        });
        let decode = self.reach.is_read(id).then(|| self.union_decode(&ident, union));
        quote! {
            #docs
            #[derive(Clone, PartialEq)]
            #[non_exhaustive]
            pub enum #ident {
                #(#described,)*
                /// A value that is none of these for certain, as it came.
                Other(Json),
            }
            impl wire::Encode for #ident {
                fn encode(&self, to: &mut wire::Encoder<'_>) {
                    match self {
                        #(Self::#variants(value) => wire::Encode::encode(value, to),)*
                        Self::Other(value) => wire::Encode::encode(value, to),
                    }
                }
            }
            #decode
        }
    }

    /// How a union is read.
    pub(crate) fn union_decode(&self, ident: &TokenStream, union: &Union) -> TokenStream {
        let variants = self.variants(union);
        let marks = self.marks(union);
        let by_tag = marks.iter().any(|mark| matches!(mark, Mark::Tags(_)));
        let tag = union.discriminator.as_ref().filter(|_| by_tag).map(|discriminator| {
            let member = &discriminator.member;
            quote!(let tag = value.member(#member);)
        });
        let arms = marks.into_iter().zip(&variants).map(|(mark, variant)| {
            let test = match mark {
                Mark::Tags(tags) => quote!(matches!(tag.as_deref(), Some(#(#tags)|*))),
                Mark::Kind(kind) => {
                    let kind = words::ident(kind);
                    quote!(value.kind() == wire::Kind::#kind)
                }
                Mark::Members(members) if members.is_empty() => return quote!(),
                Mark::Members(members) => quote!(value.has(&[#(#members),*])),
            };
            quote!(if #test && let Some(read) = from.reread(&value) { return Ok(Self::#variant(read)); })
        });
        quote! {
            impl wire::Decode for #ident {
                fn decode(from: &mut wire::Decoder<'_>) -> Result<Self, wire::DecodeError> {
                    let value = from.raw()?;
                    #tag
                    #(#arms)*
                    Ok(Self::Other(value.json()))
                }
            }
        }
    }

    /// What the variants are called.
    fn variants(&self, union: &Union) -> Vec<Ident> {
        let wishes = union.variants.iter().enumerate().map(|(index, variant)| {
            let name = names::variant(&self.api.schemas, variant, index);
            vec![name.clone(), format!("{name}Variant")]
        });
        names::members(&["Other", "Self"], wishes).iter().map(|name| words::ident(name)).collect()
    }

    /// How each variant is recognised; a variant without a mark is never chosen, and its place is left out.
    fn marks(&self, union: &Union) -> Vec<Mark> {
        let own_tags = |index: usize, variant: &Variant| -> Vec<String> {
            let others = || union.variants.iter().enumerate().filter(move |(other, _)| *other != index);
            let is_alone = |tag: &&String| others().all(|(_, other)| !other.tags.contains(tag));
            let tags = variant.tags.iter().filter(|_| union.discriminator.is_some());
            tags.filter(is_alone).cloned().collect()
        };
        let kinds: Vec<Option<&'static str>> =
            union.variants.iter().map(|variant| self.json_kind(variant.schema)).collect();
        let named: Vec<Vec<String>> =
            union.variants.iter().map(|variant| self.members_of(variant.schema, false)).collect();
        let mark = |(index, (variant, kind)): (usize, (&Variant, &Option<&'static str>))| {
            let alone =
                |kind: &'static str| kinds.iter().filter(|other| **other == Some(kind) || other.is_none()).count() == 1;
            let tags = own_tags(index, variant);
            if !tags.is_empty() {
                return Mark::Tags(tags);
            }
            match *kind {
                Some(kind) if alone(kind) => Mark::Kind(kind),
                _ => {
                    // What another variant may have tells nothing, even where this one must have it.
                    let others: Vec<&String> = named
                        .iter()
                        .enumerate()
                        .filter(|(other, _)| *other != index)
                        .flat_map(|(_, names)| names)
                        .collect();
                    let required = self.members_of(variant.schema, true).into_iter();
                    Mark::Members(required.filter(|name| !others.contains(&name)).collect())
                }
            }
        };
        union.variants.iter().zip(&kinds).enumerate().map(mark).collect()
    }

    /// The kind of JSON value that a schema's values are.
    fn json_kind(&self, id: SchemaId) -> Option<&'static str> {
        Some(match &self.api.schemas.resolve(id).1.shape {
            Shape::Record(_) | Shape::Map(_) => "Record",
            Shape::List(_) | Shape::Tuple(_) => "List",
            Shape::Enum(list) if list.numeric => "Number",
            Shape::Enum(_) => "Text",
            Shape::Scalar(Scalar::Boolean) => "Boolean",
            Shape::Scalar(
                Scalar::Int32 | Scalar::Int64 | Scalar::UInt64 | Scalar::Float | Scalar::Decimal | Scalar::Digits,
            ) => "Number",
            Shape::Scalar(_) => "Text",
            Shape::Union(_) | Shape::Any | Shape::Alias(_) => return None,
        })
    }

    /// The members that a record must have, or all that it may have.
    fn members_of(&self, id: SchemaId, required: bool) -> Vec<String> {
        match &self.api.schemas.resolve(id).1.shape {
            Shape::Record(record) => {
                let members = record.fields.iter().filter(|field| !required || field.required.is_yes());
                members.map(|field| field.name.clone()).collect()
            }
            _ => Vec::new(),
        }
    }
}
