//! What OpenAPI 3.0 has no room for and a reader of changes must not lose: the assertions of JSON Schema 2020-12, the
//! webhooks, and parameters that their path has no place for. They are copied under extension names before the document
//! is brought to 3.0, and nothing is generated for them.

use std::collections::HashSet;

use super::{grammar::Kind, walk::walk_mut};
use crate::source::{Member, Node, Object, Value};

/// The extension of a schema that holds its assertions by keyword.
pub(crate) const ASSERTIONS: &str = "x-assertions-aside";

/// The extension of the document that holds its webhooks.
pub(crate) const WEBHOOKS: &str = "x-webhooks-aside";

/// The extension of an operation or path item that holds the parameters which its path has no place for.
pub(crate) const PARAMETERS: &str = "x-parameters-aside";

/// Keywords that 3.0 does not know, or knows in a weaker form.
const KEYWORDS: [&str; 17] = [
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keeps the webhooks, before references are gathered, so that theirs are found too.
pub(super) fn keep_webhooks(root: &mut Node<'_>) {
    if let Some(object) = root.as_object_mut()
        && let Some(webhooks) = object.get("webhooks").or_else(|| object.get("x-webhooks")).cloned()
    {
        object.set(WEBHOOKS, webhooks);
    }
}

/// Keeps the parameters that repair is about to take out, each name once.
pub(super) fn keep_parameters(holder: &mut Object<'_>, name_of_placeless: impl Fn(&Node<'_>) -> Option<String>) {
    let parameters = holder.get("parameters").and_then(Node::as_array).unwrap_or_default();
    let mut names = HashSet::new();
    let is_kept = |parameter: &&Node<'_>| name_of_placeless(parameter).is_some_and(|name| names.insert(name));
    let kept: Vec<Node<'_>> = parameters.iter().filter(is_kept).cloned().collect();
    if let Some(first) = kept.first() {
        let span = first.span;
        holder.set(PARAMETERS, Node::array(kept, span));
    }
}

/// Keeps the assertions of every schema, before they are converted to weaker ones.
pub(super) fn keep_assertions(root: &mut Node<'_>) {
    walk_mut(root, Kind::Document, &mut |node, kind| {
        if kind == Kind::Schema
            && let Some(schema) = node.as_object_mut()
        {
            keep_those_of(schema);
        }
    });
}

fn keep_those_of(schema: &mut Object<'_>) {
    let kept: Vec<Member<'_>> = schema.iter().filter(|member| KEYWORDS.contains(&&*member.key)).cloned().collect();
    let Some(first) = kept.first() else { return };
    let span = first.key_span;
    let mut assertions = Object::new();
    for member in kept {
        assertions.insert(member);
    }
    schema.set(ASSERTIONS, Node::new(Value::Object(assertions), span));
}
