//! Parameters in the query, in headers and in the path. A placeholder of the path has no name on the wire; it is there as
//! long as the path is.

use serde_json::json;

use super::{Class, values::respell};
use crate::{
    document::Document,
    mutation::{Edit, Expected, Mutation},
    sites::{Operation, Site, Stand, Use},
    tree::{Tree, has, node, set, unset},
};

pub(super) const CLASSES: &[Class] = &[
    ("add an optional parameter", |document| added(document, false)),
    ("add a required parameter", |document| added(document, true)),
    ("remove a parameter", |document| each_parameter(document, removed)),
    ("require a parameter", |document| each_parameter(document, |it| flipped(it, true))),
    ("free a parameter", |document| each_parameter(document, |it| flipped(it, false))),
    ("deprecate a parameter", |document| each_parameter(document, |it| life(it, true))),
    ("reactivate a parameter", |document| each_parameter(document, |it| life(it, false))),
    ("respell a parameter", |document| each_parameter(document, respelled)),
    ("replace a parameter", |document| each_parameter(document, replaced)),
    ("rename a placeholder", placeholders),
    ("change the style", |document| each_parameter(document, |it| written(it, "style"))),
    ("change explode", |document| each_parameter(document, |it| written(it, "explode"))),
];

/// A parameter, in place or shared.
struct Parameter<'d> {
    document: &'d Document,
    site: &'d Site,
    node: &'d Tree,
    name: &'d str,
    location: &'d str,
    required: bool,
}

impl Parameter<'_> {
    fn mutation(&self, edit: impl Fn(&mut Tree) + Send + Sync + 'static) -> Mutation {
        let pointer = self.site.pointer.clone();
        Mutation::new(self.document, self.site, move |root| edit(root.at_mut(&pointer).expect("a parameter")))
    }

    /// The places, under another name.
    fn named(&self, name: &str) -> Vec<Use> {
        self.site.uses.iter().map(|used| Use { name: name.to_owned(), ..used.clone() }).collect()
    }

    /// The lines of the surface: that of a list ends so.
    fn lines(&self) -> impl Iterator<Item = Use> {
        let end = if self.node.at("/schema/items").is_some() { "[]" } else { "" };
        self.site.uses.iter().map(move |used| Use { name: format!("{}{end}", used.name), ..used.clone() })
    }

    /// Whether the path holds it.
    fn in_path(&self) -> bool {
        self.location == "path"
    }
}

fn each_parameter(document: &Document, mutate: impl Fn(&Parameter<'_>) -> Option<Mutation>) -> Vec<Mutation> {
    let parameter = |site| -> Option<Mutation> {
        let site: &Site = site;
        let node = document.root.at(&site.pointer)?;
        let required = node.get("required").and_then(Tree::as_bool) == Some(true);
        let (name, location) = (node.text("name")?, node.text("in")?);
        mutate(&Parameter { document, site, node, name, location, required })
    };
    document.sites.parameters.values().filter_map(parameter).collect()
}

fn came(used: &Use, required: bool) -> Expected {
    match required {
        true => used.called("new-required-request-parameter", "error major major"),
        false => used.called("new-optional-request-parameter", "info minor minor"),
    }
}

/// At every operation, one in the query, in a header and in a cookie.
fn added(document: &Document, required: bool) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (place, operation) in document.sites.operations.iter().enumerate() {
        for location in ["query", "header", "cookie"] {
            let pointer = operation.pointer.clone();
            let slice = document.needed(&[place]);
            let site = format!("{pointer}/parameters/{location}");
            let mutation = Mutation::of(slice, &site, move |root| {
                let operation = root.at_mut(&pointer).expect("an operation");
                if !has(operation, &["parameters"]) {
                    set(operation, "parameters", json!([]));
                }
                operation.get_mut("parameters").and_then(Tree::as_array_mut).expect("parameters").push(node(json!({
                    "name": "brand_new", "in": location, "required": required, "schema": { "type": "string" },
                })));
            });
            let used = Use {
                title: operation.title.clone(),
                part: format!("request-{location}"),
                name: "brand_new".into(),
                stand: Stand::Parameter,
            };
            let line = Edit::come(&used, "string", if required { "yes" } else { "no" });
            mutations.push(mutation.reports([came(&used, required)]).shows([line]));
        }
    }
    mutations
}

/// Takes a parameter out of every list that it stands in, itself or by reference.
fn unlisted(root: &mut Tree, operations: &[Operation], pointer: &str) {
    let reference = format!("#{pointer}");
    for operation in operations {
        let Some(list) = root.at_mut(&operation.pointer).and_then(|operation| operation.get_mut("parameters")) else {
            continue;
        };
        let list = list.as_array_mut().expect("a list");
        list.retain(|parameter| parameter.text("$ref") != Some(&reference));
        if let Some(place) = pointer.strip_prefix(&format!("{}/parameters/", operation.pointer)) {
            list.remove(place.parse().expect("a place"));
        }
    }
}

fn removed(parameter: &Parameter<'_>) -> Option<Mutation> {
    if parameter.in_path() {
        return None;
    }
    let (operations, pointer) = (parameter.document.sites.operations.clone(), parameter.site.pointer.clone());
    let deprecated = parameter.node.get("deprecated").and_then(Tree::as_bool) == Some(true);
    let mutation = Mutation::new(parameter.document, parameter.site, move |root| unlisted(root, &operations, &pointer));
    let says = |used: &Use| match deprecated {
        true => used.called("request-parameter-removed-with-deprecation", "info patch major"),
        false => used.called("request-parameter-removed", "warn minor major"),
    };
    let uses = &parameter.site.uses;
    Some(mutation.reports(uses.iter().map(says)).shows(uses.iter().cloned().map(Edit::Gone)))
}

fn flipped(parameter: &Parameter<'_>, required: bool) -> Option<Mutation> {
    if parameter.in_path() || parameter.required == required {
        return None;
    }
    let mutation = parameter.mutation(move |node| set(node, "required", json!(required)));
    let says = |used: &Use| match required {
        true => used.says("became-required", "error major major", ""),
        false => used.says("became-optional", "info patch major", ""),
    };
    let word = match (required, parameter.node.text("x-required-if"), parameter.node.text("x-required")) {
        (true, ..) => "yes".to_owned(),
        (false, Some(condition), _) => format!("if {condition}"),
        (false, None, Some(word)) => word.to_owned(),
        (false, None, None) => "no".to_owned(),
    };
    let line = |used: Use| {
        let word = word.clone();
        Edit::Other(used, Box::new(move |fact| fact.required = word.clone()))
    };
    Some(mutation.reports(parameter.site.uses.iter().map(says)).shows(parameter.lines().map(line)))
}

fn life(parameter: &Parameter<'_>, deprecated: bool) -> Option<Mutation> {
    let is = parameter.node.get("deprecated").and_then(Tree::as_bool) == Some(true);
    let says = |used: &Use| match deprecated {
        true => used.says("deprecated", "info patch patch", ""),
        false => used.says("reactivated", "info patch none", ""),
    };
    (is != deprecated).then(|| {
        let mutation = parameter.mutation(move |node| set(node, "deprecated", json!(deprecated)));
        let shows = |used: &Use| Edit::Mark(used.clone(), "deprecated", deprecated);
        mutation.reports(parameter.site.uses.iter().map(says)).shows(parameter.site.uses.iter().map(shows))
    })
}

/// The lines under another name, and those below.
fn moved(parameter: &Parameter<'_>, name: &str) -> Vec<Edit> {
    let edit = |used: &Use| {
        let (used, name) = (used.clone(), name.to_owned());
        Edit::Operation(
            used.title.clone(),
            Box::new(move |mut fact| {
                let rest = fact.name.strip_prefix(used.name.as_str()).filter(|_| fact.part == used.part);
                let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with(['.', '['])).map(str::to_owned);
                if let Some(rest) = rest {
                    fact.name = format!("{name}{rest}");
                }
                Some(fact)
            }),
        )
    };
    parameter.site.uses.iter().map(edit).collect()
}

/// Another spelling of the same name is a rename, and in Rust the same name. Headers have no case.
fn respelled(parameter: &Parameter<'_>) -> Option<Mutation> {
    let name = match parameter.location {
        "query" => respell(parameter.name),
        "header" => parameter.name.replace('-', "_"),
        _ => return None,
    };
    let paged = is_spoken_of(parameter);
    if name == parameter.name || paged {
        return None;
    }
    let now = name.clone();
    let mutation = parameter.mutation(move |node| set(node, "name", json!(now)));
    let says = |used: Use| match parameter.required {
        true => used.called("required-request-parameter-renamed", "error major patch"),
        false => used.called("request-parameter-renamed", "warn minor patch"),
    };
    Some(mutation.reports(parameter.named(&name).into_iter().map(says)).shows(moved(parameter, &name)))
}

/// Another name with another meaning is another parameter.
fn replaced(parameter: &Parameter<'_>) -> Option<Mutation> {
    if parameter.in_path() || is_spoken_of(parameter) {
        return None;
    }
    let mutation = parameter.mutation(|node| {
        set(node, "name", json!("brand_new"));
        set(node, "description", json!("Something else."));
    });
    let deprecated = parameter.node.get("deprecated").and_then(Tree::as_bool) == Some(true);
    let gone = parameter.site.uses.iter().map(|used| match deprecated {
        true => used.called("request-parameter-removed-with-deprecation", "info patch major"),
        false => used.called("request-parameter-removed", "warn minor major"),
    });
    let come = parameter.named("brand_new").into_iter().map(|used| came(&used, parameter.required));
    Some(mutation.reports(gone.chain(come)).shows(moved(parameter, "brand_new")))
}

/// Whether an extension speaks of the parameter by its name, which would change with it.
fn is_spoken_of(parameter: &Parameter<'_>) -> bool {
    let spoken = |operation: &usize| {
        let operation = parameter.document.root.at(&parameter.document.sites.operations[*operation].pointer)?;
        let paging = ["/x-paging/number", "/x-paging/offset", "/x-paging/cursor", "/x-paging/size"];
        let mut words = paging.into_iter().chain(["/x-idempotency/key", "/x-idempotency/context-hash"]);
        Some(words.any(|at| operation.at(at).and_then(|name| name.as_str()) == Some(parameter.name)))
    };
    parameter.site.operations.iter().filter_map(spoken).any(|spoken| spoken)
}

/// A placeholder under another name: in the path, in the parameter, and in the title of the operation.
fn placeholders(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (place, operation) in document.sites.operations.iter().enumerate() {
        for name in operation.path.split('{').skip(1).filter_map(|part| part.split('}').next()) {
            let slice = [document.needed(&[place]), vec![]].concat();
            let shared = document.sites.operations.iter().filter(|other| other.path == operation.path).count() > 1;
            if shared || slice.len() > 1 {
                continue;
            }
            mutations.push(renamed(document, operation, slice, name));
        }
    }
    mutations
}

fn renamed(document: &Document, operation: &Operation, slice: Vec<usize>, name: &str) -> Mutation {
    let path = operation.path.replace(&format!("{{{name}}}"), "{brand_new}");
    let title = operation.title.replace(&operation.path, &path);
    let own = document.sites.parameters.values();
    let declared: Vec<String> = own
        .filter(|site| {
            site.uses
                .iter()
                .any(|used| used.title == operation.title && used.name == name && used.part == "request-path")
        })
        .map(|site| site.pointer.clone())
        .collect();
    let (from, to, old) = (operation.path.clone(), path, operation.pointer.clone());
    let site = format!("{}: {{{name}}}", operation.title);
    let mutation = Mutation::of(slice, &site, move |root| {
        for pointer in &declared {
            set(root.at_mut(pointer).expect("a parameter"), "name", json!("brand_new"));
        }
        debug_assert!(root.at(&old).is_some());
        root.get_mut("paths").and_then(Tree::as_object_mut).expect("paths").rename(&from, to.clone());
    });
    let says = Expected::new(
        "request-path-parameter-renamed",
        &format!("(new){title}"),
        "request-path",
        "brand_new",
        "info patch major",
    );
    let name = name.to_owned();
    let lines = Edit::Operation(
        operation.title.clone(),
        Box::new(move |mut fact| {
            fact.operation.clone_from(&title);
            if fact.part == "request-path" && fact.name == name {
                fact.name = "brand_new".into();
            }
            Some(fact)
        }),
    );
    mutation.reports([says]).shows([lines])
}

/// How a list is written. The surface does not speak of it.
fn written(parameter: &Parameter<'_>, key: &str) -> Option<Mutation> {
    if !parameter.node.at("/schema").is_some_and(|schema| has(schema, &["items", "properties"]))
        || parameter.location != "query"
    {
        return None;
    }
    let exploded = parameter.node.get("explode").and_then(Tree::as_bool) != Some(false);
    let mutation = match key {
        "style" => parameter.mutation(|node| {
            set(node, "style", json!("pipeDelimited"));
            unset(node, &["explode"]);
        }),
        _ => parameter.mutation(move |node| set(node, "explode", json!(!exploded))),
    };
    let says = |used: &Use| used.called("request-parameter-style-changed", "error major patch");
    Some(mutation.reports(parameter.site.uses.iter().map(says)))
}
