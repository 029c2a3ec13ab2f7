//! The check against the grammar: after it, every object has the members that `openapiv3` needs, of the types that it
//! reads.
//!
//! A value of another type is converted if it is clear what was meant, and dropped otherwise. An object that lacks what
//! makes it useful is dropped, and listed if a caller could miss it: a parameter, an operation, a component.

use std::collections::HashSet;

mod forms;
mod paths;

use super::{Repairs, values};
use crate::{
    diagnostic::codes,
    document::grammar::{Form, Kind, Missing, Rule},
    source::{Node, Object, Span, Value},
};

/// Why an object cannot be used.
#[derive(Clone)]
struct Broken {
    reason: String,
    span: Span,
}

/// Checks the whole document.
pub(super) fn document(root: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    let mut check = Check { repairs, within: String::new(), dropped: HashSet::new() };
    // The root itself cannot be broken: all that it needs can be filled in.
    let _ = check.object(root, Kind::Document);
    if !check.dropped.is_empty() {
        check.drop_users(root);
    }
}

struct Check<'r, 'd> {
    repairs: &'r mut Repairs<'d>,
    /// The operation or path that is being checked.
    within: String,
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
            let optional = matches!(kind, Kind::Schema | Kind::Example);
            if node.is_null() && !optional && kind.section().is_some() {
                return Err(Broken { reason: format!("the {} is not described", kind.name()), span });
            }
            if !node.is_null() && kind != Kind::Schema {
                return Err(Broken {
                    reason: format!("{found} stands where {} belongs", with_article(kind.name())),
                    span,
                });
            }
            if !node.is_null() {
                let message = format!("{found} stands where {} belongs", with_article(kind.name()));
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
                // Since 3.1 a document can do without paths, and an operation without responses.
                let optional = self.repairs.dialect.has_json_schema() && matches!(rule.name, "paths" | "responses");
                if !optional {
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
            // Without the word that it needs, the object is nothing that is known here.
            Form::Word(words) if rule.missing == Missing::Broken => match forms::mismatch(node, rule.name, words) {
                Some(reason) => return Err(Broken { reason, span: node.span }),
                None => true,
            },
            Form::Word(words) => self.word(node, rule.name, words),
            Form::One(kind) => self.one(node, parent, kind, rule.name)?,
            Form::FlagOr(_) if node.as_object().is_none() => {
                self.fits(node, rule.name, "a boolean or a schema", values::flag)
            }
            Form::FlagOr(kind) => self.one(node, parent, kind, rule.name)?,
            Form::List(kind) => self.list(node, kind, rule.name),
            Form::Map(kind) => self.map(node, parent, kind, rule.name),
            Form::Paths => self.paths(node),
        })
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

    fn list(&mut self, node: &mut Node<'_>, kind: Kind, name: &str) -> bool {
        if !self.is_array(node, name) {
            return false;
        }
        let Some(items) = node.as_array_mut() else { return false };
        let mut place = 0;
        items.retain_mut(|item| {
            place += 1;
            match self.object(item, kind) {
                Ok(()) => true,
                Err(broken) if kind == Kind::Parameter => {
                    self.leave_out_parameter(&format!("parameter {place}"), broken);
                    false
                }
                Err(broken) => {
                    self.drop(&broken, &format!("the {} is ignored", kind.name()));
                    false
                }
            }
        });
        true
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

    /// What the tables cannot say: members that are needed together.
    fn particular(&mut self, object: &mut Object<'_>, kind: Kind, span: Span) -> Result<(), Broken> {
        if kind != Kind::SecurityScheme {
            return Ok(());
        }
        let needed: &[&str] = match object.get("type").and_then(Node::as_str) {
            Some("apiKey") => &["name", "in"],
            Some("http") => &["scheme"],
            Some("oauth2") => &["flows"],
            Some("mutualTLS") => &[],
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
}

/// `a schema`, `an operation`.
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}
