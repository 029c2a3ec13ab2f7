//! Which token of a store is whose.

use sha2::{Digest, Sha256};
use std::fmt;

/// The name of a token in a store: the same for all clients that may use the same token, and for no other.
///
/// It is made of the API's name, the token endpoint's address, the client id and the scopes, in any order. It holds a
/// checksum of them, no secret, and only letters, digits, `-` and `_`.
///
/// ```
/// use flexiti_runtime::token::TokenKey;
/// let key = TokenKey::new("pets", "https://pets.example/token", "shop-1", &["read", "write"]);
/// assert_eq!(key, TokenKey::new("pets", "https://pets.example/token", "shop-1", &["write", "read"]));
/// assert!(key.as_str().starts_with("pets-"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenKey(String);

impl TokenKey {
    /// The name of the token that the endpoint at `url` issues to `client_id` for these scopes.
    pub fn new(api: &str, url: &str, client_id: &str, scopes: &[impl AsRef<str>]) -> Self {
        let mut scopes: Vec<&str> = scopes.iter().map(AsRef::as_ref).collect();
        scopes.sort_unstable();
        scopes.dedup();
        let mut checksum = Sha256::new();
        for part in [api, url, client_id].into_iter().chain(scopes) {
            // With its length first, so that no two lists of parts read the same.
            checksum.update((part.len() as u64).to_be_bytes());
            checksum.update(part.as_bytes());
        }
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
        let mut name: String = api.chars().take(32).map(plain).collect();
        name.push('-');
        name.extend(checksum.finalize().iter().take(16).map(|byte| format!("{byte:02x}")));
        Self(name)
    }

    /// The name as text, of at most 65 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
