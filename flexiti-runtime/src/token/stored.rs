//! A token as it was issued, in the form in which a fleet shares it.

use super::StoreError;
use crate::wire::{self, Decode, DecodeError, Decoder};
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::time::{Duration, SystemTime};
use zeroize::Zeroizing;

/// A token, when it was issued, and how long it lives. `Debug` shows no token.
///
/// ```
/// use flexiti_runtime::token::StoredToken;
/// use std::time::{Duration, SystemTime};
///
/// let token = StoredToken::new("t0ken", SystemTime::now()).with_life(Duration::from_secs(1200));
/// let text = token.to_text();                        // for a store that keeps texts
/// assert!(StoredToken::from_text(&text)?.is_same(&token));
/// assert!(!format!("{token:?}").contains("t0ken"));
/// # Ok::<(), flexiti_runtime::token::StoreError>(())
/// ```
#[derive(Clone)]
pub struct StoredToken {
    access: SecretString,
    refresh: Option<SecretString>,
    issued_at: SystemTime,
    life: Option<Duration>,
}

impl StoredToken {
    /// An access token that lives until it is refused, and cannot be refreshed.
    ///
    /// `issued_at` is taken before the token is asked for, so that it never seems younger than it is.
    pub fn new(access: impl Into<SecretString>, issued_at: SystemTime) -> Self {
        Self { access: access.into(), refresh: None, issued_at, life: None }
    }

    /// The same with a refresh token.
    pub fn with_refresh(self, refresh: impl Into<SecretString>) -> Self {
        Self { refresh: Some(refresh.into()), ..self }
    }

    /// The same with an end.
    pub fn with_life(self, life: Duration) -> Self {
        Self { life: Some(life), ..self }
    }

    /// The access token: what goes behind `Bearer`.
    pub fn access(&self) -> &SecretString {
        &self.access
    }

    /// The refresh token, which is good for as long as the access token lives.
    pub fn refresh(&self) -> Option<&SecretString> {
        self.refresh.as_ref()
    }

    /// When it was asked for.
    pub fn issued_at(&self) -> SystemTime {
        self.issued_at
    }

    /// How long it lives from then on; unknown: until it is refused.
    pub fn life(&self) -> Option<Duration> {
        self.life
    }

    /// Whether both have the same access token: then forgetting one is forgetting the other.
    pub fn is_same(&self, other: &Self) -> bool {
        self.access.expose_secret() == other.access.expose_secret()
    }

    /// How old it is. A token from a machine whose clock is ahead is new.
    pub(super) fn age(&self, now: SystemTime) -> Duration {
        now.duration_since(self.issued_at).unwrap_or_default()
    }

    /// Whether it has not expired.
    pub(super) fn lives(&self, now: SystemTime) -> bool {
        self.life.is_none_or(|life| self.age(now) < life)
    }

    /// The same, issued at the latest now: by the clock of a machine that is ahead it would live too long.
    pub(super) fn seen_at(self, now: SystemTime) -> Self {
        Self { issued_at: self.issued_at.min(now), ..self }
    }

    /// Whether the access token can stand in a header.
    pub(super) fn is_usable(&self) -> bool {
        let access = self.access.expose_secret();
        !access.is_empty() && access.bytes().all(|byte| byte.is_ascii_graphic())
    }

    /// One line of JSON that holds all of it, secrets included; times are milliseconds, from 1970 on. Newer versions of
    /// this crate read what older ones wrote.
    pub fn to_text(&self) -> Zeroizing<String> {
        let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let issued_at = millis(self.issued_at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default());
        // Its room is taken at once: a text that grows leaves copies of the secrets behind.
        let secrets = [Some(&self.access), self.refresh.as_ref()].into_iter().flatten();
        let room = secrets.map(|secret| 6 * secret.expose_secret().len()).sum::<usize>() + 128;
        let mut text = Zeroizing::new(String::with_capacity(room));
        text.push_str(r#"{"access":"#);
        quote(self.access.expose_secret(), &mut text);
        if let Some(refresh) = &self.refresh {
            text.push_str(r#","refresh":"#);
            quote(refresh.expose_secret(), &mut text);
        }
        text.push_str(&format!(r#","issued_at":{issued_at}"#));
        if let Some(life) = self.life {
            text.push_str(&format!(r#","life":{}"#, millis(life)));
        }
        text.push('}');
        text
    }

    /// The token of a text that [`to_text`](Self::to_text) wrote.
    ///
    /// # Errors
    /// It is no such text. The error repeats nothing of it.
    pub fn from_text(text: &str) -> Result<Self, StoreError> {
        let unreadable = || StoreError::new("the store holds a text that is no token");
        let read: Text = wire::from_json(text).map_err(|_| unreadable())?;
        let issued_at = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(read.issued_at));
        let token = Self {
            access: SecretString::from(read.access),
            refresh: read.refresh.filter(|token| !token.is_empty()).map(SecretString::from),
            issued_at: issued_at.ok_or_else(unreadable)?,
            life: read.life.map(Duration::from_millis),
        };
        if token.is_usable() { Ok(token) } else { Err(unreadable()) }
    }
}

impl fmt::Debug for StoredToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredToken")
            .field("access", &format_args!("[redacted]"))
            .field("can_be_refreshed", &self.refresh.is_some())
            .field("issued_at", &self.issued_at)
            .field("life", &self.life)
            .finish()
    }
}

/// Writes a text as JSON does, without a copy between.
fn quote(text: &str, into: &mut String) {
    into.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => into.extend(['\\', letter]),
            '\0'..='\x1f' => into.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => into.push(letter),
        }
    }
    into.push('"');
}

/// The members of the text.
struct Text {
    access: String,
    refresh: Option<String>,
    issued_at: u64,
    life: Option<u64>,
}

impl Decode for Text {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (mut access, mut refresh, mut issued_at, mut life) = (None, None, None, None);
        from.members(&mut [
            ("access", &mut access),
            ("refresh", &mut refresh),
            ("issued_at", &mut issued_at),
            ("life", &mut life),
        ])?;
        let (access, issued_at) = (from.required("access", access)?, from.required("issued_at", issued_at)?);
        Ok(Self { access, refresh, issued_at, life })
    }
}
