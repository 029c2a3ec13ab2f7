//! Which operation a request is for: path templates as a tree of segments.
//!
//! A fixed segment is preferred to one with a placeholder, and one with more fixed text to one with less, as OpenAPI 3.0.4
//! has it ("Path Templating Matching"). Where a preferred way has no operation for the method, the others are tried.

use std::collections::BTreeMap;

use flexiti_description::{Description, Method};

/// The path templates of all operations.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    root: Segments,
    /// What may stand before every path; the longest first.
    base_paths: Vec<String>,
}

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route<'r> {
    /// To the operation at this place, with what stands for each placeholder, still percent-encoded.
    To(usize, Vec<(&'r str, &'r str)>),
    /// To a path that has operations for these methods only.
    OtherMethod(Vec<Method>),
    /// Nowhere.
    Nowhere,
}

#[derive(Debug, Default)]
struct Segments {
    fixed: BTreeMap<String, Segments>,
    /// Segments with placeholders; those with the most fixed text first.
    open: Vec<(Vec<Part>, Segments)>,
    operations: Vec<(Method, usize)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Placeholder(String),
}

impl Routes {
    pub(crate) fn new(description: &Description) -> Self {
        let mut routes = Self::default();
        let mut base_paths: Vec<String> = description.servers.iter().map(|server| server.base_path().into()).collect();
        for (place, operation) in description.operations.iter().enumerate() {
            base_paths.extend(operation.base_paths.iter().cloned());
            routes.root.add(&operation.path, operation.method, place);
        }
        base_paths.retain(|base| base.starts_with('/'));
        base_paths.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        base_paths.dedup();
        routes.base_paths = base_paths;
        routes
    }

    /// Finds the operation for a path as it came, which may begin with a base path of the API or right below it.
    pub(crate) fn find<'r>(&'r self, method: Option<Method>, path: &'r str) -> Route<'r> {
        let below = self.base_paths.iter().filter_map(|base| path.strip_prefix(base.as_str()));
        let below = below.filter(|rest| rest.starts_with('/'));
        let mut others = Vec::new();
        for path in below.chain([path]) {
            let segments: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
            let mut filled = Vec::new();
            if let Some(place) = self.root.find(method, &segments, &mut filled, &mut others) {
                return Route::To(place, filled);
            }
        }
        others.sort_unstable();
        others.dedup();
        if others.is_empty() { Route::Nowhere } else { Route::OtherMethod(others) }
    }
}

impl Segments {
    fn add(&mut self, template: &str, method: Method, place: usize) {
        // What stands after these marks tells operations of one path apart in prose only; it is never sent as a path.
        let path = template.split(['?', '#']).next().unwrap_or_default();
        let mut at = self;
        for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
            at = at.below(segment);
        }
        if at.operations.iter().all(|(known, _)| *known != method) {
            at.operations.push((method, place));
        }
    }

    fn below(&mut self, segment: &str) -> &mut Self {
        let parts = parts(segment);
        if parts.iter().all(|part| matches!(part, Part::Text(_))) {
            return self.fixed.entry(segment.to_owned()).or_default();
        }
        let place = match self.open.iter().position(|(known, _)| *known == parts) {
            Some(place) => place,
            None => {
                let place = self.open.partition_point(|(known, _)| fixed_length(known) >= fixed_length(&parts));
                self.open.insert(place, (parts, Self::default()));
                place
            }
        };
        // The place was found or made a moment ago; without it, the segment itself takes the path in.
        match self.open.get_mut(place) {
            Some((_, segments)) => segments,
            None => self.fixed.entry(segment.to_owned()).or_default(),
        }
    }

    fn find<'r>(
        &'r self,
        method: Option<Method>,
        segments: &[&'r str],
        filled: &mut Vec<(&'r str, &'r str)>,
        others: &mut Vec<Method>,
    ) -> Option<usize> {
        let Some((first, rest)) = segments.split_first() else {
            let own = self.operations.iter().find(|(known, _)| Some(*known) == method);
            if own.is_none() {
                others.extend(self.operations.iter().map(|(known, _)| *known));
            }
            return own.map(|(_, place)| *place);
        };
        if let Some(found) = self.fixed.get(*first).and_then(|below| below.find(method, rest, filled, others)) {
            return Some(found);
        }
        for (parts, below) in &self.open {
            let known = filled.len();
            if fill(parts, first, filled)
                && let Some(found) = below.find(method, rest, filled, others)
            {
                return Some(found);
            }
            filled.truncate(known);
        }
        None
    }
}

/// A segment of a template, taken apart at its braces.
fn parts(segment: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = segment;
    while let Some((text, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
        parts.push(Part::Placeholder(name.to_owned()));
        rest = behind;
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    parts
}

fn fixed_length(parts: &[Part]) -> usize {
    parts.iter().map(|part| if let Part::Text(text) = part { text.len() } else { 0 }).sum()
}

/// Lays a segment into its template; a placeholder takes as little as it can, and never nothing.
fn fill<'r>(parts: &'r [Part], segment: &'r str, filled: &mut Vec<(&'r str, &'r str)>) -> bool {
    let Some((first, rest)) = parts.split_first() else { return segment.is_empty() };
    match first {
        Part::Text(text) => segment.strip_prefix(text.as_str()).is_some_and(|segment| fill(rest, segment, filled)),
        Part::Placeholder(name) => {
            let known = filled.len();
            for (end, _) in segment.char_indices().skip(1).chain([(segment.len(), ' ')]) {
                let (value, behind) = segment.split_at(end);
                // Without a fixed text behind it, it takes all that is left.
                let is_end = end == segment.len();
                if value.is_empty() || (rest.is_empty() && !is_end) {
                    continue;
                }
                filled.push((name, value));
                if fill(rest, behind, filled) {
                    return true;
                }
                filled.truncate(known);
            }
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flexiti_description::{Operation, Server};

    fn routes(templates: &[(Method, &str)]) -> Routes {
        let operation = |(method, path): &(Method, &str)| Operation {
            method: *method,
            path: (*path).to_owned(),
            ..Operation::default()
        };
        Routes::new(&Description {
            servers: vec![Server { url: "https://pets.example/api".into(), name: None }],
            operations: templates.iter().map(operation).collect(),
            ..Description::default()
        })
    }

    #[test]
    fn fixed_text_is_preferred_where_it_has_the_method() {
        use Method::{Get, Post};
        let routes =
            routes(&[(Get, "/pets/{id}"), (Get, "/pets/mine"), (Post, "/pets/{id}"), (Get, "/pets/{id}.{kind}")]);
        assert_eq!(routes.find(Some(Get), "/pets/mine"), Route::To(1, vec![]));
        assert_eq!(routes.find(Some(Post), "/pets/mine"), Route::To(2, vec![("id", "mine")]));
        assert_eq!(routes.find(Some(Get), "/api/pets/7"), Route::To(0, vec![("id", "7")]));
        assert_eq!(routes.find(Some(Get), "/pets/7.json"), Route::To(3, vec![("id", "7"), ("kind", "json")]));
        assert_eq!(routes.find(Some(Method::Put), "/pets/7"), Route::OtherMethod(vec![Get, Post]));
        assert_eq!(routes.find(Some(Get), "/pets"), Route::Nowhere);
        assert_eq!(routes.find(Some(Get), "/pets/"), Route::Nowhere);
        assert_eq!(routes.find(None, "/pets/%2f"), Route::OtherMethod(vec![Get, Post]));
    }

    #[test]
    fn a_segment_may_hold_several_placeholders_and_text_of_any_alphabet() {
        let routes = routes(&[(Method::Get, "/é/{a}..{b}:do"), (Method::Post, "/{whole}")]);
        assert_eq!(routes.find(Some(Method::Get), "/é/ü.x..y:do"), Route::To(0, vec![("a", "ü.x"), ("b", "y")]));
        assert_eq!(routes.find(Some(Method::Post), "/a:b"), Route::To(1, vec![("whole", "a:b")]));
    }
}
