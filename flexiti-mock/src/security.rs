//! Whether a request says who asks, in a way that the document has. Whether that is true, and what it allows, is for the
//! scenario to say; without one, any credential of the right form does.

use flexiti_description::{Description, Location, Operation, Requirement, SchemeKind};

use crate::check::{Incoming, decoded, pairs};

/// Whether one of the alternatives of proof is met.
pub(crate) fn is_met(description: &Description, operation: &Operation, incoming: &Incoming<'_>) -> bool {
    let met = |requirement: &Requirement| {
        requirement.schemes.iter().all(|scoped| {
            // A scheme that the document does not describe can be met by nobody, and so asks for nothing.
            let scheme = description.security_scheme(&scoped.scheme);
            scheme.is_none_or(|scheme| has(&scheme.kind, incoming))
        })
    };
    operation.security.is_empty() || operation.security.iter().any(met)
}

/// The scopes of which a token needs one; nothing if the operation takes no token.
pub(crate) fn scopes<'d>(description: &'d Description, operation: &'d Operation) -> Option<Vec<&'d str>> {
    let takes_token = |name: &str| {
        let kind = description.security_scheme(name).map(|scheme| &scheme.kind);
        matches!(kind, Some(SchemeKind::OAuth2 | SchemeKind::Bearer))
    };
    let schemes = operation.security.iter().flat_map(|requirement| &requirement.schemes);
    let tokens: Vec<_> = schemes.filter(|scoped| takes_token(&scoped.scheme)).collect();
    (!tokens.is_empty()).then(|| tokens.iter().flat_map(|scoped| &scoped.scopes).map(String::as_str).collect())
}

fn has(kind: &SchemeKind, incoming: &Incoming<'_>) -> bool {
    match kind {
        SchemeKind::ApiKey { location, name } => key(*location, name, incoming),
        SchemeKind::Basic => authorization("basic", incoming).is_some_and(is_base64),
        SchemeKind::Bearer | SchemeKind::OAuth2 => authorization("bearer", incoming).is_some(),
        // The line here has no certificates.
        SchemeKind::MutualTls => true,
        SchemeKind::Other => incoming.header("authorization").is_some_and(|header| !header.trim().is_empty()),
    }
}

fn key(location: Location, name: &str, incoming: &Incoming<'_>) -> bool {
    match location {
        Location::Header => incoming.header(name).is_some_and(|key| !key.is_empty()),
        Location::Query => pairs(incoming.query).iter().any(|pair| pair.name == name && !decoded(pair.raw).is_empty()),
        Location::Cookie => incoming.header("cookie").is_some_and(|cookies| {
            let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
            pairs.any(|(known, key)| known == name && !key.is_empty())
        }),
        Location::Path => incoming.placeholder(name).is_some(),
    }
}

/// What stands behind the name of a scheme in `Authorization`, where there is anything.
fn authorization<'a>(scheme: &str, incoming: &Incoming<'a>) -> Option<&'a str> {
    let (said, credentials) = incoming.header("authorization")?.trim().split_once(' ')?;
    let credentials = credentials.trim();
    (said.eq_ignore_ascii_case(scheme) && !credentials.is_empty()).then_some(credentials)
}

fn is_base64(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    text.len().is_multiple_of(4) && text.bytes().all(known)
}
