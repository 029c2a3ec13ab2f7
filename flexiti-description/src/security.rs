//! How a caller proves who it is.

use serde::{Deserialize, Serialize};

use crate::Location;

/// One way to prove it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SecurityScheme {
    /// The name by which requirements refer to it.
    pub name: String,
    /// What is sent.
    pub kind: SchemeKind,
    /// The id of the operation that hands out tokens, where the API itself does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_operation: Option<String>,
    /// Every scope that a token can have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// Whether a token has exactly one scope, so that each scope is a kind of client.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub scope_per_client: bool,
}

/// What is sent to prove it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchemeKind {
    /// A key of the caller's.
    ApiKey {
        /// Where it travels.
        location: Location,
        /// Under which name.
        name: String,
    },
    /// User name and password (RFC 7617).
    Basic,
    /// A token that the caller has (RFC 6750).
    Bearer,
    /// A token that is fetched (RFC 6749) and sent as [`SchemeKind::Bearer`].
    #[serde(rename = "oauth2")]
    OAuth2,
    /// The certificate of the line itself.
    MutualTls,
    /// Something else that the header `Authorization` holds.
    Other,
}

/// One alternative of an operation's security: every scheme of it must be met at once. No scheme: nothing is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Requirement {
    /// The schemes.
    pub schemes: Vec<ScopedScheme>,
}

/// A scheme, with what the token must be allowed to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct ScopedScheme {
    /// The name of the scheme.
    pub scheme: String,
    /// The scopes, all of which the token must have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
}
