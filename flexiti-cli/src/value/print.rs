//! Values as text: JSON for programs, one line for a cell.

use super::Tree;

/// JSON, one member a line.
pub(crate) fn pretty(tree: &Tree) -> String {
    let mut out = String::new();
    write(tree, Some(0), &mut out);
    out
}

/// JSON without white space.
pub(crate) fn compact(tree: &Tree) -> String {
    let mut out = String::new();
    write(tree, None, &mut out);
    out
}

/// A scalar as it is, anything else as JSON; nothing that moves the cursor.
pub(crate) fn one_line(tree: &Tree) -> String {
    let text = match tree {
        Tree::Null => String::new(),
        Tree::Number(text) | Tree::Text(text) => text.clone(),
        Tree::Boolean(_) | Tree::List(_) | Tree::Record(_) => compact(tree),
    };
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// `level` is how deep the value lies, where lines are wanted.
fn write(tree: &Tree, level: Option<usize>, out: &mut String) {
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Tree::Number(number) => out.push_str(number),
        Tree::Text(text) => quote(text, out),
        Tree::List(items) => {
            let items = items.iter().map(|item| (None, item));
            group('[', ']', items, level, out);
        }
        Tree::Record(members) => {
            let members = members.iter().map(|(name, member)| (Some(name.as_str()), member));
            group('{', '}', members, level, out);
        }
    }
}

fn group<'t>(
    open: char,
    close: char,
    parts: impl ExactSizeIterator<Item = (Option<&'t str>, &'t Tree)>,
    level: Option<usize>,
    out: &mut String,
) {
    let is_empty = parts.len() == 0;
    out.push(open);
    let inner = level.map(|level| level + 1);
    for (index, (name, part)) in parts.enumerate() {
        if index > 0 {
            out.push(',');
        }
        begin_line(inner, out);
        if let Some(name) = name {
            quote(name, out);
            out.push_str(if level.is_some() { ": " } else { ":" });
        }
        write(part, inner, out);
    }
    if !is_empty {
        begin_line(level, out);
    }
    out.push(close);
}

fn begin_line(level: Option<usize>, out: &mut String) {
    if let Some(level) = level {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", level));
    }
}

/// A JSON string. All control characters are escaped, those beyond ASCII too, which a terminal might obey.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            plain => out.push(plain),
        }
    }
    out.push('"');
}
