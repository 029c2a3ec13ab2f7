//! From the model to its facts: operations are walked part by part, records member by member.

use super::{Fact, words};
use crate::model::{
    Access, Api, Content, Evidence, Location, Media, Operation, Outcome, Record, Required, SchemaId, Shape, Status,
};

/// Above this many component schemas, records are listed once by their component and named where they are used: in
/// place, a large API would unfold without end.
const UNFOLDED_COMPONENTS: usize = 300;

/// And above this many facts: a few components that hold each other twice each would do the same.
const UNFOLDED_FACTS: usize = 200_000;

/// Names are not made longer than this many steps.
const DEEPEST: usize = 64;

/// Every fact of the API, in the document's order.
pub fn surface(api: &Api) -> Vec<Fact> {
    let unfold = api.schemas.components().count() <= UNFOLDED_COMPONENTS;
    let unfolded = unfold.then(|| facts(api, true)).filter(|facts| facts.len() <= UNFOLDED_FACTS);
    unfolded.unwrap_or_else(|| facts(api, false))
}

fn facts(api: &Api, unfold: bool) -> Vec<Fact> {
    let mut walk = Walk { api, facts: Vec::new(), path: Vec::new(), unfold, common: Vec::new() };
    for server in &api.servers {
        walk.say("*", "server", &server.url, "", server.name.as_deref().unwrap_or_default());
    }
    for operation in &api.operations {
        walk.operation(operation);
    }
    walk.common_bodies();
    if !unfold {
        walk.components();
    }
    walk.facts
}

struct Walk<'m> {
    api: &'m Api,
    facts: Vec<Fact>,
    /// The schemas that are being walked, so that a schema inside itself ends.
    path: Vec<SchemaId>,
    unfold: bool,
    /// Error bodies that operations share; their members are said once.
    common: Vec<SchemaId>,
}

/// Which part of which operation is being walked.
#[derive(Clone, Copy)]
struct Place<'p> {
    operation: &'p str,
    part: &'p str,
}

/// What the use of a schema adds to it.
struct Use<'u> {
    required: &'u Required,
    sensitive: bool,
    default: Option<&'u str>,
    evidence: &'u Evidence,
    marks: Vec<&'static str>,
}

impl<'m> Walk<'m> {
    fn operation(&mut self, operation: &'m Operation) {
        let title = operation.title();
        self.operation_itself(&title, operation);
        for parameter in &operation.parameters {
            let part = match parameter.location {
                Location::Path => "request-path",
                Location::Query => "request-query",
                Location::Header => "request-header",
                Location::Cookie => "request-cookie",
            };
            let usage = Use {
                required: &parameter.required,
                sensitive: parameter.sensitive,
                default: None,
                evidence: &parameter.evidence,
                marks: life(parameter.docs.deprecated),
            };
            self.value(Place { operation: &title, part }, &parameter.name, parameter.schema, &usage);
        }
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            let part = match content.media {
                Media::Form | Media::Multipart => "request-form",
                _ => "request-body",
            };
            self.body(Place { operation: &title, part }, content);
        }
        for outcome in &operation.outcomes {
            self.outcome(&title, outcome);
        }
        for code in &operation.error_codes {
            self.facts.push(Fact {
                operation: title.clone(),
                part: "error".into(),
                name: code.code.clone(),
                required: String::new(),
                kind: code.status.word(),
                marks: Vec::new(),
                values: String::new(),
                sensitive: false,
                provenance: provenance(&code.evidence),
            });
        }
    }

    /// What is said of the operation as a whole: its id, group, life and security.
    fn operation_itself(&mut self, title: &str, operation: &Operation) {
        let mut marks: Vec<String> = operation.tag.iter().map(|tag| format!("tag={tag}")).collect();
        let flags = [(operation.docs.deprecated, "deprecated"), (operation.moves_money, "moves-money")];
        marks.extend(flags.iter().filter(|(set, _)| *set).map(|(_, mark)| (*mark).to_owned()));
        marks.extend(operation.idempotency.iter().map(|keys| format!("idempotency={}", keys.key)));
        marks.extend(operation.paging.iter().map(|paging| format!("paging={}", paging.word())));
        self.say(title, "operation", &operation.id, "operation", &marks.join(","));
        for alternative in &operation.security {
            for (scheme, scopes) in &alternative.schemes {
                self.say(title, "security", scheme, "security", &scopes.join(","));
            }
        }
    }

    fn outcome(&mut self, title: &str, outcome: &'m Outcome) {
        let part = format!("response-{}", outcome.status.word());
        let place = Place { operation: title, part: &part };
        if outcome.contents.is_empty() {
            self.say(title, &part, "(empty)", "empty", "");
        }
        for header in &outcome.headers {
            if let Some(schema) = header.schema {
                let required = if header.required { Required::Yes } else { Required::No };
                let marks = life(header.docs.deprecated);
                let evidence = &header.evidence;
                let usage = Use { required: &required, sensitive: false, default: None, evidence, marks };
                self.value(place, &format!("header {}", header.name), schema, &usage);
            }
        }
        for content in &outcome.contents {
            match content.schema.filter(|schema| self.is_common(outcome.status, *schema)) {
                Some(shared) if self.common.contains(&shared) => {}
                Some(shared) => self.common.push(shared),
                None => self.body(place, content),
            }
        }
    }

    /// Whether an error body is one that operations share and that holds the error code.
    fn is_common(&self, status: Status, schema: SchemaId) -> bool {
        let (id, resolved) = self.api.schemas.resolve(schema);
        let has_code = |record: &Record| record.fields.iter().any(|field| self.api.problems.code.contains(&field.name));
        !status.is_success()
            && self.api.schemas[id].component.is_some()
            && matches!(&resolved.shape, Shape::Record(record) if has_code(record))
    }

    fn common_bodies(&mut self) {
        for schema in std::mem::take(&mut self.common) {
            self.members(Place { operation: "*", part: "response-default" }, "", schema);
        }
    }

    fn components(&mut self) {
        for (id, name, _) in self.api.schemas.components() {
            let title = format!("schema {name}");
            self.path.clear();
            self.members(Place { operation: &title, part: "schema" }, "", id);
        }
    }

    fn body(&mut self, place: Place<'_>, content: &Content) {
        let Some(schema) = content.schema else {
            self.say(place.operation, place.part, "(body)", &content.media_type, "");
            return;
        };
        match &self.api.schemas.resolve(schema).1.shape {
            Shape::Record(record) if record.fields.is_empty() => {
                self.say(place.operation, place.part, "{}", "object", "");
            }
            Shape::Record(_) => self.whole(place, schema),
            Shape::List(_) => self.whole(place, schema),
            _ => {
                let evidence = &self.api.schemas[schema].evidence;
                let usage =
                    Use { required: &Required::No, sensitive: false, default: None, evidence, marks: Vec::new() };
                self.value(place, "(body)", schema, &usage);
            }
        }
    }

    /// A body whose members or items stand at the top.
    fn whole(&mut self, place: Place<'_>, schema: SchemaId) {
        let component = self.api.schemas.resolve(schema).1.component.as_ref();
        match component.filter(|_| !self.unfold) {
            Some(name) => self.say(place.operation, place.part, "(body)", &format!("object {name}"), ""),
            None => self.members(place, "", schema),
        }
    }

    fn value(&mut self, place: Place<'_>, name: &str, schema: SchemaId, usage: &Use<'_>) {
        let schemas = &self.api.schemas;
        let (_, resolved) = schemas.resolve(schema);
        let is_list = matches!(resolved.shape, Shape::List(_));
        let named = resolved.component.as_ref().filter(|_| !self.unfold && has_members(&resolved.shape));
        self.facts.push(Fact {
            operation: place.operation.to_owned(),
            part: place.part.to_owned(),
            name: if is_list { format!("{name}[]") } else { name.to_owned() },
            required: usage.required.word(),
            kind: match named {
                Some(component) => format!("object {component}"),
                None => words::type_word(schemas, schema),
            },
            marks: self.nulls(schema).into_iter().chain(usage.marks.iter().copied()).collect(),
            values: words::values_word(schemas, schema, usage.default),
            sensitive: usage.sensitive || resolved.sensitive,
            provenance: provenance(usage.evidence),
        });
        if named.is_none() {
            self.members(place, name, schema);
        }
    }

    /// The members below a value: those of a record, the items of a list, the values of a map.
    fn members(&mut self, place: Place<'_>, name: &str, schema: SchemaId) {
        let (id, resolved) = self.api.schemas.resolve(schema);
        let is_too_much = self.unfold && self.facts.len() > UNFOLDED_FACTS;
        if is_too_much || self.path.len() == DEEPEST || self.path.contains(&id) {
            return;
        }
        self.path.push(id);
        match &resolved.shape {
            Shape::Record(record) => {
                for field in &record.fields {
                    let name = if name.is_empty() { field.name.clone() } else { format!("{name}.{}", field.name) };
                    let usage = Use {
                        required: &field.required,
                        sensitive: field.sensitive,
                        default: field.default.as_deref(),
                        evidence: &field.evidence,
                        marks: access(field.access).into_iter().chain(life(field.docs.deprecated)).collect(),
                    };
                    self.value(place, &name, field.schema, &usage);
                }
            }
            Shape::List(items) => {
                let (line, own_line) = (self.facts.len(), name.is_empty());
                self.items(place, &format!("{name}[]"), *items, own_line);
                let nulls = self.nulls(schema);
                if let Some(said) = self.facts.get_mut(line).filter(|_| own_line) {
                    said.marks = nulls;
                }
            }
            Shape::Map(values) => self.items(place, &format!("{name}.*"), *values, true),
            _ => {}
        }
        self.path.pop();
    }

    /// The items of a list. The list itself has its line already unless it stands at the top.
    fn items(&mut self, place: Place<'_>, name: &str, items: SchemaId, own_line: bool) {
        let (_, resolved) = self.api.schemas.resolve(items);
        if own_line || !has_members(&resolved.shape) {
            let kind = match (own_line && name == "[]", &resolved.shape) {
                (true, _) => "array".to_owned(),
                _ => words::type_word(&self.api.schemas, items),
            };
            let name = if own_line { name.to_owned() } else { format!("{name}.*") };
            let values = words::values_word(&self.api.schemas, items, None);
            self.say(place.operation, place.part, &name, &kind, &values);
            let null = self.null(items);
            if let Some(said) = self.facts.last_mut() {
                said.marks.extend(null);
            }
        }
        match resolved.component.as_ref().filter(|_| !self.unfold && has_members(&resolved.shape)) {
            Some(component) => {
                let name = format!("{name}.*");
                self.say(place.operation, place.part, &name, &format!("object {component}"), "");
            }
            None => self.members(place, name, items),
        }
    }

    /// Whether a value may be null, and whether the items of a list may that have no line to say it.
    fn nulls(&self, schema: SchemaId) -> Vec<&'static str> {
        let items = match &self.api.schemas.resolve(schema).1.shape {
            Shape::List(items) if has_members(&self.api.schemas.resolve(*items).1.shape) => self.null(*items),
            _ => None,
        };
        self.null(schema).into_iter().chain(items.map(|_| "nullable-items")).collect()
    }

    /// Whether a value may be null: any schema of its chain of aliases says so.
    fn null(&self, schema: SchemaId) -> Option<&'static str> {
        let (schemas, mut at) = (&self.api.schemas, schema);
        for _ in 0..schemas.len() {
            match schemas[at].shape {
                _ if schemas[at].nullable => return Some("nullable"),
                Shape::Alias(next) => at = next,
                _ => return None,
            }
        }
        None
    }

    fn say(&mut self, operation: &str, part: &str, name: &str, kind: &str, values: &str) {
        self.facts.push(Fact {
            operation: operation.to_owned(),
            part: part.to_owned(),
            name: name.to_owned(),
            required: String::new(),
            kind: kind.to_owned(),
            marks: Vec::new(),
            values: values.to_owned(),
            sensitive: false,
            provenance: String::new(),
        });
    }
}

fn has_members(shape: &Shape) -> bool {
    matches!(shape, Shape::Record(_) | Shape::List(_) | Shape::Map(_))
}

fn life(is_deprecated: bool) -> Vec<&'static str> {
    if is_deprecated { vec!["deprecated"] } else { Vec::new() }
}

fn access(access: Access) -> Option<&'static str> {
    match access {
        Access::Both => None,
        Access::ReadOnly => Some("read-only"),
        Access::WriteOnly => Some("write-only"),
    }
}

fn provenance(evidence: &Evidence) -> String {
    evidence.provenance.map(|provenance| provenance.word().to_owned()).unwrap_or_default()
}
