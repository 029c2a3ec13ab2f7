//! Putting a tree together from a flat sequence of events, without recursion and within the limits.
//!
//! Both readers feed it: arrays and objects are opened and closed, names and scalars come between.

use std::borrow::Cow;

use super::{File, Limits, Member, Node, Object, Span, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

/// Reading stopped; the reason was reported.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stopped;

/// An array or object that is still open.
struct Frame<'a> {
    span: Span,
    content: Content<'a>,
}

enum Content<'a> {
    Items(Vec<Node<'a>>),
    Members { members: Vec<Member<'a>>, key: Option<(Cow<'a, str>, Span)> },
}

/// The tree so far.
pub(super) struct Builder<'a, 'd> {
    file: File<'a>,
    limits: Limits,
    pub(super) diagnostics: &'d mut Diagnostics,
    stack: Vec<Frame<'a>>,
    nodes: usize,
    root: Option<Node<'a>>,
}

impl<'a, 'd> Builder<'a, 'd> {
    pub(super) fn new(file: File<'a>, limits: &Limits, diagnostics: &'d mut Diagnostics) -> Self {
        Self { file, limits: *limits, diagnostics, stack: Vec::new(), nodes: 0, root: None }
    }

    /// The place of a byte of the file that is read.
    pub(super) fn span(&self, offset: usize) -> Span {
        Span::new(self.file.id, offset)
    }

    /// How many arrays and objects are open.
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// Whether the innermost open container is an object that waits for a name.
    pub(super) fn expects_key(&self) -> bool {
        matches!(self.stack.last(), Some(Frame { content: Content::Members { key: None, .. }, .. }))
    }

    /// Whether the innermost open container is an array.
    pub(super) fn in_array(&self) -> bool {
        matches!(self.stack.last(), Some(Frame { content: Content::Items(_), .. }))
    }

    /// Counts `nodes` more nodes.
    pub(super) fn count(&mut self, nodes: usize, span: Span) -> Result<(), Stopped> {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes <= self.limits.nodes {
            return Ok(());
        }
        let message = format!("the document has more than {} values", self.limits.nodes);
        self.stop(Diagnostic::new(&codes::TOO_MANY_NODES, message).at(span, "reading stops here"))
    }

    /// Checks that a value of `height` levels may stand in the innermost open container.
    pub(super) fn check_depth(&mut self, height: usize, span: Span) -> Result<(), Stopped> {
        if self.stack.len().saturating_add(height) <= self.limits.depth {
            return Ok(());
        }
        let message = format!("arrays and objects are nested deeper than {} levels", self.limits.depth);
        self.stop(Diagnostic::new(&codes::TOO_DEEP, message).at(span, "one level too many"))
    }

    /// Reports why reading stops.
    pub(super) fn stop<T>(&mut self, diagnostic: Diagnostic) -> Result<T, Stopped> {
        self.diagnostics.push(diagnostic);
        Err(Stopped)
    }

    pub(super) fn open_array(&mut self, span: Span) -> Result<(), Stopped> {
        self.open(span, Content::Items(Vec::new()))
    }

    pub(super) fn open_object(&mut self, span: Span) -> Result<(), Stopped> {
        self.open(span, Content::Members { members: Vec::new(), key: None })
    }

    fn open(&mut self, span: Span, content: Content<'a>) -> Result<(), Stopped> {
        self.check_depth(1, span)?;
        self.count(1, span)?;
        self.stack.push(Frame { span, content });
        Ok(())
    }

    /// The name of the next member.
    pub(super) fn key(&mut self, name: Cow<'a, str>, span: Span) {
        if let Some(Frame { content: Content::Members { key, .. }, .. }) = self.stack.last_mut() {
            *key = Some((name, span));
        }
    }

    /// A value that is no container.
    pub(super) fn scalar(&mut self, value: Value<'a>, span: Span) -> Result<(), Stopped> {
        self.count(1, span)?;
        self.place(Node::new(value, span));
        Ok(())
    }

    /// Puts a whole node where the next value stands. Its nodes and height are the caller's to check.
    pub(super) fn place(&mut self, node: Node<'a>) {
        match self.stack.last_mut().map(|frame| &mut frame.content) {
            Some(Content::Items(items)) => items.push(node),
            Some(Content::Members { members, key }) => {
                if let Some((key, key_span)) = key.take() {
                    members.push(Member { key, key_span, value: node });
                }
            }
            None => self.root = Some(node),
        }
    }

    /// Ends the innermost container and returns it for the caller to place; nothing if none is open.
    pub(super) fn close(&mut self) -> Option<Node<'a>> {
        let Frame { span, content } = self.stack.pop()?;
        let value = match content {
            Content::Items(items) => Value::Array(items),
            Content::Members { members, .. } => Value::Object(self.object(members)),
        };
        Some(Node::new(value, span))
    }

    fn object(&mut self, members: Vec<Member<'a>>) -> Object<'a> {
        let diagnostics = &mut *self.diagnostics;
        Object::from_members(members, |earlier, later| {
            diagnostics.push(
                Diagnostic::new(
                    &codes::DUPLICATE_KEY,
                    format!("`{}` stands here twice; the last one counts", later.key),
                )
                .at_name(later.key_span, "this one counts")
                .at_name(earlier.key_span, "this one is ignored"),
            );
        })
    }

    /// The finished tree.
    pub(super) fn finish(self) -> Option<Node<'a>> {
        self.root
    }
}
