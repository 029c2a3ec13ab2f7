//! The check against the grammar: after it, every object has the members that `openapiv3` needs, of the types that it
//! reads.
//!
//! A value of another type is converted if it is clear what was meant, and dropped otherwise. An object that lacks what
//! makes it useful is dropped; if that would change what an operation does, the operation is left out.

use std::collections::HashSet;

use super::{
    Repairs,
    values::{self, Fit},
};
use crate::{
    diagnostic::{Diagnostic, codes},
    document::{
        Dialect,
        grammar::{Form, Kind, Missing, Rule},
        left_out::{LeftOut, Part},
        operations::METHODS,
        walk::walk,
    },
    source::{Member, Node, Object, Span, Value},
};

/// Why an object cannot be used.
struct Broken {
    reason: String,
    span: Span,
}

/// Checks the whole document.
pub(super) fn document(root: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    let mut check = Check { repairs, dropped: HashSet::new() };
    // The root itself cannot be broken: all that it needs can be filled in.
    let _ = check.object(root, Kind::Document);
    if !check.dropped.is_empty() {
        check.drop_users(root);
    }
}

struct Check<'r, 'd> {
    repairs: &'r mut Repairs<'d>,
    /// References to components that were left out.
    dropped: HashSet<String>,
}

impl Check<'_, '_> {
    fn object(&mut self, node: &mut Node<'_>, kind: Kind) -> Result<(), Broken> {
        let span = node.span;
        if kind.section().is_some() && node.text("$ref").is_some() {
            return Ok(());
        }
        let found = node.kind_name();
        let Some(object) = node.as_object_mut() else {
            if node.is_null() && kind != Kind::Schema && kind.section().is_some() {
                return Err(Broken { reason: format!("the {} is not described", kind.name()), span });
            }
            if !node.is_null() && kind != Kind::Schema {
                return Err(Broken { reason: format!("{found} stands where a {} belongs", kind.name()), span });
            }
            if !node.is_null() {
                let message = format!("{found} stands where a {} belongs", kind.name());
                self.repairs.say(&codes::WRONG_TYPE, message, span, "read as a schema that allows everything");
            }
            node.value = Value::Object(Object::new());
            return self.object(node, kind);
        };
        if kind == Kind::Responses {
            return self.responses(object);
        }
        for rule in kind.rules() {
            self.member(object, kind, rule, span)?;
        }
        self.particular(object, kind, span)
    }

    fn member(&mut self, object: &mut Object<'_>, kind: Kind, rule: &Rule, span: Span) -> Result<(), Broken> {
        if let Some(value) = object.get_mut(rule.name) {
            let fits = !value.is_null() || matches!(rule.form, Form::Any);
            if !fits || !self.value(value, kind, rule)? {
                object.remove(rule.name);
            }
        }
        if object.contains(rule.name) {
            return Ok(());
        }
        match rule.missing {
            Missing::Fine => Ok(()),
            Missing::Broken => Err(Broken { reason: format!("the {} has no `{}`", kind.name(), rule.name), span }),
            Missing::Filled => {
                // A document of webhooks or components alone needs no paths since 3.1.
                if rule.name != "paths" || self.repairs.dialect == Dialect::OpenApi30 {
                    let message = format!("the {} has no `{}`", kind.name(), rule.name);
                    self.repairs.say(&codes::MISSING_MEMBER, message, span, "an empty one is assumed");
                }
                let mut value = match rule.form {
                    Form::Text | Form::Word(_) => Node::string("", span),
                    _ => Node::empty_object(span),
                };
                self.value(&mut value, kind, rule)?;
                object.set(rule.name, value);
                Ok(())
            }
        }
    }

    /// Whether the value can stay.
    fn value(&mut self, node: &mut Node<'_>, parent: Kind, rule: &Rule) -> Result<bool, Broken> {
        Ok(match rule.form {
            Form::Any => true,
            Form::AnyList => self.is_array(node, rule.name),
            Form::Text => self.fits(node, rule.name, "a string", values::text),
            Form::Flag => self.fits(node, rule.name, "true or false", values::flag),
            Form::Count => self.fits(node, rule.name, "a whole number, not negative", values::count),
            Form::Number => self.fits(node, rule.name, "a number", values::number),
            Form::Texts => self.texts(node, rule.name),
            Form::TextMap => self.text_map(node, rule.name),
            Form::Requirements => self.requirements(node),
            Form::Word(words) => self.word(node, rule.name, words),
            Form::One(kind) => self.one(node, parent, kind, rule.name)?,
            Form::FlagOr(_) if node.as_object().is_none() => {
                self.fits(node, rule.name, "a boolean or a schema", values::flag)
            }
            Form::FlagOr(kind) => self.one(node, parent, kind, rule.name)?,
            Form::List(kind) => self.list(node, kind, rule.name)?,
            Form::Map(kind) => self.map(node, parent, kind, rule.name),
            Form::Paths => self.paths(node),
        })
    }

    fn fits(&mut self, node: &mut Node<'_>, name: &str, wanted: &str, fit: fn(&mut Node<'_>) -> Fit) -> bool {
        let message = format!("`{name}` is {}, not {wanted}", described(node));
        match fit(node) {
            Fit::Fine => true,
            Fit::Converted => {
                // `version: 1.0` is what everybody writes in YAML.
                if name != "version" {
                    self.repairs.say(&codes::WRONG_TYPE, message, node.span, "read as what it was meant to be");
                }
                true
            }
            Fit::Useless => {
                self.repairs.say(&codes::WRONG_TYPE, message, node.span, "ignored");
                false
            }
        }
    }

    fn is_array(&mut self, node: &Node<'_>, name: &str) -> bool {
        let fits = node.as_array().is_some();
        if !fits {
            let message = format!("`{name}` is {}, not an array", described(node));
            self.repairs.say(&codes::WRONG_TYPE, message, node.span, "ignored");
        }
        fits
    }

    fn is_object(&mut self, node: &Node<'_>, name: &str) -> bool {
        let fits = node.as_object().is_some();
        if !fits {
            let message = format!("`{name}` is {}, not an object", described(node));
            self.repairs.say(&codes::WRONG_TYPE, message, node.span, "ignored");
        }
        fits
    }

    fn texts(&mut self, node: &mut Node<'_>, name: &str) -> bool {
        if node.as_str().is_some() {
            let message = format!("`{name}` is a string, not a list of strings");
            self.repairs.say(&codes::WRONG_TYPE, message, node.span, "read as a list of one");
            let only = node.take();
            node.value = Value::Array(vec![only]);
        }
        if !self.is_array(node, name) {
            return false;
        }
        if let Some(items) = node.as_array_mut() {
            items.retain_mut(|item| self.fits(item, name, "a list of strings", values::text));
        }
        true
    }

    fn text_map(&mut self, node: &mut Node<'_>, name: &str) -> bool {
        if !self.is_object(node, name) {
            return false;
        }
        if let Some(object) = node.as_object_mut() {
            for (_, _, value) in object.values_mut() {
                if value.is_null() {
                    value.value = Value::String("".into());
                }
            }
            object.retain(|member| self.fits(&mut member.value, &member.key, "a string", values::text));
        }
        true
    }

    /// Security requirements: a list of objects with lists of scopes.
    fn requirements(&mut self, node: &mut Node<'_>) -> bool {
        if node.as_object().is_some() {
            self.repairs.say(
                &codes::WRONG_TYPE,
                "`security` is an object, not an array",
                node.span,
                "read as a list of one",
            );
            let only = node.take();
            node.value = Value::Array(vec![only]);
        }
        if !self.is_array(node, "security") {
            return false;
        }
        let Some(items) = node.as_array_mut() else { return false };
        items.retain(|item| self.is_object(item, "security"));
        for (_, _, scopes) in items.iter_mut().filter_map(Node::as_object_mut).flat_map(Object::values_mut) {
            if scopes.as_array().is_none() || !self.texts(scopes, "security") {
                scopes.value = Value::Array(Vec::new());
            }
        }
        true
    }

    fn word(&mut self, node: &Node<'_>, name: &str, words: &[&str]) -> bool {
        let fits = node.as_str().is_some_and(|text| words.contains(&text));
        if !fits {
            let message = format!("`{name}` is {}, not one of {}", described(node), words.join(", "));
            self.repairs.say(&codes::WRONG_TYPE, message, node.span, "ignored");
        }
        fits
    }

    fn one(&mut self, node: &mut Node<'_>, parent: Kind, kind: Kind, name: &str) -> Result<bool, Broken> {
        match self.object(node, kind) {
            Ok(()) => Ok(true),
            // Without it the operation would be another one.
            Err(broken) if matches!(kind, Kind::RequestBody | Kind::Responses) || kind == Kind::Operation => {
                Err(broken)
            }
            Err(broken) => {
                self.drop(&broken, &format!("`{name}` of the {} is ignored", parent.name()));
                Ok(false)
            }
        }
    }

    fn list(&mut self, node: &mut Node<'_>, kind: Kind, name: &str) -> Result<bool, Broken> {
        if !self.is_array(node, name) {
            return Ok(false);
        }
        let Some(items) = node.as_array_mut() else { return Ok(false) };
        let mut broken_parameter = None;
        items.retain_mut(|item| match self.object(item, kind) {
            Ok(()) => true,
            Err(broken) if kind == Kind::Parameter => {
                broken_parameter.get_or_insert(broken);
                false
            }
            Err(broken) => {
                self.drop(&broken, &format!("the {} is ignored", kind.name()));
                false
            }
        });
        broken_parameter.map_or(Ok(true), Err)
    }

    fn map(&mut self, node: &mut Node<'_>, parent: Kind, kind: Kind, name: &str) -> bool {
        if !self.is_object(node, name) {
            return false;
        }
        let Some(object) = node.as_object_mut() else { return false };
        object.retain(|member| match self.object(&mut member.value, kind) {
            Ok(()) => true,
            Err(broken) if parent == Kind::Components => {
                self.leave_out_component(member, kind, name, broken);
                false
            }
            Err(broken) => {
                self.drop(&broken, &format!("the {} `{}` is ignored", kind.name(), member.key));
                false
            }
        });
        true
    }

    fn responses(&mut self, object: &mut Object<'_>) -> Result<(), Broken> {
        object.retain(|member| {
            if member.key.starts_with("x-") {
                return true;
            }
            if member.value.is_null() {
                member.value.value = Value::Object(Object::new());
            }
            match self.object(&mut member.value, Kind::Response) {
                Ok(()) => true,
                Err(broken) => {
                    self.drop(&broken, &format!("the response `{}` is ignored", member.key));
                    false
                }
            }
        });
        Ok(())
    }

    fn paths(&mut self, node: &mut Node<'_>) -> bool {
        if !self.is_object(node, "paths") {
            return false;
        }
        let Some(paths) = node.as_object_mut() else { return false };
        paths.retain(|path| !path.key.starts_with('/') || self.path_item(path));
        true
    }

    /// Whether a path item can stay. An operation that cannot is taken out of it by itself.
    fn path_item(&mut self, path: &mut Member<'_>) -> bool {
        if path.value.is_null() {
            return false;
        }
        let name = path.key.clone().into_owned();
        if let Some(item) = path.value.as_object_mut() {
            item.retain(|member| {
                if !METHODS.contains(&&*member.key) {
                    return true;
                }
                let Err(broken) = self.object(&mut member.value, Kind::Operation) else { return true };
                self.leave_out_operation(&member.key, &name, member.key_span, broken);
                false
            });
        }
        let Err(broken) = self.object(&mut path.value, Kind::PathItem) else { return true };
        let operations: Vec<(String, Span)> = path
            .value
            .as_object()
            .into_iter()
            .flatten()
            .filter(|member| METHODS.contains(&&*member.key))
            .map(|member| (member.key.clone().into_owned(), member.key_span))
            .collect();
        for (method, span) in operations {
            let broken = Broken { reason: broken.reason.clone(), span: broken.span };
            self.leave_out_operation(&method, &name, span, broken);
        }
        false
    }

    /// What the tables cannot say: members that are needed together.
    fn particular(&mut self, object: &mut Object<'_>, kind: Kind, span: Span) -> Result<(), Broken> {
        if kind != Kind::SecurityScheme {
            return Ok(());
        }
        let needed: &[&str] = match object.get("type").and_then(Node::as_str) {
            Some("apiKey") => &["name", "in"],
            Some("http") => &["scheme"],
            Some("oauth2") => &["flows"],
            _ => &["openIdConnectUrl"],
        };
        match needed.iter().find(|name| !object.contains(name)) {
            Some(name) => Err(Broken { reason: format!("the security scheme has no `{name}`"), span }),
            None => Ok(()),
        }
    }

    fn drop(&mut self, broken: &Broken, effect: &str) {
        self.repairs.say(&codes::LEFT_OUT, format!("{}; {effect}", broken.reason), broken.span, "ignored");
    }

    fn leave_out_operation(&mut self, method: &str, path: &str, span: Span, broken: Broken) {
        let name = format!("{} {path}", method.to_uppercase());
        self.repairs.diagnostics.push(
            Diagnostic::new(&codes::LEFT_OUT, format!("the operation {name} is left out: {}", broken.reason))
                .at(broken.span, "this cannot be repaired")
                .at(span, "the operation"),
        );
        self.repairs.left_out.push(LeftOut { part: Part::Operation, name, reason: broken.reason, span });
    }

    fn leave_out_component(&mut self, member: &Member<'_>, kind: Kind, section: &str, broken: Broken) {
        let message = format!("the {} `{}` is left out: {}", kind.name(), member.key, broken.reason);
        self.repairs.say(&codes::LEFT_OUT, message, broken.span, "this cannot be repaired");
        self.dropped.insert(format!("#/components/{section}/{}", crate::source::pointer::escaped(&member.key)));
        let part = if kind == Kind::Schema { Part::Schema } else { Part::Component };
        let name = member.key.clone().into_owned();
        self.repairs.left_out.push(LeftOut { part, name, reason: broken.reason, span: member.key_span });
    }

    /// Operations that need a component which was left out are left out as well.
    fn drop_users(&mut self, root: &mut Node<'_>) {
        let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) else { return };
        for (path, _, item) in paths.values_mut() {
            let shared = item.get("parameters").and_then(|parameters| {
                parameters
                    .as_array()
                    .into_iter()
                    .flatten()
                    .find_map(|parameter| self.uses_dropped(parameter, Kind::Parameter))
            });
            let Some(item) = item.as_object_mut() else { continue };
            if shared.is_some() {
                item.remove("parameters");
            }
            item.retain(|member| {
                if !METHODS.contains(&&*member.key) {
                    return true;
                }
                let own = self.uses_dropped(&member.value, Kind::Operation);
                let Some((reference, span)) = own.or_else(|| shared.clone()) else { return true };
                let reason = format!("`{reference}` is left out");
                self.leave_out_operation(&member.key, path, member.key_span, Broken { reason, span });
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

/// A value as a message shows it.
fn described(node: &Node<'_>) -> String {
    match &node.value {
        Value::String(text) if text.len() <= 40 => format!("\"{text}\""),
        Value::Number(text) => text.clone().into_owned(),
        Value::Bool(value) => value.to_string(),
        _ => node.kind_name().to_owned(),
    }
}
