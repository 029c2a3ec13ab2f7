//! What the document says of its operations: their ids, the statuses of their answers, and the codes of their refusals.

use flexiti_tests::Exact;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of the document.
pub(crate) struct Document {
    /// Answers by operation id.
    operations: BTreeMap<String, Vec<Documented>>,
    /// The names of all members, wherever they stand.
    members: BTreeSet<String>,
}

/// One documented answer.
pub(crate) struct Documented {
    /// Its status.
    pub(crate) status: u16,
    /// The codes by which refusals of this status are told apart, with their names; none where the status decides.
    pub(crate) codes: BTreeMap<String, String>,
}

impl Document {
    /// Reads a plain document: every operation has an id, overlays are applied.
    pub(crate) fn read(text: &str) -> Self {
        let document = Exact::read(text);
        let by_status = texts(document.member(&["x-problem", "by-status"]));
        let items = records(document.member(&["paths"])).flat_map(|(_, item)| records(item));
        let operations = items.filter_map(|(_, operation)| Some((operation, find(operation, "responses")?)));
        let operations = operations.map(|(operation, responses)| {
            let answers = records(responses).map(|(status, response)| {
                let mut codes = BTreeMap::new();
                if !by_status.contains(&status) {
                    find_codes(&document, response, &mut codes);
                }
                Documented { status: status.parse().expect("each answer has a status of its own"), codes }
            });
            (operation.member(&["operationId"]).text().to_owned(), answers.collect())
        });
        let mut members = BTreeSet::new();
        find_members(&document, &mut members);
        Self { operations: operations.collect(), members }
    }

    /// The ids of all operations.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &str> {
        self.operations.keys().map(String::as_str)
    }

    /// The answers of an operation.
    pub(crate) fn answers(&self, operation: &str) -> &[Documented] {
        self.operations.get(operation).unwrap_or_else(|| panic!("the document has no operation {operation}"))
    }

    /// Whether a member of this name is described anywhere.
    pub(crate) fn knows(&self, member: &str) -> bool {
        self.members.contains(member)
    }
}

/// The values of the member `error`, wherever in the schema of the response they are listed.
fn find_codes(document: &Exact, place: &Exact, codes: &mut BTreeMap<String, String>) {
    if let Some(reference) = find(place, "$ref") {
        let path: Vec<&str> = reference.text().trim_start_matches("#/").split('/').collect();
        return find_codes(document, document.member(&path), codes);
    }
    let error = find(place, "error");
    for code in error.and_then(|error| find(error, "enum")).into_iter().flat_map(texts) {
        let named = error.and_then(|error| find(error, "x-enum-names")).and_then(|names| find(names, code));
        codes.insert(code.to_owned(), named.map_or(code, Exact::text).to_owned());
    }
    below(place).for_each(|value| find_codes(document, value, codes));
}

fn find_members(place: &Exact, members: &mut BTreeSet<String>) {
    if let Some(properties @ Exact::Record(_)) = find(place, "properties") {
        members.extend(records(properties).map(|(name, _)| name.to_owned()));
    }
    below(place).for_each(|value| find_members(value, members));
}

fn below(value: &Exact) -> Box<dyn Iterator<Item = &Exact> + '_> {
    match value {
        Exact::List(items) => Box::new(items.iter()),
        Exact::Record(members) => Box::new(members.values()),
        Exact::Bare(_) | Exact::Text(_) => Box::new(std::iter::empty()),
    }
}

fn records(value: &Exact) -> impl Iterator<Item = (&str, &Exact)> {
    let Exact::Record(members) = value else { panic!("it is a record") };
    members.iter().map(|(name, value)| (name.as_str(), value))
}

fn texts(value: &Exact) -> Vec<&str> {
    let Exact::List(items) = value else { panic!("it is a list") };
    items.iter().map(Exact::text).collect()
}

fn find<'v>(value: &'v Exact, name: &str) -> Option<&'v Exact> {
    match value {
        Exact::Record(members) => members.get(name),
        _ => None,
    }
}
