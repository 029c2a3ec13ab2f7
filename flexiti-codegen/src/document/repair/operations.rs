//! Operations as wholes: their ids, the parameters of their paths, bodies in the place where Swagger 2.0 had them.

use std::collections::HashMap;

use super::Repairs;
use crate::{
    diagnostic::{Diagnostic, codes},
    document::{aside, operations::METHODS, swagger2},
    source::{Member, Node, Object, Span, Value},
};

/// Paths begin with a slash (OpenAPI 3.0.3, "Paths Object").
pub(super) fn paths(root: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) else { return };
    let bare: Vec<(String, Span)> = paths
        .iter()
        .filter(|member| {
            !member.key.starts_with('/') && !member.key.starts_with("x-") && member.value.as_object().is_some()
        })
        .map(|member| (member.key.clone().into_owned(), member.key_span))
        .collect();
    for (name, span) in bare {
        let path = format!("/{name}");
        if paths.contains(&path) {
            continue;
        }
        let message = format!("the path `{name}` does not begin with a slash");
        repairs.say_at_name(&codes::PATH_WITHOUT_SLASH, message, span, "read as if it did");
        paths.rename(&name, path);
    }
}

/// Parameters `in: body` and `in: formData` of documents that say 3.x become request bodies.
pub(super) fn bodies(root: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) else { return };
    for (_, _, item) in paths.values_mut() {
        let Some(item) = item.as_object_mut() else { continue };
        for method in METHODS {
            let Some(operation) = item.get_mut(method).and_then(Node::as_object_mut) else { continue };
            let parameters = operation.get("parameters").and_then(Node::as_array).unwrap_or_default();
            let old = parameters.iter().find(|one| matches!(one.text("in"), Some("body" | "formData")));
            if let Some(span) = old.map(|parameter| parameter.span) {
                let message = "a parameter stands in the body, as in Swagger 2.0";
                repairs.say(&codes::FORM_OF_2_0, message, span, "read as the request body");
                swagger2::repair_bodies(operation, repairs.diagnostics);
            }
        }
    }
}

/// What needs the whole, checked tree.
pub(super) fn repair(root: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    let mut components =
        root.get_mut("components").and_then(|components| components.get_mut("parameters")).map(Node::take);
    if let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) {
        let mut ids = HashMap::new();
        for (path, span, item) in paths.values_mut() {
            if path.starts_with('/')
                && let Some(item) = item.as_object_mut()
            {
                path_parameters(path, span, item, components.as_ref(), repairs);
                operation_ids(item, &mut ids, repairs);
            }
        }
    }
    if let (Some(place), Some(taken)) =
        (root.get_mut("components").and_then(|components| components.get_mut("parameters")), components.as_mut())
    {
        *place = taken.take();
    }
}

/// Of several operations of one name the first one keeps it, in the order of paths and methods, which is not that of the
/// text. The others are named like operations without an id: their method and path are theirs alone, whatever is added.
fn operation_ids(item: &mut Object<'_>, ids: &mut HashMap<String, Span>, repairs: &mut Repairs<'_>) {
    for method in METHODS {
        let Some(operation) = item.get_mut(method).and_then(Node::as_object_mut) else { continue };
        let Some(id) = operation.get("operationId") else { continue };
        let (text, span) = (id.as_str().unwrap_or_default().to_owned(), id.span);
        if text.trim().is_empty() {
            operation.remove("operationId");
        } else if let Some(first) = ids.get(&text) {
            let message = format!("two operations have the operationId `{text}`");
            let mut both = [(*first, "this one keeps it"), (span, "this one is named after its method and path")];
            // What stands later in the text is what has been added, as a rule: the finding is there.
            both.sort_unstable_by_key(|(span, _)| std::cmp::Reverse(*span));
            let finding = Diagnostic::new(&codes::DUPLICATE_OPERATION_ID, message);
            repairs.diagnostics.push(both.into_iter().fold(finding, |finding, (span, role)| finding.at(span, role)));
            operation.remove("operationId");
        } else {
            ids.insert(text, span);
        }
    }
}

/// Where and under which name a parameter is sent.
type Place = (String, String);

/// The parameters of a path are those of its template, each once (OpenAPI 3.0.3, "Path Templating").
fn path_parameters<'a>(
    path: &str,
    span: Span,
    item: &mut Object<'a>,
    components: Option<&Node<'a>>,
    repairs: &mut Repairs<'_>,
) {
    let names = template(path);
    let mut shared = Vec::new();
    let name_of_placeless = |parameter: &Node<'_>| {
        let (at, name) = place(parameter, components)?;
        (at == "path" && !names.contains(&name)).then_some(name)
    };
    aside::keep_parameters(item, name_of_placeless);
    if let Some(parameters) = item.get_mut("parameters").and_then(Node::as_array_mut) {
        clean(parameters, &names, components, repairs);
        shared = parameters.iter().filter_map(|parameter| place(parameter, components)).collect();
    }
    for method in METHODS {
        let Some(operation) = item.get_mut(method).and_then(Node::as_object_mut) else { continue };
        let mut own = Vec::new();
        aside::keep_parameters(operation, name_of_placeless);
        if let Some(parameters) = operation.get_mut("parameters").and_then(Node::as_array_mut) {
            clean(parameters, &names, components, repairs);
            own = parameters.iter().filter_map(|parameter| place(parameter, components)).collect();
        }
        let declared = |name: &String| own.iter().chain(&shared).any(|(at, known)| at == "path" && known == name);
        let missing: Vec<Node<'_>> =
            names.iter().filter(|name| !declared(name)).map(|name| undeclared(name, span)).collect();
        for parameter in &missing {
            let message =
                format!("the parameter `{}` of the path is not declared", parameter.text("name").unwrap_or_default());
            repairs.say_at_name(&codes::UNDECLARED_PATH_PARAMETER, message, span, "read as a string");
        }
        if missing.is_empty() {
            continue;
        }
        match operation.get_mut("parameters").and_then(Node::as_array_mut) {
            Some(parameters) => parameters.extend(missing),
            None => {
                operation.insert(Member::new("parameters", span, Node::array(missing, span)));
            }
        }
    }
}

/// Takes out what stands twice and what the template does not have.
fn clean<'a>(
    parameters: &mut Vec<Node<'a>>,
    names: &[String],
    components: Option<&Node<'a>>,
    repairs: &mut Repairs<'_>,
) {
    let mut seen: HashMap<Place, Span> = HashMap::new();
    parameters.retain(|parameter| {
        let Some(found) = place(parameter, components) else { return true };
        if found.0 == "path" && !names.contains(&found.1) {
            let message = format!("the path has no parameter `{}`", found.1);
            repairs.say(&codes::UNUSED_PATH_PARAMETER, message, parameter.span, "ignored");
            return false;
        }
        if let Some(first) = seen.get(&found) {
            let message = format!("the parameter `{}` in {} stands twice", found.1, found.0);
            repairs.diagnostics.push(
                Diagnostic::new(&codes::DUPLICATE_PARAMETER, message)
                    .at(parameter.span, "this one is ignored")
                    .at(*first, "this one counts"),
            );
            return false;
        }
        seen.insert(found, parameter.span);
        true
    });
}

/// The place of a parameter, or of the component that it refers to.
fn place<'a>(parameter: &Node<'a>, components: Option<&Node<'a>>) -> Option<Place> {
    let mut found = parameter;
    // Circles are cut already; the bound is for what only looks like a chain.
    for _ in 0..64 {
        let Some(reference) = found.text("$ref") else { break };
        let name = reference.strip_prefix("#/components/parameters/")?;
        found = components?.at(&format!("#/{name}"))?;
    }
    Some((found.text("in")?.to_owned(), found.text("name")?.to_owned()))
}

/// The names in braces. RFC 6570's operators (`{+path}`, `{path*}`) and patterns (`{name=things/*}`) are not part of them.
fn template(path: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((inner, behind)) = after.split_once('}') else { break };
        let name = inner.split('=').next().unwrap_or(inner).trim_start_matches(['+', '#', '.', '/', ';', '?', '&']);
        let name = name.trim_end_matches('*').trim();
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
        rest = behind;
    }
    names
}

fn undeclared<'a>(name: &str, span: Span) -> Node<'a> {
    let mut schema = Object::new();
    schema.set("type", Node::string("string", span));
    let mut parameter = Object::new();
    parameter.set("name", Node::string(name.to_owned(), span));
    parameter.set("in", Node::string("path", span));
    parameter.set("required", Node::bool(true, span));
    parameter.set("schema", Node::new(Value::Object(schema), span));
    Node::new(Value::Object(parameter), span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_names_its_parameters() {
        assert_eq!(template("/a/{b}/{+c}/{d*}:cancel/{e=f/*}/{b}/{"), ["b", "c", "d", "e"]);
        assert!(template("/plain").is_empty());
    }
}
