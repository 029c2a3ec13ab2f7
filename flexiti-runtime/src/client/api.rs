//! What the runtime must know of an API as a whole: its name, how its errors read, how its callers prove who they are.
//!
//! One [`Api`] is one `static` of a generated crate. Everything here comes from the API's document; operations live in
//! [`crate::operation`].

use crate::operation::Location;

/// An API, as data.
///
/// ```
/// use flexiti_runtime::{Api, Problems};
/// static PETS: Api = Api { name: "pets", version: "1.0", problem: Problems::UNKNOWN, reference_id: None, security: &[] };
/// ```
#[derive(Debug)]
pub struct Api {
    /// Name of the generated crate; sent as `user-agent` together with the version.
    pub name: &'static str,
    /// Version of the API, as its document says it.
    pub version: &'static str,
    /// How an error body is read.
    pub problem: Problems,
    /// The header that gets 32 hexadecimal digits on every call, the token call too; one value per logical call.
    pub reference_id: Option<&'static str>,
    /// Security schemes by the name that operations call them.
    pub security: &'static [(&'static str, Scheme)],
}

impl Api {
    pub(crate) fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.security.iter().find(|(known, _)| *known == name).map(|(_, scheme)| scheme)
    }
}

/// How an error body is read: which members hold what, in the order in which they are tried.
///
/// A name may be dotted for a member of a member (`error.code`) or of a list's item (`errors.0.code`). Empty lists mean that nothing is known, and then
/// errors are told apart by their status alone.
#[derive(Debug)]
pub struct Problems {
    /// Members that hold the code for programs.
    pub code: &'static [&'static str],
    /// Members that hold the text for people.
    pub message: &'static [&'static str],
    /// Members that hold the list of refused fields.
    pub fields: &'static [&'static str],
    /// Members of one refused field that hold its name.
    pub field_name: &'static [&'static str],
    /// Members of one refused field that say what is wrong with it.
    pub field_message: &'static [&'static str],
    /// Other spellings of codes: `(as sent, as documented)`.
    pub aliases: &'static [(&'static str, &'static str)],
}

impl Problems {
    /// Nothing is known about error bodies.
    pub const UNKNOWN: Self =
        Self { code: &[], message: &[], fields: &[], field_name: &[], field_message: &[], aliases: &[] };
}

/// One way to prove who calls.
#[derive(Debug)]
#[non_exhaustive]
pub enum Scheme {
    /// OAuth 2.0 client credentials (RFC 6749, section 4.4): the runtime fetches and renews the token itself.
    ClientCredentials(ClientCredentials),
    /// A fixed key in a header, the query or a cookie.
    ApiKey {
        /// Where the key goes; a path is not a place for it.
        location: Location,
        /// Name of the header, query parameter or cookie.
        name: &'static str,
    },
    /// HTTP Basic (RFC 7617).
    Basic,
    /// A bearer token that the caller brings (RFC 6750).
    Bearer,
    /// Another scheme of HTTP (RFC 9110, section 11), or one that the document does not describe: the caller says what the
    /// header `authorization` holds.
    Authorization,
    /// The line itself proves who calls, by a certificate of its own (`mutualTLS`): that is the transport's to know.
    Line,
}

/// Where and how a client-credentials token is fetched.
#[derive(Debug)]
pub struct ClientCredentials {
    /// Path below the base address, or an absolute address.
    pub token_path: &'static str,
    /// How the client shows its secret there.
    pub client_authentication: ClientAuthentication,
}

/// How a client shows its secret to the token endpoint (RFC 6749, section 2.3.1). Never in the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// `client_id` and `client_secret` as members of the form.
    Body,
    /// HTTP Basic.
    Basic,
}
