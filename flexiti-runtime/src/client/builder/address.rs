//! Which addresses are called: absolute ones, and secure ones unless they are this machine's own.

use super::BuildError;

/// An address must be absolute, hold no password, and be secure unless it is this machine's own.
pub(super) fn check(address: &str, plain_http: bool) -> Result<(), BuildError> {
    let uri: http::Uri = address.parse().map_err(|_| BuildError::Address)?;
    let host = uri.host().filter(|host| !host.is_empty()).ok_or(BuildError::Address)?;
    let bare = uri.authority().is_some_and(|authority| !authority.as_str().contains('@')) && uri.query().is_none();
    match uri.scheme_str() {
        _ if !bare => Err(BuildError::Address),
        Some("https") => Ok(()),
        Some("http") if plain_http || is_loopback(host) => Ok(()),
        Some("http") => Err(BuildError::Insecure { host: host.to_owned() }),
        _ => Err(BuildError::Address),
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}
