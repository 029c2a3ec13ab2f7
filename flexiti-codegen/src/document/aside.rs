//! What OpenAPI 3.0 has no room for and a reader of changes must not lose: the assertions of JSON Schema 2020-12 and the
//! webhooks. They are copied under extension names before the document is brought to 3.0, and nothing is generated for
//! them.

use crate::source::{Member, Node, Object, Value};

/// The extension of a schema that holds its assertions by keyword.
pub(crate) const ASSERTIONS: &str = "x-json-schema";

/// The extension of the document that holds its webhooks.
pub(crate) const WEBHOOKS: &str = "x-webhooks-aside";

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

/// Copies what later stages drop or weaken. Runs before any other conversion.
pub(super) fn keep(root: &mut Node<'_>) {
    if let Some(object) = root.as_object_mut()
        && let Some(webhooks) = object.get("webhooks").or_else(|| object.get("x-webhooks")).cloned()
    {
        object.set(WEBHOOKS, webhooks);
    }
    visit(root, Place::Anywhere);
}

/// What may stand in a node.
#[derive(Clone, Copy)]
enum Place {
    Anywhere,
    Schema,
    /// Names with schemas.
    Schemas,
    /// A list of schemas.
    List,
    /// A value: nothing in it is a keyword.
    Value,
}

fn visit(node: &mut Node<'_>, place: Place) {
    if let Place::Schema = place
        && let Some(object) = node.as_object_mut()
    {
        keep_assertions(object);
    }
    match &mut node.value {
        Value::Object(object) => {
            for (key, _, value) in object.values_mut() {
                visit(value, inside(place, key));
            }
        }
        Value::Array(items) => {
            let inner = if let Place::List = place { Place::Schema } else { place };
            items.iter_mut().for_each(|item| visit(item, inner));
        }
        _ => {}
    }
}

/// What stands in a member.
fn inside(place: Place, key: &str) -> Place {
    match (place, key) {
        (Place::Value, _) => Place::Value,
        (Place::Schemas, _) => Place::Schema,
        (Place::Anywhere, "schema") => Place::Schema,
        (Place::Anywhere, "schemas" | "definitions") => Place::Schemas,
        (Place::Anywhere, "example" | "examples" | "default" | "enum") => Place::Value,
        (Place::Anywhere, WEBHOOKS) => Place::Anywhere,
        (Place::Anywhere, key) if key.starts_with("x-") => Place::Value,
        (Place::Anywhere, _) => Place::Anywhere,
        (Place::Schema | Place::List, "properties" | "$defs") => Place::Schemas,
        (Place::Schema | Place::List, "allOf" | "oneOf" | "anyOf") => Place::List,
        (Place::Schema | Place::List, "items" | "additionalProperties" | "not") => Place::Schema,
        (Place::Schema | Place::List, _) => Place::Value,
    }
}

fn keep_assertions(schema: &mut Object<'_>) {
    let kept: Vec<Member<'_>> = schema.iter().filter(|member| KEYWORDS.contains(&&*member.key)).cloned().collect();
    let Some(first) = kept.first() else { return };
    let span = first.key_span;
    let mut assertions = Object::new();
    for member in kept {
        assertions.insert(member);
    }
    schema.set(ASSERTIONS, Node::new(Value::Object(assertions), span));
}
