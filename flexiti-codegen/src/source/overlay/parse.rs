//! The overlay's own document: `overlay`, `info`, `actions` (Overlay 1.0.0, section 4.4), and of 1.1.0 the action's `copy`.

use serde_json_path::JsonPath;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, codes},
    source::{Node, Span},
};

/// One action of an overlay.
pub(super) struct Action<'o, 'a> {
    /// The target as it is written.
    pub(super) target: &'o str,
    /// Where the target is written.
    pub(super) span: Span,
    pub(super) path: JsonPath,
    pub(super) change: Change<'o, 'a>,
}

/// What an action does to its targets.
pub(super) enum Change<'o, 'a> {
    Remove,
    Update(&'o Node<'a>),
    /// What stands at another place of the document is merged into the targets (Overlay 1.1.0).
    Copy(JsonPath),
}

/// The actions that are well formed; the others are reported.
pub(super) fn actions<'o, 'a>(overlay: &'o Node<'a>, diagnostics: &mut Diagnostics) -> Vec<Action<'o, 'a>> {
    let malformed = |span: Span, message: &str| Diagnostic::new(&codes::NOT_AN_OVERLAY, message).at(span, "here");
    if let Some(version) = overlay.get("openapi").or_else(|| overlay.get("swagger")) {
        let document = malformed(version.span, "this is an API document, not an overlay");
        diagnostics.push(document.help("name the document first, and as overlay the file with corrections of it"));
        return Vec::new();
    }
    match overlay.text("overlay") {
        Some(version) if version.starts_with("1.") => {}
        _ => {
            let place = overlay.get("overlay").unwrap_or(overlay).span;
            diagnostics.push(malformed(place, "an overlay says `overlay: 1.0.0`"));
        }
    }
    let Some(actions) = overlay.get("actions").and_then(Node::as_array) else {
        diagnostics.push(malformed(overlay.span, "an overlay has a list of `actions`"));
        return Vec::new();
    };
    actions.iter().filter_map(|action| parse(action).map_err(|found| diagnostics.push(found)).ok()).collect()
}

fn parse<'o, 'a>(action: &'o Node<'a>) -> Result<Action<'o, 'a>, Diagnostic> {
    let malformed = |message: &str| Diagnostic::new(&codes::NOT_AN_OVERLAY, message).at(action.span, "this action");
    let Some((node, target)) = action.get("target").and_then(|node| Some((node, node.as_str()?))) else {
        return Err(malformed("an action has a `target`, which is a JSONPath in a string"));
    };
    let path = query(target, node)?;
    let change = match (action.get("remove").and_then(Node::as_bool), action.get("update"), action.get("copy")) {
        // "If remove is true, update has no effect": section 4.4.3.
        (Some(true), ..) => Change::Remove,
        (_, Some(_), Some(_)) => return Err(malformed("an action has an `update` or a `copy`, not both")),
        (_, Some(update), None) => Change::Update(update),
        (_, None, Some(copy)) => match copy.as_str() {
            Some(source) => Change::Copy(query(source, copy)?),
            None => return Err(malformed("a `copy` is a JSONPath in a string")),
        },
        (_, None, None) => return Err(malformed("an action has an `update` or a `copy`, or says `remove: true`")),
    };
    Ok(Action { target, span: node.span, path, change })
}

fn query(text: &str, node: &Node<'_>) -> Result<JsonPath, Diagnostic> {
    JsonPath::parse(text).map_err(|error| {
        Diagnostic::new(&codes::OVERLAY_TARGET_INVALID, format!("`{text}` is not a JSONPath: {error}"))
            .at(node.span, error.message().to_owned())
    })
}
