//! A file of code: what it says of itself, what it brings in, and its code, which is formatted already.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, format, imports::imports, named::Named, names::words};

/// A file of code.
pub(super) struct CodeFile {
    /// Below the crate's folder, with `/`.
    pub(super) path: String,
    /// All of it.
    pub(super) text: String,
    /// Whether one of its names has letters beyond ASCII.
    pub(super) has_other_letters: bool,
}

impl Emitter<'_> {
    /// The file of this code; `uses` says what it brings in by the names that stand in it.
    pub(super) fn code_file(
        &self,
        path: String,
        head: &[String],
        code: &str,
        uses: impl FnOnce(&Named<'_>) -> TokenStream,
    ) -> CodeFile {
        let named = Named::by(code);
        let top = format::top(head, uses(&named));
        let text = format::file(&self.options.document, &top, code);
        CodeFile { path, text, has_other_letters: named.has_other_letters }
    }

    /// The file that holds files together as one module, and is where users look for all of it. `self` tells them from
    /// crates of the same name.
    pub(super) fn root_file(&self, path: String, head: &[String], uses: TokenStream, parts: &[String]) -> CodeFile {
        let idents: Vec<_> = parts.iter().map(|part| words::ident(part)).collect();
        let paths = parts.iter().map(|part| path_of(part, false));
        let code = format::items(quote!(#(#paths mod #idents;)* #(pub use self::#idents::*;)*));
        self.code_file(path, head, &code, |_| uses)
    }

    /// `client.rs`.
    pub(super) fn client_file(&self) -> CodeFile {
        let head = "Environments, scopes, and the client itself.".to_owned();
        let code = format::items(self.client());
        self.code_file("src/client.rs".into(), &[head], &code, |named| {
            let marker = named.item("PhantomData").then(|| {
                quote!(
                    use std::marker::PhantomData;
                )
            });
            let uses = imports(named, &[]);
            quote!(#marker #uses)
        })
    }

    /// `operations/mod.rs`, given all other files of code.
    pub(super) fn operations_root(&self, files: &[CodeFile]) -> CodeFile {
        let path = |module: &str| format!("src/operations/{module}/mod.rs");
        let modules = self.names.modules.iter().map(|(module, _)| {
            let is_folder = files.iter().any(|file| file.path == path(module));
            let (path, ident) = (path_of(module, is_folder), words::ident(module));
            quote!(#path pub mod #ident;)
        });
        let supplied = self.supplied_constants();
        let code = format::items(quote!(#(#modules)* #supplied));
        let head = "The operations, one module for each group.".to_owned();
        self.code_file("src/operations/mod.rs".into(), &[head], &code, |named| imports(named, &[]))
    }
}

/// Where a module stands whose name has letters beyond ASCII: the compiler looks for no such file by itself.
fn path_of(module: &str, is_folder: bool) -> Option<TokenStream> {
    let path = format!("{module}{}.rs", if is_folder { "/mod" } else { "" });
    (!module.is_ascii()).then(|| quote!(#[path = #path]))
}
