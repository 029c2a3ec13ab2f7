//! How a caller proves who it is.

use super::{Docs, Location, Origin};

/// One way to prove it (OpenAPI 3.0.4, "Security Scheme Object").
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// The name by which requirements refer to it.
    pub name: String,
    /// What is sent.
    pub shape: SecurityShape,
    /// What it is for.
    pub docs: Docs,
    /// Where it stands.
    pub origin: Origin,
}

/// What is sent to prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityShape {
    /// A key of the caller's in a header, the query or a cookie.
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
    /// A token that the client fetches or the caller has (RFC 6749).
    OAuth2 {
        /// The client-credentials flow (RFC 6749, 4.4), where the document offers it.
        client_credentials: Option<Flow>,
        /// Every scope of every flow with its meaning.
        scopes: Vec<(String, String)>,
        /// Where people give their consent, by flow (`authorizationUrl`).
        authorization_urls: Vec<(String, String)>,
        /// Where tokens are had, by flow (`tokenUrl`).
        token_urls: Vec<(String, String)>,
    },
    /// The certificate of the line itself (`mutualTLS`): nothing is sent with a request.
    MutualTls,
    /// A scheme that the client cannot speak; the caller says what the header holds.
    Other {
        /// What the document calls it.
        kind: String,
    },
}

/// How a token is fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The address of the token call, absolute or relative to the server.
    pub token_url: String,
    /// Where the client's id and secret travel (`x-client-authentication`).
    pub client_authentication: ClientAuthentication,
    /// The scopes that a token can be asked for, with their meanings.
    pub scopes: Vec<(String, String)>,
    /// Whether a token carries exactly one scope, so that each scope is a kind of client
    /// (`x-scope-per-client`).
    pub scope_per_client: bool,
    /// How many seconds before its end a token is renewed (`x-refresh-threshold-seconds`).
    pub refresh_threshold: Option<u64>,
}

/// Where the client's id and secret travel in a token call (RFC 6749, 2.3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// In an `Authorization: Basic` header, which the RFC prefers.
    #[default]
    Basic,
    /// As members of the form.
    Body,
}

/// One alternative of an operation's security: every scheme of it must be met at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirement {
    /// The schemes by name, each with the scopes that the token must have.
    pub schemes: Vec<(String, Vec<String>)>,
}
