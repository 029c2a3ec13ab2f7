//! The token call itself (RFC 6749, sections 4.4 and 6).

use super::{Credentials, Token};
use crate::api::{ClientAuthentication, ClientCredentials, Problems};
use crate::core::Core;
use crate::error::TokenError;
use crate::operation::{Method, Problem, form_escaped};
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
    pub(crate) async fn fetch(&self, held: Option<&Token>) -> Result<Token, TokenError> {
        let living = held.filter(|token| token.lives(self.now())).and_then(|token| token.refresh.as_ref());
        if let Some(refresh) = living {
            let grant = [("grant_type", "refresh_token"), ("refresh_token", refresh.expose_secret())];
            if let Ok(token) = self.ask(&grant).await {
                return Ok(token);
            }
        }
        let scope = self.core.scopes().join(" ");
        let mut grant = vec![("grant_type", "client_credentials")];
        if !scope.is_empty() {
            grant.push(("scope", &scope));
        }
        self.ask(&grant).await
    }

    async fn ask(&self, grant: &[(&str, &str)]) -> Result<Token, TokenError> {
        let created = self.now();
        let response = self.core.transport().send(self.request(grant)).await.map_err(TokenError::line)?;
        if !(200..300).contains(&response.status) {
            let wait = retry_after(&response.headers, self.now());
            return Err(TokenError::refused(response.status, self.problem(&response), wait));
        }
        let text = Zeroizing::new(String::from_utf8_lossy(&response.body).into_owned());
        let issued: Issued = wire::from_json(&text).map_err(|_| TokenError::unreadable(response.status))?;
        let usable = !issued.access.is_empty() && issued.access.bytes().all(|byte| byte.is_ascii_graphic());
        if !usable {
            return Err(TokenError::unreadable(response.status));
        }
        Ok(Token {
            access: SecretString::from(issued.access),
            refresh: issued.refresh.filter(|token| !token.is_empty()).map(SecretString::from),
            created,
            life: issued.seconds.map(Duration::from_secs),
        })
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
                request.headers.append("authorization", format!("Basic {}", crate::base64::text_of(pair.as_bytes())));
            }
        }
        request.body = form.join("&").into();
        request
    }

    fn problem(&self, response: &Response) -> Problem {
        let own = Problem::read(&self.core.api().problem, &response.body);
        if own.code.is_some() { own } else { Problem::read(&STANDARD, &response.body) }
    }
}

/// What a token endpoint answers (section 5.1).
struct Issued {
    access: String,
    refresh: Option<String>,
    seconds: Option<u64>,
}

impl Decode for Issued {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (mut access, mut refresh, mut seconds) = (None, None, None);
        from.record(|name, from| match name {
            "access_token" => from.read(&mut access),
            "refresh_token" => from.read(&mut refresh),
            "expires_in" => from.read(&mut seconds),
            _ => from.skip(),
        })?;
        Ok(Self { access: from.required("access_token", access)?, refresh, seconds })
    }
}
