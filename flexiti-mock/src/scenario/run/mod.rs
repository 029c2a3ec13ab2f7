//! One request through the program: the token, the earlier answer under its key, the steps. Either all of its changes
//! stay or none.

mod choice;
mod names;
mod steps;
mod templates;

use std::sync::Arc;

use self::names::Names;
use super::{
    Answer, Asked,
    expression::{Expression, Failure, to_expression},
    program::{Idempotency, Objection, Operation, Program, Template},
    world::{Replay, World},
};
use crate::value::Value;

/// A request on its way.
struct Run<'p, 'w> {
    program: &'p Program,
    world: &'w mut World,
    names: Names,
    /// Which names are records, and of which collection.
    records: Vec<Bound>,
    now: i64,
}

/// A name that stands for a record.
struct Bound {
    name: Arc<str>,
    collection: usize,
    key: Arc<str>,
}

/// An idempotency key with all that belongs to it, and the hash of what is asked for under it.
struct Key {
    whole: Arc<str>,
    hash: Option<Value>,
}

/// Why no step comes after this one.
enum Stop {
    /// An answer: the changes stay.
    Answered(Answer),
    /// A refusal: nothing has happened.
    Refused(Answer),
    /// The scenario itself is wrong: nothing has happened.
    Failed(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Stop::Failed(failure)
    }
}

/// What a scenario answers to an operation that it has.
pub(super) fn answer<'p>(
    program: &'p Program,
    world: &mut World,
    operation: &'p Operation,
    asked: &Asked<'_>,
) -> Answer {
    let mut run = Run::new(program, world, Some(asked));
    let stopped = run.operation(operation, asked);
    run.end(stopped)
}

/// The refusal of a request whose token is not good enough. It changes nothing.
pub(super) fn admit(program: &Program, world: &mut World, asked: &Asked<'_>) -> Result<(), Answer> {
    if asked.scopes.is_none() {
        return Ok(());
    }
    let mut run = Run::new(program, world, Some(asked));
    let stopped = run.steps(&program.admit);
    run.world.undo();
    match stopped {
        Ok(()) | Err(Stop::Answered(_)) => Ok(()),
        Err(Stop::Refused(answer)) => Err(answer),
        Err(Stop::Failed(failure)) => Err(failed(&failure)),
    }
}

/// What a scenario says of members that are not as the document describes them; nothing if that is all the same to it.
pub(super) fn objection(
    program: &Program,
    world: &mut World,
    operation: &Operation,
    asked: &Asked<'_>,
    members: &[&str],
) -> Option<Answer> {
    let mut run = Run::new(program, world, Some(asked));
    let said = operation.objections.iter().filter(|objection| members.contains(&objection.member.as_str()));
    for Objection { refusal, when, .. } in said {
        let holds = when.as_ref().map_or(Ok(true), |when| run.holds(when));
        match holds.and_then(|holds| holds.then(|| run.refusal(*refusal, None)).transpose()) {
            Ok(None) => {}
            Ok(answer) => return answer,
            Err(failure) => return Some(failed(&failure)),
        }
    }
    None
}

/// Fills a world with the seeds.
pub(super) fn seed(program: &Program, world: &mut World) -> Result<(), Failure> {
    for (index, collection) in program.collections.iter().enumerate() {
        for record in &collection.seed {
            Run::new(program, world, None).insert(index, record)?;
        }
    }
    world.keep(&program.collections);
    Ok(())
}

impl<'p, 'w> Run<'p, 'w> {
    fn new(program: &'p Program, world: &'w mut World, asked: Option<&Asked<'_>>) -> Self {
        let now = world.now(program.clock);
        let mut names = Names::default();
        for (name, value) in &program.constants {
            names.push(name, to_expression(value));
        }
        names.push(&"now".into(), minijinja::Value::from(now));
        if let Some(asked) = asked {
            names.push(&"operation".into(), asked.operation.into());
            names.push(&"url".into(), asked.url.into());
            names.push(&"scopes".into(), asked.scopes.unwrap_or_default().iter().copied().collect());
            for (name, value) in
                [("path", asked.path), ("query", asked.query), ("headers", asked.headers), ("body", asked.body)]
            {
                names.push(&name.into(), to_expression(value));
            }
        }
        Self { program, world, names, records: Vec::new(), now }
    }

    fn operation(&mut self, operation: &'p Operation, asked: &Asked<'_>) -> Result<(), Stop> {
        if asked.scopes.is_some() {
            let program = self.program;
            self.steps(&program.admit)?;
        }
        let Some(idempotency) = &operation.idempotency else { return self.steps(&operation.steps) };
        let Some(Key { whole: key, hash }) = self.key(idempotency, asked)? else { return self.steps(&operation.steps) };
        if let Some(earlier) = self.earlier(idempotency, &key, hash.as_ref())? {
            return Err(Stop::Answered(earlier));
        }
        let stopped = self.steps(&operation.steps);
        if let Err(Stop::Answered(answer)) = &stopped
            && answer.status < 300
        {
            self.world.remember(key, Replay { answer: answer.clone(), hash, at: self.now });
        }
        stopped
    }

    /// Under what the answer to this request is remembered; nothing if it brings no key.
    fn key(&mut self, idempotency: &Idempotency, asked: &Asked<'_>) -> Result<Option<Key>, Stop> {
        let Some(key) = self.value(&idempotency.key)?.filter(|key| !key.is_null()) else { return Ok(None) };
        let owner = match &idempotency.owner {
            Some(owner) => self.value(owner)?.unwrap_or_default(),
            None => Value::Null,
        };
        let hash = match &idempotency.hash {
            Some(hash) => self.value(hash)?.filter(|hash| !hash.is_null()),
            None => None,
        };
        // As JSON, so that no two of them run into one.
        let whole = Value::from(vec![asked.operation.into(), owner, key]).to_json();
        Ok(Some(Key { whole: whole.into(), hash }))
    }

    /// The answer that was given under this key, with a warning if the hash is another.
    fn earlier(&mut self, idempotency: &Idempotency, key: &str, hash: Option<&Value>) -> Result<Option<Answer>, Stop> {
        let Some(replay) = self.world.replay(key) else { return Ok(None) };
        if idempotency.life.is_some_and(|life| self.now.saturating_sub(replay.at) >= life) {
            return Ok(None);
        }
        let (mut answer, other) = (replay.answer.clone(), replay.hash.as_ref() != hash);
        if other {
            answer.headers.extend(self.headers(&idempotency.warning)?);
        }
        Ok(Some(answer))
    }

    /// What is sent, and whether the changes stay.
    fn end(self, stopped: Result<(), Stop>) -> Answer {
        match stopped {
            Err(Stop::Answered(answer)) => {
                self.world.keep(&self.program.collections);
                answer
            }
            Ok(()) => {
                self.world.keep(&self.program.collections);
                Answer { status: 200, headers: Vec::new(), body: None }
            }
            Err(Stop::Refused(answer)) => {
                self.world.undo();
                answer
            }
            Err(Stop::Failed(failure)) => {
                self.world.undo();
                failed(&failure)
            }
        }
    }

    /// The value of an expression; nothing if it is undefined.
    fn value(&self, expression: &Expression) -> Result<Option<Value>, Failure> {
        let value = expression.evaluate(self.names.seen())?;
        super::expression::from_expression(&value)
            .map_err(|message| expression.failed(format!("the expression gives {message}")))
    }

    /// Whether an expression holds.
    fn holds(&self, expression: &Expression) -> Result<bool, Failure> {
        Ok(expression.evaluate(self.names.seen())?.is_true())
    }

    fn headers(&mut self, headers: &[(String, Template)]) -> Result<Vec<(String, String)>, Failure> {
        let mut made = Vec::with_capacity(headers.len());
        for (name, template) in headers {
            if let Some(text) = self.made(template)?.as_ref().and_then(Value::scalar_text) {
                made.push((name.clone(), text.to_owned()));
            }
        }
        Ok(made)
    }
}

/// The answer where the scenario cannot go on. It quotes no value.
fn failed(failure: &Failure) -> Answer {
    let body = [("error", "scenario_failed".to_owned()), ("message", failure.to_string())];
    Answer { status: 500, headers: Vec::new(), body: Some(body.into_iter().collect()) }
}
