//! The token call itself (RFC 6749, sections 4.4 and 6).

use super::{Credentials, StoredToken, TokenEvent};
use crate::client::Core;
use crate::client::{ClientAuthentication, ClientCredentials, Problems};
use crate::error::TokenError;
use crate::operation::{Confidence, Method, Problem, form_escaped};
use crate::transport::{Request, Response, retry_after};
use crate::wire::{self, Decode, DecodeError, Decoder};
use secrecy::{ExposeSecret, SecretString};
use std::time::{Duration, SystemTime};
use zeroize::Zeroizing;

/// Where and as whom a token is fetched, for one call.
pub(crate) struct Endpoint<'a> {
    pub(crate) core: &'a Core,
    pub(crate) scheme: &'a ClientCredentials,
    pub(crate) url: &'a str,
    pub(crate) credentials: &'a Credentials,
    /// The reference id of the call that needs the token; the token call carries the same.
    pub(crate) reference_id: Option<&'a str>,
}

/// How RFC 6749 (section 5.2) spells an error, for APIs whose own spelling does not fit the token endpoint's.
const STANDARD: Problems = Problems { code: &["error"], message: &["error_description"], ..Problems::UNKNOWN };

impl Endpoint<'_> {
    pub(crate) fn now(&self) -> SystemTime {
        self.core.clock().now()
    }

    /// A new token: by the refresh token of `held` while that lives, else anew.
    pub(crate) async fn fetch(&self, held: Option<&StoredToken>) -> Result<StoredToken, TokenError> {
        if let Some(refresh) = held.filter(|token| token.lives(self.now())).and_then(StoredToken::refresh) {
            let grant = [("grant_type", "refresh_token"), ("refresh_token", refresh.expose_secret())];
            match self.ask(&grant).await {
                Ok(token) => {
                    self.core.told(&TokenEvent::Refreshed { life: token.life() });
                    return Ok(token);
                }
                Err(error) => self.core.told(&TokenEvent::RefreshFailed { error }),
            }
        }
        let scope = self.core.scopes().join(" ");
        let mut grant = vec![("grant_type", "client_credentials")];
        if !scope.is_empty() {
            grant.push(("scope", &scope));
        }
        let token = self.ask(&grant).await?;
        self.core.told(&TokenEvent::Fetched { life: token.life() });
        Ok(token)
    }

    async fn ask(&self, grant: &[(&str, &str)]) -> Result<StoredToken, TokenError> {
        let created = self.now();
        let response = self.core.transport().send(self.request(grant)).await.map_err(TokenError::line)?;
        if !(200..300).contains(&response.status) {
            let wait = retry_after(&response.headers, self.now());
            return Err(TokenError::refused(response.status, self.problem(&response, grant), wait));
        }
        let text = Zeroizing::new(String::from_utf8_lossy(&response.body).into_owned());
        let issued: Issued =
            wire::from_json(&text).map_err(|error| TokenError::unreadable(response.status, Some(error)))?;
        let token = issued.at(created);
        if token.is_usable() { Ok(token) } else { Err(TokenError::unreadable(response.status, None)) }
    }

    fn request(&self, grant: &[(&str, &str)]) -> Request {
        let mut request = self.core.request(Method::Post, self.url.to_owned(), "application/json");
        request.headers.append("content-type", "application/x-www-form-urlencoded");
        if let (Some(header), Some(id)) = (self.core.api().reference_id, self.reference_id) {
            request.headers.append(header, id);
        }
        let (id, secret) = (self.credentials.client_id(), self.credentials.client_secret());
        let pair = |(name, value): &(&str, &str)| format!("{name}={}", form_escaped(value));
        let mut form: Vec<String> = grant.iter().map(pair).collect();
        match self.scheme.client_authentication {
            ClientAuthentication::Body => form.extend([("client_id", id), ("client_secret", secret)].iter().map(pair)),
            ClientAuthentication::Basic => {
                // Both are form-encoded first, so that a colon in either does no harm (section 2.3.1).
                let pair = Zeroizing::new(format!("{}:{}", form_escaped(id), form_escaped(secret)));
                request.headers.append("authorization", format!("Basic {}", crate::values::base64_of(pair.as_bytes())));
            }
        }
        request.body = form.join("&").into();
        request
    }

    /// What the refusal says, without what the request told in confidence.
    fn problem(&self, response: &Response, grant: &[(&str, &str)]) -> Problem {
        let refresh = grant.iter().filter(|(name, _)| *name == "refresh_token").map(|(_, token)| *token);
        let secrets: Vec<SecretString> =
            refresh.chain([self.credentials.client_secret()]).map(|secret| secret.to_owned().into()).collect();
        let confidence = Confidence::new(&secrets);
        let own = Problem::read(&self.core.api().problem, &response.body, &confidence);
        if own.code.is_some() { own } else { Problem::read(&STANDARD, &response.body, &confidence) }
    }
}

/// What a token endpoint answers (section 5.1).
struct Issued {
    access: String,
    refresh: Option<String>,
    seconds: Option<u64>,
}

impl Issued {
    fn at(self, created: SystemTime) -> StoredToken {
        let mut token = StoredToken::new(self.access, created);
        if let Some(refresh) = self.refresh.filter(|refresh| !refresh.is_empty()) {
            token = token.with_refresh(refresh);
        }
        match self.seconds {
            Some(seconds) => token.with_life(Duration::from_secs(seconds)),
            None => token,
        }
    }
}

impl Decode for Issued {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (mut access, mut refresh, mut seconds) = (None, None, None);
        from.members(&mut [
            ("access_token", &mut access),
            ("refresh_token", &mut refresh),
            ("expires_in", &mut seconds),
        ])?;
        Ok(Self { access: from.required("access_token", access)?, refresh, seconds })
    }
}
