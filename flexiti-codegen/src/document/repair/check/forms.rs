//! The forms of members that hold no objects of the grammar: texts, flags, numbers, words, lists and maps of texts.

use super::Check;
use crate::{
    diagnostic::codes,
    document::repair::values::{self, Fit},
    source::{Node, Object, Value},
};

/// Whether a value can stay; what can be converted is.
impl Check<'_, '_> {
    pub(super) fn fits(
        &mut self,
        node: &mut Node<'_>,
        name: &str,
        wanted: &str,
        fit: fn(&mut Node<'_>) -> Fit,
    ) -> bool {
        // What stands there is shown as it was; scalars are cheap to keep, and containers are only named.
        let before = match &node.value {
            Value::Array(_) | Value::Object(_) => None,
            scalar => Some(Node::new(scalar.clone(), node.span)),
        };
        let fit = fit(node);
        if matches!(fit, Fit::Fine) {
            return true;
        }
        let message = format!("`{name}` is {}, not {wanted}", described(before.as_ref().unwrap_or(node)));
        match fit {
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

    pub(super) fn is_array(&mut self, node: &Node<'_>, name: &str) -> bool {
        let fits = node.as_array().is_some();
        if !fits {
            let message = format!("`{name}` is {}, not an array", described(node));
            self.repairs.say(&codes::WRONG_TYPE, message, node.span, "ignored");
        }
        fits
    }

    pub(super) fn is_object(&mut self, node: &Node<'_>, name: &str) -> bool {
        let fits = node.as_object().is_some();
        if !fits {
            let message = format!("`{name}` is {}, not an object", described(node));
            self.repairs.say(&codes::WRONG_TYPE, message, node.span, "ignored");
        }
        fits
    }

    pub(super) fn texts(&mut self, node: &mut Node<'_>, name: &str) -> bool {
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

    pub(super) fn text_map(&mut self, node: &mut Node<'_>, name: &str) -> bool {
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
    pub(super) fn requirements(&mut self, node: &mut Node<'_>) -> bool {
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

    pub(super) fn word(&mut self, node: &Node<'_>, name: &str, words: &[&str]) -> bool {
        let mismatch = mismatch(node, name, words);
        let fits = mismatch.is_none();
        if let Some(message) = mismatch {
            self.repairs.say(&codes::WRONG_TYPE, message, node.span, "ignored");
        }
        fits
    }
}

/// What is to be said of a value that is not one of some words.
pub(super) fn mismatch(node: &Node<'_>, name: &str, words: &[&str]) -> Option<String> {
    let fits = node.as_str().is_some_and(|text| words.contains(&text));
    (!fits).then(|| format!("`{name}` is {}, not one of {}", described(node), words.join(", ")))
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
