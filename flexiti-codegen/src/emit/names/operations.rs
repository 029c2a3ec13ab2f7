//! The names of operations: module, method, request, error, arguments.

use std::collections::HashMap;

use super::{super::answered::Answered, Scope, words};
use crate::model::{Api, Location, Operation, Parameter};

/// What one operation is called.
pub(crate) struct OperationNames {
    /// The module that it stands in, by its tag.
    pub(crate) module: String,
    /// The method of the client.
    pub(crate) method: String,
    /// The request type; the error type and types in place begin with it.
    pub(crate) request: String,
    /// The error type.
    pub(crate) error: String,
    /// The enum of successes, where there are several kinds.
    pub(crate) response: String,
    /// One argument or setter for each parameter, in the order of the model.
    pub(crate) parameters: Vec<String>,
    /// The argument that takes the whole body, where it is not taken apart.
    pub(crate) body: String,
    /// Names that members of the body must not take.
    pub(crate) taken: Vec<String>,
}

/// Modules that mean something else, and words that no file can have for its module.
const OF_MODULES: [&str; 5] = ["crate", "mod", "operations", "self", "super"];
/// Methods that every client or request has already.
const OF_CLIENTS: [&str; 9] = ["clone", "fmt", "builder", "core", "wait", "new", "from", "into", "environment"];
/// Methods and arguments that every request has already.
pub(crate) const OF_REQUESTS: [&str; 6] = ["call", "core", "into_future", "options", "clone", "self"];

/// Names every operation, and lists the modules in the order of first use.
pub(super) fn name(api: &Api) -> (Vec<OperationNames>, Vec<(String, Option<String>)>) {
    let mut modules: Vec<(String, Option<String>)> = Vec::new();
    let mut of_tags: HashMap<Option<String>, String> = HashMap::new();
    let mut taken_modules = Scope::with(&OF_MODULES);
    let tags = api.tags.iter().map(|tag| Some(tag.name.clone()));
    let untagged = api.operations.iter().any(|operation| operation.tag.is_none()).then_some(None);
    for tag in tags.chain(untagged) {
        let module = {
            let name = words::snake(tag.as_deref().unwrap_or("default"));
            taken_modules.claim(&[name.clone(), format!("{name}_group")])
        };
        of_tags.insert(tag.clone(), module.clone());
        modules.push((module, tag));
    }
    let mut methods = Scope::with(&OF_CLIENTS);
    let mut requests: HashMap<String, Scope> = HashMap::new();
    let named = api.operations.iter().map(|operation| {
        let module = of_tags.get(&operation.tag).cloned().unwrap_or_else(|| "default".into());
        let scope = requests.entry(module.clone()).or_insert_with(|| Scope::with(&super::types::OURS));
        let request = words::pascal(&operation.id);
        let request = scope.claim(&[request.clone(), format!("{request}Request")]);
        let error = scope.claim(&[format!("{request}Error"), format!("{request}Refusal")]);
        let response = format!("{request}Response");
        let response = if Answered::of(operation).is_by_status() { scope.claim(&[response]) } else { response };
        let method = words::snake(&operation.id);
        let method = methods.claim(&[method.clone(), format!("{method}_operation")]);
        let (parameters, body, taken) = arguments(operation);
        OperationNames { module, method, request, error, response, parameters, body, taken }
    });
    (named.collect(), modules)
}

/// Parameters are named alone where the name is free, else with their location: a path wins over the rest.
fn arguments(operation: &Operation) -> (Vec<String>, String, Vec<String>) {
    let mut scope = Scope::with(&OF_REQUESTS);
    let mut parameters: Vec<(usize, &Parameter)> = operation.parameters.iter().enumerate().collect();
    parameters.sort_by_key(|(_, parameter)| parameter.location);
    let name = |(index, parameter): (usize, &Parameter)| {
        let name = words::snake(parameter.rename.as_deref().unwrap_or(&parameter.name));
        let place = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        (index, scope.claim(&[name.clone(), format!("{name}_in_{place}")]))
    };
    let mut names: Vec<(usize, String)> = parameters.into_iter().map(name).collect();
    names.sort();
    let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
    let body = scope.claim(&["body".into(), "request_body".into()]);
    let mut taken: Vec<String> = names.clone();
    taken.extend(OF_REQUESTS.iter().map(|name| (*name).to_owned()));
    (names, body, taken)
}
