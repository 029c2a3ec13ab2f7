//! The names of one request, as its expressions see them.

use std::{fmt, sync::Arc};

use minijinja::{
    Value,
    value::{Enumerator, Object},
};

/// Names and values; of two with one name the later counts. Cheap to hand to an expression: it is shared, not copied.
#[derive(Clone, Default)]
pub(super) struct Names(Arc<Known>);

#[derive(Clone, Default)]
struct Known(Vec<(Arc<str>, Value)>);

impl Names {
    /// Gives a value a name.
    pub(super) fn give(&mut self, name: &Arc<str>, value: Value) {
        // No expression is being evaluated, so that nobody shares the list and nothing is copied.
        let known = &mut Arc::make_mut(&mut self.0).0;
        match known.iter_mut().rev().find(|(other, _)| other == name) {
            Some((_, old)) => *old = value,
            None => known.push((Arc::clone(name), value)),
        }
    }

    /// How many names there are, to go back to.
    pub(super) fn mark(&self) -> usize {
        self.0.0.len()
    }

    /// Gives a name for a while, whatever else has it.
    pub(super) fn push(&mut self, name: &Arc<str>, value: Value) {
        Arc::make_mut(&mut self.0).0.push((Arc::clone(name), value));
    }

    /// Forgets the names that were given since.
    pub(super) fn back_to(&mut self, mark: usize) {
        Arc::make_mut(&mut self.0).0.truncate(mark);
    }

    /// What an expression looks into.
    pub(super) fn seen(&self) -> Value {
        Value::from_dyn_object(Arc::clone(&self.0))
    }
}

impl Object for Known {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.0.iter().rev().find(|(name, _)| &**name == key).map(|(_, value)| value.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }
}

/// Their number alone: the values are somebody's.
impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} names", self.0.len())
    }
}
