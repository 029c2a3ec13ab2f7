//! The libraries name no vendor, in comments neither: what is particular comes from the document, from extensions
//! or from the overlay.

use super::{
    super::{House, tree::is_below},
    Found,
};

/// Where no vendor is named.
const NEUTRAL: [&str; 4] =
    ["flexiti-codegen/src", "flexiti-description/src", "flexiti-mock/src", "flexiti-runtime/src"];
/// Words that name one, in small letters.
const NAMES: [&str; 3] = ["flexiti", "posapi", "pos api"];
/// The names of our own crates, and of the variable that says where large test data are.
const OWN: [&str; 9] = [
    "flexiti-codegen",
    "flexiti_codegen",
    "flexiti-description",
    "flexiti_description",
    "flexiti-mock",
    "flexiti_mock",
    "flexiti-runtime",
    "flexiti_runtime",
    "flexiti_shared",
];

pub(super) fn check(house: &House, found: Found<'_>) {
    for (path, text) in house.tree.texts().filter(|(path, _)| NEUTRAL.iter().any(|folder| is_below(path, folder))) {
        for (index, line) in text.lines().enumerate() {
            let line = OWN.iter().fold(line.to_lowercase(), |line, own| line.replace(own, ""));
            if let Some(name) = NAMES.iter().find(|name| line.contains(**name)) {
                let text = format!("`{name}` names a vendor: say what is meant, or read it from the document");
                found(path, index + 1, text);
            }
        }
    }
}
