//! Whether a call is made again: a function of what is known, without a clock, a line or a side effect of its own.

use super::{Retry, RetryBudget};
use crate::operation::Operation;
use crate::time::Jitter;
use std::fmt;
use std::time::Duration;

/// What kept an attempt from being the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// No connection could be made: the request has not left.
    NotSent,
    /// No answer came in time; the request may have been processed.
    Timeout,
    /// The line broke, or the answer broke off; the request may have been processed.
    Broken,
    /// The answer was one of 408, 429, 500, 502, 503 and 504.
    Status(u16),
    /// There was no token; the request has not left.
    NoToken,
    /// The token was refused with 401; the request was not processed.
    TokenRefused,
}

impl Cause {
    /// The statuses after which another attempt may fare better.
    pub(crate) fn of_status(status: u16) -> Option<Self> {
        matches!(status, 408 | 429 | 500 | 502..=504).then_some(Self::Status(status))
    }

    /// Whether the request has left this machine, as far as can be known.
    fn has_left(self) -> bool {
        !matches!(self, Self::NotSent | Self::NoToken)
    }

    /// Whether the request may have been processed. A 4xx refuses it before that.
    pub(crate) fn is_in_doubt(self) -> bool {
        matches!(self, Self::Timeout | Self::Broken | Self::Status(500..))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSent => f.write_str("no connection"),
            Self::Timeout => f.write_str("no answer in time"),
            Self::Broken => f.write_str("the line broke"),
            Self::Status(status) => write!(f, "status {status}"),
            Self::NoToken => f.write_str("no token"),
            Self::TokenRefused => f.write_str("the token was refused"),
        }
    }
}

/// Whether there is another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// After so long.
    Again(Duration),
    /// There is none, and this is why.
    Stop(Stop),
}

/// Why a call was not made again, although another attempt might have fared better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stop {
    /// It may have left, and its operation is neither safe nor does it carry an idempotency key.
    Unrepeatable,
    /// It was made as often as the policy allows.
    Attempts,
    /// The time for the whole call ends before the next attempt would begin.
    Deadline,
    /// The client repeats too much as it is; see [`RetryBudget`].
    Budget,
    /// The other side asks for a longer wait than the policy grants.
    RetryAfter,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unrepeatable => "the operation is not repeatable",
            Self::Attempts => "the attempts are used up",
            Self::Deadline => "the deadline is too near",
            Self::Budget => "the retry budget is used up",
            Self::RetryAfter => "the wait that is asked for is too long",
        })
    }
}

/// What is known after an attempt that might be followed by another.
pub(crate) struct Setback<'a> {
    pub(crate) operation: &'a Operation,
    pub(crate) cause: Cause,
    /// How often it was tried, this attempt included, whether or not anything was sent.
    pub(crate) tries: u32,
    /// What the other side asks to wait.
    pub(crate) asked: Option<Duration>,
    /// What is left of the time for the whole call.
    pub(crate) left: Option<Duration>,
}

/// The decision. The budget is asked last, so that nothing is taken out of it in vain.
pub(crate) fn decide(setback: &Setback<'_>, retry: &Retry, budget: &RetryBudget, jitter: &Jitter) -> Decision {
    if setback.cause.has_left() && !setback.operation.is_repeatable() {
        return Decision::Stop(Stop::Unrepeatable);
    }
    if setback.tries >= retry.attempts {
        return Decision::Stop(Stop::Attempts);
    }
    let asked = setback.asked.unwrap_or_default();
    if asked > retry.longest_wait {
        return Decision::Stop(Stop::RetryAfter);
    }
    let wait = jitter.up_to(retry.ceiling(setback.tries)).max(asked);
    if setback.left.is_some_and(|left| wait >= left) {
        return Decision::Stop(Stop::Deadline);
    }
    if budget.withdraw() { Decision::Again(wait) } else { Decision::Stop(Stop::Budget) }
}

#[cfg(test)]
mod tests {
    use super::{Cause, Decision, Retry, RetryBudget, Setback, Stop, decide};
    use crate::operation::{Method, Operation};
    use crate::time::Jitter;
    use std::time::Duration;

    const READ: Operation = Operation::new("read", Method::Get, "/");
    const CHANGE: Operation = Operation::new("change", Method::Post, "/");
    const PAY: Operation = Operation { moves_money: true, ..CHANGE };
    const PAY_KEYED: Operation = Operation { idempotency_key: Some("key"), ..PAY };

    fn after(operation: &Operation, cause: Cause) -> Setback<'_> {
        Setback { operation, cause, tries: 1, asked: None, left: None }
    }

    #[track_caller]
    fn stops(setback: Setback<'_>, stop: Stop) {
        let decision = decide(&setback, &Retry::STANDARD, &RetryBudget::new(1, 0), &Jitter::of(Some(0)));
        assert_eq!(decision, Decision::Stop(stop));
    }

    #[track_caller]
    fn goes_on(setback: Setback<'_>) -> Duration {
        match decide(&setback, &Retry::STANDARD, &RetryBudget::new(1, 0), &Jitter::of(Some(0))) {
            Decision::Again(wait) => wait,
            Decision::Stop(stop) => panic!("{stop}"),
        }
    }

    #[test]
    fn what_has_left_is_repeated_only_if_that_does_no_harm() {
        for cause in [Cause::Timeout, Cause::Broken, Cause::Status(429), Cause::Status(503)] {
            goes_on(after(&READ, cause));
            goes_on(after(&PAY_KEYED, cause));
            stops(after(&CHANGE, cause), Stop::Unrepeatable);
            stops(after(&PAY, cause), Stop::Unrepeatable);
        }
        for cause in [Cause::NotSent, Cause::NoToken] {
            for operation in [&READ, &CHANGE, &PAY, &PAY_KEYED] {
                goes_on(after(operation, cause));
            }
        }
    }

    #[test]
    fn every_bound_has_its_name() {
        let broken = || after(&READ, Cause::Broken);
        stops(Setback { tries: 3, ..broken() }, Stop::Attempts);
        stops(Setback { left: Some(Duration::ZERO), ..broken() }, Stop::Deadline);
        stops(Setback { asked: Some(Duration::from_secs(21)), ..broken() }, Stop::RetryAfter);
        let spent = decide(&broken(), &Retry::STANDARD, &RetryBudget::new(0, 100), &Jitter::of(Some(0)));
        assert_eq!(spent, Decision::Stop(Stop::Budget));
    }

    #[test]
    fn the_other_side_is_given_the_time_that_it_asks_for() {
        let asked = Duration::from_secs(7);
        assert_eq!(goes_on(Setback { asked: Some(asked), ..after(&READ, Cause::Status(429)) }), asked);
        assert!(goes_on(after(&READ, Cause::Status(503))) <= Duration::from_millis(200));
    }

    #[test]
    fn doubt_begins_where_the_request_may_have_been_processed() {
        let in_doubt = [Cause::Timeout, Cause::Broken, Cause::Status(500), Cause::Status(504)];
        let certain = [Cause::NotSent, Cause::NoToken, Cause::TokenRefused, Cause::Status(408), Cause::Status(429)];
        assert!(in_doubt.into_iter().all(Cause::is_in_doubt));
        assert!(!certain.into_iter().any(Cause::is_in_doubt));
    }
}
