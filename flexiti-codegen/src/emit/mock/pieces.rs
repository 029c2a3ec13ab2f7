//! Pieces of the module: what is emitted for each operation or for each type, formatted side by side.

use proc_macro2::TokenStream;
use rayon::prelude::*;

use super::super::{
    Emitter, format,
    grouping::Piece,
    names::{OperationNames, words},
    pieces::{lines, name_words, path_words},
};
use crate::model::{Operation, SchemaId};

impl<'m> Emitter<'m> {
    /// A piece of each operation; they are about their tag and the resource that the path names.
    pub(super) fn each_operation(
        &self,
        code: impl Fn(&'m Operation, &OperationNames, usize) -> TokenStream + Sync,
    ) -> Vec<Piece<String>> {
        let operations = self.api.operations.par_iter().zip(&self.names.operations).enumerate();
        let pieces = operations.map(|(index, (operation, names))| {
            let words = [words::snake(&names.module)].into_iter().chain(path_words(&operation.path));
            piece(words.collect(), code(operation, names, index))
        });
        pieces.collect()
    }

    /// A piece of each type that has one; they are about what their names say.
    pub(super) fn each_type(
        &self,
        ids: &[SchemaId],
        code: impl Fn(SchemaId) -> Option<TokenStream> + Sync,
    ) -> Vec<Piece<String>> {
        let pieces = ids.par_iter().filter_map(|id| {
            let name = &self.names.types.get(id)?.name;
            Some(piece(name_words(name), code(*id)?))
        });
        pieces.collect()
    }
}

/// Code that is not divided.
pub(super) fn whole(code: TokenStream) -> Vec<Piece<String>> {
    vec![piece(Vec::new(), code)]
}

fn piece(words: Vec<String>, code: TokenStream) -> Piece<String> {
    let what = format::items(code);
    Piece { words, lines: lines(&what), what }
}
