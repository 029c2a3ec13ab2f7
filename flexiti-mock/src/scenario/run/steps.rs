//! What each step does.

use std::sync::Arc;

use super::{Bound, Run, Stop};
use crate::{
    scenario::{
        Answer,
        expression::{Failure, opaque, to_expression},
        program::{Condition, Ids, Reply, Search, Step, Template, Verb},
    },
    value::{Map, Value},
};

impl<'p> Run<'p, '_> {
    /// Does the steps in their order, until one of them ends the request.
    pub(super) fn steps(&mut self, steps: &'p [Step]) -> Result<(), Stop> {
        for step in steps {
            if let Some(when) = &step.when
                && !self.holds(when)?
            {
                continue;
            }
            self.step(&step.verb)?;
        }
        Ok(())
    }

    fn step(&mut self, verb: &'p Verb) -> Result<(), Stop> {
        match verb {
            Verb::Find { collection, search, name, or } => {
                let key = match search {
                    Search::Key(key) => self.value(key)?.and_then(|key| key.scalar_text().map(Arc::from)),
                    Search::First(choice) => self.first(*collection, choice)?,
                };
                let record = key.as_ref().and_then(|key| self.world.record(*collection, key).cloned());
                match (key, record, or) {
                    (Some(key), Some(record), _) => self.bind(name, *collection, key, &record),
                    (_, _, Some(refusal)) => return Err(Stop::Refused(self.refusal(*refusal, None)?)),
                    _ => self.names.give(name, to_expression(&Value::Null)),
                }
            }
            Verb::List { collection, choice, page, newest_first, name } => {
                let found = self.chosen(*collection, choice, page.as_ref(), *newest_first)?;
                self.names.give(name, to_expression(&found));
            }
            Verb::Let(values) => {
                for (name, template) in values {
                    let value = self.seen(template)?;
                    self.names.give(name, value);
                }
            }
            Verb::Refuse(conditions) => {
                for Condition { refusal, when, detail } in conditions {
                    if self.holds(when)? {
                        return Err(Stop::Refused(self.refusal(*refusal, detail.as_ref())?));
                    }
                }
            }
            Verb::Change { record, members } => self.change(record, members)?,
            Verb::Insert { collection, record, name } => {
                let (key, record) = self.insert(*collection, record)?;
                if let Some(name) = name {
                    self.bind(name, *collection, key, &record);
                }
            }
            Verb::Remove { record } => {
                if let Some(place) = self.records.iter().position(|bound| bound.name == *record) {
                    let bound = self.records.swap_remove(place);
                    self.world.remove(bound.collection, &bound.key);
                }
            }
            Verb::Do(steps) => self.steps(steps)?,
            Verb::Answer { reply, headers, body } => {
                let headers = self.headers(headers)?;
                let answer = match reply {
                    Reply::Status(status) => {
                        let body = match body {
                            Some(body) => self.made(body)?,
                            None => None,
                        };
                        Answer { status: *status, headers, body }
                    }
                    Reply::Refusal(refusal) => Answer { headers, ..self.refusal(*refusal, None)? },
                };
                return Err(Stop::Answered(answer));
            }
        }
        Ok(())
    }

    /// What a name is to stand for: of an expression its value as it is, so that nothing is turned over twice.
    fn seen(&mut self, template: &Template) -> Result<minijinja::Value, Failure> {
        match template {
            Template::Expression(expression) => expression.evaluate(self.names.seen()),
            other => Ok(self.made(other)?.as_ref().map_or(minijinja::Value::UNDEFINED, to_expression)),
        }
    }

    fn bind(&mut self, name: &Arc<str>, collection: usize, key: Arc<str>, record: &Value) {
        self.records.retain(|bound| bound.name != *name);
        self.records.push(Bound { name: Arc::clone(name), collection, key });
        self.names.give(name, to_expression(record));
    }

    /// Gives a record other members, all worked out from what it was. Every name of it sees the change.
    fn change(&mut self, name: &Arc<str>, members: &[(Arc<str>, Template)]) -> Result<(), Failure> {
        let Some(Bound { collection, key, .. }) = self.records.iter().find(|bound| bound.name == *name) else {
            return Ok(());
        };
        let (collection, key) = (*collection, Arc::clone(key));
        let changed = self.made_members(members)?;
        let Some(Value::Map(old)) = self.world.record(collection, &key) else { return Ok(()) };
        let mut map = Map::clone(old);
        map.extend(changed);
        let record = Value::from(map);
        self.world.put(collection, Arc::clone(&key), record.clone());
        for bound in self.records.iter().filter(|bound| bound.collection == collection && bound.key == key) {
            self.names.give(&bound.name, to_expression(&record));
        }
        Ok(())
    }

    /// Puts a new record into a collection, with a key if it needs one.
    pub(super) fn insert(&mut self, collection: usize, template: &Template) -> Result<(Arc<str>, Value), Failure> {
        let mut record = match self.made(template)? {
            Some(Value::Map(map)) => Arc::unwrap_or_clone(map),
            _ => Map::new(),
        };
        let Some(definition) = self.program.collections.get(collection) else { return Ok(Default::default()) };
        let own = record.get(&definition.key).and_then(Value::scalar_text).map(Arc::from);
        let key: Arc<str> = match (own, &definition.ids) {
            (Some(key), _) => key,
            (None, Ids::From(first)) => {
                let number = Value::from(self.world.next_number(collection, *first));
                let key = number.to_string().into();
                record.shift_insert(0, Arc::clone(&definition.key), number);
                key
            }
            (None, _) => {
                let key: Arc<str> = opaque().map_err(Failure::of_engine)?.into();
                record.shift_insert(0, Arc::clone(&definition.key), Value::Text(Arc::clone(&key)));
                key
            }
        };
        let record = Value::from(record);
        self.world.put(collection, Arc::clone(&key), record.clone());
        Ok((key, record))
    }

    /// The answer of a refusal.
    pub(super) fn refusal(&mut self, refusal: usize, detail: Option<&Template>) -> Result<Answer, Failure> {
        let Some(refusal) = self.program.refusals.get(refusal) else {
            return Ok(Answer { status: 500, headers: Vec::new(), body: None });
        };
        let detail = match detail {
            Some(detail) => self.seen(detail)?,
            None => minijinja::Value::UNDEFINED,
        };
        let mark = self.names.mark();
        self.names.push(&"code".into(), to_expression(&refusal.code));
        self.names.push(&"message".into(), to_expression(&refusal.message));
        self.names.push(&"status".into(), refusal.status.into());
        self.names.push(&"detail".into(), detail);
        let body = self.made(&self.program.problem);
        self.names.back_to(mark);
        Ok(Answer { status: refusal.status, headers: Vec::new(), body: body? })
    }
}
