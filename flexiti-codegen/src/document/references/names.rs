//! Names for what becomes a component.
//!
//! A name is made of the place that the reference names, so that it stays the same while the document grows around it.

use std::path::Path;

/// The name that an address suggests: `A_b` for `#/components/schemas/A/properties/b`, the file's stem for a whole file.
pub(super) fn of(tokens: &[String], path: &Path, is_root: bool) -> String {
    let stem = || path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let parts: Vec<&str> = match tokens {
        [section, name] if is_section(section) => vec![name],
        [components, _, rest @ ..] if components == "components" => meaningful(rest),
        [section, rest @ ..] if is_root && is_section(section) => meaningful(rest),
        rest if is_root => meaningful(rest),
        // In a file of schemas the last name is what people call it.
        rest => meaningful(rest).into_iter().next_back().into_iter().collect(),
    };
    [clean(&parts.join("_")), clean(&stem())]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "Component".to_owned())
}

/// The name itself, or with a number from 2 on.
pub(super) fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(name) {
        return name.to_owned();
    }
    (2_u64..).map(|number| format!("{name}_{number}")).find(|name| !taken(name)).unwrap_or_default()
}

/// Objects that hold definitions by name, in OpenAPI 2.0, 3.x and JSON Schema.
fn is_section(token: &str) -> bool {
    matches!(token, "definitions" | "$defs" | "schemas" | "parameters" | "responses")
}

/// Without the words that every schema's path has.
fn meaningful(tokens: &[String]) -> Vec<&str> {
    let skipped =
        ["properties", "content", "schema", "paths", "responses", "application/json", "allOf", "$defs", "definitions"];
    tokens.iter().map(String::as_str).filter(|token| !skipped.contains(token)).collect()
}

/// With the characters that OpenAPI 3.0 allows in the name of a component.
fn clean(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for character in text.chars() {
        let allowed = character.is_ascii_alphanumeric() || matches!(character, '.' | '-');
        if allowed {
            name.push(character);
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    name.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::pointer::tokens;

    fn named(pointer: &str, path: &str, is_root: bool) -> String {
        of(&tokens(pointer).unwrap_or_default(), Path::new(path), is_root)
    }

    #[test]
    fn names_come_from_the_address() {
        assert_eq!(named("#/components/schemas/A/properties/b", "api.yaml", true), "A_b");
        assert_eq!(named("#/definitions/Pet", "api.yaml", true), "Pet");
        assert_eq!(named("#/paths/~1pets~1{id}/get/parameters/0", "api.yaml", true), "pets_id_get_parameters_0");
        assert_eq!(named("#/paths/~1pets/get/responses/200", "api.yaml", true), "pets_get_200");
        assert_eq!(named("#", "schemas/Pet.v1.yaml", false), "Pet.v1");
        assert_eq!(named("#/definitions/Colour", "schemas/Pet.yaml", false), "Colour");
        assert_eq!(named("#/Pet", "common.yaml", false), "Pet");
        assert_eq!(named("#/~1", "common.yaml", false), "common");
        assert_eq!(free("a", |name| name == "a" || name == "a_2"), "a_3");
    }
}
