//! The type that a schema has in Rust.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter,
    names::{Module, words::ident},
};
use crate::model::{Field, Parameter, Scalar, SchemaId, Shape};

/// How an argument takes a value: as itself, or as anything that becomes one.
pub(crate) struct Argument {
    /// The type of the argument.
    pub(crate) kind: TokenStream,
    /// The value, where the type that is wanted is known.
    pub(crate) value: TokenStream,
    /// The statement that turns the argument into the value, where its type is not known from elsewhere.
    pub(crate) typed: TokenStream,
    /// Whether the value is the argument itself, unchanged.
    pub(crate) is_itself: bool,
}

impl Argument {
    fn itself(kind: TokenStream, name: &Ident) -> Self {
        Self { kind, value: quote!(#name), typed: quote!(), is_itself: true }
    }

    /// `name: value` in a struct expression, or the name alone where that says it.
    pub(crate) fn initialised(&self, name: &Ident) -> TokenStream {
        let value = &self.value;
        if self.is_itself { quote!(#name) } else { quote!(#name: #value) }
    }
}

/// Longer tuples are free-form JSON: the runtime knows none.
const LONGEST_TUPLE: usize = 8;
/// Lists within lists are types so deep, and JSON below: each level stands wherever the type is used.
const DEEPEST_TYPE: usize = 16;

impl Emitter<'_> {
    /// The type of a value that is there and not null, seen from a module.
    pub(crate) fn kind(&self, id: SchemaId, from: &Module) -> TokenStream {
        self.kind_below(id, from, &mut Vec::new())
    }

    /// As [`Emitter::kind`]; `above` holds the lists and maps around it, so that one inside itself ends as free-form
    /// JSON.
    fn kind_below(&self, id: SchemaId, from: &Module, above: &mut Vec<SchemaId>) -> TokenStream {
        let (id, schema) = self.api.schemas.resolve(id);
        if above.contains(&id) || above.len() > DEEPEST_TYPE {
            return quote!(Json);
        }
        above.push(id);
        let kind = match &schema.shape {
            Shape::Record(_) | Shape::Enum(_) | Shape::Union(_) => self.named(id, from),
            Shape::List(items) => {
                let items = self.element(*items, from, above);
                quote!(Vec<#items>)
            }
            Shape::Map(values) => {
                let values = self.element(*values, from, above);
                quote!(BTreeMap<String, #values>)
            }
            Shape::Tuple(parts)
                if parts.len() <= LONGEST_TUPLE && !self.reach.is_circular(id, id) && self.tuples(above) <= 2 =>
            {
                let parts = parts.iter().map(|part| self.element(*part, from, above));
                quote!((#(#parts,)*))
            }
            Shape::Scalar(scalar) => scalar_kind(*scalar),
            Shape::Tuple(_) | Shape::Any | Shape::Alias(_) => quote!(Json),
        };
        above.pop();
        kind
    }

    /// How many of these are tuples: what tuples hold multiplies.
    fn tuples(&self, above: &[SchemaId]) -> usize {
        above.iter().filter(|id| matches!(self.api.schemas[**id].shape, Shape::Tuple(_))).count()
    }

    /// The type of an item of a list, which may be null.
    pub(super) fn item_kind(&self, id: SchemaId, from: &Module) -> TokenStream {
        self.element(id, from, &mut Vec::new())
    }

    /// An item of a list or a value of a map, which may be null.
    fn element(&self, id: SchemaId, from: &Module, above: &mut Vec<SchemaId>) -> TokenStream {
        let kind = self.kind_below(id, from, above);
        if self.is_nullable(id) { quote!(Option<#kind>) } else { kind }
    }

    /// The path of a named type.
    pub(crate) fn named(&self, id: SchemaId, from: &Module) -> TokenStream {
        let Some(name) = self.names.types.get(&id) else { return quote!(Json) };
        let item = ident(&name.name);
        match &name.module {
            module if module == from => quote!(#item),
            Module::Types => quote!(types::#item),
            Module::Operations(module) => {
                let module = ident(module);
                // Outside of all modules of operations they are brought in at the top of the file.
                match from {
                    Module::Operations(from) if from.is_empty() => quote!(operations::#module::#item),
                    _ => quote!(crate::operations::#module::#item),
                }
            }
        }
    }

    /// Whether null is a value of the schema, by itself or by what it stands for.
    pub(crate) fn is_nullable(&self, id: SchemaId) -> bool {
        self.api.schemas[id].nullable || self.api.schemas.resolve(id).1.nullable
    }

    /// The type of a member: optional where it may be absent or null, twice so where it may be either.
    pub(crate) fn member(&self, field: &Field, owner: SchemaId, from: &Module) -> TokenStream {
        let mut kind = self.kind(field.schema, from);
        if self.reach.is_circular(owner, self.api.schemas.resolve(field.schema).0) {
            kind = quote!(Box<#kind>);
        }
        match (self.is_required(field, owner), self.is_nullable(field.schema)) {
            (true, false) => kind,
            (true, true) | (false, false) => quote!(Option<#kind>),
            (false, true) => quote!(Option<Option<#kind>>),
        }
    }

    /// How a value of the schema is taken as the argument `name`.
    pub(crate) fn argument(&self, id: SchemaId, name: &Ident, from: &Module) -> Argument {
        let kind = self.kind(id, from);
        match &self.api.schemas.resolve(id).1.shape {
            Shape::Scalar(Scalar::Boolean | Scalar::Int32 | Scalar::Int64 | Scalar::UInt64 | Scalar::Float) => {
                Argument::itself(kind, name)
            }
            Shape::Scalar(_) | Shape::Enum(_) => Argument {
                typed: quote!(let #name: #kind = #name.into();),
                kind: quote!(impl Into<#kind>),
                value: quote!(#name.into()),
                is_itself: false,
            },
            _ => Argument::itself(kind, name),
        }
    }

    /// Whether a parameter must be given by the caller.
    pub(crate) fn is_argument(&self, parameter: &Parameter) -> bool {
        parameter.required.is_yes() && parameter.supplied.is_none()
    }

    /// Whether a scalar travels as a JSON string although it is a number.
    pub(crate) fn is_quoted(&self, id: SchemaId) -> bool {
        let shape = &self.api.schemas.resolve(id).1.shape;
        matches!(shape, Shape::Scalar(Scalar::DecimalText | Scalar::DigitsText))
    }
}

fn scalar_kind(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::Boolean => quote!(bool),
        Scalar::Int32 => quote!(i32),
        Scalar::Int64 => quote!(i64),
        Scalar::UInt64 => quote!(u64),
        Scalar::Float => quote!(f64),
        Scalar::Decimal | Scalar::DecimalText => quote!(Decimal),
        Scalar::Digits | Scalar::DigitsText => quote!(Digits),
        Scalar::Text => quote!(String),
        Scalar::Date => quote!(Date),
        Scalar::DateTime => quote!(DateTime),
        Scalar::Base64 => quote!(Base64),
        Scalar::Binary => quote!(operation::File),
    }
}
