//! `securitySchemes` and `security`: how a caller proves who it is, and what each operation asks for.

use openapiv3 as openapi;

use super::{Lowering, extensions, origin};
use crate::model::{ClientAuthentication, Flow, Location, Method, Requirement, SecurityScheme, SecurityShape};
use crate::source::Node;

impl<'l, 'a> Lowering<'l, 'a> {
    pub(super) fn security_schemes(&mut self) -> Vec<SecurityScheme> {
        let Some(schemes) = self.document.root().at("/components/securitySchemes").and_then(Node::as_object) else {
            return Vec::new();
        };
        schemes
            .iter()
            .filter_map(|member| {
                let node = self.resolve(&member.value)?;
                let shape = self.security_shape(node)?;
                Some(SecurityScheme {
                    name: member.key.to_string(),
                    shape,
                    docs: extensions::docs(node),
                    origin: origin(node.span),
                })
            })
            .collect()
    }

    fn security_shape(&mut self, node: &'l Node<'a>) -> Option<SecurityShape> {
        // OpenAPI 3.1, which `openapiv3` does not know.
        if node.text("type") == Some("mutualTLS") {
            return Some(SecurityShape::MutualTls);
        }
        Some(match self.read(node)? {
            openapi::SecurityScheme::APIKey { location, name, .. } => SecurityShape::ApiKey {
                location: match location {
                    openapi::APIKeyLocation::Query => Location::Query,
                    openapi::APIKeyLocation::Header => Location::Header,
                    openapi::APIKeyLocation::Cookie => Location::Cookie,
                },
                name,
            },
            openapi::SecurityScheme::HTTP { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
                "basic" => SecurityShape::Basic,
                "bearer" => SecurityShape::Bearer,
                other => SecurityShape::Other { kind: format!("http {other}") },
            },
            openapi::SecurityScheme::OAuth2 { flows, .. } => self.oauth2(node, flows),
            openapi::SecurityScheme::OpenIDConnect { .. } => SecurityShape::Bearer,
        })
    }

    fn oauth2(&mut self, node: &'l Node<'a>, flows: openapi::OAuth2Flows) -> SecurityShape {
        let mut scopes: Vec<(String, String)> = Vec::new();
        let mut learn = |offered: indexmap::IndexMap<String, String>| {
            for (scope, meaning) in offered {
                if !scopes.iter().any(|(known, _)| *known == scope) {
                    scopes.push((scope, meaning));
                }
            }
        };
        let client_credentials = flows.client_credentials.map(|flow| {
            learn(flow.scopes.clone());
            Flow {
                token_url: self.token_path(node).unwrap_or(flow.token_url),
                client_authentication: match node.text("x-client-authentication") {
                    Some("body") => ClientAuthentication::Body,
                    _ => ClientAuthentication::Basic,
                },
                scopes: flow.scopes.into_iter().collect(),
                scope_per_client: extensions::flag(node, "x-scope-per-client"),
                refresh_threshold: node.get("x-refresh-threshold-seconds").and_then(Node::as_u64),
            }
        });
        flows.authorization_code.into_iter().for_each(|flow| learn(flow.scopes));
        flows.implicit.into_iter().for_each(|flow| learn(flow.scopes));
        flows.password.into_iter().for_each(|flow| learn(flow.scopes));
        SecurityShape::OAuth2 {
            client_credentials,
            scopes,
            authorization_urls: addresses(node, "authorizationUrl"),
            token_urls: addresses(node, "tokenUrl"),
        }
    }

    /// The path of the operation that hands out tokens (`x-token-operation`): tokens then come from the server that
    /// the calls go to, whichever that is, and not from the one address that `tokenUrl` can name.
    fn token_path(&mut self, scheme: &'l Node<'a>) -> Option<String> {
        let wanted = scheme.text("x-token-operation")?;
        let paths = self.document.root().get("paths").and_then(Node::as_object)?;
        paths
            .iter()
            .find(|path| {
                Method::KEYS.iter().any(|(key, _)| {
                    path.value.get(key).is_some_and(|operation| operation.text("operationId") == Some(wanted))
                })
            })
            .map(|path| path.key.to_string())
    }

    /// What an operation asks for: its own `security`, else the document's.
    pub(super) fn requirements(&self, operation: &'l Node<'a>) -> Vec<Requirement> {
        match operation.get("security") {
            Some(own) => alternatives(own),
            None => self.shared_requirements(),
        }
    }

    /// What every operation asks for that does not say otherwise.
    pub(super) fn shared_requirements(&self) -> Vec<Requirement> {
        self.document.root().get("security").map(alternatives).unwrap_or_default()
    }
}

fn alternatives(node: &Node<'_>) -> Vec<Requirement> {
    node.as_array()
        .unwrap_or_default()
        .iter()
        .filter_map(Node::as_object)
        .map(|alternative| Requirement {
            schemes: alternative
                .iter()
                .map(|scheme| (scheme.key.to_string(), extensions::words(Some(&scheme.value))))
                .collect(),
        })
        .collect()
}

/// The addresses of one kind, by flow.
fn addresses(scheme: &Node<'_>, key: &str) -> Vec<(String, String)> {
    let flows = scheme.get("flows").and_then(Node::as_object);
    flows
        .into_iter()
        .flatten()
        .filter_map(|flow| Some((flow.key.to_string(), flow.value.text(key)?.to_owned())))
        .collect()
}
