//! When a call is made again: the policy ([`Retry`]), how long it waits ([`backoff`]), how much a client may repeat in all
//! ([`RetryBudget`]), and the decision itself ([`decision`]), a pure function of what is known.
//!
//! Why here and not in a loop around the client: only here is it known whether a request has left, and whether sending it
//! twice does what sending it once does. The rule is one sentence. A request that cannot have left is sent again; one that
//! may have left is sent again only if its operation is safe (RFC 9110, section 9.2.1) or carries an idempotency key, which
//! then stays the same. An operation that moves money without such a key is never repeated while its outcome is unknown.
//!
//! ```
//! # use flexiti_runtime::{Api, Builder, Problems, Retry, RetryBudget};
//! # use std::time::Duration;
//! # static PETS: Api = Api { name: "pets", version: "1.0", problem: Problems::UNKNOWN, reference_id: None, security: &[] };
//! let client = Builder::new(&PETS, "https://pets.example")
//!     .retry(Retry::STANDARD.attempts(4).longest_wait(Duration::from_secs(5)))
//!     .retry_budget(RetryBudget::new(20, 10))
//!     .deadline(Duration::from_secs(45))
//!     .build()?;
//! # Ok::<(), flexiti_runtime::BuildError>(())
//! ```
//!
//! What does not live here: the renewal of a token that was refused with 401. Such a request was not processed, and is
//! sent once more at once, whatever the policy says (see [`crate::token`]).

mod backoff;
mod budget;
mod decision;
mod policy;

pub use budget::RetryBudget;
pub use decision::{Cause, Decision, Stop};
pub use policy::Retry;

pub(crate) use decision::{Setback, decide};
