//! Which files the module has, and which of them are parts of one.

use quote::quote;

use super::{
    super::{
        Emitter,
        code_file::CodeFile,
        grouping::{self, Grouped, Piece},
        imports::imports,
    },
    pieces::whole,
};

/// What the module is made of: each a file, or several where one would be too long.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Answers,
    Asked,
    Clients,
    Examples,
    Operations,
    Reading,
    Refusals,
    Stub,
}

impl Part {
    /// All of them.
    pub(crate) const ALL: [Self; 8] = [
        Self::Answers,
        Self::Asked,
        Self::Clients,
        Self::Examples,
        Self::Operations,
        Self::Reading,
        Self::Refusals,
        Self::Stub,
    ];

    /// The name of its file or folder, and what lives there.
    fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Answers => ("answers", "What operations answer: for each the type of it, and a value to begin with."),
            Self::Asked => ("asked", "Requests as they arrive, one type for each operation."),
            Self::Clients => ("clients", "Clients for tests."),
            Self::Examples => ("examples", "The least value of each type of an answer."),
            Self::Operations => ("operation", "The operations by name."),
            Self::Reading => ("reading", "How types are read that otherwise are only sent."),
            Self::Refusals => ("refusals", "How documented refusals and successes travel."),
            Self::Stub => ("stub", "The trait by which a test answers, and how it is asked."),
        }
    }
}

impl Emitter<'_> {
    /// The files of a part.
    pub(crate) fn mock_files(&self, part: Part) -> Vec<CodeFile> {
        let pieces = match part {
            Part::Answers => self.answer_pieces(),
            Part::Asked => self.asked_pieces(),
            Part::Examples => self.example_pieces(),
            Part::Reading => self.reading_pieces(),
            Part::Refusals => self.refusal_pieces(),
            Part::Clients => whole(self.test_clients()),
            Part::Operations => whole(self.operation_enum()),
            Part::Stub => whole(self.stub_trait()),
        };
        let (name, head) = part.file();
        self.divided(name, head, pieces)
    }

    /// One file of all pieces, or a file for each of their groups where that would be too long.
    fn divided(&self, name: &str, head: &str, pieces: Vec<Piece<String>>) -> Vec<CodeFile> {
        let groups = match grouping::group(pieces) {
            Grouped::Whole(pieces) => return vec![self.mock_file(name, head.to_owned(), &pieces)],
            Grouped::Divided(groups) => groups,
        };
        let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
        let root = self.root_file(format!("src/mock/{name}/mod.rs"), &[head.to_owned()], quote!(), &names);
        let files = groups.into_iter().map(|group| {
            let head = format!("{} Of these: `{}`.", head.trim_end_matches('.'), group.name);
            self.mock_file(&format!("{name}/{}", group.name), head, &group.pieces)
        });
        files.chain([root]).collect()
    }

    fn mock_file(&self, path: &str, head: String, pieces: &[String]) -> CodeFile {
        let root = ["operations", "types", "Builder", "Client", "Environment"].map(str::to_owned);
        self.code_file(format!("src/mock/{path}.rs"), &[head], &pieces.concat(), |named| {
            let stub = named.module("stub").then(|| {
                quote!(
                    use flexiti_runtime::stub;
                )
            });
            let uses = imports(named, &root);
            quote!(#uses #stub)
        })
    }
}
