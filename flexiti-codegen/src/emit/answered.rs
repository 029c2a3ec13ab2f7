//! What an operation answers with on success, and the enum that tells several successes apart.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter, docs,
    names::{self, Module, OperationNames, words},
    operation::{header_safe, is_charset, said_type},
    record::prose_of,
    refusal::status_name,
};
use crate::model::{Content, Media, Operation, Outcome, SchemaId, Status};

/// What is answered on success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// No body.
    Nothing,
    /// One JSON value.
    Value(SchemaId),
    /// JSON that the document does not describe.
    Open,
    Text,
    Bytes,
    /// Server-sent events.
    Events(Option<SchemaId>),
    /// JSON by the line.
    Lines(Option<SchemaId>),
    /// One of several, told apart by status.
    ByStatus(Vec<(Status, Answered)>),
}

impl Answered {
    /// What an operation answers with.
    pub(crate) fn of(operation: &Operation) -> Self {
        let successes = operation.outcomes.iter().filter(|outcome| outcome.status.is_success());
        let mut successes: Vec<(Status, Self)> =
            successes.map(|outcome| (outcome.status, Self::of_outcome(outcome))).collect();
        let Some((_, first)) = successes.first() else { return Self::undocumented(operation) };
        let same = successes.iter().all(|(_, answered)| answered == first);
        // A stream is read as it comes, before its status can choose a type for it.
        let is_stream = |answered: &Self| matches!(answered, Self::Events(_) | Self::Lines(_));
        let stream = successes.iter().position(|(_, answered)| is_stream(answered));
        match (same, stream) {
            (true, _) => successes.swap_remove(0).1,
            (false, Some(stream)) => successes.swap_remove(stream).1,
            (false, None) => Self::ByStatus(successes),
        }
    }

    /// Whether the answer is an enum by status.
    pub(crate) fn is_by_status(&self) -> bool {
        matches!(self, Self::ByStatus(_))
    }

    /// Documents that describe only `default` mean by it what comes on success too.
    fn undocumented(operation: &Operation) -> Self {
        let default = operation.outcomes.iter().find(|outcome| outcome.status == Status::Default);
        match default.map(Self::of_outcome) {
            Some(answered) if operation.outcomes.len() == 1 => answered,
            _ => Self::Nothing,
        }
    }

    fn of_outcome(outcome: &Outcome) -> Self {
        let Some(content) = preferred(&outcome.contents) else { return Self::Nothing };
        match (content.media, content.schema) {
            (Media::Json, Some(schema)) => Self::Value(schema),
            (Media::Json, None) => Self::Open,
            (Media::EventStream, schema) => Self::Events(schema),
            (Media::JsonLines, schema) => Self::Lines(schema),
            (Media::Text, _) => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// The form of an answer that is asked for: JSON where there is one.
fn preferred(contents: &[Content]) -> Option<&Content> {
    contents.iter().find(|content| content.media == Media::Json).or_else(|| contents.first())
}

/// The `accept` header, where it is not that of plain JSON.
pub(super) fn accept(operation: &Operation, answered: &Answered) -> Option<String> {
    let first = || {
        let successes = operation.outcomes.iter().filter(|outcome| outcome.status.is_success());
        let content = successes.flat_map(|outcome| &outcome.contents).next();
        content.map_or_else(|| "*/*".to_owned(), |content| header_safe(&content.media_type))
    };
    match answered {
        Answered::Value(_) | Answered::Open => {
            let successes = operation.outcomes.iter().filter(|outcome| outcome.status.is_success());
            let content = successes.filter_map(|outcome| preferred(&outcome.contents)).next()?;
            // In which letters the answer comes is not ours to ask for: JSON is UTF-8 (RFC 8259, 8.1).
            let plain = content.media_type.split(';').map(str::trim).filter(|part| !is_charset(part));
            let plain = plain.collect::<Vec<_>>().join("; ");
            said_type(content.media, &plain).filter(|_| content.media == Media::Json)
        }
        Answered::Nothing => Some("*/*".into()),
        Answered::Events(_) => Some("text/event-stream".into()),
        Answered::Text | Answered::Bytes | Answered::Lines(_) => Some(first()),
        Answered::ByStatus(all) if all.iter().any(|(_, answered)| accept(operation, answered).is_none()) => None,
        Answered::ByStatus(_) => Some("*/*".into()),
    }
}

impl Emitter<'_> {
    /// The type of a successful answer.
    pub(crate) fn output(&self, answered: &Answered, names: &OperationNames, module: &Module) -> TokenStream {
        let data = |schema: &Option<SchemaId>| schema.map_or_else(|| quote!(Json), |schema| self.kind(schema, module));
        match answered {
            Answered::Nothing => quote!(()),
            Answered::Value(schema) => self.kind(*schema, module),
            Answered::Open => quote!(Json),
            Answered::Text => quote!(String),
            Answered::Bytes => quote!(Vec<u8>),
            Answered::Events(schema) => {
                let data = data(schema);
                quote!(runtime::stream::Events<#data>)
            }
            Answered::Lines(schema) => {
                let data = data(schema);
                quote!(runtime::stream::Lines<#data>)
            }
            Answered::ByStatus(_) => {
                let ident = words::ident(&names.response);
                quote!(#ident)
            }
        }
    }

    /// The enum that tells several successes apart by status; nothing where there is but one kind.
    pub(crate) fn successes(&self, operation: &Operation, names: &OperationNames, answered: &Answered) -> TokenStream {
        let Answered::ByStatus(successes) = answered else { return quote!() };
        let module = Module::Operations(names.module.clone());
        let ident = words::ident(&names.response);
        let wishes = successes.iter().map(|(status, _)| {
            let name = status_name(*status);
            vec![name.clone(), format!("{name}Status")]
        });
        let variants: Vec<_> =
            names::members(&["Other", "Self"], wishes).iter().map(|name| words::ident(name)).collect();
        let described = successes.iter().zip(&variants).map(|((status, answered), variant)| {
            let outcome = operation.outcomes.iter().find(|outcome| outcome.status == *status);
            let mut lines = outcome.map(|outcome| prose_of(&outcome.docs)).unwrap_or_default();
            match lines.first_mut() {
                Some(first) => *first = format!("{}: {first}", status.word()),
                None => lines.push(format!("{}.", status.word())),
            }
            let lines = docs::attributes(&lines);
            match answered {
                Answered::Nothing => quote!(#lines #variant),
                _ => {
                    let kind = self.output(answered, names, &module);
                    quote!(#lines #variant(#kind))
                }
            }
        });
        let arms = successes.iter().zip(&variants).map(|((status, answered), variant)| {
            let pattern = match status {
                Status::Exact(status) => {
                    let status = proc_macro2::Literal::u16_unsuffixed(*status);
                    quote!(#status)
                }
                Status::Class(_) | Status::Default => quote!(200..=299),
            };
            let value = match answered {
                Answered::Nothing => quote!(Ok(Self::#variant)),
                Answered::Text => quote!(Ok(Self::#variant(answer.text()))),
                Answered::Bytes => quote!(Ok(Self::#variant(answer.bytes()))),
                _ => quote!(answer.read().map(Self::#variant)),
            };
            quote!(#pattern => #value,)
        });
        let head = docs::attributes(&[format!(
            "What [`Client::{0}`](crate::Client::{0}) answers with, by status.",
            names.method
        )]);
        quote! {
            #head
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #ident {
                #(#described,)*
                /// A success that the document does not list, by its status.
                Other(u16),
            }
            impl operation::Success for #ident {
                #[allow(clippy::match_overlapping_arm)]
                fn from_answer(answer: &operation::Answer<'_>) -> Result<Self, wire::DecodeError> {
                    match answer.status() {
                        #(#arms)*
                        status => Ok(Self::Other(status)),
                    }
                }
            }
        }
    }
}
