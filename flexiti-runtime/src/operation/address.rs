//! The address of a call: its path with the arguments in place.
//!
//! An argument that is empty, `.` or `..` would address something else than was meant, and is refused.

use crate::wire::{Rule, Violation};

/// Fills the braces of `template`; `argument` gives the text of each name, already percent-encoded.
pub(super) fn path<'a>(template: &str, argument: impl Fn(&str) -> Option<&'a str>) -> Result<String, Vec<Violation>> {
    let mut path = String::with_capacity(template.len() + 32);
    if !template.starts_with('/') {
        path.push('/');
    }
    let (mut rest, mut violations) = (template, Vec::new());
    // The first argument of the segment at hand, and where that segment begins.
    let mut first: Option<(&str, usize)> = None;
    while let Some((before, name, after)) = braces(rest) {
        path.push_str(before);
        let segment = path.rfind('/').map_or(0, |slash| slash + 1);
        if first.is_some_and(|(_, begun)| begun != segment) {
            violations.extend(first.take().and_then(|first| judged(&path, first)));
        }
        match argument(name) {
            Some(value) => {
                path.push_str(value);
                first = first.or(Some((name, segment)));
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
    violations.extend(first.and_then(|first| judged(&path, first)));
    if violations.is_empty() { Ok(path) } else { Err(violations) }
}

/// What is wrong with the segment that begins here, whose first argument has this name.
fn judged(path: &str, (name, segment): (&str, usize)) -> Option<Violation> {
    let text = path.get(segment..)?.split('/').next();
    matches!(text, Some("" | "." | "..")).then(|| unfit(name))
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
