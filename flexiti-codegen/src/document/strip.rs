//! What a client has no use for: webhooks, callbacks and links are taken out and listed by name.

use super::{
    left_out::{LeftOut, Part},
    operations::METHODS,
};
use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics, codes},
    source::{Member, Node, Object, Span},
};

/// Takes them out of the tree.
pub(super) fn strip(root: &mut Node<'_>, diagnostics: &mut Diagnostics) -> Vec<LeftOut> {
    let mut list = List { left_out: Vec::new(), diagnostics };
    let Some(object) = root.as_object_mut() else { return Vec::new() };
    if let Some(webhooks) = object.remove("webhooks").or_else(|| object.remove("x-webhooks")) {
        list.add(Part::Webhook, &codes::WEBHOOKS_LEFT_OUT, "", &webhooks);
    }
    // Sections of 2.0 in documents of 3.x: what was referred to in them has become a component.
    for section in ["definitions", "parameters", "responses"] {
        object.remove(section);
    }
    if let Some(components) = object.get_mut("components").and_then(Node::as_object_mut) {
        // Named callbacks, links and path items are of use only where they are referred to.
        for section in ["callbacks", "links", "pathItems"] {
            components.remove(section);
        }
        strip_responses(components.get_mut("responses"), "components", &mut list);
    }
    for (path, _, item) in
        object.get_mut("paths").and_then(Node::as_object_mut).into_iter().flat_map(Object::values_mut)
    {
        let Some(item) = item.as_object_mut() else { continue };
        for method in METHODS {
            let Some(operation) = item.get_mut(method).and_then(Node::as_object_mut) else { continue };
            let name = format!("{} {path}", method.to_uppercase());
            if let Some(callbacks) = operation.remove("callbacks") {
                list.add(Part::Callback, &codes::CALLBACKS_LEFT_OUT, &name, &callbacks);
            }
            strip_responses(operation.get_mut("responses"), &name, &mut list);
        }
    }
    list.left_out
}

fn strip_responses(responses: Option<&mut Node<'_>>, owner: &str, list: &mut List<'_>) {
    for (_, _, response) in responses.and_then(Node::as_object_mut).into_iter().flat_map(Object::values_mut) {
        if let Some(links) = response.as_object_mut().and_then(|response| response.remove("links")) {
            list.add(Part::Link, &codes::LINKS_LEFT_OUT, owner, &links);
        }
    }
}

struct List<'d> {
    left_out: Vec<LeftOut>,
    diagnostics: &'d mut Diagnostics,
}

/// So many parts are named in a finding; all of them stand in the list.
const NAMED: usize = 8;

impl List<'_> {
    /// Lists every member of an object, with one finding for all of them.
    fn add(&mut self, part: Part, code: &'static Code, owner: &str, parts: &Member<'_>) {
        let named = |name: &str| if owner.is_empty() { name.to_owned() } else { format!("{owner} {name}") };
        let members: Vec<(&str, Span)> =
            parts.value.as_object().into_iter().flatten().map(|member| (&*member.key, member.key_span)).collect();
        if members.is_empty() {
            return;
        }
        let names: Vec<&str> = members.iter().map(|(name, _)| *name).take(NAMED).collect();
        let message = match members.len().saturating_sub(NAMED) {
            0 => format!("left out: {}", names.join(", ")),
            more => format!("left out: {}, and {more} more", names.join(", ")),
        };
        self.diagnostics.push(Diagnostic::new(code, message).at_name(parts.key_span, "not part of a client"));
        self.left_out.extend(members.into_iter().map(|(name, span)| LeftOut {
            part,
            name: named(name),
            reason: code.title.to_owned(),
            span,
        }));
    }
}
