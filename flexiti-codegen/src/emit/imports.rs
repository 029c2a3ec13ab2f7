//! The `use` lines of a file: exactly what its code names.

use proc_macro2::TokenStream;
use quote::quote;

use super::{named::Named, names::words::ident};

/// The `use` lines for code, given what the crate's root offers (`Client` and the scopes).
pub(crate) fn imports(named: &Named<'_>, root: &[String]) -> TokenStream {
    let modules = ["operation", "wire"].into_iter().filter(|name| named.module(name));
    let types = ["Base64", "Date", "DateTime", "Decimal", "Digits", "Json"];
    let types = types.into_iter().filter(|name| named.item(name));
    let of_runtime = modules.chain(types).map(|name| {
        let name = ident(name);
        quote!(#name)
    });
    let this = named.module("runtime").then(|| quote!(self as runtime)).into_iter();
    let of_runtime: Vec<TokenStream> = this.chain(of_runtime).collect();
    let runtime = (!of_runtime.is_empty()).then(|| quote!(use flexiti_runtime::{#(#of_runtime),*};));
    let map = named.item("BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let is_module = |name: &str| name.starts_with(char::is_lowercase);
    let is_named = |name: &&String| if is_module(name) { named.module(name) } else { named.item(name) };
    let of_root: Vec<_> = root.iter().filter(is_named).map(|name| ident(name)).collect();
    let of_root = (!of_root.is_empty()).then(|| quote!(use crate::{#(#of_root),*};));
    quote!(#map #runtime #of_root)
}
