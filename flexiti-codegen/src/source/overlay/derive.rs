//! The way back: an overlay that makes one document of another.
//!
//! Members are named by their names, values of lists by what they are, parameters by name and place; only where a list
//! changed in a way that cannot be said so is it told anew as a whole. Each action describes what it does.

use std::fmt::Write as _;

use super::apply;
use crate::diagnostic::Diagnostics;
use crate::source::{Limits, Member, Node, Object, Span, Texts, Value, print, read};

/// The text of an overlay that, applied to `from`, gives `to`: the same values, the members of objects perhaps in another
/// order. Nothing if there is nothing to change, for an overlay must do something.
pub fn derive(from: &Node<'_>, to: &Node<'_>, title: &str, version: &str) -> Option<String> {
    if from.same_value(to) {
        return None;
    }
    let mut actions = Actions { list: Vec::new(), span: from.span };
    actions.node("$", from, to);
    let text = written(title, version, &actions);
    if leads(&text, from, to) {
        return Some(text);
    }
    // What names and values could not say: the document is told anew.
    let mut whole = Actions { list: Vec::new(), span: from.span };
    whole.remove("$.*", "everything, to be told anew".into());
    whole.update("$", "the document, told anew".into(), to.clone());
    Some(written(title, version, &whole))
}

/// The actions so far, as nodes of the overlay. They stand nowhere yet: `span` stands for their places.
struct Actions<'a> {
    list: Vec<Node<'a>>,
    span: Span,
}

impl<'a> Actions<'a> {
    fn node(&mut self, path: &str, from: &Node<'a>, to: &Node<'a>) {
        if from.same_value(to) {
            return;
        }
        match (&from.value, &to.value) {
            (Value::Object(one), Value::Object(other)) => self.object(path, one, other),
            (Value::Array(one), Value::Array(other)) if fits(one, other) => self.array(path, one, other),
            (Value::Array(one), Value::Array(other)) => {
                for (index, (item, before)) in one.iter().zip(other).enumerate() {
                    self.node(&format!("{path}[{index}]"), item, before);
                }
            }
            // The document itself is of another kind: no action can say that, and `leads` will find it.
            _ => {}
        }
    }

    fn object(&mut self, path: &str, from: &Object<'a>, to: &Object<'a>) {
        for member in from {
            let place = format!("{path}{}", step(&member.key));
            match to.get(&member.key) {
                None => self.remove(&place, format!("`{}` came", member.key)),
                Some(before) if member.value.same_value(before) => {}
                Some(before) => match (&member.value.value, &before.value) {
                    (Value::Object(_), Value::Object(_)) => self.node(&place, &member.value, before),
                    (Value::Array(one), Value::Array(other)) if fits(one, other) || is_aligned(one, other) => {
                        self.node(&place, &member.value, before);
                    }
                    (one, other) => {
                        let what =
                            format!("`{}` was another: {} -> {}", member.key, brief(before), brief(&member.value));
                        if is_list_or_object(one) || is_list_or_object(other) {
                            self.remove(&place, what.clone());
                        }
                        self.update(path, what, of_one(&member.key, before.clone()));
                    }
                },
            }
        }
        for member in to.iter().filter(|member| !from.contains(&member.key)) {
            self.update(path, format!("`{}` went", member.key), of_one(&member.key, member.value.clone()));
        }
    }

    /// Two lists of which `fits` says yes.
    fn array(&mut self, path: &str, from: &[Node<'a>], to: &[Node<'a>]) {
        let kept: Vec<(&Node<'a>, &Node<'a>)> = from
            .iter()
            .filter_map(|item| to.iter().find(|other| same_item(item, other)).map(|other| (item, other)))
            .collect();
        for (item, before) in &kept {
            if let Some(filter) = filter(item) {
                self.node(&format!("{path}[{filter}]"), item, before);
            }
        }
        for item in from.iter().filter(|item| !to.iter().any(|other| same_item(item, other))) {
            if let Some(filter) = filter(item) {
                self.remove(&format!("{path}[{filter}]"), format!("{} came", brief(item)));
            }
        }
        let gone: Vec<Node<'a>> =
            to.iter().filter(|item| !from.iter().any(|other| same_item(item, other))).cloned().collect();
        if !gone.is_empty() {
            let words: Vec<String> = gone.iter().map(brief).collect();
            self.update(path, format!("{} went", words.join(", ")), Node::array(gone, self.span));
        }
    }

    fn remove(&mut self, target: &str, description: String) {
        self.act(target, description, "remove", Node::bool(true, self.span));
    }

    fn update(&mut self, target: &str, description: String, update: Node<'a>) {
        self.act(target, description, "update", update);
    }

    fn act(&mut self, target: &str, description: String, key: &'static str, value: Node<'a>) {
        let mut action = Object::new();
        action.set("target", Node::string(target.to_owned(), self.span));
        action.set("description", Node::string(description, self.span));
        action.set(key, value);
        self.list.push(Node::new(Value::Object(action), self.span));
    }
}

fn of_one<'a>(key: &str, value: Node<'a>) -> Node<'a> {
    let span = value.span;
    let mut object = Object::new();
    object.insert(Member::new(key.to_owned(), span, value));
    Node::new(Value::Object(object), span)
}

/// Whether actions on single items make one list of the other: items are told apart, what both have stands in the same
/// order, and what only the old one has follows.
fn fits(from: &[Node<'_>], to: &[Node<'_>]) -> bool {
    let distinct = |items: &[Node<'_>]| {
        items.iter().enumerate().all(|(index, item)| {
            filter(item).is_some() && !items.iter().skip(index + 1).any(|other| same_item(item, other))
        })
    };
    let kept: Vec<&Node<'_>> = from.iter().filter(|item| to.iter().any(|other| same_item(item, other))).collect();
    distinct(from)
        && distinct(to)
        && to.len() >= kept.len()
        && to.iter().zip(&kept).all(|(item, kept)| same_item(item, kept))
}

/// Whether both lists have objects at the same places, each of which can be changed by itself.
fn is_aligned(from: &[Node<'_>], to: &[Node<'_>]) -> bool {
    let fits_at = |(one, other): (&Node<'_>, &Node<'_>)| {
        one.same_value(other) || (one.as_object().is_some() && other.as_object().is_some())
    };
    from.len() == to.len() && from.iter().zip(to).all(fits_at)
}

/// Whether two items are about the same thing.
fn same_item(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (identity(one), identity(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.same_value(other),
        _ => false,
    }
}

/// What tells an object in a list from its neighbours: a reference, or a name and a place.
fn identity<'n>(node: &'n Node<'_>) -> Option<Vec<(&'static str, &'n str)>> {
    let of = |keys: [&'static str; 2]| -> Option<Vec<(&'static str, &'n str)>> {
        keys.iter().map(|key| Some((*key, node.text(key)?))).collect()
    };
    let one = |key: &'static str| Some(vec![(key, node.text(key)?)]);
    one("$ref").or_else(|| of(["name", "in"])).or_else(|| one("name")).or_else(|| one("url"))
}

/// A selector for an item of a list; nothing for what none can be written for.
fn filter(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::String(text) => Some(format!("?@ == {}", quoted(text))),
        Value::Number(text) => Some(format!("?@ == {text}")),
        Value::Bool(value) => Some(format!("?@ == {value}")),
        Value::Null => Some("?@ == null".into()),
        Value::Object(_) => {
            let tests: Vec<String> =
                identity(node)?.iter().map(|(key, text)| format!("@{} == {}", step(key), quoted(text))).collect();
            Some(format!("?{}", tests.join(" && ")))
        }
        Value::Array(_) => None,
    }
}

/// A member in a JSONPath.
fn step(key: &str) -> String {
    let mut characters = key.chars();
    let simple = characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|character| character.is_ascii_alphanumeric() || character == '_');
    if simple { format!(".{key}") } else { format!("[{}]", quoted(key)) }
}

/// A string of a JSONPath (RFC 9535, section 2.3.1.1).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        match character {
            '\'' => quoted.push_str("\\'"),
            '\\' => quoted.push_str("\\\\"),
            control if control < ' ' => _ = write!(quoted, "\\u{:04x}", u32::from(control)),
            plain => quoted.push(plain),
        }
    }
    quoted.push('\'');
    quoted
}

/// A value in a few words.
fn brief(node: &Node<'_>) -> String {
    const WIDTH: usize = 60;
    let text = match (&node.value, identity(node)) {
        (Value::String(text) | Value::Number(text), _) => text.to_string(),
        (Value::Bool(value), _) => value.to_string(),
        (Value::Object(_), Some(identity)) => identity.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" "),
        _ => node.kind_name().to_owned(),
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("`{} ...`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}

fn is_list_or_object(value: &Value<'_>) -> bool {
    matches!(value, Value::Array(_) | Value::Object(_))
}

fn written(title: &str, version: &str, actions: &Actions<'_>) -> String {
    let text = |text: &str| Node::string(text.to_owned(), actions.span);
    let mut info = Object::new();
    info.set("title", text(title));
    info.set("version", text(version));
    let mut overlay = Object::new();
    overlay.set("overlay", text("1.0.0"));
    overlay.set("info", Node::new(Value::Object(info), actions.span));
    overlay.set("actions", Node::array(actions.list.clone(), actions.span));
    print(&Node::new(Value::Object(overlay), actions.span))
}

/// Whether an overlay does what it is made for.
fn leads(text: &str, from: &Node<'_>, to: &Node<'_>) -> bool {
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let mut tree = |name: &str, text: String| read(&texts, texts.add(name, text), &Limits::default(), &mut diagnostics);
    let (Some(mut document), Some(overlay)) = (tree("from", print(from)), tree("overlay", text.to_owned())) else {
        return false;
    };
    apply(&mut document, &overlay, &mut diagnostics);
    !diagnostics.has_errors() && document.same_value(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The overlay from one text to the other, which `leads` has tried out unless it tells the document anew.
    fn way(from: &str, to: &str) -> String {
        let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
        let mut tree = |text: &str| {
            read(&texts, texts.add("a.yaml", text.to_owned()), &Limits::default(), &mut diagnostics).expect("a tree")
        };
        let (from, to) = (tree(from), tree(to));
        let text = derive(&from, &to, "Back", "1").unwrap_or_default();
        assert!(text.is_empty() || leads(&text, &from, &to), "{text}");
        text
    }

    #[test]
    fn members_and_values_are_named() {
        let text = way(
            "a: { b: 5, 'c d': { x: 1 }, new: 1 }\nenum: [one, three, two]\n",
            "a: { b: 4, 'c d': { y: [1] } }\nenum: [one, two, zero]\n",
        );
        for line in [
            "target: $.a\n    description: \"`b` was another: `4` -> `5`\"\n    update:\n      b: 4",
            "target: $.a['c d'].x\n",
            "target: $.a.new\n    description: \"`new` came\"\n    remove: true",
            "target: $.enum[?@ == 'three']\n",
            "description: \"`zero` went\"\n    update:\n      - zero",
        ] {
            assert!(text.contains(line), "{line}\n\nis not in\n{text}");
        }
        assert!(!text.contains("anew"), "{text}");
    }

    #[test]
    fn parameters_keep_their_name_and_place() {
        let text = way(
            "p:\n- { $ref: '#/x' }\n- { name: q, in: query, schema: { maxLength: 5 } }\n- { name: q, in: header }\n",
            "p:\n- { $ref: '#/x' }\n- { name: q, in: query, schema: { maxLength: 4 } }\n",
        );
        assert!(text.contains("$.p[?@.name == 'q' && @.in == 'query'].schema"), "{text}");
        assert!(text.contains("$.p[?@.name == 'q' && @.in == 'header']\n"), "{text}");
    }

    #[test]
    fn objects_without_a_name_keep_their_place() {
        let text = way(
            "allOf: [{ $ref: '#/x' }, { enum: [a, b], type: string }]",
            "allOf: [{ $ref: '#/x' }, { enum: [a], type: string }]",
        );
        assert!(text.contains("target: $.allOf[1].enum[?@ == 'b']\n") && text.matches("target").count() == 1, "{text}");
    }

    #[test]
    fn any_document_leads_to_any_other() {
        let documents = [
            "a: 1\n",
            "a: [1, 2]\n",
            "a: [2, 1]\n",
            "a: [[1], [2]]\n",
            "a: [[2]]\n",
            "a: null\n",
            "a: {}\n",
            "a: [1, 1]\n",
            "\"it's \\\\ \\n\": x\n",
            "a: { b: [ { name: x }, { name: y } ] }\n",
            "[1]\n",
            "a: \"\"\n",
            "a: [\"it's\", \"\\u0001\"]\n",
            "a: [1.50, true, null]\n",
            "a: { b: [ { name: y, z: 1 }, { name: x } ] }\n",
        ];
        for (index, from) in documents.iter().enumerate() {
            for (other, to) in documents.iter().enumerate() {
                // A list cannot become an object: neither is a document of an API.
                let kinds = from.starts_with('[') == to.starts_with('[');
                if kinds && !from.starts_with('[') {
                    assert_eq!(way(from, to).is_empty(), index == other, "{from} {to}");
                }
            }
        }
    }
}
