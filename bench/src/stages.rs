//! The stages of the generator, one function each, over documents whose earlier stages are done.
//!
//! What is measured is one call of a function here; what it needs is made before, and dropped after. The functions say
//! what the stages are and nothing more: whoever moves work from one to another sees it move in the figures.

use std::path::{Path, PathBuf};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Comparison, compare},
    document::{self, Document, NoFiles},
    emit::{self, Files, InlineTypes, Options},
    lower,
    model::Api,
    source::{self, File, Limits, Node, overlay},
    surface::{self, Fact},
};

use crate::synthetic;

/// Operations of the middle document.
pub const MIDDLE: usize = 300;
/// Operations of the large one.
pub const LARGE: usize = 3_000;

/// A document that is measured: its text, an overlay, and the text of an earlier revision.
///
/// The texts are never given back, so that trees which borrow from them can be handed to any harness.
#[derive(Clone, Copy)]
pub struct Subject {
    /// What tables call it.
    pub name: &'static str,
    texts: &'static Texts,
    document: File<'static>,
    overlay: File<'static>,
    earlier: File<'static>,
}

/// An overlay that says next to nothing, for documents that need none.
const NO_OVERLAY: &str = "\
overlay: 1.0.0
info: { title: Nothing, version: '1' }
actions: [{ target: $.info, update: { x-seen: true } }]
";

impl Subject {
    /// The pinned document with its overlay. The earlier revision is the document without: it differs in many small
    /// things, as revisions do.
    ///
    /// # Panics
    /// If the files of `spec/` cannot be read.
    pub fn pinned() -> Self {
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        let read =
            |name: &str| std::fs::read_to_string(spec.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let document = read("pos-v2.5.yaml");
        Self::new("pinned", document.clone(), read("pos-v2.5.overlay.yaml"), document)
    }

    /// A synthetic document of so many operations. The earlier revision has a twentieth less of them.
    pub fn synthetic(name: &'static str, operations: usize) -> Self {
        let earlier = synthetic::document(operations - operations / 20);
        Self::new(name, synthetic::document(operations), NO_OVERLAY.to_owned(), earlier)
    }

    fn new(name: &'static str, document: String, overlay: String, earlier: String) -> Self {
        let texts: &'static Texts = Box::leak(Box::default());
        let add = |path: &str, text: String| texts.add(PathBuf::from(path), text);
        let (document, overlay) = (add("document", document), add("overlay", overlay));
        Self { name, texts, document, overlay, earlier: add("earlier", earlier) }
    }

    /// Bytes of the document.
    pub fn bytes(&self) -> usize {
        self.document.text.len()
    }

    /// Text to tree.
    pub fn read(self) -> Node<'static> {
        self.tree(self.document)
    }

    /// The tree and its overlay, for [`correct`].
    pub fn to_correct(self) -> (Node<'static>, Node<'static>) {
        (self.read(), self.tree(self.overlay))
    }

    /// The corrected tree, for [`Subject::open`].
    pub fn corrected(self) -> Node<'static> {
        let (root, overlay) = self.to_correct();
        correct(root, &overlay)
    }

    /// A tree to the shape of OpenAPI 3.0.
    ///
    /// # Panics
    /// If the tree is no OpenAPI document.
    pub fn open(self, root: Node<'static>) -> Document<'static> {
        document::open(self.texts, root, &NoFiles, &mut Diagnostics::new()).expect("a document")
    }

    /// The document in the shape of OpenAPI 3.0, for [`model`].
    pub fn opened(self) -> Document<'static> {
        self.open(self.corrected())
    }

    /// The model, for [`emit()`] and [`facts`].
    pub fn modelled(self) -> Api {
        model(&self.opened())
    }

    /// The models of the earlier revision and of this one, for [`difference`].
    pub fn revisions(self) -> (Api, Api) {
        (model(&self.open(self.tree(self.earlier))), self.modelled())
    }

    /// Text to code, as a regeneration does it, but for the disk.
    pub fn whole(self) -> Files {
        emit(&self.modelled())
    }

    fn tree(self, file: File<'static>) -> Node<'static> {
        source::read(self.texts, file, &Limits::default(), &mut Diagnostics::new()).expect("JSON or YAML")
    }
}

/// Applies an overlay.
pub fn correct(mut root: Node<'static>, with: &Node<'static>) -> Node<'static> {
    overlay::apply(&mut root, with, &mut Diagnostics::new());
    root
}

/// Document to model.
pub fn model(document: &Document<'static>) -> Api {
    lower(document, &mut Diagnostics::new())
}

/// Model to code.
pub fn emit(api: &Api) -> Files {
    emit::emit(api, &options())
}

/// Model to sorted lines.
pub fn facts(api: &Api) -> Vec<Fact> {
    surface::surface(api)
}

/// Model against model.
pub fn difference((old, new): &(Api, Api)) -> Comparison {
    compare(old, new, &diff::Options::default())
}

/// How a measured crate is generated.
pub fn options() -> Options {
    Options {
        name: "measured".into(),
        version: "0.1.0".into(),
        runtime: "../flexiti-runtime".into(),
        mock: "../flexiti-mock".into(),
        cli: "../flexiti-cli".into(),
        scenario: None,
        inline_types: InlineTypes::Shared,
        document: "measured.json".into(),
    }
}
