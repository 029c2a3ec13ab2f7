//! Limits as constants: each stands once in the generated code, so that a changed length is one changed line.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, docs, names::words};
use crate::model::{Bound, Constraints, Scalar, SchemaId, Shape};

impl Emitter<'_> {
    /// The expression of a schema's limits; none where it has none that can be checked. Those of a list or
    /// map hold for what is in it too.
    pub(crate) fn limit(&self, id: SchemaId) -> Option<TokenStream> {
        let (_, schema) = self.api.schemas.resolve(id);
        let constraints = &schema.constraints;
        match &schema.shape {
            Shape::Scalar(Scalar::Digits | Scalar::DigitsText) => {
                let digits = constraints.digits().map(u64::from).or(constraints.max_length)?;
                let digits = proc_macro2::Literal::u64_unsuffixed(digits);
                Some(quote!(wire::Limit::digits(#digits)))
            }
            Shape::Scalar(Scalar::Decimal | Scalar::DecimalText) => match constraints.precision_and_scale() {
                Some((precision, scale)) => {
                    let negative = constraints.minimum.as_ref().map(|bound| range("minimum", bound));
                    let precision = proc_macro2::Literal::u32_unsuffixed(precision);
                    let scale = proc_macro2::Literal::u32_unsuffixed(scale);
                    let maximum = constraints.maximum.as_ref().map(|bound| bound.value.trim_start_matches('-'));
                    let minimum = constraints.minimum.as_ref().map(|bound| bound.value.trim_start_matches('-'));
                    // A minimum that mirrors the maximum says no more than the number of digits does.
                    let negative = negative.filter(|_| maximum != minimum);
                    Some(quote!(wire::Limit::decimal(#precision, #scale) #negative))
                }
                None => chain(numeric(constraints)),
            },
            Shape::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::UInt64 | Scalar::Float) => {
                chain(numeric(constraints))
            }
            Shape::Scalar(Scalar::Text | Scalar::Date | Scalar::DateTime) => textual(constraints),
            Shape::Enum(values) if !values.numeric => textual(constraints),
            Shape::List(items) => self.with_limit_of(*items, items_counted(constraints)),
            Shape::Map(values) => self.with_limit_of(*values, entries_counted(constraints)),
            Shape::Record(_) => chain(entries_counted(constraints)),
            _ => None,
        }
    }

    /// The limits of a list or map: those of each single value in it, and how many there may be.
    fn with_limit_of(&self, values: SchemaId, counts: Vec<TokenStream>) -> Option<TokenStream> {
        let of_values = match &self.api.schemas.resolve(values).1.shape {
            Shape::Scalar(_) | Shape::Enum(_) => self.limit(values),
            _ => None,
        };
        match of_values {
            Some(limit) => Some(quote!(#limit #(#counts)*)),
            None => chain(counts),
        }
    }

    /// The constant that holds the limits of a member, for the head of its type.
    pub(crate) fn limit_constant(&self, name: &str, wire: &str, id: SchemaId) -> TokenStream {
        let Some(limit) = self.limit(id) else { return TokenStream::new() };
        let constant = words::ident(&words::constant(name));
        let lines = docs::attributes(&[format!("What {} must satisfy.", docs::code(wire))]);
        quote! {
            #lines
            pub const #constant: wire::Limit = #limit;
        }
    }
}

/// `Limit::first(..).second(..)`.
fn chain(steps: Vec<TokenStream>) -> Option<TokenStream> {
    (!steps.is_empty()).then(|| quote!(wire::Limit::NONE #(#steps)*))
}

/// The most common limit by far is a length alone, which has a constructor of its own.
fn textual(constraints: &Constraints) -> Option<TokenStream> {
    let pattern = constraints.pattern.as_ref().map(|pattern| quote!(.pattern(#pattern)));
    let shortest = count("min_length", constraints.min_length.filter(|length| *length > 0));
    let rest: Vec<TokenStream> = [shortest, pattern].into_iter().flatten().collect();
    match constraints.max_length {
        Some(longest) => {
            let longest = proc_macro2::Literal::u64_unsuffixed(longest);
            Some(quote!(wire::Limit::max_length(#longest) #(#rest)*))
        }
        None => chain(rest),
    }
}

fn numeric(constraints: &Constraints) -> Vec<TokenStream> {
    let step = constraints.multiple_of.as_ref().map(|step| quote!(.multiple_of(#step)));
    let minimum = constraints.minimum.as_ref().map(|bound| range("minimum", bound));
    let maximum = constraints.maximum.as_ref().map(|bound| range("maximum", bound));
    [minimum, maximum, step].into_iter().flatten().collect()
}

fn items_counted(constraints: &Constraints) -> Vec<TokenStream> {
    let unique = constraints.unique_items.then(|| quote!(.unique_items()));
    let fewest = constraints.min_items.filter(|count| *count > 0);
    [count("min_items", fewest), count("max_items", constraints.max_items), unique].into_iter().flatten().collect()
}

fn entries_counted(constraints: &Constraints) -> Vec<TokenStream> {
    let fewest = constraints.min_properties.filter(|count| *count > 0);
    [count("min_properties", fewest), count("max_properties", constraints.max_properties)]
        .into_iter()
        .flatten()
        .collect()
}

fn count(name: &str, value: Option<u64>) -> Option<TokenStream> {
    let name = words::ident(name);
    let value = proc_macro2::Literal::u64_unsuffixed(value?);
    Some(quote!(.#name(#value)))
}

fn range(name: &str, bound: &Bound) -> TokenStream {
    let name = words::ident(&if bound.exclusive { format!("exclusive_{name}") } else { name.to_owned() });
    let value = &bound.value;
    quote!(.#name(#value))
}
