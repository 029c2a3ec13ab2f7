//! Which clients may call an operation, where each scope is a kind of client: whoever may not, does not compile.

use std::collections::BTreeSet;

use crate::diff::{Change, Impact};
use crate::model::{Api, Requirement, SecurityShape};

/// How the kinds of clients that may call an operation differ.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Callers {
    fewer: bool,
    more: bool,
}

impl Callers {
    pub(super) fn compare(old: (&Api, &[Requirement]), new: (&Api, &[Requirement])) -> Self {
        let (before, after) = (kinds(old.0, old.1), kinds(new.0, new.1));
        match (&before, &after) {
            (None, None) => Self::default(),
            (None, Some(_)) => Self { fewer: true, more: false },
            (Some(_), None) => Self { fewer: false, more: true },
            (Some(before), Some(after)) => Self { fewer: !before.is_subset(after), more: !after.is_subset(before) },
        }
    }

    /// Says of a change of security what it does to the clients of the crate.
    pub(super) fn weigh(self, change: &mut Change) {
        let takes = matches!(change.kind.as_str(), "scope-removed" | "security-removed" | "security-required");
        let gives = matches!(change.kind.as_str(), "scope-added" | "security-added");
        if takes && self.fewer {
            change.impact = Impact::Breaks;
            change.client_effect = "a client of another scope cannot call the method any more".into();
        } else if gives && self.more {
            change.impact = Impact::Grows;
            change.client_effect = "a client of one more scope can call the method".into();
        }
    }
}

/// The scopes whose clients may call what has these requirements; none where every client may.
fn kinds<'m>(api: &'m Api, requirements: &'m [Requirement]) -> Option<BTreeSet<&'m str>> {
    let (scheme, scopes) = api.security_schemes.iter().find_map(|scheme| match &scheme.shape {
        SecurityShape::OAuth2 { client_credentials: Some(flow), .. } if flow.scope_per_client => {
            Some((&scheme.name, &flow.scopes)).filter(|_| flow.scopes.len() > 1)
        }
        _ => None,
    })?;
    let known = |scope: &&String| scopes.iter().any(|(name, _)| name == *scope);
    let mut kinds = BTreeSet::new();
    for requirement in requirements {
        match requirement.schemes.as_slice() {
            [(name, asked)] if name == scheme => kinds.insert(asked.first().filter(known)?.as_str()),
            _ => return None,
        };
    }
    Some(kinds).filter(|kinds| !kinds.is_empty() && kinds.len() < scopes.len())
}
