//! What happens to a token, for whoever watches.

use std::time::Duration;

/// Something that happened to the client's token. It holds no token, no id and no secret, and may be logged as it is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum TokenEvent {
    /// A new token was issued for the client's credentials.
    Fetched {
        /// How long it lives, if the endpoint said so.
        life: Option<Duration>,
    },
}
