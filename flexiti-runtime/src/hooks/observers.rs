//! All who listen to one client.

use super::{Attempt, CallInfo, Ended, Finished, Hooks, Repetition};
use crate::token::TokenEvent;
use crate::wire::DecodeError;
use std::sync::Arc;

/// The hooks of one client, in the order in which they were given.
#[derive(Clone, Debug)]
pub(crate) struct Observers(Vec<Arc<dyn Hooks>>);

impl Observers {
    /// Nobody but the log, if there is one.
    pub(crate) fn new() -> Self {
        #[cfg(feature = "tracing")]
        return Self(vec![Arc::new(super::trace::Trace)]);
        #[cfg(not(feature = "tracing"))]
        Self(Vec::new())
    }

    pub(crate) fn add(&mut self, hooks: impl Hooks + 'static) {
        self.0.push(Arc::new(hooks));
    }

    /// Nobody listens.
    pub(crate) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn before_attempt(&self, attempt: &Attempt<'_>) {
        self.0.iter().for_each(|hooks| hooks.before_attempt(attempt));
    }

    pub(crate) fn after_attempt(&self, attempt: &Attempt<'_>, ended: &Ended<'_>) {
        self.0.iter().for_each(|hooks| hooks.after_attempt(attempt, ended));
    }

    pub(crate) fn on_retry(&self, call: &CallInfo<'_>, repetition: &Repetition) {
        self.0.iter().for_each(|hooks| hooks.on_retry(call, repetition));
    }

    pub(crate) fn on_token(&self, event: &TokenEvent) {
        self.0.iter().for_each(|hooks| hooks.on_token(event));
    }

    pub(crate) fn on_oddity(&self, call: &CallInfo<'_>, oddity: &DecodeError) {
        self.0.iter().for_each(|hooks| hooks.on_oddity(call, oddity));
    }

    pub(crate) fn after_call(&self, call: &Finished<'_>) {
        self.0.iter().for_each(|hooks| hooks.after_call(call));
    }
}
