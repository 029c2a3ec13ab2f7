//! `examples` and `example` of a media type: whole bodies as the document shows them.

use super::Lowering;
use crate::model::Example;
use crate::source::{Node, Value, compact};

impl<'l, 'a> Lowering<'l, 'a> {
    /// The examples beside a schema, in the document's order, and the one that the schema itself has. An example that
    /// stands elsewhere than in the document (`externalValue`) is none.
    pub(super) fn examples(&self, media_type: &'l Node<'a>) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut show = |name: &str, summary: Option<&str>, value: &Node<'a>| {
            let summary = summary.map(str::to_owned);
            examples.push(Example { name: name.to_owned(), summary, value: compact(value) });
        };
        for member in media_type.get("examples").and_then(Node::as_object).into_iter().flatten() {
            let node = self.document.resolve(&member.value).unwrap_or(&member.value);
            if let Some(value) = node.get("value") {
                show(&member.key, node.text("summary"), value);
            }
        }
        if let Some(value) = media_type.get("example") {
            show("example", None, value);
        }
        let schema = media_type.get("schema").and_then(|schema| self.document.resolve(schema).ok());
        if let Some(value) = schema.and_then(example_of) {
            show("schema", None, value);
        }
        examples
    }
}

/// `example` of a schema, or the first of its `examples` (a list, since OpenAPI 3.1).
fn example_of<'l, 'a>(schema: &'l Node<'a>) -> Option<&'l Node<'a>> {
    schema.get("example").or_else(|| match &schema.get("examples")?.value {
        Value::Array(examples) => examples.first(),
        _ => None,
    })
}
