//! Where everything in a document stands and is used, found by a walk over its tree that shares nothing with the
//! generator: what the mutations are held against must not come from what they test.
//!
//! A site is one place in the tree; its uses are the places of the API that it shows at. A shared component has one site
//! and as many uses as there are ways to it; a change of it is reported once for each, but for the body that all refusals
//! share, which is reported once for all of them, at `*`, as the surface lists it.

use std::collections::BTreeMap;

use crate::tree::{Tree, child, words};

/// The keys of a path item that are operations.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Where in an operation a value stands, which the ids of rules begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stand {
    Parameter,
    ParameterProperty,
    RequestBody,
    RequestProperty,
    Header,
    ResponseBody,
    ResponseProperty,
}

impl Stand {
    /// How ids begin.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Parameter => "request-parameter",
            Self::ParameterProperty => "request-parameter-property",
            Self::RequestBody => "request-body",
            Self::RequestProperty => "request-property",
            Self::Header => "response-header",
            Self::ResponseBody => "response-body",
            Self::ResponseProperty => "response-property",
        }
    }

    /// Whether values here are sent.
    pub(crate) fn is_request(self) -> bool {
        !matches!(self, Self::Header | Self::ResponseBody | Self::ResponseProperty)
    }

    /// Where a member of a value here stands.
    pub(crate) fn within(self) -> Self {
        match self {
            Self::Parameter => Self::ParameterProperty,
            Self::RequestBody => Self::RequestProperty,
            Self::ResponseBody => Self::ResponseProperty,
            other => other,
        }
    }
}

/// One place of the API, in the words of the surface.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    /// `POST /pets`; `*` for all.
    pub(crate) title: String,
    /// `request-query`, `response-200`, ...
    pub(crate) part: String,
    /// The dotted name; empty for a body as a whole.
    pub(crate) name: String,
    pub(crate) stand: Stand,
}

impl Use {
    /// A member of the value.
    pub(crate) fn member(&self, name: &str) -> Self {
        let name = if self.name.is_empty() { name.to_owned() } else { format!("{}.{name}", self.name) };
        Self { name, stand: self.stand.within(), ..self.clone() }
    }

    fn items(&self, leaf: bool) -> Self {
        let name =
            if leaf && !self.name.is_empty() { format!("{}[].*", self.name) } else { format!("{}[]", self.name) };
        Self { name, stand: self.stand.within(), ..self.clone() }
    }
}

/// An operation.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// Its node.
    pub(crate) pointer: String,
    pub(crate) path: String,
    pub(crate) method: String,
    pub(crate) title: String,
}

/// One place in the tree with its uses, and the operations that they belong to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    pub(crate) pointer: String,
    pub(crate) uses: Vec<Use>,
    /// Places in [`Sites::operations`].
    pub(crate) operations: Vec<usize>,
    /// For a list of codes: the operations that refuse with them, and the status.
    pub(crate) codes: Vec<(String, String)>,
    /// Whether a body that all refusals share holds the code in it.
    pub(crate) is_code: bool,
}

/// Every site of a document.
#[derive(Debug, Default)]
pub(crate) struct Sites {
    pub(crate) operations: Vec<Operation>,
    /// Schemas, wherever they stand.
    pub(crate) schemas: BTreeMap<String, Site>,
    /// Parameters, in place and shared.
    pub(crate) parameters: BTreeMap<String, Site>,
    /// Bodies of requests: the uses are those of each media type.
    pub(crate) bodies: BTreeMap<String, Site>,
    /// Answers by operation: the last token of the pointer is the status.
    pub(crate) answers: BTreeMap<String, Site>,
}

/// Finds every site.
pub(crate) fn find(root: &Tree) -> Sites {
    let code = words(root.at("/x-problem/code"));
    let mut walk = Walk { root, code, sites: Sites::default(), operation: 0, path: Vec::new() };
    for path in root.get("paths").and_then(|paths| paths.as_object()).into_iter().flat_map(|paths| paths.iter()) {
        for method in METHODS.iter().filter(|method| path.value.get(method).is_some()) {
            walk.operation = walk.sites.operations.len();
            let operation = Operation {
                pointer: child(&child("/paths", &path.key), method),
                path: path.key.clone().into_owned(),
                method: (*method).to_owned(),
                title: format!("{} {}", method.to_uppercase(), path.key),
            };
            walk.sites.operations.push(operation.clone());
            walk.operation(&operation);
        }
    }
    walk.sites
}

struct Walk<'t> {
    root: &'t Tree,
    /// Members of error bodies that hold the code.
    code: Vec<String>,
    sites: Sites,
    operation: usize,
    /// The schemas that are being walked, so that a schema inside itself ends.
    path: Vec<String>,
}

fn keep(sites: &mut BTreeMap<String, Site>, operation: usize, pointer: &str, used: Option<Use>) {
    let site =
        sites.entry(pointer.to_owned()).or_insert_with(|| Site { pointer: pointer.to_owned(), ..Site::default() });
    if let Some(used) = used.filter(|used| !site.uses.contains(used)) {
        site.uses.push(used);
    }
    if !site.operations.contains(&operation) {
        site.operations.push(operation);
    }
}

impl<'t> Walk<'t> {
    /// What stands at a pointer, behind any references, with its own pointer.
    fn resolve(&self, pointer: &str) -> (String, &'t Tree) {
        let node = self.root.at(pointer).unwrap_or_else(|| panic!("{pointer} leads nowhere"));
        match node.text("$ref") {
            Some(reference) => self.resolve(reference.trim_start_matches('#')),
            None => (pointer.to_owned(), node),
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let node = self.root.at(&operation.pointer).expect("an operation");
        let at = |part: &str, stand| Use {
            title: operation.title.clone(),
            part: part.to_owned(),
            name: String::new(),
            stand,
        };
        for place in 0..node.get("parameters").and_then(Tree::as_array).map_or(0, <[_]>::len) {
            let (pointer, parameter) = self.resolve(&format!("{}/parameters/{place}", operation.pointer));
            let name = parameter.text("name").expect("a name").to_owned();
            let part = format!("request-{}", parameter.text("in").expect("a place"));
            let used = Use { name, ..at(&part, Stand::Parameter) };
            keep(&mut self.sites.parameters, self.operation, &pointer, Some(used.clone()));
            self.schema(&child(&pointer, "schema"), &used);
        }
        if node.get("requestBody").is_some() {
            let (pointer, body) = self.resolve(&child(&operation.pointer, "requestBody"));
            for media in members(body.get("content")) {
                let part = if is_form(&media) { "request-form" } else { "request-body" };
                let used = at(part, Stand::RequestBody);
                keep(&mut self.sites.bodies, self.operation, &pointer, Some(used.clone()));
                self.schema(&child(&child(&child(&pointer, "content"), &media), "schema"), &used);
            }
        }
        for status in members(node.get("responses")) {
            let own = child(&child(&operation.pointer, "responses"), &status);
            let used = at(&format!("response-{status}"), Stand::ResponseBody);
            keep(&mut self.sites.answers, self.operation, &own, Some(used.clone()));
            let (pointer, answer) = self.resolve(&own);
            for name in members(answer.get("headers")) {
                let (pointer, _) = self.resolve(&child(&child(&pointer, "headers"), &name));
                let used = Use { name: format!("header {name}"), stand: Stand::Header, ..used.clone() };
                self.schema(&child(&pointer, "schema"), &used);
            }
            for media in members(answer.get("content")) {
                let schema = child(&child(&child(&pointer, "content"), &media), "schema");
                self.answer(&schema, &status, &used);
            }
        }
    }

    /// The body of an answer. That of a refusal may be the one that all refusals share, and may narrow its code.
    fn answer(&mut self, pointer: &str, status: &str, used: &Use) {
        let Some(schema) = self.root.at(pointer) else { return };
        let everywhere = Use { title: "*".into(), part: "response-default".into(), ..used.clone() };
        if status.starts_with('2') {
            return self.schema(pointer, used);
        }
        if schema.get("$ref").is_some() {
            let (shared, body) = self.resolve(pointer);
            let holds = self.code.iter().any(|code| body.get("properties").is_some_and(|all| all.get(code).is_some()));
            return self.schema(&shared, if holds { &everywhere } else { used });
        }
        let parts = schema.get("allOf").and_then(Tree::as_array).unwrap_or_default();
        let (references, narrowing): (Vec<_>, Vec<_>) =
            (0..parts.len()).partition(|place| parts[*place].get("$ref").is_some());
        if references.is_empty() || narrowing.is_empty() {
            return self.schema(pointer, used);
        }
        for place in references {
            let (shared, _) = self.resolve(&format!("{pointer}/allOf/{place}"));
            self.schema(&shared, &everywhere);
        }
        for place in narrowing {
            for code in self.code.clone() {
                let member = child(&format!("{pointer}/allOf/{place}/properties"), &code);
                if self.root.at(&member).is_some() {
                    keep(&mut self.sites.schemas, self.operation, &member, None);
                    let site = self.sites.schemas.get_mut(&member).expect("kept");
                    site.codes.push((used.title.clone(), status.to_owned()));
                }
            }
        }
    }

    fn schema(&mut self, pointer: &str, used: &Use) {
        if self.root.at(pointer).is_none() {
            return;
        }
        let (pointer, schema) = self.resolve(pointer);
        if self.path.contains(&pointer) {
            return;
        }
        let list = schema.get("items").is_some();
        let own = if list { Use { name: format!("{}[]", used.name), ..used.clone() } } else { used.clone() };
        keep(&mut self.sites.schemas, self.operation, &pointer, Some(own));
        self.path.push(pointer.clone());
        for name in members(schema.get("properties")) {
            let member = child(&child(&pointer, "properties"), &name);
            self.schema(&member, &used.member(&name));
            if used.part == "response-default" && self.code.contains(&name) {
                let (member, _) = self.resolve(&member);
                self.sites.schemas.get_mut(&member).expect("kept").is_code = true;
            }
        }
        if list {
            let items = child(&pointer, "items");
            let leaf = self.resolve(&items).1.get("properties").is_none();
            self.schema(&items, &used.items(leaf));
        }
        for place in 0..schema.get("allOf").and_then(Tree::as_array).map_or(0, <[_]>::len) {
            self.schema(&format!("{pointer}/allOf/{place}"), used);
        }
        self.path.pop();
    }
}

/// The names of an object's members.
pub(crate) fn members(object: Option<&Tree>) -> Vec<String> {
    let object = object.and_then(|object| object.as_object());
    object.into_iter().flat_map(|object| object.iter()).map(|member| member.key.clone().into_owned()).collect()
}

fn is_form(media: &str) -> bool {
    media == "application/x-www-form-urlencoded" || media.starts_with("multipart/")
}
