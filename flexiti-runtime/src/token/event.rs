//! What happens to a token, for whoever watches.

use super::StoreError;
use crate::error::TokenError;
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
    /// A token was renewed by its refresh token.
    Refreshed {
        /// How long the new one lives, if the endpoint said so.
        life: Option<Duration>,
    },
    /// The refresh token was not taken; a new token is asked for with the credentials.
    RefreshFailed {
        /// Why.
        error: TokenError,
    },
    /// No token was had.
    Failed {
        /// Why.
        error: TokenError,
        /// The token at hand still lives and is used on, so that no call fails for this.
        kept: bool,
    },
    /// A token that another client had put into the store is used.
    Shared {
        /// How long it still lives, if that is known.
        left: Option<Duration>,
    },
    /// Another of the fleet is renewing and has not been done in time: this client renews as well.
    LeaseOverrun,
    /// The store did not do what it was asked, or not in time. The client goes on without it.
    StoreFailed {
        /// What it was asked.
        step: StoreStep,
        /// Why it did not.
        error: StoreError,
    },
}

/// What a store was asked; named after the methods of [`TokenStore`](super::TokenStore).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreStep {
    /// For the token.
    Load,
    /// To keep a token.
    Save,
    /// To forget a token that was refused.
    Forget,
    /// For the right to renew.
    Lease,
    /// To take that right back.
    Release,
}
