//! YAML to a tree that knows where everything stands, and how a text was written: in a scenario a quoted text is a text
//! and a plain one is an expression, which no ordinary reader of YAML would tell apart.

use granit_parser::{Event, Parser, ScalarStyle};

use super::mistakes::{Mistakes, Place};

/// How deep lists and maps may stand in each other.
const DEPTH: usize = 64;

/// A value of the file.
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) kind: Kind,
}

/// What a node is.
pub(super) enum Kind {
    /// A text between quotation marks.
    Quoted(String),
    /// A text without, or a block (`|`, `>`).
    Plain(String),
    List(Vec<Node>),
    Map(Vec<Member>),
}

/// A member of a map.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) value: Node,
}

impl Node {
    /// What to call it in a message.
    pub(super) fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Quoted(_) | Kind::Plain(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }

    /// The text, quoted or not.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Quoted(text) | Kind::Plain(text) => Some(text),
            _ => None,
        }
    }
}

/// A list or map that is still open.
enum Open {
    List { place: Place, items: Vec<Node> },
    Map { place: Place, members: Vec<Member>, name: Option<(String, Place)> },
}

/// Reads the one document of a text; nothing if it cannot be read, which is said.
pub(super) fn read(text: &str, mistakes: &mut Mistakes<'_>) -> Option<Node> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    let options = granit_parser::options! { flow_nesting_limit: DEPTH, block_nesting_limit: DEPTH };
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = match event {
            Ok(found) => found,
            Err(error) => {
                let marker = error.marker();
                let place = Place { line: marker.line(), column: marker.col() + 1 };
                mistakes.say(place, format!("this is not YAML: {}", error.info()));
                return None;
            }
        };
        let place = Place { line: span.start.line(), column: span.start.col() + 1 };
        let complete = match event {
            Event::Scalar(text, style, ..) => {
                let text = text.into_owned();
                let kind = match style {
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Kind::Quoted(text),
                    _ => Kind::Plain(text),
                };
                Node { place, kind }
            }
            Event::SequenceStart(..) => {
                open.push(Open::List { place, items: Vec::new() });
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map { place, members: Vec::new(), name: None });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List { place, items }) => Node { place, kind: Kind::List(items) },
                Some(Open::Map { place, members, .. }) => Node { place, kind: Kind::Map(members) },
                None => continue,
            },
            Event::Alias(_) => {
                let help = "what stands at several places is a `procedure` (steps) or a `view` (values)";
                mistakes.say_with_help(place, "a scenario has no aliases", help);
                return None;
            }
            _ => continue,
        };
        match open.last_mut() {
            None => root = root.or(Some(complete)),
            Some(Open::List { items, .. }) => items.push(complete),
            Some(Open::Map { members, name, .. }) => match (name.take(), complete.kind) {
                (Some((name, place)), kind) => {
                    if members.iter().any(|member| member.name == name) {
                        mistakes.say(place, format!("`{name}` stands here twice"));
                    }
                    members.push(Member { name, place, value: Node { place: complete.place, kind } });
                }
                (None, Kind::Quoted(text) | Kind::Plain(text)) => *name = Some((text, complete.place)),
                (None, _) => {
                    mistakes.say(complete.place, "a list or a map cannot be the name of a member");
                    return None;
                }
            },
        }
    }
    if root.is_none() {
        mistakes.say(Place { line: 1, column: 1 }, "the file is empty");
    }
    root
}
