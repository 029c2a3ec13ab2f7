//! The modules of operations and of types: one file, or several where one would be too long.

use std::collections::{BTreeMap, HashSet};

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use super::{
    Emitter,
    code_file::CodeFile,
    docs::{self, prose_of},
    format,
    grouping::{self, Grouped},
    imports::imports,
    named::Named,
    names::{Module, words},
    pieces::{What, Written},
    printed::Printed,
};
use crate::model::SchemaId;

impl Emitter<'_> {
    /// The files of the operations of one tag, with what stands in them.
    pub(super) fn tag_files(&self, module: &str, tag: Option<&str>) -> Vec<CodeFile> {
        let (here, pieces) = (Module::Operations(module.to_owned()), self.pieces_of_tag(module));
        let operations: Vec<usize> = pieces.iter().filter_map(|piece| piece.what.what.operation()).collect();
        let groups = match grouping::group(pieces) {
            Grouped::Whole(pieces) => {
                let path = format!("src/operations/{module}.rs");
                return vec![self.module_file(path, &self.tag_lines(tag), &here, pieces, false)];
            }
            Grouped::Divided(groups) => groups,
        };
        let parts: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
        let files = groups.into_par_iter().map(|group| {
            let path = format!("src/operations/{module}/{}.rs", group.name);
            let head = format!("Of the operations of {}: `{}`.", tag_code(tag), group.name);
            self.module_file(path, &[head], &here, group.pieces, true)
        });
        let mut files: Vec<CodeFile> = files.collect();
        let supplied = self.supplied_to(&operations);
        let uses = (!supplied.is_empty()).then(|| quote!(use super::{#(#supplied),*};));
        let path = format!("src/operations/{module}/mod.rs");
        files.push(self.root_file(path, &self.tag_lines(tag), quote!(#uses), &parts));
        files
    }

    /// The files of the types that the document names.
    pub(super) fn types_files(&self) -> Vec<CodeFile> {
        let groups = match grouping::group(self.pieces_of_types()) {
            Grouped::Whole(pieces) => {
                let head = "Types that the document names, and what stands in them.".to_owned();
                return vec![self.module_file("src/types.rs".into(), &[head], &Module::Types, pieces, false)];
            }
            Grouped::Divided(groups) => groups,
        };
        let parts: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
        let files = groups.into_par_iter().map(|group| {
            let path = format!("src/types/{}.rs", group.name);
            let head = format!("Of the types that the document names: `{}`.", group.name);
            self.module_file(path, &[head], &Module::Types, group.pieces, true)
        });
        let mut files: Vec<CodeFile> = files.collect();
        let head = "The types that the document names, and what stands in them.".to_owned();
        files.push(self.root_file("src/types/mod.rs".into(), &[head], quote!(), &parts));
        files
    }

    /// One file of a module, all of it or a part.
    fn module_file(
        &self,
        path: String,
        head: &[String],
        here: &Module,
        mut pieces: Vec<Written<'_>>,
        is_part: bool,
    ) -> CodeFile {
        let mut code = self.blocks(&pieces);
        pieces.iter().for_each(|piece| code.push_str(&piece.items));
        let mut printed = Printed::default();
        // Types come first in what is said at the end, bodies of operations after them.
        let (operations, types): (Vec<_>, Vec<_>) =
            pieces.iter_mut().partition(|piece| piece.what.operation().is_some());
        types.into_iter().chain(operations).for_each(|piece| printed.append(std::mem::take(&mut piece.printed)));
        code.push_str(&format::items(quote!(#printed)));
        let own: HashSet<SchemaId> = pieces.iter().filter_map(|piece| piece.what.schema()).collect();
        drop(pieces);
        self.code_file(path, head, &code, |named| {
            let uses = imports(named, &self.offered_to(here));
            let siblings = is_part.then(|| self.siblings(here, &own, named));
            quote!(#uses #siblings)
        })
    }

    /// The blocks of methods that begin operations.
    fn blocks(&self, pieces: &[Written<'_>]) -> String {
        let mut methods: BTreeMap<&[&str], Vec<&str>> = BTreeMap::new();
        for method in pieces.iter().filter_map(|piece| piece.method.as_ref()) {
            methods.entry(&method.markers).or_default().push(&method.text);
        }
        let mut blocks = String::new();
        for (markers, methods) in methods {
            let clients: Vec<String> = match (markers, self.scopes.is_some()) {
                (_, false) => vec!["impl Client".into()],
                ([], true) => vec!["impl<S: Scope> Client<S>".into()],
                (markers, true) => {
                    markers.iter().map(|marker| format!("impl Client<{}>", words::ident(marker))).collect()
                }
            };
            for client in clients {
                blocks.push_str(&client);
                blocks.push_str(" {\n");
                methods.iter().for_each(|method| blocks.push_str(method));
                blocks.push_str("}\n");
            }
        }
        blocks
    }

    /// What a module may use of the crate's root.
    fn offered_to(&self, module: &Module) -> Vec<String> {
        if *module == Module::Types {
            return Vec::new();
        }
        let mut offered = vec!["Client".to_owned(), "types".to_owned()];
        if let Some(scopes) = &self.scopes {
            offered.extend(["Scope".to_owned(), "Grants".to_owned()]);
            offered.extend(scopes.list.iter().map(|(_, _, marker)| marker.clone()));
        }
        offered
    }

    /// Brings in the other parts of a module, if the code names a type of theirs.
    fn siblings(&self, here: &Module, own: &HashSet<SchemaId>, named: &Named<'_>) -> TokenStream {
        // A body that its request takes apart is private to the file of that one, unless the document names it.
        let is_private = |id: &SchemaId| *here != Module::Types && self.taken_apart.contains(id);
        let is_other = |id: &SchemaId| !own.contains(id) && !is_private(id);
        let types = self.names.by_module.get(here);
        let is_needed = types.is_some_and(|types| named.items().filter_map(|name| types.get(name)).any(is_other));
        if is_needed {
            quote!(
                use super::*;
            )
        } else {
            quote!()
        }
    }

    /// What the document says about a tag.
    fn tag_lines(&self, tag: Option<&str>) -> Vec<String> {
        let tag_docs = self.api.tags.iter().find(|known| Some(known.name.as_str()) == tag);
        let lines = tag_docs.map(|tag| prose_of(&tag.docs)).unwrap_or_default();
        if lines.is_empty() { vec![format!("{}.", tag_code(tag))] } else { lines }
    }
}

impl What {
    /// The operation's place.
    fn operation(self) -> Option<usize> {
        match self {
            Self::Operation(index) => Some(index),
            Self::Type(_) => None,
        }
    }

    /// The type's schema.
    fn schema(self) -> Option<SchemaId> {
        match self {
            Self::Operation(_) => None,
            Self::Type(id) => Some(id),
        }
    }
}

fn tag_code(tag: Option<&str>) -> String {
    docs::code(tag.unwrap_or("Operations without a tag"))
}
