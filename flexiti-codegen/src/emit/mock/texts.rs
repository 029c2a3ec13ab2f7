//! What the mock server of a crate reads: the API in plain data, and the scenario where there is one.

use super::super::Emitter;
use crate::describe::describe;

/// Where the description stands in the crate.
const DESCRIPTION: &str = "src/mock/description.json";
/// Where the scenario stands in the crate.
const SCENARIO: &str = "src/mock/scenario.yaml";

/// The files with their texts.
pub(crate) fn texts(emitter: &Emitter<'_>) -> Vec<(String, String)> {
    // The type of the error has cases that no description can have; the tests read every description back.
    let description = describe(emitter.api).to_json().unwrap_or_default();
    let scenario = emitter.options.scenario.iter().map(|text| (SCENARIO.to_owned(), text.clone()));
    scenario.chain([(DESCRIPTION.to_owned(), description)]).collect()
}
