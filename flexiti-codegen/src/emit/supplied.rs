//! What the client fills in by itself: said once for all operations that share it, in `operations/mod.rs`.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter, docs,
    names::{self, words},
};
use crate::model::{Operation, Parameter};

/// The supplied parameters of an API: each different one with the name of its constant.
pub(crate) struct SuppliedParameters<'m> {
    /// By the expression that describes it.
    by_text: IndexMap<String, (String, &'m Parameter)>,
}

impl<'m> Emitter<'m> {
    /// Gathers the supplied parameters. Two that differ in anything get constants of their own.
    pub(crate) fn supplied_parameters(&self) -> SuppliedParameters<'m> {
        let mut different: IndexMap<String, &'m Parameter> = IndexMap::new();
        let parameters = self.api.operations.iter().flat_map(|operation| &operation.parameters);
        for parameter in parameters.filter(|parameter| parameter.supplied.is_some()) {
            different.entry(self.parameter(parameter).to_string()).or_insert(parameter);
        }
        let wishes = different.values().map(|parameter| vec![words::constant(&words::snake(&parameter.name))]);
        let names = names::members(&[], wishes);
        let by_text = different.into_iter().zip(names);
        SuppliedParameters { by_text: by_text.map(|((text, parameter), name)| (text, (name, parameter))).collect() }
    }

    /// The constants of the parameters that the client fills in for an operation.
    pub(crate) fn supplied_by_the_client(&self, operation: &Operation) -> Vec<Ident> {
        let supplied = operation.parameters.iter().filter(|parameter| parameter.supplied.is_some());
        supplied.filter_map(|parameter| self.supplied_constant(parameter)).collect()
    }

    /// The constant of a parameter, if the client fills it in.
    pub(crate) fn supplied_constant(&self, parameter: &Parameter) -> Option<Ident> {
        let supplied = self.supplied.as_ref().filter(|_| parameter.supplied.is_some())?;
        let (name, _) = supplied.by_text.get(&self.parameter(parameter).to_string())?;
        Some(words::ident(name))
    }

    /// The constants of the parameters that the client fills in for any of some operations, by name.
    pub(crate) fn supplied_to(&self, operations: &[usize]) -> Vec<Ident> {
        let operations = operations.iter().filter_map(|index| self.api.operations.get(*index));
        let constants: BTreeSet<Ident> =
            operations.flat_map(|operation| self.supplied_by_the_client(operation)).collect();
        constants.into_iter().collect()
    }

    /// The constants themselves.
    pub(crate) fn supplied_constants(&self) -> TokenStream {
        let Some(supplied) = &self.supplied else { return quote!() };
        let constants = supplied.by_text.values().map(|(name, parameter)| {
            let ident = words::ident(name);
            let lines = format!("How {} travels, which the client fills in by itself.", docs::code(&parameter.name));
            let (lines, described) = (docs::attributes(&[lines]), self.parameter(parameter));
            quote!(#lines pub(crate) static #ident: operation::Parameter = #described;)
        });
        quote!(#(#constants)*)
    }
}
