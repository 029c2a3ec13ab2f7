//! Names for what becomes a component.
//!
//! A name is made of the place that the reference names, so that it stays the same while the document grows around it.

use std::path::Path;

use super::Location;

/// The name that a place suggests: `A_b` for `#/components/schemas/A/properties/b`, the file's stem for a whole file.
pub(super) fn of(location: &Location, path: &Path) -> String {
    let stem = || path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let tokens = location.tokens.as_slice();
    let parts: Vec<&str> = match tokens {
        [definitions, name] if is_container(definitions) => vec![name],
        [components, _, rest @ ..] if components == "components" => meaningful(rest),
        [definitions, rest @ ..] if is_container(definitions) => meaningful(rest),
        [.., definitions, name] if is_container(definitions) => vec![name],
        rest if location.tree == 0 => meaningful(rest),
        // In a file of schemas the last name is what people call it.
        rest => meaningful(rest).into_iter().next_back().into_iter().collect(),
    };
    let name: String =
        parts.join("_").chars().map(|character| if allowed(character) { character } else { '_' }).collect();
    let name = name.trim_matches('_');
    if name.is_empty() {
        let stem: String = stem().chars().map(|character| if allowed(character) { character } else { '_' }).collect();
        if stem.is_empty() { "Component".to_owned() } else { stem }
    } else {
        name.to_owned()
    }
}

/// The name itself, or with a number from 2 on.
pub(super) fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(name) {
        return name.to_owned();
    }
    (2_u64..).map(|number| format!("{name}_{number}")).find(|name| !taken(name)).unwrap_or_default()
}

fn is_container(token: &str) -> bool {
    matches!(token, "definitions" | "$defs" | "schemas" | "parameters" | "responses")
}

/// Without the words that every schema's path has.
fn meaningful(tokens: &[String]) -> Vec<&str> {
    let skipped = ["properties", "content", "schema", "paths", "responses", "application/json", "allOf", "$defs"];
    tokens.iter().map(String::as_str).filter(|token| !skipped.contains(token)).collect()
}

/// What OpenAPI 3.0 allows in the name of a component.
fn allowed(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_')
}
