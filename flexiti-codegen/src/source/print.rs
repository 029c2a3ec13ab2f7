//! A tree as a text: YAML in block style that [`super::read`] makes the same tree of.
//!
//! For documents that are put together from others and then looked at by people. Comments and the style of what was read
//! are not kept; the order of members, and the digits of numbers, are.

use super::{Node, Value};

/// The text of a document.
pub fn print(node: &Node<'_>) -> String {
    let mut text = String::new();
    block(&mut text, node, 0);
    text
}

/// A node that begins at the end of `text`, which is the beginning of a line or follows `- `.
fn block(text: &mut String, node: &Node<'_>, indent: usize) {
    match &node.value {
        Value::Object(object) if !object.is_empty() => {
            for (index, member) in object.iter().enumerate() {
                margin(text, indent, index);
                text.push_str(&inline(&member.key));
                text.push(':');
                value(text, &member.value, indent + 2);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                margin(text, indent, index);
                text.push('-');
                if is_nested(item) {
                    text.push(' ');
                    block(text, item, indent + 2);
                } else {
                    value(text, item, indent + 2);
                }
            }
        }
        _ => {
            scalar(text, node, indent);
            text.push('\n');
        }
    }
}

/// What follows a `:` or a `-`.
fn value(text: &mut String, node: &Node<'_>, indent: usize) {
    if is_nested(node) {
        text.push('\n');
        text.extend(std::iter::repeat_n(' ', indent));
        block(text, node, indent);
    } else {
        text.push(' ');
        scalar(text, node, indent);
        text.push('\n');
    }
}

/// The first line of a block stands where it is already.
fn margin(text: &mut String, indent: usize, index: usize) {
    if index > 0 {
        text.extend(std::iter::repeat_n(' ', indent));
    }
}

fn is_nested(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Object(object) => !object.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    }
}

fn scalar(text: &mut String, node: &Node<'_>, indent: usize) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number),
        Value::String(string) if is_prose(string) => {
            text.push_str("|-");
            for line in string.split('\n') {
                text.push('\n');
                if !line.is_empty() {
                    text.extend(std::iter::repeat_n(' ', indent));
                    text.push_str(line);
                }
            }
        }
        Value::String(string) => text.push_str(&inline(string)),
        Value::Array(_) => text.push_str("[]"),
        Value::Object(_) => text.push_str("{}"),
    }
}

/// Several lines that can be set as they are.
fn is_prose(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && text.chars().all(|character| character == '\n' || is_plain_character(character))
        && text.split('\n').all(|line| !line.ends_with(' ') && (line.is_empty() || !line.starts_with(' ')))
}

/// A string on one line: plain where nothing else can be read out of it, between quotation marks elsewhere.
fn inline(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            plain if is_plain_character(plain) => quoted.push(plain),
            other => match u32::from(other) {
                code @ 0..=0xffff => quoted.push_str(&format!("\\u{code:04x}")),
                code => quoted.push_str(&format!("\\U{code:08x}")),
            },
        }
    }
    quoted.push('"');
    quoted
}

fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 10] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan"];
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic() || "/_$".contains(first));
    let is_word = WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    begins
        && !is_word
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|character| character.is_ascii_graphic() || character == ' ')
}

/// Letters and signs that YAML lets stand as they are, and that show.
fn is_plain_character(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::Diagnostics,
        source::{Limits, Texts, read},
    };

    #[test]
    fn what_is_printed_reads_as_the_same_tree() {
        let json = r##"{
            "plain": "a word", "path": "$.a[?@ == 'x' && @.b == 1]", "number": 9999999999999999.990, "text number": "1e3", "no": "no", "empty": "",
            "list": [[1, [2]], {"a": {"b": []}, "c": {}}, "- x", "a: b", "a #b", "#c", "~", "'", "\"\\", "é\u0085\u2028"],
            "prose": "one\ntwo: x\n\n# four", "not prose": " one\ntwo\n", "trailing": "one \ntwo", "tab": "a\tb",
            "~": null, "/v2/{id}": true, "key: with": "colon:", "200": "Y", "deep": "a\n  b"
        }"##;
        let texts = Texts::new();
        let mut diagnostics = Diagnostics::new();
        let mut tree = |name: &str, text: String| {
            read(&texts, texts.add(name, text), &Limits::default(), &mut diagnostics).expect("a tree")
        };
        let one = tree("one.json", json.to_owned());
        let printed = print(&one);
        let other = tree("other.yaml", printed.clone());
        assert!(one.same_value(&other), "{printed}");
        assert_eq!(print(&other), printed);
    }
}
