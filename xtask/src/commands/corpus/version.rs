//! Which version of OpenAPI a file says it is written in, without reading it as a document: the table says so even of a
//! file that cannot be read.

use std::{fs, path::Path};

/// The version, as it is spelled after the first `openapi` or `swagger` that begins a line or a member.
pub(super) fn of_file(path: &Path) -> Option<String> {
    of_text(&String::from_utf8_lossy(&fs::read(path).ok()?))
}

fn of_text(text: &str) -> Option<String> {
    // Lines of YAML and of laid out JSON; members of JSON in one line.
    text.split(['\n', ',', '{', '}']).find_map(|piece| {
        let (key, value) = piece.trim_start_matches(['\u{feff}', ' ', '\t', '\r']).split_once(':')?;
        let is_version = matches!(key.trim().trim_matches(['"', '\'']), "openapi" | "swagger");
        let value = value.split('#').next()?.trim().trim_matches(['"', '\'']);
        let is_number = value.starts_with(|first: char| first.is_ascii_digit())
            && value.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '.' | '-'));
        (is_version && is_number).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn a_version_is_found_in_every_way_of_writing_it() {
        for text in ["openapi: 3.0.3\n", "info:\n\"openapi\": '3.0.3' # ours", "{\"info\":{},\"openapi\":\"3.0.3\"}"] {
            assert_eq!(of_text(text).as_deref(), Some("3.0.3"), "{text}");
        }
        assert_eq!(of_text("swagger: '2.0'").as_deref(), Some("2.0"));
        assert_eq!(of_text("type: object\ndescription: 'openapi: see there'\n"), None);
    }
}
