//! From what a caller has to what the API's schemes want.

use super::{Api, BuildError, Builder, address};
use crate::client::{Key, Scheme};
use crate::operation::Location;
use crate::time::Jitter;
use crate::token::{Credentials, Fleet, Renewal, TokenCache, TokenKey};
use secrecy::SecretString;

/// A key as it was given, before it is known whether the API has such a scheme.
pub(super) enum GivenKey {
    Credentials(Credentials),
    ApiKey(SecretString),
    Basic(SecretString),
    Bearer(SecretString),
    Authorization(SecretString),
}

impl Builder {
    /// The key for one scheme of the API.
    pub(super) fn key(&self, name: &str, given: &GivenKey) -> Result<(&'static str, Key), BuildError> {
        let api: &'static Api = self.api;
        let known = api.security.iter().find(|(known, _)| *known == name);
        let Some((name, scheme)) = known else { return Err(BuildError::UnknownScheme(name.to_owned())) };
        let key = match (scheme, given) {
            (Scheme::ClientCredentials(scheme), GivenKey::Credentials(credentials)) => {
                let absolute = scheme.token_path.contains("://");
                let base = if absolute { "" } else { self.base_url.as_str() };
                let url = format!("{base}{}", scheme.token_path);
                address::check(&url, self.plain_http)?;
                let renewal = Renewal::new(self.threshold, Jitter::of(self.seed));
                let fleet = self.store.clone().map(|store| {
                    Fleet::new(store, TokenKey::new(api.name, &url, credentials.client_id(), &self.scopes))
                });
                let cache = Box::new(TokenCache::new(renewal, fleet));
                Key::Token { scheme, url, credentials: credentials.clone(), cache }
            }
            (Scheme::ApiKey { location, name: place }, GivenKey::ApiKey(key)) if *location != Location::Path => {
                Key::Fixed { location: *location, name: place, value: key.clone() }
            }
            // A caller who has a token already needs no client credentials to get one.
            (Scheme::Basic, GivenKey::Basic(value))
            | (Scheme::Bearer | Scheme::ClientCredentials(_), GivenKey::Bearer(value))
            | (Scheme::Authorization, GivenKey::Authorization(value)) => Key::Authorization(value.clone()),
            _ => return Err(BuildError::OtherScheme((*name).to_owned())),
        };
        if key.is_safe() { Ok((name, key)) } else { Err(BuildError::UnsafeKey((*name).to_owned())) }
    }
}
