//! The libraries do not panic: not by what they call, outside of tests. Clippy looks at types and sees more; the
//! rule sees to it that it is asked, and that nobody excuses a place.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Item, visit::Visit};

use super::{
    super::{
        House,
        rust::{Rust, attributes, is_for_tests, line},
        tree::is_below,
    },
    Found,
};

/// Libraries that meet input.
const LIBRARIES: [&str; 4] =
    ["flexiti-codegen/src", "flexiti-description/src", "flexiti-mock/src", "flexiti-runtime/src"];
/// Calls that panic.
const METHODS: [&str; 4] = ["unwrap", "expect", "unwrap_err", "expect_err"];
/// Macros that panic. Those of `debug_assert` are for what tests find.
const MACROS: [&str; 7] = ["panic", "unreachable", "todo", "unimplemented", "assert", "assert_eq", "assert_ne"];
/// What clippy is asked at the root of each library.
const LINTS: [&str; 8] =
    ["unwrap_used", "expect_used", "panic", "unreachable", "todo", "unimplemented", "indexing_slicing", "string_slice"];
/// Of these, the ones that a place may be excused from, if it gives a reason.
const EXCUSABLE: [&str; 2] = ["indexing_slicing", "string_slice"];

pub(super) fn check(house: &House, found: Found<'_>) {
    for library in LIBRARIES {
        let root = format!("{library}/lib.rs");
        for rust in house.rust.iter().filter(|rust| is_below(&rust.path, library)) {
            if rust.path == root {
                asks_clippy(rust, found);
            }
            if !rust.is_test {
                let mut panics = Panics { path: &rust.path, found: &mut *found };
                panics.visit_file(&rust.file);
            }
        }
    }
}

/// The attributes of the library's root hold every lint.
fn asks_clippy(rust: &Rust, found: Found<'_>) {
    let asked = |lint: &str| {
        rust.file.attrs.iter().any(|attribute| !excuses(attribute) && lints(attribute).iter().any(|one| one == lint))
    };
    for lint in LINTS.iter().filter(|lint| !asked(lint)) {
        found(&rust.path, 1, format!("ask clippy at the root of the library: `#![warn(clippy::{lint})]`"));
    }
}

fn excuses(attribute: &Attribute) -> bool {
    attribute.path().is_ident("allow") || attribute.path().is_ident("expect")
}

fn has_reason(attribute: &Attribute) -> bool {
    let tokens = attribute.meta.require_list().map(|list| list.tokens.clone()).unwrap_or_default();
    tokens.into_iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "reason"))
}

/// The lints of clippy that an attribute names.
fn lints(attribute: &Attribute) -> Vec<String> {
    let tokens = match &attribute.meta {
        syn::Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    };
    let words: Vec<String> = tokens.into_iter().map(|token| token.to_string()).collect();
    words.windows(4).filter(|four| four[0] == "clippy" && four[1] == ":").map(|four| four[3].clone()).collect()
}

struct Panics<'r, 'f> {
    path: &'r str,
    found: Found<'f>,
}

impl Panics<'_, '_> {
    fn report(&mut self, line: usize, what: &str) {
        let text = format!("{what} can panic: report what is wrong, or write it so that the case cannot be");
        (self.found)(self.path, line, text);
    }

    /// In what a macro is given there are no calls yet, only words: `.unwrap(`, `panic!`.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |token: Option<&TokenTree>, mark: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) => {
                    let (name, before) = (ident.to_string(), index.checked_sub(1).and_then(|index| tokens.get(index)));
                    if METHODS.contains(&name.as_str()) && is(before, '.') {
                        self.report(line(ident.span()), &format!("`.{name}()`"));
                    } else if MACROS.contains(&name.as_str()) && is(tokens.get(index + 1), '!') {
                        self.report(line(ident.span()), &format!("`{name}!`"));
                    }
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Panics<'_, '_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let is_excused = |lint: &str| EXCUSABLE.contains(&lint) && has_reason(attribute);
        let lints = lints(attribute).into_iter().filter(|lint| LINTS.contains(&lint.as_str()) && !is_excused(lint));
        for lint in lints.filter(|_| excuses(attribute)) {
            self.report(
                line(attribute.pound_token.spans[0]),
                &format!("a place that is excused from `clippy::{lint}`"),
            );
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        if METHODS.contains(&name.as_str()) {
            self.report(line(call.method.span()), &format!("`.{name}()`"));
        }
        syn::visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let name = called.path.segments.last().map(|segment| &segment.ident);
        if let Some(name) = name.filter(|name| MACROS.iter().any(|one| *name == one)) {
            self.report(line(name.span()), &format!("`{name}!`"));
        }
        // A template of code panics, if at all, where it has been written to.
        if name.is_none_or(|name| name != "quote") {
            self.tokens(called.tokens.clone());
        }
    }
}
