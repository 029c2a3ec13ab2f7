//! What is told to `tracing`.
//!
//! The fields are a list that is written here by hand, and tested against a log at its loudest: ids, templates, statuses,
//! times. An error is told by its kind and its code, never by a text of the other side.

use super::{Attempt, CallInfo, Ended, Finished, Hooks, Repetition};
use crate::error::TokenError;
use crate::retry::Decision;
use crate::token::TokenEvent;
use crate::wire::DecodeError;
use tracing::field::{self, display};
use tracing::{Level, debug, event, info, trace, warn};

/// Hooks that write events.
#[derive(Debug)]
pub(super) struct Trace;

impl Hooks for Trace {
    fn before_attempt(&self, attempt: &Attempt<'_>) {
        trace!(target: "flexiti_runtime", attempt = attempt.number, "sending");
    }

    fn after_attempt(&self, attempt: &Attempt<'_>, ended: &Ended<'_>) {
        debug!(
            target: "flexiti_runtime",
            attempt = attempt.number,
            status = ended.status,
            line = ended.line.map(display),
            elapsed_ms = millis(ended.elapsed),
            "attempt ended",
        );
    }

    fn on_retry(&self, _call: &CallInfo<'_>, repetition: &Repetition) {
        let (cause, tries) = (display(repetition.cause), repetition.tries);
        match repetition.decision {
            Decision::Again(wait) => {
                info!(target: "flexiti_runtime", %cause, tries, wait_ms = millis(wait), "trying again");
            }
            Decision::Stop(stop) => info!(target: "flexiti_runtime", %cause, tries, %stop, "not trying again"),
        }
    }

    fn on_token(&self, event: &TokenEvent) {
        let (what, error) = match event {
            TokenEvent::Fetched { .. } => ("fetched", None),
            TokenEvent::Refreshed { .. } => ("refreshed", None),
            TokenEvent::RefreshFailed { error } => ("refresh failed", Some(error)),
            TokenEvent::Failed { error, kept: true } => ("renewal failed, the old token is used on", Some(error)),
            TokenEvent::Failed { error, kept: false } => ("not to be had", Some(error)),
            TokenEvent::Shared { .. } => ("taken from the store", None),
            TokenEvent::LeaseOverrun => ("renewed without a lease", None),
            TokenEvent::StoreFailed { .. } => ("the store failed", None),
        };
        let (status, code) = (error.and_then(TokenError::status), error.and_then(TokenError::printable_code));
        debug!(target: "flexiti_runtime", what, status, code, "token");
    }

    fn on_oddity(&self, _call: &CallInfo<'_>, oddity: &DecodeError) {
        warn!(target: "flexiti_runtime", oddity = display(oddity), "a member of the answer counts as absent");
    }

    fn after_call(&self, call: &Finished<'_>) {
        macro_rules! ended {
            ($level:expr) => {
                event!(
                    target: "flexiti_runtime",
                    $level,
                    attempts = call.attempts,
                    status = call.status,
                    code = call.code,
                    kind = call.kind.map(field::debug),
                    outcome = call.outcome.map(field::debug),
                    stop = call.stop.map(display),
                    elapsed_ms = millis(call.elapsed),
                    "call ended",
                )
            };
        }
        match call.outcome {
            None => ended!(Level::DEBUG),
            Some(crate::Outcome::Unknown) => ended!(Level::WARN),
            Some(_) => ended!(Level::INFO),
        }
    }
}

/// Milliseconds, as dashboards want them.
fn millis(time: std::time::Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
