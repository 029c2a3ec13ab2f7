//! What a client tells while it works: to metrics, to logs, to tests.
//!
//! A hook hears *that* something happened and *why* it was decided so: ids, path templates, statuses, times. It never
//! gets a header, a body, an argument or a token; what it prints can be printed anywhere. Hooks are called in the middle
//! of a call: they return quickly, and they do not wait.
//!
//! ```
//! use flexiti_runtime::hooks::{Finished, Hooks};
//! use std::sync::atomic::{AtomicU64, Ordering};
//!
//! /// Counts calls of which nobody knows whether they were done.
//! #[derive(Debug, Default)]
//! struct Unknown(AtomicU64);
//! impl Hooks for Unknown {
//!     fn after_call(&self, call: &Finished<'_>) {
//!         if call.outcome == Some(flexiti_runtime::Outcome::Unknown) {
//!             self.0.fetch_add(1, Ordering::Relaxed);
//!         }
//!     }
//! }
//! ```
//!
//! With the feature `tracing` every client also tells [tracing](https://docs.rs/tracing): a span `call` for each call, and
//! events in it for attempts, repetitions and tokens, with the fields that hooks get and no others.
//!
//! What does not live here: decisions. A hook changes nothing.

mod observers;
mod scope;
mod told;
#[cfg(feature = "tracing")]
mod trace;

pub use told::{Attempt, CallInfo, Ended, Finished, Repetition};

pub(crate) use observers::Observers;
pub(crate) use scope::Scope;

use crate::token::TokenEvent;
use crate::wire::DecodeError;
use std::fmt::Debug;

/// Hears what happens. Every method does nothing unless it is written.
pub trait Hooks: Debug + Send + Sync {
    /// A request is about to be handed to the line.
    fn before_attempt(&self, attempt: &Attempt<'_>) {
        let _ = attempt;
    }

    /// The line has brought an answer, or failed.
    fn after_attempt(&self, attempt: &Attempt<'_>, ended: &Ended<'_>) {
        let _ = (attempt, ended);
    }

    /// An attempt fell short, and it was decided whether there is another one.
    fn on_retry(&self, call: &CallInfo<'_>, repetition: &Repetition) {
        let _ = (call, repetition);
    }

    /// A token was fetched, renewed, shared or not to be had.
    fn on_token(&self, event: &TokenEvent) {
        let _ = event;
    }

    /// A member of an answer could not be read and counts as absent.
    fn on_oddity(&self, call: &CallInfo<'_>, oddity: &DecodeError) {
        let _ = (call, oddity);
    }

    /// A call has come to its end, well or not. A call that is given up has none.
    fn after_call(&self, call: &Finished<'_>) {
        let _ = call;
    }
}
