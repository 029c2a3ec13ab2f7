//! What the API answers, for a person or a program: JSON exact to the digit, or a table; without what is sensitive.

mod table;

use std::borrow::Cow;

use flexiti_description::{Kind, Media, Shape};
use flexiti_runtime::Error;

use crate::{
    program::Subject,
    settings::Output,
    value::{REDACTED, Redaction, Tree, compact, pretty},
};

/// A success as it came.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) media_type: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// What is known of an operation's answers.
pub(crate) struct Answers<'a> {
    pub(crate) subject: &'a Subject<'a>,
    pub(crate) redaction: &'a Redaction<'a>,
    pub(crate) show_sensitive: bool,
}

impl<'a> Answers<'a> {
    /// The answer as it is printed; nothing where it has no body.
    ///
    /// # Errors
    /// It should be JSON and is not.
    pub(crate) fn text(&self, answer: &Answer, output: Output) -> Result<Option<String>, String> {
        if answer.bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        let content = self.content(answer.status);
        let shape = content.and_then(|content| content.shape.as_ref());
        let said = answer.media_type.as_deref().unwrap_or_default();
        let is_json = match said.split(';').next().unwrap_or_default().trim() {
            "" => content.is_none_or(|content| content.media == Media::Json),
            kind => kind == "application/json" || kind.ends_with("+json"),
        };
        let text = String::from_utf8_lossy(&answer.bytes);
        if !is_json {
            return Ok(Some(self.plain(text, shape)));
        }
        let tree = Tree::read(&text).map_err(|error| error.to_string())?;
        let tree = self.shown(&tree, shape);
        Ok(Some(match output {
            Output::Json => pretty(&tree),
            Output::Table => table::of(&tree, self.page(), &self.columns()),
        }))
    }

    /// An item of a page, as it is printed.
    pub(crate) fn item(&self, item: &Tree) -> Tree {
        self.shown(item, self.item_shape())
    }

    /// Items in a table.
    pub(crate) fn rows(&self, rows: &[Tree]) -> String {
        table::rows(rows, &self.columns())
    }

    /// The body of a refusal on one line, where the error could read neither a code nor a message in it.
    pub(crate) fn refusal(&self, error: &Error<()>) -> Option<String> {
        if error.code().is_some() || error.message().is_some() {
            return None;
        }
        let tree = Tree::read(&String::from_utf8_lossy(error.body()?)).ok()?;
        let content = self.content(error.status()?);
        Some(compact(&self.shown(&tree, content.and_then(|content| content.shape.as_ref()))))
    }

    fn shown(&self, tree: &Tree, shape: Option<&'a Shape>) -> Tree {
        if self.show_sensitive { tree.clone() } else { self.redaction.strike(tree, shape) }
    }

    /// What is no JSON: lines of JSON are looked into, all else is passed on unless it is sensitive as a whole.
    fn plain(&self, text: Cow<'_, str>, shape: Option<&'a Shape>) -> String {
        let is_sensitive = shape.is_some_and(|shape| self.subject.shapes.is_sensitive(shape));
        if is_sensitive && !self.show_sensitive {
            return REDACTED.to_owned();
        }
        let of_line = |line: &str| {
            let (field, json) = match line.split_once(':') {
                Some(("data", json)) => ("data: ", json.trim_start()),
                _ => ("", line),
            };
            match Tree::read(json) {
                Ok(tree) if !json.is_empty() => format!("{field}{}", compact(&self.shown(&tree, shape))),
                _ => line.to_owned(),
            }
        };
        text.trim_end().lines().map(of_line).collect::<Vec<_>>().join("\n")
    }

    fn content(&self, status: u16) -> Option<&'a flexiti_description::Content> {
        self.subject.operation.outcome(status)?.contents.first()
    }

    fn success(&self) -> Option<&'a Shape> {
        self.subject.operation.success()?.contents.first()?.shape.as_ref()
    }

    /// The member of the answer that holds the items of a page, where the document says that there are pages.
    fn page(&self) -> Option<&'a str> {
        self.subject.operation.paging.as_ref()?.items.as_deref()
    }

    /// The member of the answer that holds its items, where the document or the shape says so.
    fn items_member(&self) -> Option<&'a str> {
        if let Some(member) = self.page() {
            return Some(member);
        }
        let shapes = self.subject.shapes;
        let fields = shapes.fields(self.success()?);
        let mut lists = fields.iter().filter(|field| matches!(shapes.resolve(&field.shape).kind, Kind::List(_)));
        match (lists.next(), lists.next()) {
            (Some(only), None) => Some(&only.name),
            _ => None,
        }
    }

    /// The shape of the items of a list, which is the answer or a member of it.
    fn item_shape(&self) -> Option<&'a Shape> {
        let shapes = self.subject.shapes;
        let mut shape = self.success()?;
        for word in self.items_member().into_iter().flat_map(|member| member.split('.')) {
            shape = &shapes.members(shape, word).first()?.shape;
        }
        shapes.item(shape)
    }

    /// The documented members of items, in their order.
    fn columns(&self) -> Vec<&'a str> {
        let fields = self.item_shape().map(|shape| self.subject.shapes.fields(shape)).unwrap_or_default();
        let mut columns: Vec<&str> = Vec::new();
        for field in fields {
            if !columns.contains(&field.name.as_str()) {
                columns.push(&field.name);
            }
        }
        columns
    }
}
