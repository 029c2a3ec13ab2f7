//! Which scopes a token is asked for with.

use flexiti_description::Operation;

use crate::{program::Subject, settings::Settings};

/// The scopes for one call: the one that is said, else what the operation needs. Where a token has exactly one scope and
/// several would do, it is the one that covers the most operations, so that a person need not know the others.
pub(crate) fn of(subject: &Subject<'_>, settings: &Settings) -> Vec<String> {
    if let Some(scope) = &settings.scope {
        return vec![scope.clone()];
    }
    let description = subject.shapes.description();
    let is_single = description.security_schemes.iter().any(|scheme| scheme.scope_per_client);
    let mut alternatives = alternatives(subject.operation);
    if !is_single {
        return alternatives.into_iter().next().unwrap_or_default();
    }
    let covers = |scope: &String| {
        let operations = description.operations.iter();
        operations.filter(|operation| self::alternatives(operation).iter().any(|needed| needed.contains(scope))).count()
    };
    // Of equals the first in the document.
    alternatives.reverse();
    alternatives.into_iter().flatten().max_by_key(covers).into_iter().collect()
}

/// The scopes of each alternative that has any.
fn alternatives(operation: &Operation) -> Vec<Vec<String>> {
    let of_one = operation.security.iter().map(|alternative| {
        alternative.schemes.iter().flat_map(|scheme| scheme.scopes.iter().cloned()).collect::<Vec<_>>()
    });
    of_one.filter(|scopes| !scopes.is_empty()).collect()
}
