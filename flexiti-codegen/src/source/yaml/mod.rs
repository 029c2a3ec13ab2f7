//! YAML text to nodes: granit-parser finds the events, this file gives them meaning and bounds their cost.
//!
//! One document per file. Anchors, aliases and merge keys (`<<`) are expanded here, so that nothing behind the reader
//! knows about them; names that are no strings (`200:`) become their text.

mod anchors;
mod scalar;

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};

use self::anchors::Anchors;
use super::{
    File, Limits, Member, Node, Object, Span, Value,
    build::{Builder, Stopped},
};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

/// The name under which a merge key's value waits until its object is complete. A plain `<<` of the text becomes this
/// one, a quoted `"<<"` stays what it is; the control character cannot stand in a YAML scalar.
const MERGE: &str = "\u{0}<<";

/// Reads the one document of a text; nothing if there is an error, which is reported.
pub(super) fn read<'a>(file: File<'a>, limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    let mut reader = Reader {
        file,
        limits: *limits,
        build: Builder::new(file, limits, diagnostics),
        anchors: Anchors::default(),
        open_anchors: Vec::new(),
        repeated: Repeated::default(),
    };
    match reader.document() {
        Ok(()) => reader.build.finish().or_else(|| {
            let empty = Diagnostic::new(&codes::EMPTY_FILE, "the file is empty");
            diagnostics.push(empty.at(Span::new(file.id, 0), "nothing stands here"));
            None
        }),
        Err(Stopped) => None,
    }
}

struct Reader<'a, 'd> {
    file: File<'a>,
    limits: Limits,
    build: Builder<'a, 'd>,
    anchors: Anchors<'a>,
    /// The anchor (0 for none) of every open array and object.
    open_anchors: Vec<usize>,
    repeated: Repeated,
}

/// What was copied for anchors and aliases.
#[derive(Clone, Copy, Default)]
struct Repeated {
    nodes: usize,
    bytes: usize,
}

impl<'a> Reader<'a, '_> {
    fn document(&mut self) -> Result<(), Stopped> {
        // One level more than ours, so that our own limit is the one that speaks.
        let nesting = self.limits.depth + 1;
        let options = granit_parser::options! {
            flow_nesting_limit: nesting,
            block_nesting_limit: nesting,
            simple_key_max_lookahead: 4096,
        };
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(self.file.text, options) {
            let (event, place) = match event {
                Ok(found) => found,
                Err(error) => {
                    let offset = error.marker().byte_offset().unwrap_or(self.file.text.len());
                    let span = self.build.span(offset);
                    let stopped = refusal(&error, &self.limits, span);
                    return self.build.stop(stopped);
                }
            };
            let span = self.build.span(place.start.byte_offset().unwrap_or_default());
            if matches!(event, Event::DocumentStart(..)) {
                documents += 1;
                if documents > 1 {
                    return self.build.stop(
                        Diagnostic::new(&codes::SEVERAL_DOCUMENTS, "the file holds more than one YAML document")
                            .at(span, "the second one begins here"),
                    );
                }
            }
            self.event(event, span)?;
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'a>, span: Span) -> Result<(), Stopped> {
        match event {
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_deref(), span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::SequenceStart(_, anchor, _) => {
                self.refuse_as_key(span)?;
                self.open_anchors.push(anchor);
                self.build.open_array(span)
            }
            Event::MappingStart(_, anchor, _) => {
                self.refuse_as_key(span)?;
                self.open_anchors.push(anchor);
                self.build.open_object(span)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let anchor = self.open_anchors.pop().unwrap_or_default();
                let Some(mut node) = self.build.close() else { return Ok(()) };
                if let Some(object) = node.as_object_mut()
                    && let Some(merge) = object.remove(MERGE)
                {
                    self.merge(object, merge)?;
                }
                self.complete(anchor, node)
            }
            _ => Ok(()),
        }
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), Stopped> {
        let plain = style == ScalarStyle::Plain && tag.is_none_or(|tag| !forces_string(tag));
        if self.build.expects_key() {
            self.build.count(1, span)?;
            if anchor != 0 {
                self.keep(anchor, &Node::string(text.clone(), span))?;
            }
            let name = if plain && text == "<<" { Cow::Borrowed(MERGE) } else { text };
            self.build.key(name, span);
            return Ok(());
        }
        let value = if plain { scalar::resolve(text) } else { Value::String(text) };
        self.build.count(1, span)?;
        self.complete(anchor, Node::new(value, span))
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Stopped> {
        let Some((size, bytes)) = self.anchors.get(anchor).map(|anchored| (anchored.size, anchored.bytes)) else {
            return self.build.stop(
                Diagnostic::new(&codes::ALIAS_CYCLE, "the alias stands inside the node that it repeats")
                    .at(span, "this alias"),
            );
        };
        // Counted before it is copied.
        self.repeat(size, bytes, span)?;
        self.build.count(size, span)?;
        let Some(anchored) = self.anchors.get(anchor).cloned() else { return Ok(()) };
        if self.build.expects_key() {
            return match anchored.node.value {
                Value::String(text) | Value::Number(text) => {
                    self.build.key(text, span);
                    Ok(())
                }
                _ => self.refuse_as_key(span),
            };
        }
        self.build.check_depth(anchored.height, span)?;
        self.build.place(anchored.node);
        Ok(())
    }

    /// Places a complete node, and keeps it if it has an anchor.
    fn complete(&mut self, anchor: usize, node: Node<'a>) -> Result<(), Stopped> {
        if anchor != 0 {
            self.keep(anchor, &node)?;
        }
        self.build.place(node);
        Ok(())
    }

    fn keep(&mut self, anchor: usize, node: &Node<'a>) -> Result<(), Stopped> {
        let (mut anchors, span) = (std::mem::take(&mut self.anchors), node.span);
        let kept = anchors.keep(anchor, node, |size, bytes| self.repeat(size, bytes, span));
        self.anchors = anchors;
        kept
    }

    /// Counts what is to be copied.
    fn repeat(&mut self, size: usize, bytes: usize, span: Span) -> Result<(), Stopped> {
        self.repeated.nodes = self.repeated.nodes.saturating_add(size);
        self.repeated.bytes = self.repeated.bytes.saturating_add(bytes);
        let (Limits { alias_nodes, alias_bytes, .. }, Repeated { nodes, bytes }) = (self.limits, self.repeated);
        let message = match (nodes > alias_nodes, bytes > alias_bytes) {
            (true, _) => format!("anchors and aliases repeat more than {alias_nodes} values"),
            (_, true) => format!("anchors and aliases repeat more than {alias_bytes} bytes of text"),
            _ => return Ok(()),
        };
        self.build.stop(Diagnostic::new(&codes::ALIAS_EXPANSION, message).at(span, "reading stops here"))
    }

    /// A mapping's name must be a scalar.
    fn refuse_as_key(&mut self, span: Span) -> Result<(), Stopped> {
        if !self.build.expects_key() {
            return Ok(());
        }
        self.build.stop(
            Diagnostic::new(&codes::SYNTAX_ERROR, "an array or object cannot be the name of a member")
                .at(span, "a name is expected here")
                .help("put names that contain `{`, `[` or `*` in quotation marks"),
        )
    }

    /// Adds the members of merged objects that the object itself does not have; of several, the first one counts.
    fn merge(&mut self, object: &mut Object<'a>, merge: Member<'a>) -> Result<(), Stopped> {
        let (span, kind) = (merge.value.span, merge.value.kind_name());
        let sources = match merge.value.value {
            Value::Object(source) => vec![source],
            Value::Array(items) if items.iter().all(|item| item.as_object().is_some()) => items
                .into_iter()
                .filter_map(|item| if let Value::Object(o) = item.value { Some(o) } else { None })
                .collect(),
            _ => {
                return self.build.stop(
                    Diagnostic::new(&codes::SYNTAX_ERROR, format!("a merge key needs objects, this is {kind}"))
                        .at(span, "nothing to merge"),
                );
            }
        };
        for member in sources.into_iter().flat_map(Object::into_members) {
            if !object.contains(&member.key) {
                object.insert(member);
            }
        }
        Ok(())
    }
}

/// What the parser refuses: too deep nesting, which it may see before us since it looks ahead, or a mistake.
fn refusal(error: &ScanError, limits: &Limits, span: Span) -> Diagnostic {
    let message = error.info();
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            let message = format!("arrays and objects are nested deeper than {} levels", limits.depth);
            Diagnostic::new(&codes::TOO_DEEP, message).at(span, "one level too many")
        }
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            Diagnostic::new(&codes::SYNTAX_ERROR, "this is not YAML: a tab stands where the line is indented")
                .at(span, "a tab stands before this")
                .help("indent with blanks: YAML takes no tabs there")
        }
        _ => Diagnostic::new(&codes::SYNTAX_ERROR, format!("this is not YAML: {message}")).at(span, message),
    }
}

/// `!!str`, the non-specific tag `!` and tags that are no part of the core schema keep the text as it is.
fn forces_string(tag: &Tag) -> bool {
    !matches!(tag.core_suffix(), Some("null" | "bool" | "int" | "float"))
}
