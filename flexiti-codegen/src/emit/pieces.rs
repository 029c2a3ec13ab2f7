//! What a module is made of: its operations and types, each formatted once, with the words by which files are told apart
//! and the lines that it takes.

use quote::quote;
use rayon::prelude::*;

use super::{
    Emitter, format,
    grouping::Piece,
    names::{Module, OperationNames, words},
    printed::Printed,
};
use crate::model::{Operation, SchemaId};

/// A piece of a module of operations or of types, as it stands in its file.
pub(crate) struct Written<'e> {
    pub(crate) what: What,
    /// The method of the client that begins an operation.
    pub(crate) method: Option<Method<'e>>,
    /// What stands beside, formatted.
    pub(crate) items: String,
    /// What the end of the file says of it.
    pub(crate) printed: Printed,
}

/// What a piece is.
#[derive(Clone, Copy)]
pub(crate) enum What {
    /// An operation, by its place in the model.
    Operation(usize),
    /// A type.
    Type(SchemaId),
}

/// A method of the client, formatted as it stands in a block of methods.
pub(crate) struct Method<'e> {
    /// The markers of the clients that have it, each in a block of its own; none where the clients of all scopes have it,
    /// or a bound of its own says which.
    pub(crate) markers: Vec<&'e str>,
    pub(crate) text: String,
}

impl<'m> Emitter<'m> {
    /// The operations of a tag and the types that stand in them. They are about the resource that the path names.
    pub(crate) fn pieces_of_tag(&self, module: &str) -> Vec<Piece<Written<'_>>> {
        let here = Module::Operations(module.to_owned());
        let operations = self.names.operations.iter().enumerate().filter(|(_, names)| names.module == module);
        let operations: Vec<(usize, &str, Vec<String>)> = operations
            .filter_map(|(index, names)| {
                let path = &self.operation_at(index)?.0.path;
                Some((index, names.request.as_str(), path_words(path)))
            })
            .collect();
        let own = operations.par_iter().filter_map(|(index, request, path)| {
            let words = path.iter().cloned().chain(name_words(request)).collect();
            Some(self.operation_piece(*index)?.called(words))
        });
        let mut pieces: Vec<Piece<Written<'_>>> = own.collect();
        let ids: Vec<SchemaId> = self.types_in(&here).filter(|id| !self.taken_apart.contains(id)).collect();
        let types = ids.par_iter().map(|id| {
            let name = self.names.types.get(id).map(|name| name.name.as_str()).unwrap_or_default();
            // Types in place are called after their operation.
            let of = operations.iter().filter(|(_, request, _)| name.starts_with(request));
            let path = of.max_by_key(|(_, request, _)| request.len()).map(|(_, _, path)| path.as_slice());
            let words = path.unwrap_or_default().iter().cloned().chain(name_words(name)).collect();
            self.type_piece(*id, &here).called(words)
        });
        pieces.par_extend(types);
        pieces
    }

    /// The types of the document. They are about what their names say.
    pub(crate) fn pieces_of_types(&self) -> Vec<Piece<Written<'_>>> {
        let ids: Vec<SchemaId> = self.types_in(&Module::Types).collect();
        let pieces = ids.par_iter().map(|id| {
            let name = self.names.types.get(id).map(|name| name.name.as_str()).unwrap_or_default();
            self.type_piece(*id, &Module::Types).called(name_words(name))
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

    fn operation_piece(&self, index: usize) -> Option<Written<'_>> {
        let (operation, names) = self.operation_at(index)?;
        let markers = self.scopes.as_ref().map(|scopes| scopes.markers(operation)).unwrap_or_default();
        // One scope is a bound that the compiler can explain; several of more are a block for each.
        let (markers, grant) = match markers.as_slice() {
            [marker] => {
                let marker = words::ident(marker);
                (Vec::new(), quote!(where S: Grants<#marker>))
            }
            _ => (markers, quote!()),
        };
        let method = Method { markers, text: format::members(self.method(operation, names, &grant)) };
        let items = format::items(self.operation(operation, names)) + &format::items(self.refusal(operation, names));
        let by_encoding = self.body_name(operation, names).into_iter().collect();
        let printed = Printed { by_encoding, ..Printed::default() };
        Some(Written { what: What::Operation(index), method: Some(method), items, printed })
    }

    fn type_piece(&self, id: SchemaId, from: &Module) -> Written<'_> {
        let mut printed = Printed::default();
        let items = format::items(self.type_item(id, from, &mut printed));
        Written { what: What::Type(id), method: None, items, printed }
    }
}

impl<'e> Written<'e> {
    /// The piece with the words for what it is about.
    fn called(self, words: Vec<String>) -> Piece<Self> {
        let lines = lines(&self.items) + self.method.as_ref().map_or(0, |method| lines(&method.text));
        Piece { what: self, words, lines }
    }
}

/// How many lines a formatted text has.
pub(super) fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// The resource that a path names: what stands between its slashes, without the parameters.
pub(super) fn path_words(path: &str) -> Vec<String> {
    path.split('/').filter(|part| !part.is_empty() && !part.contains('{')).map(words::snake).collect()
}

/// The words of a name.
pub(super) fn name_words(name: &str) -> Vec<String> {
    words::snake(name).split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
