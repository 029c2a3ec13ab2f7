//! JSON pointers (RFC 6901): taking them apart, putting them together, and finding the pointer of a place.

use super::{Node, Span, Value};

/// The unescaped tokens of a pointer, with or without a leading `#`; nothing if it is not a pointer.
///
/// A pointer in a URI fragment may be percent-encoded, which is undone here as well.
pub fn tokens(pointer: &str) -> Option<Vec<String>> {
    let fragment = pointer.strip_prefix('#');
    let path = fragment.unwrap_or(pointer);
    if path.is_empty() {
        return Some(Vec::new());
    }
    let path = path.strip_prefix('/')?;
    let unescape = |token: &str| {
        let token = if fragment.is_some() { percent_decoded(token) } else { token.to_owned() };
        token.replace("~1", "/").replace("~0", "~")
    };
    Some(path.split('/').map(unescape).collect())
}

/// A token as the index of an array: digits without a leading zero.
pub fn index(token: &str) -> Option<usize> {
    let canonical = token == "0" || (!token.starts_with('0') && token.bytes().all(|byte| byte.is_ascii_digit()));
    if canonical { token.parse().ok() } else { None }
}

/// A name as a pointer's token: `~` becomes `~0`, `/` becomes `~1`.
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The pointer of the child `name` of the node at `parent`.
pub fn child(parent: &str, name: &str) -> String {
    format!("{parent}/{}", escaped(name))
}

/// `%41` becomes `A`; what is not such a triple, or not UTF-8 in the end, stays.
fn percent_decoded(token: &str) -> String {
    if !token.contains('%') {
        return token.to_owned();
    }
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        let decoded = match (first, others) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { others.get(2..).unwrap_or_default() } else { others };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| token.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// The pointer of the first node (or member name) that stands at `span`, as a URI fragment: `#/info/title`.
pub fn pointer_of(root: &Node<'_>, span: Span) -> Option<String> {
    let mut path = Vec::new();
    find(root, span, &mut path)
        .then(|| path.iter().rev().fold(String::from("#"), |pointer, token: &String| pointer + "/" + token))
}

/// Depth first; pushes the tokens from the found node up.
fn find(node: &Node<'_>, span: Span, path: &mut Vec<String>) -> bool {
    if node.span == span {
        return true;
    }
    match &node.value {
        Value::Array(items) => items.iter().enumerate().any(|(index, item)| {
            let found = find(item, span, path);
            if found {
                path.push(index.to_string());
            }
            found
        }),
        Value::Object(object) => object.iter().any(|member| {
            let found = member.key_span == span || find(&member.value, span, path);
            if found {
                path.push(escaped(&member.key));
            }
            found
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_unescaped() {
        assert_eq!(tokens("/paths/~1pets~1{id}/a~0b"), Some(vec!["paths".into(), "/pets/{id}".into(), "a~b".into()]));
        assert_eq!(tokens("#/a%20b/%7Bid%7D"), Some(vec!["a b".into(), "{id}".into()]));
        assert_eq!(tokens("/a%20b"), Some(vec!["a%20b".into()]));
        assert_eq!(tokens(""), Some(vec![]));
        assert_eq!(tokens("#/100%"), Some(vec!["100%".into()]));
        assert_eq!(tokens("Pet"), None);
    }

    #[test]
    fn an_index_has_no_leading_zero() {
        assert_eq!(
            (index("0"), index("10"), index("01"), index("-1"), index("")),
            (Some(0), Some(10), None, None, None)
        );
    }
}
