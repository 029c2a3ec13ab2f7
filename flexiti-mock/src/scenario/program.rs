//! A scenario as it is run: the nouns of the file, with every name resolved and every expression compiled. Nothing here
//! changes after it is loaded.

use std::{collections::HashMap, sync::Arc};

use super::expression::Expression;
use crate::value::{Map, Value};

/// The whole of a scenario.
pub(super) struct Program {
    pub(super) clock: Clock,
    /// Values with a name, the same for every request.
    pub(super) constants: Map,
    pub(super) collections: Vec<Collection>,
    pub(super) refusals: Vec<Refusal>,
    /// The body of every refusal.
    pub(super) problem: Template,
    /// What every operation does first that takes a token.
    pub(super) admit: Vec<Step>,
    pub(super) operations: HashMap<String, Operation>,
}

/// Where the time comes from.
#[derive(Clone, Copy)]
pub(super) enum Clock {
    /// The machine's, plus what it was advanced by.
    System,
    /// A moment at which it stands until it is advanced, in seconds since 1970.
    Stopped(i64),
}

/// Records of one kind, each under the text of one of its members.
pub(super) struct Collection {
    pub(super) name: String,
    /// The member that is the key.
    pub(super) key: Arc<str>,
    pub(super) ids: Ids,
    /// How many records are kept; more are dropped, oldest first.
    pub(super) keep: Option<usize>,
    /// Members by which a record is spared from being dropped.
    pub(super) spare: Vec<(Arc<str>, Value)>,
    /// Whether the state shows no more of it than the number of its records.
    pub(super) secret: bool,
    pub(super) seed: Vec<Template>,
}

/// Where the key of a new record comes from.
pub(super) enum Ids {
    /// The record brings it.
    Given,
    /// Counted from this number.
    From(i64),
    /// 32 hexadecimal digits that cannot be guessed.
    Opaque,
}

/// A refusal that steps can name.
pub(super) struct Refusal {
    pub(super) name: String,
    pub(super) status: u16,
    pub(super) code: Value,
    pub(super) message: Value,
}

/// What the scenario does for an operation.
pub(super) struct Operation {
    pub(super) idempotency: Option<Idempotency>,
    /// What to say if a member of the request is not as described.
    pub(super) objections: Vec<Objection>,
    pub(super) steps: Vec<Step>,
}

/// A refusal in place of the general one.
pub(super) struct Objection {
    /// The member that is not as described.
    pub(super) member: String,
    pub(super) refusal: usize,
    /// Only then.
    pub(super) when: Option<Expression>,
}

/// The same request twice: the earlier answer, if it was a success, again.
pub(super) struct Idempotency {
    pub(super) key: Expression,
    /// Whose key it is: two owners may use the same one.
    pub(super) owner: Option<Expression>,
    /// What tells the one request from another under its key.
    pub(super) hash: Option<Expression>,
    /// Headers that the earlier answer has besides, if the hash is another.
    pub(super) warning: Vec<(String, Template)>,
    /// For how long, in seconds, an answer is remembered.
    pub(super) life: Option<i64>,
}

/// One step, done if its condition holds.
pub(super) struct Step {
    pub(super) when: Option<Expression>,
    pub(super) verb: Verb,
}

/// What a step does. Collections and refusals are named by their place in the program.
pub(super) enum Verb {
    Find { collection: usize, search: Search, name: Arc<str>, or: Option<usize> },
    List { collection: usize, choice: Choice, page: Option<Page>, newest_first: bool, name: Arc<str> },
    Let(Vec<(Arc<str>, Template)>),
    Refuse(Vec<Condition>),
    Change { record: Arc<str>, members: Vec<(Arc<str>, Template)> },
    Insert { collection: usize, record: Template, name: Option<Arc<str>> },
    Remove { record: Arc<str> },
    Do(Vec<Step>),
    Answer { reply: Reply, headers: Vec<(String, Template)>, body: Option<Template> },
}

/// How one record is found.
pub(super) enum Search {
    Key(Expression),
    /// The first of those chosen.
    First(Choice),
}

/// Which records of a collection are meant. All of its conditions hold for each of them.
#[derive(Default)]
pub(super) struct Choice {
    /// Members that are equal, by their text.
    pub(super) equal: Vec<(Arc<str>, Expression)>,
    /// Whole numbers that are not below.
    pub(super) from: Vec<(Arc<str>, Expression)>,
    /// Whole numbers that are not above.
    pub(super) to: Vec<(Arc<str>, Expression)>,
    /// Whatever else, said of `it`.
    pub(super) condition: Option<Expression>,
}

/// Which part of a list is meant.
pub(super) struct Page {
    /// Counted from 1.
    pub(super) number: Expression,
    pub(super) size: Expression,
}

/// A refusal, and when.
pub(super) struct Condition {
    pub(super) refusal: usize,
    pub(super) when: Expression,
    /// What its body can say beside code and message: `detail`.
    pub(super) detail: Option<Template>,
}

/// What an answer is.
pub(super) enum Reply {
    /// A status, with the step's own body.
    Status(u16),
    /// A refusal of which the changes stay: a wrong answer is counted.
    Refusal(usize),
}

/// A value with expressions in it.
pub(super) enum Template {
    Literal(Value),
    Expression(Expression),
    List(Vec<Template>),
    Map(Vec<(Arc<str>, Template)>),
    /// A list with one value for each item of another.
    Each {
        items: Expression,
        name: Arc<str>,
        give: Box<Template>,
    },
    /// A view of a value, which it calls `it`.
    View {
        of: Expression,
        give: Arc<Template>,
    },
}
