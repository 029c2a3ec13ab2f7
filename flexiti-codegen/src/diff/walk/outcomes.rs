//! Answers against answers: by status, with their headers.

use super::Walk;
use crate::diff::{
    change::Place,
    rules::{Site, Written, bodies as rules, fields},
};
use crate::model::{Api, Header, Operation, Outcome, SchemaId, Shape, Status};
use crate::surface::type_word;

impl<'m> Walk<'m> {
    pub(super) fn outcomes(&mut self, title: &str, old: &'m Operation, new: &'m Operation) {
        let part = |outcome: &Outcome| format!("response-{}", outcome.status.word());
        for outcome in &old.outcomes {
            let part = part(outcome);
            let place = Place { operation: title, part: &part, name: "", site: Site::ResponseBody };
            match new.outcomes.iter().find(|now| now.status == outcome.status) {
                Some(now) => self.outcome(place, outcome, now),
                None => {
                    let by_status = matches!(outcome.status, Status::Exact(status) if self.old.problems.by_status.contains(&status));
                    let by_code = !by_status && old.error_codes.iter().any(|code| code.status == outcome.status);
                    let rule = match (outcome.status.is_success(), by_code) {
                        (true, _) => &rules::SUCCESS_REMOVED,
                        (false, true) => &rules::FAILURE_WITH_CODES_REMOVED,
                        (false, false) => &rules::FAILURE_REMOVED,
                    };
                    let word = outcome.status.word();
                    self.collect.say(rule, Place { name: &word, ..place }, (&word, ""), (outcome.origin, new.origin));
                }
            }
        }
        let known = |now: &Outcome| old.outcomes.iter().any(|outcome| outcome.status == now.status);
        for outcome in new.outcomes.iter().filter(|now| !known(now)) {
            let rule = if outcome.status.is_success() { &rules::SUCCESS_ADDED } else { &rules::FAILURE_ADDED };
            let (part, word) = (part(outcome), outcome.status.word());
            let place = Place { operation: title, part: &part, name: &word, site: Site::ResponseBody };
            self.collect.say(rule, place, ("", &word), (old.origin, outcome.origin));
        }
    }

    fn outcome(&mut self, place: Place<'_>, old: &'m Outcome, new: &'m Outcome) {
        self.headers(place, old, new);
        // An error body that all operations share is compared once, for all of them, as the surface lists it.
        let shared = (shared(self.old, old), shared(self.new, new));
        if let (Some(old), Some(new)) = shared {
            let everywhere = Place { operation: "*", part: "response-default", ..place };
            self.collect.meet(everywhere, Written::Typed, old, new);
            return;
        }
        self.contents(place, (&old.contents, &new.contents), (old.origin, new.origin));
    }

    fn headers(&mut self, place: Place<'_>, old: &'m Outcome, new: &'m Outcome) {
        let name = |header: &Header| format!("header {}", header.name);
        let same = |one: &Header, other: &Header| one.name.eq_ignore_ascii_case(&other.name);
        for header in &old.headers {
            let name = name(header);
            let place = Place { name: &name, site: Site::Header, ..place };
            let Some(now) = new.headers.iter().find(|now| same(header, now)) else {
                let rule =
                    if header.required { &rules::HEADER_REMOVED_REQUIRED } else { &rules::HEADER_REMOVED_OPTIONAL };
                let word = header.schema.map(|schema| type_word(&self.old.schemas, schema)).unwrap_or_default();
                self.collect.say(rule, place, (&word, ""), (header.origin, new.origin));
                continue;
            };
            let origins = (header.origin, now.origin);
            match (header.required, now.required) {
                (false, true) => self.collect.say(&fields::BECAME_REQUIRED, place, ("no", "yes"), origins),
                (true, false) => self.collect.say(&fields::BECAME_OPTIONAL, place, ("yes", "no"), origins),
                _ => {}
            }
            if let (Some(old), Some(new)) = (header.schema, now.schema) {
                self.collect.meet(place, Written::Text, old, new);
            }
        }
        for header in new.headers.iter().filter(|now| !old.headers.iter().any(|header| same(header, now))) {
            let name = name(header);
            let place = Place { name: &name, site: Site::Header, ..place };
            let word = header.schema.map(|schema| type_word(&self.new.schemas, schema)).unwrap_or_default();
            self.collect.say(&rules::HEADER_ADDED, place, ("", &word), (old.origin, header.origin));
        }
    }
}

/// The schema of an error body that operations share and that holds the error code.
fn shared(api: &Api, outcome: &Outcome) -> Option<SchemaId> {
    let schema = outcome.contents.first()?.schema?;
    let (id, resolved) = api.schemas.resolve(schema);
    let Shape::Record(record) = &resolved.shape else { return None };
    let has_code = record.fields.iter().any(|field| api.problems.code.contains(&field.name));
    (!outcome.status.is_success() && has_code && api.schemas[id].component.is_some()).then_some(schema)
}
