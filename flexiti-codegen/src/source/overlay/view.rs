//! The document as plain JSON, for JSONPath to look at.
//!
//! The view is made once and brought up to date only where an action changed something, so that a hundred actions on a
//! large document cost little more than one.

use std::{collections::HashSet, ptr};

use serde_json::Value as Json;
use serde_json_path::{JsonPath, PathElement};

use crate::source::{Node, Value};

/// One step from a node to its child.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Name(String),
    Index(usize),
}

/// A plain copy of the document.
pub(super) struct View(Json);

impl View {
    pub(super) fn of(document: &Node<'_>) -> Self {
        Self(plain(document))
    }

    /// The normalized paths of what `path` selects, each once, sorted: a parent comes before its children, and an
    /// item of an array before those that follow it.
    pub(super) fn locate(&self, path: &JsonPath) -> Vec<Vec<Step>> {
        if !path.to_string().contains("..") {
            let located = path.query_located(&self.0);
            let mut places: Vec<_> = located.locations().map(|place| place.iter().map(step).collect()).collect();
            places.sort();
            places.dedup();
            return places;
        }
        // The library makes a path for every node that `..` passes, which takes most of the time of an overlay. What such
        // a query selects is found without paths; one walk through the document then tells where it stands.
        let selected: HashSet<*const Json> = path.query(&self.0).iter().map(|found| ptr::from_ref(*found)).collect();
        let mut walk = Walk { selected, at: Vec::new(), places: Vec::new() };
        walk.visit(&self.0);
        walk.places.sort();
        walk.places
    }

    /// Copies the node at `place` anew.
    pub(super) fn refresh(&mut self, place: &[Step], node: &Node<'_>) {
        if let Some(json) = self.at_mut(place) {
            *json = plain(node);
        }
    }

    /// Removes what stands at `place`.
    pub(super) fn remove(&mut self, place: &[Step]) {
        let Some((last, parent)) = place.split_last() else { return };
        match (self.at_mut(parent), last) {
            (Some(Json::Object(object)), Step::Name(name)) => {
                object.remove(name);
            }
            (Some(Json::Array(items)), Step::Index(index)) if *index < items.len() => {
                items.remove(*index);
            }
            _ => {}
        }
    }

    fn at_mut(&mut self, place: &[Step]) -> Option<&mut Json> {
        place.iter().try_fold(&mut self.0, |json, step| match step {
            Step::Name(name) => json.get_mut(name),
            Step::Index(index) => json.get_mut(*index),
        })
    }
}

fn step(passed: &PathElement<'_>) -> Step {
    match passed {
        PathElement::Name(name) => Step::Name((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    }
}

/// Looks for nodes, of which only the addresses are known.
struct Walk<'v> {
    selected: HashSet<*const Json>,
    /// The steps to where it is, which are copied only where something has been found.
    at: Vec<PathElement<'v>>,
    places: Vec<Vec<Step>>,
}

impl<'v> Walk<'v> {
    fn visit(&mut self, json: &'v Json) {
        if self.selected.is_empty() {
            return;
        }
        if self.selected.remove(&ptr::from_ref(json)) {
            self.places.push(self.at.iter().map(step).collect());
        }
        match json {
            Json::Array(items) => {
                items.iter().enumerate().for_each(|(index, item)| self.step(PathElement::Index(index), item));
            }
            Json::Object(members) => members.iter().for_each(|(name, value)| self.step(PathElement::Name(name), value)),
            _ => {}
        }
    }

    fn step(&mut self, passed: PathElement<'v>, json: &'v Json) {
        self.at.push(passed);
        self.visit(json);
        self.at.pop();
    }
}

/// A node without its places. Numbers that JSON libraries cannot hold become null: filters do not compare such.
fn plain(node: &Node<'_>) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(text) => serde_json::from_str(text).unwrap_or(Json::Null),
        Value::String(text) => Json::String(text.clone().into_owned()),
        Value::Array(items) => Json::Array(items.iter().map(plain).collect()),
        Value::Object(object) => {
            Json::Object(object.iter().map(|member| (member.key.clone().into_owned(), plain(&member.value))).collect())
        }
    }
}
