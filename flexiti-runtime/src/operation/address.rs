//! The address of a call: its path with the arguments in place.
//!
//! An argument that is empty, `.` or `..` would address something else than was meant, and is refused.

use crate::wire::{Rule, Violation};

/// The address of a path below `base`, which ends without a slash: `template`, with its braces filled. `argument` gives
/// the text of each name, already percent-encoded.
pub(super) fn below<'a>(
    base: &str,
    template: &str,
    argument: impl Fn(&str) -> Option<&'a str>,
) -> Result<String, Vec<Violation>> {
    let mut path = String::with_capacity(base.len() + template.len() + 32);
    path.push_str(base);
    if !template.starts_with('/') {
        path.push('/');
    }
    let (mut rest, mut violations) = (template, Vec::new());
    let mut segment = path.len();
    // The first argument of the segment at hand, and where that segment begins.
    let mut first: Option<(&str, usize)> = None;
    while let Some((before, name, after)) = braces(rest) {
        segment = before.bytes().rposition(|byte| byte == b'/').map_or(segment, |slash| path.len() + slash + 1);
        path.push_str(before);
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
    let segment = path.get(segment..)?;
    let is = |text: &str| segment.strip_prefix(text).is_some_and(|after| after.is_empty() || after.starts_with('/'));
    (is("") || is(".") || is("..")).then(|| unfit(name))
}

/// What stands before, in and after the first pair of braces. Templates are short: a search that gets ready first would
/// take longer.
fn braces(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_at_checked(text.bytes().position(|byte| byte == b'{')?)?;
    let (name, after) = rest.split_at_checked(rest.bytes().position(|byte| byte == b'}')?)?;
    Some((before, name.get(1..)?, after.get(1..)?))
}

/// An argument that cannot stand in a path.
pub(super) fn unfit(name: &str) -> Violation {
    Violation::new(name, Rule::PathSegment, "a path argument that is not empty, `.` or `..`".to_owned(), None)
}
