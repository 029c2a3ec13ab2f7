//! The `use` lines of a file: exactly what its code names.

use std::collections::HashSet;

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::quote;

use super::names::words::ident;

/// Every identifier that the code looks up, and `name::` for those that a path begins with or goes through. The names of
/// an enum's own variants and whatever follows `::` are not looked up.
pub(crate) fn idents(code: &TokenStream) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut waiting = vec![(code.clone(), false)];
    while let Some((stream, is_enum)) = waiting.pop() {
        let mut last = String::new();
        let (mut colon, mut after_path, mut after_enum, mut after_name) = (false, false, false, false);
        for token in stream {
            match token {
                TokenTree::Ident(ident) => {
                    let ident = ident.to_string();
                    last = ident.clone();
                    after_name = after_enum;
                    after_enum = ident == "enum";
                    if !after_path && !is_enum {
                        found.insert(ident);
                    }
                    after_path = false;
                }
                TokenTree::Group(group) => {
                    waiting.push((group.stream(), after_name));
                    (after_path, after_name) = (false, false);
                    last.clear();
                }
                TokenTree::Punct(punct) => {
                    after_path = colon && punct.as_char() == ':';
                    if after_path && !last.is_empty() {
                        found.insert(format!("{last}::"));
                    }
                    colon = punct.as_char() == ':' && punct.spacing() == Spacing::Joint;
                }
                TokenTree::Literal(_) => after_path = false,
            }
        }
    }
    found
}

/// The `use` lines for code, given what the crate's root offers (`Client` and the scopes).
pub(crate) fn imports(code: &TokenStream, root: &[String]) -> TokenStream {
    let named = idents(code);
    let modules = ["operation", "wire"].into_iter().filter(|name| named.contains(&format!("{name}::")));
    let types = ["Base64", "Date", "DateTime", "Decimal", "Digits", "Json"];
    let types = types.into_iter().filter(|name| named.contains(*name));
    let of_runtime = modules.chain(types).map(|name| {
        let name = ident(name);
        quote!(#name)
    });
    let this = named.contains("runtime::").then(|| quote!(self as runtime)).into_iter();
    let of_runtime: Vec<TokenStream> = this.chain(of_runtime).collect();
    let runtime = (!of_runtime.is_empty()).then(|| quote!(use flexiti_runtime::{#(#of_runtime),*};));
    let map = named.contains("BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let is_module = |name: &str| name.starts_with(char::is_lowercase);
    let is_named = |name: &&String| match is_module(name) {
        true => named.contains(&format!("{name}::")),
        false => named.contains(*name),
    };
    let of_root: Vec<_> = root.iter().filter(is_named).map(|name| ident(name)).collect();
    let of_root = (!of_root.is_empty()).then(|| quote!(use crate::{#(#of_root),*};));
    quote!(#map #runtime #of_root)
}
