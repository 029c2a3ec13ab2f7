//! What holds for the API as a whole.

use super::{Walk, operation::at};
use crate::diff::rules::security as rules;
use crate::model::Problems;

impl Walk<'_> {
    pub(super) fn api(&mut self) {
        let origins = (self.old.origin, self.new.origin);
        self.servers("*", (&self.old.servers, &self.new.servers), origins);
        self.security_schemes();
        self.shared_requirements();
        let (old, new) = (reading(&self.old.problems), reading(&self.new.problems));
        if old != new {
            let place = at("*", "response-default", "(body)");
            self.collect.say(&rules::ERROR_READING_CHANGED, place, (&old, &new), origins);
        }
    }
}

/// Where error bodies hold what, in one line.
fn reading(problems: &Problems) -> String {
    let lists = [
        ("code", &problems.code),
        ("message", &problems.message),
        ("fields", &problems.fields),
        ("field name", &problems.field_name),
        ("field message", &problems.field_message),
    ];
    let mut words: Vec<String> = lists
        .iter()
        .filter(|(_, members)| !members.is_empty())
        .map(|(word, members)| format!("{word} in {}", members.join(" or ")))
        .collect();
    words.extend(problems.aliases.iter().map(|(sent, meant)| format!("{sent} means {meant}")));
    words.extend(problems.by_status.iter().map(|status| format!("{status} by status")));
    words.join(", ")
}
