//! A canary for each sensitive member of an operation, each with a song of its own.

use super::surface::{self, Row};

/// The canaries of one operation's requests, answers and refusals.
pub(super) struct Canaries {
    planted: Vec<(&'static Row, String)>,
    too_long: bool,
}

impl Canaries {
    /// Canaries that keep to the limits of requests. Answers have no limits.
    pub(super) fn of(operation: &str) -> Self {
        let common = surface::rows("*").filter(|row| !row.is_request());
        let sensitive = surface::rows(operation).chain(common).filter(|row| row.sensitive && !row.is_container());
        let planted = sensitive.enumerate().map(|(index, row)| (row, song(index, row))).collect();
        Self { planted, too_long: false }
    }

    /// The same, but longer than any limit of a request.
    pub(super) fn too_long(mut self) -> Self {
        let request = self.planted.iter_mut().filter(|(row, _)| row.is_request() && !is_day(row));
        request.for_each(|(_, song)| *song = song.repeat(60));
        Self { too_long: true, ..self }
    }

    pub(super) fn are_too_long(&self) -> bool {
        self.too_long
    }

    /// The song for a member of the request's body.
    pub(super) fn body(&self, name: &str) -> String {
        self.song("request-body", name)
    }

    /// The song for a member of the request's form.
    pub(super) fn form(&self, name: &str) -> String {
        self.song("request-form", name)
    }

    /// The song for an argument of the path.
    pub(super) fn path(&self, name: &str) -> String {
        self.song("request-path", name)
    }

    /// The song for a parameter of the query.
    pub(super) fn query(&self, name: &str) -> String {
        self.song("request-query", name)
    }

    /// The song for any member.
    pub(super) fn song(&self, part: &str, name: &str) -> String {
        let found = self.planted.iter().find(|(row, _)| row.part == part && row.name == name);
        found.unwrap_or_else(|| panic!("{part} has no sensitive member {name}")).1.clone()
    }

    /// All of them: member and song.
    pub(super) fn planted(&self) -> impl Iterator<Item = (&'static Row, &str)> {
        self.planted.iter().map(|(row, song)| (*row, song.as_str()))
    }

    pub(super) fn songs(&self) -> Vec<&str> {
        self.planted().map(|(_, song)| song).collect()
    }

    pub(super) fn requested_songs(&self) -> Vec<&str> {
        self.planted().filter(|(row, _)| row.is_request()).map(|(_, song)| song).collect()
    }

    /// The members that a request has.
    pub(super) fn requested(&self) -> Vec<String> {
        self.planted().filter(|(row, _)| row.is_request()).map(|(row, _)| name(row)).collect()
    }

    /// The members that a success has.
    pub(super) fn answered(&self) -> Vec<String> {
        self.planted().filter(|(row, _)| row.is_success()).map(|(row, _)| name(row)).collect()
    }
}

/// A member's name, with its part.
pub(super) fn name(row: &Row) -> String {
    format!("{} {}", row.part, row.name)
}

/// Six characters or more that stand nowhere else, in the form that the member has.
fn song(index: usize, row: &Row) -> String {
    match row.kind.split('(').next() {
        _ if is_day(row) => format!("9{index:03}-03-07"),
        Some("number") => format!("97{index:03}037"),
        Some("decimal") => format!("97{index:03}037.25"),
        _ => format!("Zq{index:04}"),
    }
}

fn is_day(row: &Row) -> bool {
    row.is_request() && row.name.ends_with("dob")
}
