//! OpenAPI Overlay 1.0.0: corrections of a document, kept apart from it. Of 1.1.0, an action's `copy`.
//!
//! Actions are applied in their order. Targets are found by RFC 9535 JSONPath on a plain view of the document; what they
//! select is changed in our tree, so that every node keeps the place it came from, and what an overlay adds stands in
//! the overlay. An action that has nothing to do is an error: see [`apply`].

mod derive;
mod merge;
mod parse;
mod view;

use serde_json_path::JsonPath;

pub use self::derive::derive;
use self::{
    parse::{Action, Change},
    view::{Step, View},
};
use super::{Limits, Node, Object, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

/// Applies an overlay to a document.
///
/// Every action must match something and change something; one that does not is reported (`overlay-action-unmatched`,
/// `overlay-action-without-effect`) with its place in the overlay, and the others are still applied, so that all findings
/// come at once. What an overlay makes nested deeper than the limit of reading is refused.
pub fn apply<'a>(document: &mut Node<'a>, overlay: &Node<'a>, diagnostics: &mut Diagnostics) {
    let mut view = View::of(document);
    for action in parse::actions(overlay, diagnostics) {
        perform(document, &mut view, &action, diagnostics);
    }
    let limit = Limits::default().depth;
    if document.is_deeper_than(limit) {
        let message = format!("with the overlay, arrays and objects are nested deeper than {limit} levels");
        diagnostics.push(Diagnostic::new(&codes::TOO_DEEP, message).at(overlay.span, "this overlay"));
        // Later steps rely on the limit; the findings already say that nothing will be generated.
        document.value = Value::Object(Object::new());
    }
}

fn perform<'a>(document: &mut Node<'a>, view: &mut View, action: &Action<'_, 'a>, diagnostics: &mut Diagnostics) {
    let places = view.locate(&action.path);
    if places.is_empty() {
        let message = format!("`{}` matches nothing in the document", action.target);
        diagnostics.push(
            Diagnostic::new(&codes::OVERLAY_ACTION_UNMATCHED, message).at(action.span, "this target matches nothing"),
        );
        return;
    }
    let changed = match &action.change {
        Change::Remove => Some(remove(document, view, &places)),
        Change::Update(node) => update(document, view, action, &places, node, diagnostics),
        Change::Copy(source) => match original(document, view, source) {
            Some(node) => update(document, view, action, &places, &node, diagnostics),
            None => {
                let message =
                    format!("`{}` is to take a copy, and what is to be copied is not one place", action.target);
                diagnostics.push(
                    Diagnostic::new(&codes::OVERLAY_ACTION_UNMATCHED, message)
                        .at(action.span, "the target of this copy"),
                );
                None
            }
        },
    };
    if changed == Some(false) {
        let message = format!("`{}` holds already what the update says", action.target);
        diagnostics.push(
            Diagnostic::new(&codes::OVERLAY_ACTION_WITHOUT_EFFECT, message)
                .at(action.span, "this action changes nothing"),
        );
    }
}

/// The last ones first, so that the places of the others stay right.
fn remove(document: &mut Node<'_>, view: &mut View, places: &[Vec<Step>]) -> bool {
    let mut changed = false;
    for place in places.iter().rev() {
        changed |= merge::remove(document, place);
        view.remove(place);
    }
    changed
}

/// Says whether anything changed; nothing where the update does not fit a target, which is reported.
fn update<'a>(
    document: &mut Node<'a>,
    view: &mut View,
    action: &Action<'_, 'a>,
    places: &[Vec<Step>],
    update: &Node<'a>,
    diagnostics: &mut Diagnostics,
) -> Option<bool> {
    let mut changed = false;
    for place in places {
        let Some(target) = merge::at_mut(document, place) else { continue };
        match merge::update(target, update) {
            Ok(effect) => {
                if effect {
                    changed = true;
                    view.refresh(place, target);
                }
            }
            Err(misplaced) => {
                let message = format!("`{}`: {misplaced}", action.target);
                diagnostics.push(
                    Diagnostic::new(&codes::OVERLAY_UPDATE_MISPLACED, message)
                        .at(update.span, "this update")
                        .at(target.span, format!("this target is {}", target.kind_name())),
                );
                return None;
            }
        }
    }
    Some(changed)
}

/// The one node that a copy is made of.
fn original<'a>(document: &mut Node<'a>, view: &View, source: &JsonPath) -> Option<Node<'a>> {
    match view.locate(source).as_slice() {
        [place] => merge::at_mut(document, place).map(|node| node.clone()),
        _ => None,
    }
}
