//! From a text to a document of OpenAPI 3.0, and on to the model and the crate, as every subject does it.

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    document::{Document, Files as Sources, NoFiles, open},
    emit::{Files, InlineTypes, Options, emit},
    lower,
    model::Api,
    source::Node,
};

use crate::source::{read, shown};

/// What is left of a document is OpenAPI 3.0, whatever it was.
pub(super) fn opened<'a>(
    texts: &'a Texts,
    root: Node<'a>,
    files: &dyn Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let document = open(texts, root, files, diagnostics)?;
    let mut root = document.root().clone();
    // What came with 3.1 is read from the nodes: `mutualTLS`.
    if let Some(components) = root.get_mut("components").and_then(Node::as_object_mut) {
        components.remove("securitySchemes");
    }
    if let Err(error) = document.read::<openapiv3::OpenAPI>(&root) {
        panic!("what is left is not OpenAPI 3.0: {error:?}");
    }
    Some(document)
}

/// The model of a text, if it describes an API.
pub(super) fn modelled(texts: &Texts, name: &str, text: String) -> Option<Api> {
    let mut diagnostics = Diagnostics::new();
    let root = read(texts, name, text, &mut diagnostics);
    let document = root.and_then(|root| open(texts, root, &NoFiles, &mut diagnostics));
    let api = document.map(|document| lower(&document, &mut diagnostics));
    shown(&diagnostics, texts);
    api
}

/// The files of the crate of an API.
pub(super) fn emitted(api: &Api) -> Files {
    let options = Options {
        name: "fuzzed".into(),
        version: "0.1.0".into(),
        runtime: "../flexiti-runtime".into(),
        mock: "../flexiti-mock".into(),
        cli: "../flexiti-cli".into(),
        scenario: None,
        inline_types: InlineTypes::Shared,
        document: "document".into(),
    };
    emit(api, &options)
}
