//! Scopes as types: where a token carries exactly one scope, each scope is a kind of client, and an operation that a
//! scope does not cover is not there to be called.

use super::names::words;
use crate::model::{Api, Flow, Operation, SecurityShape};

/// The scheme whose scopes are kinds of clients.
pub(crate) struct Scopes<'m> {
    /// The scheme's name.
    pub(crate) scheme: &'m str,
    /// Each scope with its meaning and the name of its marker type.
    pub(crate) list: Vec<(&'m str, &'m str, String)>,
}

impl<'m> Scopes<'m> {
    /// The scopes of the API, where the document says that a client has one of them.
    pub(crate) fn of(api: &'m Api) -> Option<Self> {
        api.security_schemes.iter().find_map(|scheme| match &scheme.shape {
            SecurityShape::OAuth2 { client_credentials: Some(flow), .. } if has_kinds(flow) => {
                let list =
                    flow.scopes.iter().map(|(scope, meaning)| (scope.as_str(), meaning.as_str(), words::pascal(scope)));
                let mut scopes = Self { scheme: &scheme.name, list: list.collect() };
                scopes.widest_first(api);
                Some(scopes)
            }
            _ => None,
        })
    }

    /// Puts the scope that covers the most operations first: a client is of that one unless the caller says otherwise.
    fn widest_first(&mut self, api: &Api) {
        let covered = |marker: &str| {
            let open_or_named = |markers: Vec<&str>| markers.is_empty() || markers.contains(&marker);
            api.operations.iter().filter(|operation| open_or_named(self.markers(operation))).count()
        };
        let mut list = self.list.clone();
        list.sort_by_cached_key(|(_, _, marker)| std::cmp::Reverse(covered(marker)));
        self.list = list;
    }

    /// The markers of the clients that may call an operation; none when every client may.
    pub(crate) fn markers(&self, operation: &Operation) -> Vec<&str> {
        let accepted: Vec<&String> = operation
            .security
            .iter()
            .filter_map(|alternative| match alternative.schemes.as_slice() {
                [(name, scopes)] if name == self.scheme => scopes.first(),
                _ => None,
            })
            .collect();
        let open = operation.security.is_empty() || accepted.len() < operation.security.len();
        let markers = self.list.iter().filter(|(scope, _, _)| accepted.iter().any(|accepted| accepted == scope));
        let markers: Vec<&str> = markers.map(|(_, _, marker)| marker.as_str()).collect();
        if open || markers.len() == self.list.len() { Vec::new() } else { markers }
    }
}

fn has_kinds(flow: &Flow) -> bool {
    flow.scope_per_client && flow.scopes.len() > 1
}
