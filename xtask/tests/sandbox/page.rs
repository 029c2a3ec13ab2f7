//! docs/sandbox.md: every documented refusal of an operation that moves money stands in its tables, each request in them
//! is refused as its row says, and the customers that it lists are those of the scenario.

use std::{collections::BTreeSet, fs};

use flexiti_codegen::model::Operation;
use flexiti_mock::value::Value;

use super::{api, root, scenario, scopes, till::Till};

/// A row of a table of refusals.
struct Row {
    operation: String,
    status: String,
    /// The code; nothing where none is documented for this status.
    code: Option<String>,
    /// `merchant`, `customer`, `nobody`, or the id of a client.
    who: String,
    request: String,
}

fn page() -> String {
    fs::read_to_string(root().join("docs/sandbox.md")).unwrap()
}

/// The cells of a table's row, without the marks of code.
fn cells(line: &str) -> Option<Vec<String>> {
    let cells = line.strip_prefix("| ")?.strip_suffix(" |")?;
    Some(cells.split(" | ").map(|cell| cell.trim().trim_matches('`').to_owned()).collect())
}

/// The rows under a heading that is the name of an operation.
fn rows(page: &str) -> Vec<Row> {
    let (mut operation, mut rows) = (String::new(), Vec::new());
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix('#') {
            operation = heading.trim_matches(['#', ' ', '`']).to_owned();
        }
        let Some(cells) = cells(line) else { continue };
        let [status, code, who, request] = &cells[..] else { continue };
        if status.len() == 3 && status.chars().all(|digit| digit.is_ascii_digit()) {
            rows.push(Row {
                operation: operation.clone(),
                status: status.clone(),
                code: (code != "—").then(|| code.clone()),
                who: who.clone(),
                request: request.clone(),
            });
        }
    }
    rows
}

/// The refusals of an operation: each code, and each status from 400 on that has none.
fn documented(operation: &Operation) -> BTreeSet<(String, Option<String>)> {
    let codes: BTreeSet<_> =
        operation.error_codes.iter().map(|code| (code.status.word(), Some(code.code.clone()))).collect();
    let statuses = operation.outcomes.iter().map(|outcome| outcome.status.word());
    let bare = statuses.filter(|status| status.as_str() >= "400" && !codes.iter().any(|(known, _)| known == status));
    let bare: Vec<_> = bare.map(|status| (status, None)).collect();
    codes.into_iter().chain(bare).collect()
}

#[test]
fn every_documented_refusal_of_money_stands_in_the_page_and_no_other() {
    let rows = rows(&page());
    for operation in api().operations.iter().filter(|operation| operation.moves_money) {
        let listed: BTreeSet<_> = rows
            .iter()
            .filter(|row| row.operation == operation.id)
            .map(|row| (row.status.clone(), row.code.clone()))
            .collect();
        assert_eq!(listed, documented(operation), "{}", operation.id);
    }
}

#[test]
fn every_request_of_the_page_is_refused_as_it_says() {
    let api = api();
    let (scopes, scenario) = (scopes(&api), scenario(&api));
    let rows = rows(&page());
    for Row { operation, status, code, who, request } in &rows {
        scenario.reset();
        let (client, scope) = match who.as_str() {
            "merchant" | "nobody" => ("flexitidemo", "merchant"),
            "customer" => ("flexitidemo", "customer"),
            client => (client, "merchant"),
        };
        let till = Till::open(&scenario, &scopes, client, scope);
        let (parameters, body) = match request.find('{') {
            Some(at) => request.split_at(at),
            None => (request.as_str(), ""),
        };
        let mut parameters: Vec<_> = parameters.split_whitespace().filter_map(|one| one.split_once('=')).collect();
        if who == "nobody" {
            parameters.push(("headers.authorization", "Bearer nonsense"));
        }
        let body = if body.is_empty() { Value::Null } else { Value::from_json(body.as_bytes()).unwrap() };
        let before = scenario.state();
        let answer = till.ask(operation, &parameters, body);
        assert_eq!(&answer.status.to_string(), status, "{operation} {request}: {answer:?}");
        if let Some(code) = code {
            let said = answer.body.as_ref().and_then(|body| body.get("error")).and_then(Value::as_str);
            assert_eq!(said, Some(code.as_str()), "{operation} {request}");
        }
        assert_eq!(before, scenario.state(), "{operation} {request} has changed something");
    }
    println!("{} refusals", rows.len());
}

#[test]
fn the_customers_of_the_page_are_those_of_the_scenario() {
    let state = scenario(&api()).state();
    let there = state.get("accounts").and_then(Value::as_map).unwrap();
    let there: BTreeSet<String> = there.keys().map(|key| key.to_string()).collect();
    let page = page();
    let (_, table) = page.split_once("## Customers").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let listed = table.lines().filter_map(cells).map(|cells| cells[0].clone());
    let listed: BTreeSet<String> = listed.filter(|cell| cell.chars().all(|digit| digit.is_ascii_digit())).collect();
    assert_eq!(listed, there);
}
