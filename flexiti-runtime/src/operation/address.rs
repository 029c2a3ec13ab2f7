//! The address of a call: its path with the arguments in place.
//!
//! An argument that is empty, `.` or `..` would address something else than was meant, and is refused.

use crate::wire::{Rule, Violation};

/// Fills the braces of `template`; `argument` gives the text of each name, already percent-encoded.
pub(super) fn path<'a>(template: &str, argument: impl Fn(&str) -> Option<&'a str>) -> Result<String, Vec<Violation>> {
    let mut path = String::with_capacity(template.len() + 32);
    let mut violations = Vec::new();
    for segment in template.split('/').skip(usize::from(template.starts_with('/'))) {
        path.push('/');
        let start = path.len();
        let first = fill(&mut path, segment, &argument, &mut violations);
        if let (Some(name), Some("" | "." | "..")) = (first, path.get(start..)) {
            violations.push(unfit(name));
        }
    }
    if violations.is_empty() { Ok(path) } else { Err(violations) }
}

/// Writes one segment with its arguments, and gives the name of the first of them.
fn fill<'t, 'a>(
    path: &mut String,
    segment: &'t str,
    argument: &impl Fn(&str) -> Option<&'a str>,
    violations: &mut Vec<Violation>,
) -> Option<&'t str> {
    let (mut rest, mut first) = (segment, None);
    while let Some((before, name, after)) = braces(rest) {
        path.push_str(before);
        match argument(name) {
            Some(value) => {
                path.push_str(value);
                first = first.or(Some(name));
            }
            None => {
                violations.push(Violation::new(name, Rule::Required, "a value for the path".to_owned(), None));
                // Said once; the segment is not judged again for being empty.
                path.push('-');
            }
        }
        rest = after;
    }
    path.push_str(rest);
    first
}

fn braces(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// An argument that cannot stand in a path.
pub(super) fn unfit(name: &str) -> Violation {
    Violation::new(name, Rule::PathSegment, "a path argument that is not empty, `.` or `..`".to_owned(), None)
}
