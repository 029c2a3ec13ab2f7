//! Who may call, and with what.

use flexiti_description::{Requirement, SchemeKind, ScopedScheme, SecurityScheme};

use super::operations::location;
use crate::model::{self, Api, Method, SecurityShape};

/// Every security scheme.
pub(super) fn schemes(api: &Api) -> Vec<SecurityScheme> {
    api.security_schemes.iter().map(|scheme| described(api, scheme)).collect()
}

fn described(api: &Api, scheme: &model::SecurityScheme) -> SecurityScheme {
    let (kind, flow, scopes) = match &scheme.shape {
        SecurityShape::ApiKey { location: place, name } => {
            (SchemeKind::ApiKey { location: location(*place), name: name.clone() }, None, None)
        }
        SecurityShape::Basic => (SchemeKind::Basic, None, None),
        SecurityShape::Bearer => (SchemeKind::Bearer, None, None),
        SecurityShape::OAuth2 { client_credentials, scopes, .. } => {
            (SchemeKind::OAuth2, client_credentials.as_ref(), Some(scopes))
        }
        SecurityShape::MutualTls => (SchemeKind::MutualTls, None, None),
        SecurityShape::Other { .. } => (SchemeKind::Other, None, None),
    };
    SecurityScheme {
        name: scheme.name.clone(),
        kind,
        token_operation: flow.and_then(|flow| token_operation(api, &flow.token_url)),
        scopes: scopes.into_iter().flatten().map(|(scope, _)| scope.clone()).collect(),
        scope_per_client: flow.is_some_and(|flow| flow.scope_per_client),
    }
}

/// The operation at the address of the token call, where the API itself has one: by its path, or below a server.
fn token_operation(api: &Api, address: &str) -> Option<String> {
    let below =
        |server: &model::Server| Some(address.strip_prefix(server.default_url().trim_end_matches('/'))?.to_owned());
    let path = api.servers.iter().find_map(below).unwrap_or_else(|| address.to_owned());
    let is_meant = |operation: &&model::Operation| operation.method == Method::Post && operation.path == path;
    api.operations.iter().find(is_meant).map(|operation| operation.id.clone())
}

/// One alternative of an operation's security.
pub(super) fn requirement(requirement: &model::Requirement) -> Requirement {
    let schemes = requirement.schemes.iter();
    let schemes = schemes.map(|(scheme, scopes)| ScopedScheme { scheme: scheme.clone(), scopes: scopes.clone() });
    Requirement { schemes: schemes.collect() }
}
