//! Limits as constants: each stands once in the generated code, so that a changed length is one changed line.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, docs, names::words};
use crate::model::{Bound, Constraints, Scalar, SchemaId, Shape};

impl Emitter<'_> {
    /// The expression of a schema's limits; none where it has none that can be checked. Those of a list hold for its
    /// items too.
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
            Shape::List(items) => {
                let counts = sized(constraints);
                let of_items = match &self.api.schemas.resolve(*items).1.shape {
                    Shape::Scalar(_) | Shape::Enum(_) => self.limit(*items),
                    _ => None,
                };
                match of_items {
                    Some(limit) => Some(quote!(#limit #(#counts)*)),
                    None => chain(counts),
                }
            }
            _ => None,
        }
    }

    /// The constant that holds the limits of a member, for the head of its type.
    pub(crate) fn limit_constant(&self, name: &str, wire: &str, id: SchemaId) -> TokenStream {
        let Some(limit) = self.limit(id) else { return TokenStream::new() };
        let constant = words::ident(&name.to_uppercase());
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

fn sized(constraints: &Constraints) -> Vec<TokenStream> {
    let unique = constraints.unique_items.then(|| quote!(.unique_items()));
    let fewest = constraints.min_items.filter(|count| *count > 0);
    [count("min_items", fewest), count("max_items", constraints.max_items), unique].into_iter().flatten().collect()
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
