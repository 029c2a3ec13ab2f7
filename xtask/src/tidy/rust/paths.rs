//! What a file names.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Item, UseTree, visit::Visit};

use super::{Rust, attributes, is_for_tests, line};

/// Each path that a file names outside of tests, from its first word, with its line. Uses are taken apart:
/// `use a::{b, c::d}` is `a::b` and `a::c::d`. In what a macro is given, words joined by `::` are a path.
pub(in crate::tidy) fn paths(rust: &Rust) -> Vec<(usize, Vec<String>)> {
    let mut paths = Paths::default();
    if !rust.is_test {
        paths.visit_file(&rust.file);
    }
    paths.found
}

#[derive(Default)]
struct Paths {
    found: Vec<(usize, Vec<String>)>,
}

impl Paths {
    fn of_use(&mut self, before: &[String], tree: &UseTree) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.of_use(&with(&path.ident), &path.tree),
            UseTree::Name(name) => self.found.push((line(name.ident.span()), with(&name.ident))),
            UseTree::Rename(rename) => self.found.push((line(rename.ident.span()), with(&rename.ident))),
            UseTree::Glob(glob) => self.found.push((line(glob.star_token.spans[0]), before.to_vec())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.of_use(before, tree)),
        }
    }

    fn of_tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons) = ((0, Vec::new()), 0);
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.ended(&mut path);
                        path.0 = line(ident.span());
                    }
                    path.1.push(ident.to_string());
                    colons = 0;
                }
                other => {
                    self.ended(&mut path);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.of_tokens(group.stream());
                    }
                }
            }
        }
        self.ended(&mut path);
    }

    fn ended(&mut self, path: &mut (usize, Vec<String>)) {
        let (line, words) = std::mem::take(path);
        if words.len() > 1 {
            self.found.push((line, words));
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.of_use(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(first) = path.segments.first() {
            let words = path.segments.iter().map(|segment| segment.ident.to_string());
            self.found.push((line(first.ident.span()), words.collect()));
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        // What a template of code names is named by the code that is written, not by the writer.
        if called.path.segments.last().is_none_or(|name| name.ident != "quote") {
            self.of_tokens(called.tokens.clone());
        }
    }
}
