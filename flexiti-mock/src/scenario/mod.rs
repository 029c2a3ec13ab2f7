//! The state machine: what a sandbox remembers, and what each operation does to it. A scenario is a file, this is its
//! interpreter; it knows neither HTTP nor any vendor. `docs/scenarios.md` describes the file.
//!
//! ```
//! use flexiti_mock::{scenario::{Asked, Scenario}, value::Value};
//!
//! let scenario = Scenario::from_yaml(
//!     "
//! scenario: 1
//! collections:
//!   books: { key: isbn, seed: [{ isbn: '978-1', copies: 1 }] }
//! refusals:
//!   none_left: { status: 409, message: All copies are lent. }
//!   not_found: { status: 404, message: There is no such book. }
//! operations:
//!   lendBook:
//!     steps:
//!       - { find: books, key: path.isbn, as: book, or: not_found }
//!       - { refuse: { none_left: book.copies == 0 } }
//!       - { change: book, to: { copies: book.copies - 1 } }
//!       - { answer: 200, body: { isbn: book.isbn, copies: book.copies } }
//! ",
//! )?;
//! let path: Value = [("isbn", "978-1")].into_iter().collect();
//! let none = Value::Null;
//! let asked = Asked {
//!     operation: "lendBook", scopes: None, path: &path, query: &none, headers: &none, body: &none, url: "/books/978-1",
//! };
//! let lent = scenario.answer(&asked).and_then(|answer| answer.body);
//! assert_eq!(lent.map(|body| body.to_json()).as_deref(), Some(r#"{"isbn":"978-1","copies":0}"#));
//! assert_eq!(scenario.answer(&asked).map(|answer| answer.status), Some(409));
//! # Ok::<(), flexiti_mock::scenario::Errors>(())
//! ```

mod expression;
mod load;
mod mistakes;
mod program;
mod run;
mod seam;
mod world;
mod yaml;

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use self::{
    program::{Clock, Program},
    world::World,
};
use crate::value::{Map, Value};

pub use self::{
    mistakes::{Errors, Mistake, Place},
    seam::{Answer, Asked},
};

/// The code of the page that tells how a scenario is written.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/scenarios.md")]
struct Page;

/// A scenario that is running: its rules, and what it remembers.
///
/// One request happens at a time, as a whole: if a step refuses, nothing has changed.
pub struct Scenario {
    program: Program,
    world: Mutex<World>,
}

impl Scenario {
    /// Reads a scenario and puts its seeds in place.
    ///
    /// # Errors
    /// Every mistake of the file, with its place.
    pub fn from_yaml(text: &str) -> Result<Self, Errors> {
        Self::load(text, None)
    }

    /// The same for an API whose operations are known: one that it does not have is a mistake of the file.
    ///
    /// # Errors
    /// Every mistake of the file, with its place.
    pub fn from_yaml_for(text: &str, operations: &[&str]) -> Result<Self, Errors> {
        Self::load(text, Some(operations))
    }

    fn load(text: &str, operations: Option<&[&str]>) -> Result<Self, Errors> {
        let program = load::load(text, operations)?;
        let mut world = World::empty(&program);
        run::seed(&program, &mut world).map_err(|failure| load::failed(text, &failure))?;
        Ok(Self { program, world: Mutex::new(world) })
    }

    /// The same scenario with a clock that stands at a moment until it is advanced, its seeds made at that moment.
    #[must_use]
    pub fn stopped_at(mut self, moment: SystemTime) -> Self {
        let seconds = moment.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        self.program.clock = Clock::Stopped(i64::try_from(seconds).unwrap_or(i64::MAX));
        self.reset();
        self
    }

    /// The answer to a request, and what follows from it. Nothing for an operation that the scenario does not have: its
    /// answer is one of the document's examples.
    #[must_use]
    pub fn answer(&self, asked: &Asked<'_>) -> Option<Answer> {
        let operation = self.program.operations.get(asked.operation)?;
        Some(run::answer(&self.program, &mut self.world(), operation, asked))
    }

    /// Whether the token of a request is good for its operation, which the scenario need not have. It is asked before the
    /// body is looked at; [`answer`](Self::answer) asks it again.
    ///
    /// # Errors
    /// The refusal, to be sent as it is.
    pub fn admit(&self, asked: &Asked<'_>) -> Result<(), Answer> {
        run::admit(&self.program, &mut self.world(), asked)
    }

    /// What the scenario says of a request whose members (by their bare names) are not as the document describes them, in
    /// place of the general refusal: an API may have a code for one of them. Nothing for the general one.
    #[must_use]
    pub fn objection(&self, asked: &Asked<'_>, members: &[&str]) -> Option<Answer> {
        let operation = self.program.operations.get(asked.operation)?;
        run::objection(&self.program, &mut self.world(), operation, asked, members)
    }

    /// The operations that the scenario has, in no order.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        self.program.operations.keys().map(String::as_str)
    }

    /// All that is remembered: `clock`, and for each collection its records under their keys. Of a collection that the
    /// file calls secret (tokens), the number of its records.
    #[must_use]
    pub fn state(&self) -> Value {
        let world = self.world();
        let now = jiff::Timestamp::from_second(world.now(self.program.clock)).map(|now| now.to_string());
        let mut state = Map::new();
        state.insert("clock".into(), now.unwrap_or_default().into());
        state.extend(world.shown(&self.program));
        state.into()
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        self.world().advance(by);
    }

    /// Forgets everything and begins anew with the seeds. The clock is back at its beginning, too.
    pub fn reset(&self) {
        let mut world = World::empty(&self.program);
        // The same seeds were made when the file was read, where a failure was a mistake of the file.
        let _ = run::seed(&self.program, &mut world);
        *self.world() = world;
    }

    /// The state. A request that panicked has left it between two steps at worst; that is no reason to answer no more.
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many operations it has; not what it remembers.
impl fmt::Debug for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scenario").field("operations", &self.program.operations.len()).finish_non_exhaustive()
    }
}
