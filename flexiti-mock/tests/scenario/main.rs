//! Scenarios in small: a library that lends books. A case of `talks` is a scenario and what is said to it, a case of
//! `mistakes` a scenario that cannot be read and what is said of it.

mod hostile;
mod speed;
mod talk;

use std::{fs, path::Path, path::PathBuf};

use flexiti_mock::{
    scenario::{Asked, Scenario},
    value::Value,
};

use talk::{Scopes, Talker};

/// The operations that the little API has.
const OPERATIONS: [&str; 8] =
    ["getToken", "findBook", "listLoans", "lendBook", "returnBook", "payFine", "joinLibrary", "buyBook"];

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenario").join(folder);
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn read(case: &Path, file: &str) -> String {
    fs::read_to_string(case.join(file)).unwrap_or_else(|error| panic!("{}: {error}", case.join(file).display()))
}

#[test]
fn every_talk_goes_as_it_is_written() {
    // Who lends a book is a reader or a librarian; only a librarian buys one.
    let scopes: Scopes = [
        ("lendBook", vec!["reader", "librarian"]),
        ("returnBook", vec!["reader", "librarian"]),
        ("listLoans", vec![]),
        ("payFine", vec![]),
        ("buyBook", vec!["librarian"]),
    ]
    .into_iter()
    .map(|(operation, scopes)| (operation.to_owned(), scopes.into_iter().map(str::to_owned).collect()))
    .collect();
    for case in cases("talks") {
        println!("{}", case.display());
        let scenario = Scenario::from_yaml_for(&read(&case, "scenario.yaml"), &OPERATIONS)
            .unwrap_or_else(|errors| panic!("{}:\n{errors}", case.display()));
        Talker::new(&scenario, &scopes).say(&read(&case, "talk.txt"));
    }
}

/// All mistakes of a file are said at once, each with its place. `UPDATE_CASES=1` writes what is said now.
#[test]
fn every_mistake_is_said_with_its_place() {
    for case in cases("mistakes") {
        let errors = match Scenario::from_yaml_for(&read(&case, "scenario.yaml"), &OPERATIONS) {
            Ok(_) => panic!("{}: nothing is wrong", case.display()),
            Err(errors) => format!("{errors}\n"),
        };
        if std::env::var_os("UPDATE_CASES").is_some() {
            fs::write(case.join("errors.txt"), &errors).unwrap();
        }
        assert_eq!(errors, read(&case, "errors.txt"), "{}", case.display());
    }
}

/// The scenario that docs/scenarios.md begins with.
#[test]
fn the_page_shows_a_scenario_that_can_be_read() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/scenarios.md")).unwrap();
    let (_, yaml) = page.split_once("```yaml\n").unwrap();
    let (yaml, _) = yaml.split_once("```").unwrap();
    let scenario = Scenario::from_yaml_for(yaml, &OPERATIONS).unwrap_or_else(|errors| panic!("{errors}"));
    Talker::new(&scenario, &Scopes::new()).say("> lendBook path.isbn=978-1\n< 200 {\"loan\":100,\"due\":\"$_\"}");
}

/// An API may have a code of its own for a member that is not as described.
#[test]
fn a_member_may_have_a_refusal_of_its_own() {
    let scenario = Scenario::from_yaml(
        "
scenario: 1
refusals: { no_reader: { status: 409 }, no_pin: { status: 409 } }
operations:
  lendBook:
    objections: { reader: no_reader, pin: { refusal: no_pin, when: body.pin is none } }
    steps: [{ answer: 200 }]
",
    )
    .unwrap();
    let none = Value::Null;
    let body = Value::from_json(br#"{"pin":"abc"}"#).unwrap();
    let asked =
        Asked { operation: "lendBook", scopes: None, path: &none, query: &none, headers: &none, body: &none, url: "/" };
    let code = |asked: &Asked<'_>, members: &[&str]| {
        scenario.objection(asked, members).and_then(|answer| answer.body).map(|body| body.to_json())
    };
    assert_eq!(code(&asked, &["limit", "reader"]).as_deref(), Some(r#"{"error":"no_reader"}"#));
    assert_eq!(code(&asked, &["pin"]).as_deref(), Some(r#"{"error":"no_pin"}"#));
    assert_eq!(code(&Asked { body: &body, ..asked }, &["pin"]), None);
    assert_eq!(code(&asked, &["limit"]), None);
    assert_eq!(code(&Asked { operation: "buyBook", ..asked }, &["pin"]), None);
}
