//! Values with expressions in them. A quoted text is a text, a plain one an expression; numbers, `true`, `false` and
//! `null` are what they are.

use std::sync::Arc;

use super::{Loader, Members, Names};
use crate::{
    scenario::{
        expression::Expression,
        program::Template,
        yaml::{Kind, Member, Node},
    },
    value::{Number, Value},
};

/// The value of a plain text that needs no expression.
pub(super) fn plain_value(text: &str) -> Option<Value> {
    match text {
        "" | "~" | "null" => Some(Value::Null),
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        number => Number::from_text(number).map(Value::Number),
    }
}

impl<'f> Loader<'f> {
    /// An expression, quoted or not.
    pub(super) fn expression(&mut self, node: &Node, names: &Names) -> Option<Expression> {
        match node.text() {
            Some(text) => Expression::compile(text, node.place, names.all(), &mut self.mistakes),
            None => {
                self.mistakes.say(node.place, format!("an expression stands here, not {}", node.kind_name()));
                None
            }
        }
    }

    /// An expression that the loader itself brings.
    pub(super) fn template_of(&mut self, text: &str, names: &Names) -> Option<Template> {
        let place = crate::scenario::mistakes::Place::default();
        Expression::compile(text, place, names.all(), &mut self.mistakes).map(Template::Expression)
    }

    /// A value with expressions in it.
    pub(super) fn template(&mut self, node: &'f Node, names: &Names) -> Option<Template> {
        if !self.counts(node.place) {
            return None;
        }
        Some(match &node.kind {
            Kind::Quoted(text) => Template::Literal(Value::from(text.as_str())),
            Kind::Plain(text) => match plain_value(text.trim()) {
                Some(value) => Template::Literal(value),
                None => Template::Expression(self.expression(node, names)?),
            },
            Kind::List(items) => Template::List(items.iter().filter_map(|item| self.template(item, names)).collect()),
            Kind::Map(members) if members.iter().any(|member| member.name.starts_with('$')) => {
                return self.directive(node, names);
            }
            Kind::Map(members) => Template::Map(self.members(members, names)),
        })
    }

    /// The members of a map of values.
    pub(super) fn members(&mut self, members: &'f [Member], names: &Names) -> Vec<(Arc<str>, Template)> {
        let mut made = Vec::with_capacity(members.len());
        for member in members {
            made.extend(self.template(&member.value, names).map(|value| (member.name.as_str().into(), value)));
        }
        made
    }

    /// `$each` makes a list, `$view` shows a value as the file says once for all.
    fn directive(&mut self, node: &'f Node, names: &Names) -> Option<Template> {
        let mut members = Members::of(node, "a value with `$`", &mut self.mistakes)?;
        let template = if let Some(items) = members.take("$each") {
            let items = self.expression(items, names);
            let name = members.text("$as", &mut self.mistakes).unwrap_or("it");
            let names = names.and([name]);
            let give = match members.take("$view") {
                Some(view) => self.view(view, name, &names),
                None => members.need("$give", &mut self.mistakes).and_then(|give| self.template(give, &names)),
            };
            items.zip(give).map(|(items, give)| Template::Each { items, name: name.into(), give: Box::new(give) })
        } else {
            let view = members.need("$view", &mut self.mistakes);
            let of = members.need("$of", &mut self.mistakes);
            view.zip(of).and_then(|(view, of)| self.view_of(view, of, names))
        };
        members.finish(&mut self.mistakes);
        template
    }

    /// A view of an item that already has a name.
    fn view(&mut self, view: &'f Node, item: &str, names: &Names) -> Option<Template> {
        let of = Expression::compile(item, view.place, names.all(), &mut self.mistakes)?;
        Some(Template::View { of, give: Arc::new(self.viewed(view, names)?) })
    }

    fn view_of(&mut self, view: &'f Node, of: &'f Node, names: &Names) -> Option<Template> {
        let of = self.expression(of, names)?;
        Some(Template::View { of, give: Arc::new(self.viewed(view, names)?) })
    }

    /// What a view shows of `it`, read where it is used.
    fn viewed(&mut self, view: &'f Node, names: &Names) -> Option<Template> {
        let name = view.text().unwrap_or_default();
        let Some((name, node)) = self.views.get_key_value(name).map(|(name, node)| (*name, *node)) else {
            let known: Vec<&str> = self.views.keys().copied().collect();
            self.mistakes.unknown(view.place, format!("there is no view `{name}`"), name, known);
            return None;
        };
        self.inside(name, view, |loader| loader.template(node, &names.and(["it"])))?
    }

    /// Reads a procedure or a view at one of its uses; not inside itself.
    pub(super) fn inside<T>(&mut self, name: &'f str, at: &Node, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.used.push(name);
        if self.open.contains(&name) {
            self.mistakes.say(at.place, format!("`{name}` is used inside itself"));
            return None;
        }
        self.open.push(name);
        let made = read(self);
        self.open.pop();
        Some(made)
    }
}
