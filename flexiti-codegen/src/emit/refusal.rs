//! Refusals: one error enum for each operation, by documented code where the document has codes, else by status.

use indexmap::IndexMap;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter, docs,
    docs::prose_of,
    names::{self, Module, OperationNames, words},
    status::{status_lines, status_name},
};
use crate::model::{ErrorCode, Media, Operation, Outcome, SchemaId, Status};

/// One way of being refused.
pub(super) struct Refusal<'m> {
    pub(super) ident: Ident,
    lines: Vec<String>,
    pub(super) test: Test<'m>,
    /// The status that it comes with, the first one where it may come with several.
    pub(super) status: Status,
    /// The shape of the body that comes with it, where it has one of its own.
    pub(super) body: Option<SchemaId>,
}

/// How it is recognised.
pub(super) enum Test<'m> {
    Code(&'m str),
    Status(Status),
}

impl<'m> Emitter<'m> {
    /// The error enum of an operation.
    pub(crate) fn refusal(&self, operation: &'m Operation, names: &OperationNames) -> TokenStream {
        let module = Module::Operations(names.module.clone());
        let ident = words::ident(&names.error);
        let refusals = self.refusals(operation);
        let variants = refusals.iter().map(|refusal| {
            let (docs, ident) = (docs::attributes(&refusal.lines), &refusal.ident);
            match refusal.body {
                Some(body) => {
                    let kind = self.kind(body, &module);
                    quote!(#docs #ident(Box<#kind>))
                }
                None => quote!(#docs #ident),
            }
        });
        let codes = refusals.iter().filter_map(|refusal| match refusal.test {
            Test::Code(code) => {
                let ident = &refusal.ident;
                Some(quote!(Some(#code) => Self::#ident,))
            }
            Test::Status(_) => None,
        });
        let codes: Vec<_> = codes.collect();
        let statuses = self.by_status(&refusals);
        let has_default = refusals.iter().any(|refusal| matches!(refusal.test, Test::Status(Status::Default)));
        let rest = if has_default { quote!() } else { quote!(_ => Self::Other,) };
        // One arm that takes every status needs no `match` around it.
        let only_default = has_default && statuses.len() == 1;
        let only = refusals.iter().filter(|refusal| matches!(refusal.test, Test::Status(_))).map(value_of).take(1);
        let only: Vec<TokenStream> = only.collect();
        let by_status = match only_default {
            true => quote!(#(#only)*),
            false => quote!(match answer.status() { #(#statuses)* #rest }),
        };
        let read = match (codes.is_empty(), statuses.is_empty()) {
            (true, true) => quote!(Self::Other),
            (true, false) => by_status,
            (false, true) => quote!(match answer.code() { #(#codes)* _ => Self::Other }),
            (false, false) => quote! {
                match answer.code() {
                    #(#codes)*
                    _ => #by_status,
                }
            },
        };
        let unused = codes.is_empty()
            && (statuses.is_empty() || (only_default && refusals.iter().all(|refusal| refusal.body.is_none())));
        let answer = if unused { quote!(_) } else { quote!(answer) };
        let head = docs::attributes(&[format!(
            "What [`Client::{0}`](crate::Client::{0}) is documented to be refused with.",
            names.method
        )]);
        quote! {
            #head
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #ident {
                #(#variants,)*
                /// A refusal that the document does not list.
                Other,
            }
            impl operation::Refusal for #ident {
                fn from_answer(#answer: &operation::Answer<'_>) -> Self { #read }
            }
        }
    }

    /// The arms by status: exact ones before classes, `default` last.
    fn by_status(&self, refusals: &[Refusal<'m>]) -> Vec<TokenStream> {
        let mut arms: Vec<(Status, TokenStream)> = refusals
            .iter()
            .filter_map(|refusal| {
                let Test::Status(status) = refusal.test else { return None };
                let pattern = match status {
                    Status::Exact(status) => {
                        let status = proc_macro2::Literal::u16_unsuffixed(status);
                        quote!(#status)
                    }
                    Status::Class(class) => {
                        let first = proc_macro2::Literal::u16_unsuffixed(class * 100);
                        let last = proc_macro2::Literal::u16_unsuffixed(class * 100 + 99);
                        quote!(#first..=#last)
                    }
                    Status::Default => quote!(_),
                };
                let value = value_of(refusal);
                Some((status, quote!(#pattern => #value,)))
            })
            .collect();
        arms.sort_by_key(|(status, _)| *status);
        arms.into_iter().map(|(_, arm)| arm).collect()
    }

    /// The ways of being refused that the document gives an operation.
    pub(super) fn refusals(&self, operation: &'m Operation) -> Vec<Refusal<'m>> {
        let by_status = |status: Status| match status {
            Status::Exact(status) => self.api.problems.by_status.contains(&status),
            _ => false,
        };
        // One code may come with several statuses; it is one refusal all the same.
        let mut codes: IndexMap<&str, Vec<&ErrorCode>> = IndexMap::new();
        for code in operation.error_codes.iter().filter(|code| !by_status(code.status)) {
            codes.entry(&code.code).or_default().push(code);
        }
        let outcomes = operation.outcomes.iter().filter(|outcome| !outcome.status.is_success());
        let coded = |status: Status| codes.values().flatten().any(|code| code.status == status);
        let outcomes: Vec<&Outcome> = outcomes.filter(|outcome| !coded(outcome.status)).collect();
        let wishes_of_codes = codes.iter().map(|(code, said)| {
            let name = said.iter().find_map(|code| code.name.as_deref()).unwrap_or(code);
            vec![words::pascal(name), format!("{}Code", words::pascal(name))]
        });
        let wishes_of_outcomes = outcomes.iter().map(|outcome| {
            let name = status_name(outcome.status);
            vec![name.clone(), format!("{name}Status")]
        });
        let names = names::members(&["Other", "Self"], wishes_of_codes.chain(wishes_of_outcomes));
        let tests = codes.iter().map(|(code, said)| {
            let statuses: Vec<String> = said.iter().map(|code| code.status.word()).collect();
            let meaning = said.iter().find_map(|code| code.meaning.as_deref()).map(docs::sentence);
            let meaning = meaning.map_or_else(|| ".".to_owned(), |meaning| format!(": {meaning}"));
            let status = said.iter().map(|code| code.status).min().unwrap_or(Status::Default);
            (Test::Code(code), status, vec![format!("{} {}{meaning}", statuses.join(", "), docs::code(code))], None)
        });
        let others = outcomes.iter().map(|outcome| {
            let lines = status_lines(outcome.status, prose_of(&outcome.docs));
            (Test::Status(outcome.status), outcome.status, lines, self.body_of(outcome))
        });
        let all = tests.chain(others).zip(names);
        let refusal = |((test, status, lines, body), name): ((_, _, _, _), String)| {
            let ident = words::ident(&name);
            Refusal { ident, lines, test, status, body }
        };
        all.map(refusal).collect()
    }

    /// The schema of an error's JSON body, unless the runtime reads such bodies by itself.
    fn body_of(&self, outcome: &Outcome) -> Option<SchemaId> {
        let json = outcome.contents.iter().find(|content| content.media == Media::Json)?;
        json.schema.filter(|_| self.api.problems.is_empty())
    }
}

/// The variant with what it holds.
fn value_of(refusal: &Refusal<'_>) -> TokenStream {
    let ident = &refusal.ident;
    match refusal.body {
        Some(_) => quote!(answer.body_as(Self::#ident, Self::Other)),
        None => quote!(Self::#ident),
    }
}
