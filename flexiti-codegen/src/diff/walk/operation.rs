//! Operation against operation: whether it is there, its id, tags, life and repetition. Parts have files of their own.

use super::{
    Walk,
    collect::WEBHOOK,
    matching::{self, Matching},
};
use crate::diff::{
    Day,
    change::Place,
    rules::{Rule, Site, life, operations as rules},
};
use crate::model::Operation;

/// A place that is an operation itself.
pub(super) fn at<'p>(operation: &'p str, part: &'p str, name: &'p str) -> Place<'p> {
    Place { operation, part, name, site: Site::RequestBody }
}

impl<'m> Walk<'m> {
    pub(super) fn operations(&mut self, matching: &Matching<'m>) {
        for operation in &matching.removed {
            self.removed(operation);
        }
        for operation in &matching.added {
            let (title, place) = (operation.title(), operation.origin);
            self.collect.say(&rules::ADDED, at(&title, "operation", &operation.id), ("", &title), (None, place));
        }
        for (old, new) in &matching.common {
            self.operation(old, new, &new.title());
        }
    }

    /// What the API calls on its client's side: compared like operations, but no method is generated for it.
    pub(super) fn webhooks(&mut self, matching: &Matching<'m>) {
        let title = |operation: &Operation| format!("{WEBHOOK}{} {}", operation.path, operation.method.word());
        for operation in &matching.removed {
            let (title, place) = (title(operation), operation.origin);
            self.collect.say(
                &rules::WEBHOOK_REMOVED,
                at(&title, "webhook", &operation.path),
                (&title, ""),
                (place, None),
            );
        }
        for operation in &matching.added {
            let (title, place) = (title(operation), operation.origin);
            self.collect.say(
                &rules::WEBHOOK_ADDED,
                at(&title, "webhook", &operation.path),
                ("", &title),
                (None, place),
            );
        }
        for (old, new) in &matching.common {
            self.operation(old, new, &title(new));
        }
    }

    fn removed(&mut self, operation: &'m Operation) {
        let paths = |operations: &[Operation]| operations.iter().any(|other| other.path == operation.path);
        let whole_path = !paths(&self.new.operations);
        let early = self.options.calendar.is_early(&operation.docs);
        let rule = match (operation.docs.deprecated, early, whole_path) {
            (true, true, false) => &rules::REMOVED_BEFORE_SUNSET,
            (true, true, true) => &rules::PATH_REMOVED_BEFORE_SUNSET,
            (true, false, false) => &rules::REMOVED_WITH_DEPRECATION,
            (true, false, true) => &rules::PATH_REMOVED_WITH_DEPRECATION,
            (false, _, false) => &rules::REMOVED,
            (false, _, true) => &rules::PATH_REMOVED,
        };
        let title = operation.title();
        let before = if early { operation.docs.sunset.as_deref().unwrap_or(&title) } else { &title };
        self.collect.say(rule, at(&title, "operation", &operation.id), (before, ""), (operation.origin, None));
        let unreadable = |end: &&String| operation.docs.deprecated && Day::read(end).is_none();
        if let Some(end) = operation.docs.sunset.as_ref().filter(unreadable) {
            let place = at(&title, "operation", &operation.id);
            self.collect.say(&rules::SUNSET_UNREADABLE, place, (end, ""), (operation.origin, None));
        }
    }

    fn operation(&mut self, old: &'m Operation, new: &'m Operation, title: &str) {
        let calendar = self.options.calendar;
        let mut say = |rule: &'static Rule, name: &str, values: (&str, &str)| {
            self.collect.say(rule, at(title, "operation", name), values, (old.origin, new.origin));
        };
        if matching::is_version_bump(&old.path, &new.path) {
            say(&rules::VERSION_BUMPED, &new.id, (&old.path, &new.path));
        }
        match (old.id_given, new.id_given) {
            (false, true) => say(&rules::ID_ADDED, &new.id, ("", &new.id)),
            (true, false) => say(&rules::ID_REMOVED, &new.id, (&old.id, "")),
            (true, true) if old.id != new.id => say(&rules::ID_RENAMED, &new.id, (&old.id, &new.id)),
            _ => {}
        }
        for gone in old.tags.iter().filter(|tag| !new.tags.contains(tag)) {
            let first = old.tag.as_ref() == Some(gone);
            say(if first { &rules::FIRST_TAG_REMOVED } else { &rules::TAG_REMOVED }, gone, (gone, ""));
        }
        for come in new.tags.iter().filter(|tag| !old.tags.contains(tag)) {
            let first = new.tag.as_ref() == Some(come);
            say(if first { &rules::FIRST_TAG_ADDED } else { &rules::TAG_ADDED }, come, ("", come));
        }
        for turn in calendar.turns(&old.docs, &new.docs) {
            say(life::of_operation(&turn), &new.id, turn.values());
        }
        let (repeated, now) = (repetition(old), repetition(new));
        if repeated != now {
            say(&rules::RETRY_CHANGED, &new.id, (&repeated, &now));
        }
        match (&old.paging, &new.paging) {
            (None, Some(now)) => say(&rules::PAGING_ADDED, &new.id, ("", &now.words())),
            (Some(was), None) => say(&rules::PAGING_REMOVED, &new.id, (&was.words(), "")),
            (Some(was), Some(now)) if was.items != now.items => {
                say(&rules::PAGING_ITEMS_CHANGED, &new.id, (&was.words(), &now.words()));
            }
            (Some(was), Some(now)) if was != now => {
                say(&rules::PAGING_CHANGED, &new.id, (&was.words(), &now.words()));
            }
            _ => {}
        }
        self.servers(title, (&old.servers, &new.servers), (old.origin, new.origin));
        self.requirements(title, old, new);
        self.parameters(title, old, new);
        self.body(title, old, new);
        self.outcomes(title, old, new);
        self.error_codes(title, old, new);
    }
}

fn repetition(operation: &Operation) -> String {
    let money = if operation.moves_money { "it moves money" } else { "it moves no money" };
    match &operation.idempotency {
        None => money.into(),
        Some(keys) => match &keys.context_hash {
            None => format!("{money}, key in {}", keys.key),
            Some(hash) => format!("{money}, key in {}, hash in {hash}", keys.key),
        },
    }
}
