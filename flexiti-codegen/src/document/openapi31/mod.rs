//! OpenAPI 3.1 (JSON Schema 2020-12) to OpenAPI 3.0.
//!
//! The rules are applied to documents of every version: keywords of 3.1 are common in documents that say 3.0. There they
//! are read as what they mean, with the warning `keyword-of-3-1`. Only the members beside a `$ref` count in 3.1 alone
//! (OpenAPI 3.0.3, "Reference Object": they "SHALL be ignored").
//!
//! | 3.1 | 3.0 | file |
//! |---|---|---|
//! | `type: [T, "null"]`, several types, `anyOf` with null | `nullable`, `anyOf` | [`types`] |
//! | `const`, `examples`, `contentEncoding`, numeric `exclusiveMinimum` | `enum`, `example`, `format`, `minimum` | [`keywords`] |
//! | `prefixItems`, `patternProperties`, `unevaluatedProperties` | `x-prefix-items`, `additionalProperties` | [`containers`] |
//! | `true`, `false`, members beside `$ref`, `if`, `contains`, ... | `{}`, `allOf`, a note | [`structure`] |

mod containers;
mod keywords;
mod structure;
mod types;

use super::{Dialect, grammar::Kind, walk::walk_mut};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, codes},
    source::{Node, Object, Span, Value},
};

/// Turns the schemas of a document of any version into those of 3.0.
pub(super) fn convert(root: &mut Node<'_>, dialect: Dialect, diagnostics: &mut Diagnostics) {
    let newer = dialect.has_json_schema();
    if newer && let Some(version) = root.get_mut("openapi") {
        version.value = Value::String("3.0.3".into());
    }
    let mut notes = Notes { newer, diagnostics };
    walk_mut(root, Kind::Document, &mut |node, kind| match kind {
        Kind::Schema => schema(node, &mut notes),
        Kind::MediaType => item_schema(node),
        _ => {}
    });
}

/// Parents come first, so what a rule moves into a new inner schema is converted when the walk gets there.
fn schema(node: &mut Node<'_>, notes: &mut Notes<'_>) {
    structure::boolean(node);
    if notes.newer {
        structure::beside_reference(node);
    }
    let span = node.span;
    let Some(object) = node.as_object_mut() else { return };
    if object.contains("$ref") {
        return;
    }
    // First of all: what is left of a union with null may be any of the others' business.
    types::null_variants(object, span, notes);
    structure::ignored(object, notes);
    keywords::convert(object, notes);
    containers::convert(object, span, notes);
    types::convert(object, span, notes);
}

/// OpenAPI 3.2 describes the items of a stream by `itemSchema`; 3.0 has only `schema` for it.
fn item_schema(node: &mut Node<'_>) {
    if let Some(media_type) = node.as_object_mut()
        && !media_type.contains("schema")
    {
        media_type.rename("itemSchema", "schema");
    }
}

/// What the rules have to say.
struct Notes<'d> {
    /// Whether the document says that it is 3.1 or later.
    newer: bool,
    diagnostics: &'d mut Diagnostics,
}

impl Notes<'_> {
    /// A keyword of 3.1, which is a surprise in an earlier document; `span` is that of its name.
    fn of_3_1(&mut self, keyword: &str, span: Span) {
        if !self.newer {
            self.diagnostics.push(surprise(keyword).at_name(span, "read as it is meant there"));
        }
    }

    /// The same for a keyword of which only the value, at `span`, is a surprise.
    fn of_3_1_value(&mut self, keyword: &str, span: Span) {
        if !self.newer {
            self.diagnostics.push(surprise(keyword).at(span, "read as it is meant there"));
        }
    }

    /// A keyword that has no effect on what is generated.
    fn ignored(&mut self, keyword: &str, span: Span) {
        let message = format!("`{keyword}` has no effect on the generated types");
        self.diagnostics.push(Diagnostic::new(&codes::SCHEMA_KEYWORD_IGNORED, message).at_name(span, "not enforced"));
    }
}

fn surprise(keyword: &str) -> Diagnostic {
    let message = format!("`{keyword}` in this form is JSON Schema, which OpenAPI has since 3.1");
    Diagnostic::new(&codes::KEYWORD_OF_3_1, message)
}

/// Moves a member from one object to another.
fn transfer<'a>(from: &mut Object<'a>, to: &mut Object<'a>, key: &str) {
    if let Some(member) = from.remove(key) {
        to.insert(member);
    }
}
