//! Operations and components that are left out, and those that go with them.

use super::{Broken, Check};
use crate::{
    diagnostic::{Diagnostic, codes},
    document::{
        grammar::Kind,
        left_out::{LeftOut, Part},
        operations::METHODS,
        walk::walk,
    },
    source::{Member, Node, Object, Span},
};

impl Check<'_, '_> {
    /// Whether `paths` can stay.
    pub(super) fn paths(&mut self, node: &mut Node<'_>) -> bool {
        if !self.is_object(node, "paths") {
            return false;
        }
        let Some(paths) = node.as_object_mut() else { return false };
        paths.retain(|path| !path.key.starts_with('/') || self.path_item(path));
        true
    }

    /// Whether a path item can stay. An operation that cannot is taken out of it by itself; all of them are, if what they
    /// share is broken.
    fn path_item(&mut self, path: &mut Member<'_>) -> bool {
        let (name, span) = (path.key.clone().into_owned(), path.value.span);
        let found = path.value.kind_name();
        let Some(item) = path.value.as_object_mut() else {
            let reason = format!("{found} stands where a path item belongs");
            self.drop(&Broken { reason, span }, &format!("the path `{name}` is ignored"));
            return false;
        };
        let mut shared = None;
        self.within.clone_from(&name);
        for rule in Kind::PathItem.rules().iter().filter(|rule| !METHODS.contains(&rule.name)) {
            if let Err(broken) = self.member(item, Kind::PathItem, rule, span) {
                shared = Some(broken);
            }
        }
        item.retain(|member| {
            if !METHODS.contains(&&*member.key) {
                return true;
            }
            self.within = format!("{} {name}", member.key.to_uppercase());
            let own = self.object(&mut member.value, Kind::Operation).err();
            let Some(broken) = own.or_else(|| shared.clone()) else { return true };
            self.leave_out_operation(&member.key, &name, member.key_span, broken);
            false
        });
        shared.is_none()
    }

    fn leave_out_operation(&mut self, method: &str, path: &str, span: Span, broken: Broken) {
        let name = format!("{} {path}", method.to_uppercase());
        self.repairs.diagnostics.push(
            Diagnostic::new(&codes::LEFT_OUT, format!("the operation {name} is left out: {}", broken.reason))
                .at(broken.span, "this cannot be repaired")
                .at_name(span, "the operation"),
        );
        self.repairs.left_out.push(LeftOut { part: Part::Operation, name, reason: broken.reason, span });
    }

    /// Leaves out a parameter that is not known: `which` tells it from its neighbours. An operation without it is of more use than no
    /// operation: a parameter of the path comes back as a string, and the API says what else it misses.
    pub(super) fn leave_out_parameter(&mut self, which: &str, broken: Broken) {
        let name = format!("{}, {which}", self.within);
        let message = format!("{which} of {} is left out: {}", self.within, broken.reason);
        self.repairs.say(&codes::LEFT_OUT, message, broken.span, "this cannot be repaired");
        self.repairs.left_out.push(LeftOut { part: Part::Parameter, name, reason: broken.reason, span: broken.span });
    }

    pub(super) fn leave_out_component(&mut self, member: &Member<'_>, kind: Kind, section: &str, broken: Broken) {
        let message = format!("the {} `{}` is left out: {}", kind.name(), member.key, broken.reason);
        self.repairs.say(&codes::LEFT_OUT, message, broken.span, "this cannot be repaired");
        self.dropped.insert(format!("#/components/{section}/{}", crate::source::pointer::escaped(&member.key)));
        let part = if kind == Kind::Schema { Part::Schema } else { Part::Component };
        let name = member.key.clone().into_owned();
        self.repairs.left_out.push(LeftOut { part, name, reason: broken.reason, span: member.key_span });
    }

    /// Parameters that are nothing but references to what was left out go with it, and operations that need anything else
    /// of it.
    pub(super) fn drop_users(&mut self, root: &mut Node<'_>) {
        let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) else { return };
        for (path, _, item) in paths.values_mut() {
            let Some(item) = item.as_object_mut() else { continue };
            path.clone_into(&mut self.within);
            self.drop_parameters(item);
            item.retain(|member| {
                if !METHODS.contains(&&*member.key) {
                    return true;
                }
                self.within = format!("{} {path}", member.key.to_uppercase());
                member.value.as_object_mut().into_iter().for_each(|operation| self.drop_parameters(operation));
                let Some((reference, span)) = self.uses_dropped(&member.value, Kind::Operation) else { return true };
                let reason = format!("`{reference}` is left out");
                self.leave_out_operation(&member.key, path, member.key_span, Broken { reason, span });
                false
            });
        }
    }

    fn drop_parameters(&mut self, holder: &mut Object<'_>) {
        if let Some(parameters) = holder.get_mut("parameters").and_then(Node::as_array_mut) {
            parameters.retain(|parameter| {
                let dropped = parameter.text("$ref").filter(|reference| self.dropped.contains(*reference));
                let Some(reference) = dropped else { return true };
                let broken = Broken { reason: "it refers to what is left out".to_owned(), span: parameter.span };
                self.leave_out_parameter(&format!("the parameter `{reference}`"), broken);
                false
            });
        }
    }

    fn uses_dropped(&self, node: &Node<'_>, kind: Kind) -> Option<(String, Span)> {
        let mut found = None;
        walk(node, kind, &mut |node, _| {
            if let Some(reference) = node.text("$ref")
                && self.dropped.contains(reference)
            {
                found.get_or_insert((reference.to_owned(), node.span));
            }
        });
        found
    }
}
