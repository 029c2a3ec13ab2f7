//! Which files the module has, and which of them are parts of one.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

use super::super::{
    Emitter,
    grouping::{self, Piece},
    imports, pieces, plan,
};

/// A file of the module, before it is formatted.
pub(crate) struct MockFile {
    /// Its path below the crate's folder.
    pub(crate) path: String,
    /// What lives in it.
    pub(crate) head: String,
    /// Its code.
    pub(crate) code: TokenStream,
}

/// A piece of a file, with the words by which files are told apart.
pub(super) type Worded = (Vec<String>, TokenStream);

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
    pub(crate) fn mock(&self, part: Part) -> Vec<MockFile> {
        let pieces = match part {
            Part::Answers => self.answer_pieces(),
            Part::Asked => self.asked_pieces(),
            Part::Examples => self.example_pieces(),
            Part::Reading => self.reading_pieces(),
            Part::Refusals => self.refusal_pieces(),
            Part::Clients => vec![whole(self.test_clients())],
            Part::Operations => vec![whole(self.operation_enum())],
            Part::Stub => vec![whole(self.stub_trait())],
        };
        let (name, head) = part.file();
        divided(name, head, pieces)
    }
}

/// Code that is not divided.
fn whole(code: TokenStream) -> Worded {
    (Vec::new(), code)
}

/// One file of all parts, or a file for each of their groups where that would be too long.
fn divided(name: &str, head: &str, parts: Vec<Worded>) -> Vec<MockFile> {
    let file = |path: String, head: String, parts: Vec<TokenStream>| MockFile {
        path: format!("src/mock/{path}.rs"),
        head,
        code: with_imports(quote!(#(#parts)*)),
    };
    let all = || parts.iter().map(|(_, code)| code.clone()).collect();
    let pieces = parts.iter().map(|(words, code)| {
        let (words, lines) = (words.clone(), pieces::lines(code.clone()));
        Piece { what: code.clone(), words, lines }
    });
    let Some(groups) = grouping::group(pieces.collect()) else {
        return vec![file(name.to_owned(), head.to_owned(), all())];
    };
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let root =
        MockFile { path: format!("src/mock/{name}/mod.rs"), head: head.to_owned(), code: plan::parts_of(&names) };
    let files = groups.into_iter().map(|group| {
        let head = format!("{} Of these: `{}`.", head.trim_end_matches('.'), group.name);
        file(format!("{name}/{}", group.name), head, group.pieces)
    });
    files.chain([root]).collect()
}

fn with_imports(code: TokenStream) -> TokenStream {
    let code = shortened(code);
    let stub = imports::idents(&code).contains("stub::").then(|| {
        quote!(
            use flexiti_runtime::stub;
        )
    });
    let root = ["operations", "types", "Builder", "Client", "Environment"].map(str::to_owned);
    let uses = imports::imports(&code, &root);
    quote!(#uses #stub #code)
}

/// `operations::pets::Pet` for `crate::operations::pets::Pet`: the module is brought in once.
fn shortened(code: TokenStream) -> TokenStream {
    let mut short: Vec<TokenTree> = Vec::new();
    for token in code {
        let is_operations = matches!(&token, TokenTree::Ident(ident) if ident == "operations");
        if is_operations
            && let [.., TokenTree::Ident(root), TokenTree::Punct(one), TokenTree::Punct(other)] = short.as_slice()
            && root == "crate"
            && (one.as_char(), other.as_char()) == (':', ':')
        {
            short.truncate(short.len() - 3);
        }
        short.push(match token {
            TokenTree::Group(group) => Group::new(group.delimiter(), shortened(group.stream())).into(),
            other => other,
        });
    }
    short.into_iter().collect()
}
