//! Security schemes (Swagger 2.0, "Security Scheme Object"): `basic` becomes `http`, OAuth 2.0 gets its `flows`.

use crate::source::{Node, Object, Value};

/// Converts one security scheme in place; what is unknown stays as it is.
pub(super) fn convert(node: &mut Node<'_>) {
    let span = node.span;
    let kind = node.text("type").map(str::to_owned);
    let Some(object) = node.as_object_mut() else { return };
    match kind.as_deref() {
        Some("basic") => {
            let place = object.get("type").map_or(span, |node| node.span);
            object.set("type", Node::string("http", place));
            object.set("scheme", Node::string("basic", place));
        }
        Some("oauth2") => {
            let Some(flow) = object.take("flow") else { return };
            let name = match flow.as_str() {
                Some("application") => "clientCredentials",
                Some("accessCode") => "authorizationCode",
                Some("password") => "password",
                _ => "implicit",
            };
            let mut members = Object::new();
            for key in ["authorizationUrl", "tokenUrl", "scopes"] {
                if let Some(member) = object.remove(key) {
                    members.insert(member);
                }
            }
            let mut flows = Object::new();
            flows.set(name, Node::new(Value::Object(members), flow.span));
            object.set("flows", Node::new(Value::Object(flows), flow.span));
        }
        _ => {}
    }
}
