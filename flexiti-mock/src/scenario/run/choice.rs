//! Which records of a collection a step means.

use std::sync::Arc;

use super::Run;
use crate::{
    scenario::{
        expression::{Expression, Failure, to_expression},
        program::{Choice, Page},
    },
    value::{Map, Value},
};

/// What the conditions of a choice say for this request. They are evaluated once, the records are compared with them.
#[derive(Default)]
struct Wanted<'p> {
    equal: Vec<(&'p str, Value)>,
    from: Vec<(&'p str, i64)>,
    to: Vec<(&'p str, i64)>,
}

impl Wanted<'_> {
    fn takes(&self, record: &Value) -> bool {
        let number = |member: &str| record.get(member).and_then(Value::as_i64);
        self.equal.iter().all(|(member, value)| record.get(member).is_some_and(|found| same(found, value)))
            && self.from.iter().all(|(member, bound)| number(member).is_some_and(|number| number >= *bound))
            && self.to.iter().all(|(member, bound)| number(member).is_some_and(|number| number <= *bound))
    }
}

/// Equal, a number and a text by their text: an account is the same one in a path and in a body.
fn same(found: &Value, wanted: &Value) -> bool {
    match (found.scalar_text(), wanted.scalar_text()) {
        (Some(found), Some(wanted)) => found == wanted,
        _ => found == wanted,
    }
}

impl<'p> Run<'p, '_> {
    /// The key of the first record that is meant. Where a condition compares with what was not sent, none is.
    pub(super) fn first(&mut self, collection: usize, choice: &'p Choice) -> Result<Option<Arc<str>>, Failure> {
        let Some(wanted) = self.wanted(choice, true)? else { return Ok(None) };
        let mut found = None;
        self.each(collection, choice, &wanted, false, |key, _| {
            found = Some(Arc::clone(key));
            false
        })?;
        Ok(found)
    }

    /// The records that are meant, or one page of them: `items`, `total`, and of a page `number`, `size` and `pages`.
    /// What was not sent is no condition.
    pub(super) fn chosen(
        &mut self,
        collection: usize,
        choice: &'p Choice,
        page: Option<&Page>,
        newest_first: bool,
    ) -> Result<Value, Failure> {
        let wanted = self.wanted(choice, false)?.unwrap_or_default();
        let (skip, size, number) = match page {
            Some(page) => {
                let number = self.above_zero(&page.number)?;
                let size = self.above_zero(&page.size)?;
                (number.saturating_sub(1).saturating_mul(size), size, number)
            }
            None => (0, i64::MAX, 1),
        };
        let (mut items, mut total) = (Vec::new(), 0_i64);
        self.each(collection, choice, &wanted, newest_first, |_, record| {
            if total >= skip && total.saturating_sub(skip) < size {
                items.push(record.clone());
            }
            total += 1;
            true
        })?;
        let mut found = Map::new();
        found.insert("items".into(), items.into());
        found.insert("total".into(), total.into());
        if page.is_some() {
            let pages = total.saturating_add(size.saturating_sub(1)).checked_div(size).unwrap_or(0);
            found.insert("number".into(), number.into());
            found.insert("size".into(), size.into());
            found.insert("pages".into(), pages.into());
        }
        Ok(found.into())
    }

    fn above_zero(&mut self, expression: &Expression) -> Result<i64, Failure> {
        let number = self.value(expression)?.and_then(|value| value.as_i64()).filter(|number| *number > 0);
        number.ok_or_else(|| expression.failed("a whole number above zero is wanted"))
    }

    /// The conditions of this request; nothing if one has no value and all must have one.
    fn wanted(&mut self, choice: &'p Choice, strict: bool) -> Result<Option<Wanted<'p>>, Failure> {
        let mut wanted = Wanted::default();
        for (member, expression) in &choice.equal {
            match self.value(expression)?.filter(|value| !value.is_null()) {
                Some(value) => wanted.equal.push((member, value)),
                None if strict => return Ok(None),
                None => {}
            }
        }
        for (bounds, made) in [(&choice.from, &mut wanted.from), (&choice.to, &mut wanted.to)] {
            for (member, expression) in bounds {
                match self.value(expression)?.and_then(|value| value.as_i64()) {
                    Some(bound) => made.push((member, bound)),
                    None if strict => return Ok(None),
                    None => {}
                }
            }
        }
        Ok(Some(wanted))
    }

    /// Goes through the records that are meant, until it is told to stop.
    fn each(
        &mut self,
        collection: usize,
        choice: &Choice,
        wanted: &Wanted<'_>,
        newest_first: bool,
        mut visit: impl FnMut(&Arc<str>, &Value) -> bool,
    ) -> Result<(), Failure> {
        let Some(shelf) = self.world.shelf(collection) else { return Ok(()) };
        let count = shelf.records.len();
        let it: Arc<str> = "it".into();
        for index in 0..count {
            let index = if newest_first { count - 1 - index } else { index };
            let Some((key, record)) = shelf.records.get_index(index) else { continue };
            if !wanted.takes(record) {
                continue;
            }
            if let Some(condition) = &choice.condition {
                let mark = self.names.mark();
                self.names.push(&it, to_expression(record));
                let holds = condition.evaluate(self.names.seen());
                self.names.back_to(mark);
                if !holds?.is_true() {
                    continue;
                }
            }
            if !visit(key, record) {
                break;
            }
        }
        Ok(())
    }
}
