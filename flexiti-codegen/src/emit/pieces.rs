//! What a module is made of: its operations and types, each with the words by which files are told apart, and how many
//! lines it takes.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use rayon::prelude::*;

use super::{
    Emitter,
    grouping::Piece,
    names::{Module, OperationNames, words},
    printed::Printed,
};
use crate::model::{Operation, SchemaId};

/// What a piece of a tag's module is.
#[derive(Clone, Copy)]
pub(crate) enum Item {
    /// An operation, by its place in the model.
    Operation(usize),
    /// A type that stands in one.
    Type(SchemaId),
}

impl Item {
    /// The operation's place.
    pub(crate) fn operation(self) -> Option<usize> {
        match self {
            Self::Operation(index) => Some(index),
            Self::Type(_) => None,
        }
    }

    /// The type's schema.
    pub(crate) fn schema(self) -> Option<SchemaId> {
        match self {
            Self::Operation(_) => None,
            Self::Type(id) => Some(id),
        }
    }
}

impl<'m> Emitter<'m> {
    /// The operations of a tag and the types that stand in them. They are about the resource that the path names.
    pub(crate) fn pieces_of_tag(&self, module: &str) -> Vec<Piece<Item>> {
        let here = Module::Operations(module.to_owned());
        let operations = self.names.operations.iter().enumerate().filter(|(_, names)| names.module == module);
        let operations: Vec<(usize, &str, Vec<String>)> = operations
            .filter_map(|(index, names)| {
                let path = &self.operation_at(index)?.0.path;
                Some((index, names.request.as_str(), path_words(path)))
            })
            .collect();
        let own = operations.par_iter().map(|(index, request, path)| {
            let words = path.iter().cloned().chain(name_words(request)).collect();
            Piece { what: Item::Operation(*index), words, lines: self.operation_lines(*index) }
        });
        let mut pieces: Vec<Piece<Item>> = own.collect();
        let ids: Vec<SchemaId> = self.types_in(&here).filter(|id| !self.taken_apart.contains(id)).collect();
        let types = ids.par_iter().map(|id| {
            let name = self.names.types.get(id).map(|name| name.name.as_str()).unwrap_or_default();
            // Types in place are called after their operation.
            let of = operations.iter().filter(|(_, request, _)| name.starts_with(request));
            let path = of.max_by_key(|(_, request, _)| request.len()).map(|(_, _, path)| path.as_slice());
            let words = path.unwrap_or_default().iter().cloned().chain(name_words(name)).collect();
            Piece { what: Item::Type(*id), words, lines: self.type_lines(*id, &here) }
        });
        pieces.par_extend(types);
        pieces
    }

    /// The types of the document. They are about what their names say.
    pub(crate) fn pieces_of_types(&self) -> Vec<Piece<SchemaId>> {
        let ids: Vec<SchemaId> = self.types_in(&Module::Types).collect();
        let pieces = ids.par_iter().map(|id| {
            let name = self.names.types.get(id).map(|name| name.name.as_str()).unwrap_or_default();
            Piece { what: *id, words: name_words(name), lines: self.type_lines(*id, &Module::Types) }
        });
        pieces.collect()
    }

    /// An operation of the model with its names.
    pub(crate) fn operation_at(&self, index: usize) -> Option<(&'m Operation, &OperationNames)> {
        self.api.operations.get(index).zip(self.names.operations.get(index))
    }

    fn types_in<'e>(&'e self, module: &'e Module) -> impl Iterator<Item = SchemaId> + 'e {
        let ids = self.api.schemas.iter().map(|(id, _)| id);
        ids.filter(|id| self.names.types.get(id).is_some_and(|name| name.module == *module))
    }

    fn operation_lines(&self, index: usize) -> usize {
        let Some((operation, names)) = self.operation_at(index) else { return 0 };
        let method = self.method(operation, names, &quote!());
        lines(method) + lines(self.operation(operation, names)) + lines(self.refusal(operation, names))
    }

    fn type_lines(&self, id: SchemaId, from: &Module) -> usize {
        lines(self.type_item(id, from, &mut Printed::default()))
    }
}

/// The resource that a path names: what stands between its slashes, without the parameters.
pub(super) fn path_words(path: &str) -> Vec<String> {
    path.split('/').filter(|part| !part.is_empty() && !part.contains('{')).map(words::snake).collect()
}

fn name_words(name: &str) -> Vec<String> {
    words::snake(name).split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How many lines code takes when it is formatted, nearly: one for each statement, member and line of documentation, two
/// for what is in braces. Counting is much cheaper than formatting.
pub(super) fn lines(code: TokenStream) -> usize {
    let mut count = 0;
    let mut waiting = vec![code];
    while let Some(stream) = waiting.pop() {
        for token in stream {
            match token {
                TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | ',' | '#') => count += 1,
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    count += 2;
                    waiting.push(group.stream());
                }
                _ => {}
            }
        }
    }
    count
}
