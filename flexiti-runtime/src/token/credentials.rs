//! Who the client is.

use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// A client id and its secret. The secret never prints, and is wiped from memory when it is no longer needed.
///
/// ```
/// use flexiti_runtime::Credentials;
/// let credentials = Credentials::new("shop-1", "s3cret");
/// assert_eq!(format!("{credentials:?}"), r#"Credentials { client_id: "shop-1", client_secret: [redacted] }"#);
/// ```
#[derive(Clone)]
pub struct Credentials {
    client_id: String,
    client_secret: SecretString,
}

impl Credentials {
    /// Credentials as they were issued.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        Self { client_id: client_id.into(), client_secret: SecretString::from(client_secret.into()) }
    }

    /// Credentials from the environment variables `<prefix>_CLIENT_ID` and `<prefix>_CLIENT_SECRET`.
    ///
    /// # Errors
    /// One of them is missing, empty or no text; the error names it.
    pub fn from_env(prefix: &str) -> Result<Self, MissingCredentials> {
        let read = |suffix: &str| {
            let variable = format!("{prefix}_{suffix}");
            let value = std::env::var(&variable).ok().filter(|value| !value.is_empty());
            value.ok_or(MissingCredentials { variable })
        };
        Ok(Self::new(read("CLIENT_ID")?, read("CLIENT_SECRET")?))
    }

    /// The client id, which is no secret.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    pub(crate) fn client_secret(&self) -> &str {
        self.client_secret.expose_secret()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("client_id", &self.client_id)
            .field("client_secret", &format_args!("[redacted]"))
            .finish()
    }
}

/// An environment variable that should hold credentials and does not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the environment variable {variable} is missing or empty")]
pub struct MissingCredentials {
    variable: String,
}
