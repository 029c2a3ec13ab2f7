//! The sandbox of the pinned document: that its scenario can be read for that document's operations, that what one says to
//! it is answered as the pages tell, that each documented refusal can be had as docs/sandbox.md says, and that no money is
//! lost.

mod junk;
mod money;
mod page;
mod speed;
#[path = "../../../flexiti-mock/tests/scenario/talk.rs"]
mod talk;
mod till;

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use flexiti_codegen::{Texts, diagnostic::Diagnostics, model::Api};
use flexiti_mock::scenario::Scenario;

use talk::{Scopes, Talker};

/// Monday, 5 January 2026, nine o'clock.
const START: Duration = Duration::from_secs(1_767_603_600);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn api() -> Api {
    let texts = Texts::new();
    let overlays = [root().join("spec/pos-v2.5.overlay.yaml")];
    let path = root().join("spec/pos-v2.5.yaml");
    flexiti_codegen::read(&texts, &path, &overlays, &mut Diagnostics::new()).expect("the pinned document is read")
}

fn scopes(api: &Api) -> Scopes {
    let secured = api.operations.iter().filter(|operation| !operation.security.is_empty());
    let scopes = secured.map(|operation| {
        let scopes = operation.security.iter().flat_map(|requirement| &requirement.schemes);
        (operation.id.clone(), scopes.flat_map(|(_, scopes)| scopes.clone()).collect())
    });
    scopes.collect()
}

/// The scenario, with a clock that stands until it is advanced.
fn scenario(api: &Api) -> Scenario {
    let text = fs::read_to_string(root().join("spec/pos-v2.5.scenario.yaml")).unwrap();
    let operations: Vec<&str> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
    Scenario::from_yaml_for(&text, &operations)
        .unwrap_or_else(|errors| panic!("{errors}"))
        .stopped_at(UNIX_EPOCH + START)
}

/// Whatever has a state is there: all but texts that are the same for everybody.
#[test]
fn every_operation_with_a_state_is_there() {
    let api = api();
    let scenario = scenario(&api);
    let there: Vec<&str> = scenario.operations().collect();
    let missing: Vec<_> =
        api.operations.iter().map(|operation| operation.id.as_str()).filter(|id| !there.contains(id)).collect();
    assert_eq!(missing, ["getI18n", "postI18n", "getTermsAndConditions"]);
}

#[test]
fn every_story_goes_as_it_is_written() {
    let api = api();
    let scopes = scopes(&api);
    let folder = root().join("xtask/tests/sandbox/stories");
    let mut stories: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    stories.sort();
    for story in stories {
        println!("{}", story.display());
        let scenario = scenario(&api);
        Talker::new(&scenario, &scopes).say(&fs::read_to_string(story).unwrap());
    }
}
