//! Document to model, in short named passes: the only place that knows both.
//!
//! Structure is read through `openapiv3`'s types, piece by piece, so that one broken piece costs only itself; places,
//! vendor extensions and exact numbers are read from the node that each piece came from.
//!
//! What does not live here: versions of OpenAPI (all documents arrive in the shape of 3.0), names in Rust.

mod bodies;
mod budget;
mod composition;
mod depth;
mod errors;
mod examples;
mod extensions;
mod inheritance;
mod operations;
mod paging;
mod parameters;
mod schemas;
mod security;
mod servers;
mod shapes;
mod unions;
mod wire;

use std::collections::HashMap;

use budget::Budget;
use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Document;
use crate::model::{Api, Docs, Home, LeftOut, Origin, Problems, SchemaId, Schemas};
use crate::source::{Node, Span};

/// Lowers a document. What cannot be modelled is reported, listed in [`Api::left_out`], and costs nothing else.
pub fn lower(document: &Document<'_>, diagnostics: &mut Diagnostics) -> Api {
    let mut lowering = Lowering::new(document, diagnostics);
    let (title, version, docs) = lowering.info();
    let servers = lowering.servers(document.root());
    lowering.components();
    let security_schemes = lowering.security_schemes();
    let mut operations = lowering.operations();
    let webhooks = lowering.webhooks();
    let security = lowering.shared_requirements();
    lowering.inherit();
    lowering.tag_unions();
    paging::find_items(&mut operations, &lowering.schemas);
    let tags = lowering.tags(&operations);
    Api {
        title,
        version,
        docs,
        servers,
        security_schemes,
        security,
        problems: lowering.problems,
        tags,
        operations,
        webhooks,
        schemas: lowering.schemas,
        left_out: lowering.left_out,
        origin: origin(document.root().span),
    }
}

/// What the passes share while they run.
struct Lowering<'l, 'a> {
    document: &'l Document<'a>,
    diagnostics: &'l mut Diagnostics,
    schemas: Schemas,
    /// Every component schema by name: where it stands, its place in the arena, how far it is.
    components: IndexMap<&'l str, Component<'l, 'a>>,
    /// Schemas in place that were lowered, by where they stand: a shared parameter is lowered once for all who use it.
    lowered: HashMap<Origin, SchemaId>,
    /// The component schema that is being lowered.
    within: Option<SchemaId>,
    problems: Problems,
    /// Whether a `number` without a format is an exact decimal (`x-bare-number: decimal`).
    bare_number_is_decimal: bool,
    left_out: Vec<LeftOut>,
    /// How many components are being lowered, one inside the other.
    depth: usize,
    budget: Budget,
}

/// A component schema on its way into the arena.
#[derive(Clone, Copy)]
struct Component<'l, 'a> {
    node: &'l Node<'a>,
    id: SchemaId,
    progress: Progress,
}

/// How far a component schema is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Waiting,
    Running,
    Done,
}

impl<'l, 'a> Lowering<'l, 'a> {
    fn new(document: &'l Document<'a>, diagnostics: &'l mut Diagnostics) -> Self {
        let root = document.root();
        let left_out = document
            .left_out
            .iter()
            .map(|left| LeftOut {
                kind: left.part.name(),
                name: left.name.clone(),
                reason: left.reason.clone(),
                origin: origin(left.span),
            })
            .collect();
        Self {
            document,
            diagnostics,
            schemas: Schemas::default(),
            components: IndexMap::new(),
            lowered: HashMap::new(),
            within: None,
            problems: extensions::problems(root),
            bare_number_is_decimal: root.text("x-bare-number") == Some("decimal"),
            left_out,
            depth: 0,
            budget: Budget::of(document),
        }
    }

    fn info(&self) -> (String, String, Docs) {
        let root = self.document.root();
        let text = |key| root.get("info").and_then(|info| info.text(key)).unwrap_or_default().to_owned();
        let docs = root.get("info").map(extensions::docs).unwrap_or_default();
        // The title is said where the API is named, and once is enough.
        let summary = root.get("info").and_then(|info| info.text("summary")).map(str::to_owned);
        let docs = Docs { summary, ..docs };
        (text("title"), text("version"), docs)
    }

    /// Reads one piece of the document, or reports why it cannot be read.
    fn read<T: serde::de::DeserializeOwned + Send>(&mut self, node: &Node<'a>) -> Option<T> {
        match self.document.read(node) {
            Ok(piece) => Some(piece),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// The node that a reference stands for; the node itself where it is none.
    fn resolve(&mut self, node: &'l Node<'a>) -> Option<&'l Node<'a>> {
        match self.document.resolve(node) {
            Ok(target) => Some(target),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// Resolves a reference to a shared parameter, body, answer or header, and tells where that stands.
    fn resolve_shared(&mut self, node: &'l Node<'a>) -> Option<(&'l Node<'a>, Option<Home>)> {
        let home = node.text("$ref").and_then(|reference| {
            let (section, name) = reference.strip_prefix("#/components/")?.split_once('/')?;
            Some(Home { name: unescaped(name), section: section.to_owned() })
        });
        Some((self.resolve(node)?, home))
    }

    fn report(&mut self, code: &'static Code, message: String, node: &Node<'a>) {
        self.diagnostics.push(Diagnostic::new(code, message).at(node.span, ""));
    }
}

/// The last token of a reference as the name that it stands for.
fn unescaped(token: &str) -> String {
    let tokens = crate::source::pointer::tokens(&format!("/{token}"));
    tokens.and_then(|tokens| tokens.into_iter().next()).unwrap_or_else(|| token.to_owned())
}

fn origin(span: Span) -> Origin {
    Origin { file: span.file.index(), offset: span.offset }
}
