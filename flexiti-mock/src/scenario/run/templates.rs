//! Values out of templates. A member whose expression is undefined is left out.

use std::sync::Arc;

use super::Run;
use crate::{
    scenario::{
        expression::{Failure, to_expression},
        program::Template,
    },
    value::{Map, Value},
};

impl Run<'_, '_> {
    /// The value of a template; nothing if it is undefined.
    pub(super) fn made(&mut self, template: &Template) -> Result<Option<Value>, Failure> {
        Ok(Some(match template {
            Template::Literal(value) => value.clone(),
            Template::Expression(expression) => return self.value(expression),
            Template::List(items) => {
                let mut list = Vec::with_capacity(items.len());
                for item in items {
                    list.extend(self.made(item)?);
                }
                list.into()
            }
            Template::Map(members) => self.made_members(members)?.into(),
            Template::Each { items, name, give } => {
                let items = match self.value(items)? {
                    Some(Value::List(items)) => items,
                    None | Some(Value::Null) => Arc::default(),
                    Some(other) => return Err(items.failed(format!("a list is wanted, not {}", other.kind()))),
                };
                let mut list = Vec::with_capacity(items.len());
                for item in items.iter() {
                    list.extend(self.with(name, to_expression(item), give)?);
                }
                list.into()
            }
            Template::View { of, give } => {
                let of = of.evaluate(self.names.seen())?;
                return self.with(&"it".into(), of, give);
            }
        }))
    }

    /// The members of a map that are defined.
    pub(super) fn made_members(&mut self, members: &[(Arc<str>, Template)]) -> Result<Map, Failure> {
        let mut map = Map::with_capacity(members.len());
        for (name, member) in members {
            if let Some(value) = self.made(member)? {
                map.insert(Arc::clone(name), value);
            }
        }
        Ok(map)
    }

    fn with(&mut self, name: &Arc<str>, value: minijinja::Value, give: &Template) -> Result<Option<Value>, Failure> {
        let mark = self.names.mark();
        self.names.push(name, value);
        let made = self.made(give);
        self.names.back_to(mark);
        made
    }
}
