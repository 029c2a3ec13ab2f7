//! The surface of the pinned document, as it is committed for reviewers: which operations there are, which members they
//! have, and which of them are sensitive. (That the committed text is the document's is a test of the generator.)

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// One member of a request or an answer.
#[derive(Debug)]
pub(super) struct Row {
    /// `POST /path`; `*` for what holds for all.
    pub(super) operation: String,
    /// `request-body`, `response-200`, ..
    pub(super) part: String,
    /// Dotted, with `[]` after a list.
    pub(super) name: String,
    /// `string(100)`, `object`, ..
    pub(super) kind: String,
    pub(super) sensitive: bool,
}

impl Row {
    pub(super) fn is_request(&self) -> bool {
        self.part.starts_with("request-")
    }

    pub(super) fn is_success(&self) -> bool {
        self.part.starts_with("response-2")
    }

    /// Whether it only holds others.
    pub(super) fn is_container(&self) -> bool {
        matches!(self.kind.as_str(), "object" | "array" | "empty")
    }
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../flexiti-codegen/tests/snapshots/surface.snap");
    let text = std::fs::read_to_string(path).expect("the surface is committed");
    text.lines().filter_map(row).collect()
});

/// The members of one operation, in the surface's order.
pub(super) fn rows(operation: &str) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| row.operation == operation)
}

/// All operations.
pub(super) fn operations() -> BTreeSet<String> {
    ROWS.iter().map(|row| row.operation.clone()).filter(|operation| operation != "*").collect()
}

/// How many sensitive members requests have, and how many answers.
pub(super) fn sensitive_rows() -> (usize, usize) {
    let sensitive = |row: &&Row| row.sensitive && !row.is_container() && row.operation != "*";
    let requests = ROWS.iter().filter(sensitive).filter(|row| row.is_request()).count();
    let all = ROWS.iter().filter(sensitive).count();
    assert!(requests > 30 && all > 90, "the surface was read: {requests} of {all}");
    (requests, all - requests)
}

/// `operation  part  name: type .. sensitive (provenance)`
fn row(line: &str) -> Option<Row> {
    let (operation, rest) = line.split_once("  ")?;
    let (part, rest) = rest.split_once("  ")?;
    let member = part.starts_with("request-") || part.starts_with("response-");
    let (name, said) = rest.split_once(": ").filter(|_| member)?;
    let said = said.rsplit_once(" (").map_or(said, |(said, _provenance)| said);
    Some(Row {
        operation: operation.to_owned(),
        part: part.to_owned(),
        name: name.to_owned(),
        kind: said.split(' ').next()?.to_owned(),
        sensitive: said.ends_with(" sensitive"),
    })
}
