//! Codes of refusal: which came, which went, which are called otherwise or come with another status.

use super::{Walk, operation::at};
use crate::diff::{renaming, rules::operations as rules};
use crate::model::{ErrorCode, Operation};

impl<'m> Walk<'m> {
    pub(super) fn error_codes(&mut self, title: &str, old: &'m Operation, new: &'m Operation) {
        let mut gone = missing(&old.error_codes, &new.error_codes);
        let mut come = missing(&new.error_codes, &old.error_codes);
        gone.retain(|code| {
            let Some(index) = come.iter().position(|now| now.code == code.code) else { return true };
            let now = come.remove(index);
            let values = (&*code.status.word(), &*now.status.word());
            let place = at(title, "error", &code.code);
            self.collect.say(&rules::ERROR_STATUS_CHANGED, place, values, (code.origin, now.origin));
            false
        });
        let renamed = renamed(&gone, &come);
        for (code, now) in &renamed {
            let place = at(title, "error", &now.code);
            self.collect.say(&rules::ERROR_CODE_RENAMED, place, (&code.code, &now.code), (code.origin, now.origin));
        }
        for code in gone.iter().filter(|code| !renamed.iter().any(|(old, _)| old == *code)) {
            let (place, before) = (at(title, "error", &code.code), code.status.word());
            self.collect.say(&rules::ERROR_CODE_REMOVED, place, (&before, ""), (code.origin, new.origin));
        }
        for code in come.iter().filter(|code| !renamed.iter().any(|(_, now)| now == *code)) {
            let place = at(title, "error", &code.code);
            self.collect.say(&rules::ERROR_CODE_ADDED, place, ("", &code.status.word()), (old.origin, code.origin));
        }
    }
}

/// The codes of one list that the other does not have with the same status.
fn missing<'m>(one: &'m [ErrorCode], other: &[ErrorCode]) -> Vec<&'m ErrorCode> {
    let known = |code: &&ErrorCode| other.iter().any(|now| now.code == code.code && now.status == code.status);
    one.iter().filter(|code| !known(code)).collect()
}

/// The codes that mean the same under another name: of one status, and spelled alike, or with the same meaning, or the
/// only ones that changed and with no meaning that says otherwise.
fn renamed<'m>(gone: &[&'m ErrorCode], come: &[&'m ErrorCode]) -> Vec<(&'m ErrorCode, &'m ErrorCode)> {
    let alone =
        |code: &ErrorCode, codes: &[&ErrorCode]| codes.iter().filter(|other| other.status == code.status).count() == 1;
    let said = |code: &'m ErrorCode| (code.code.as_str(), code.meaning.as_deref());
    let same = |old: &'m ErrorCode, new: &'m ErrorCode| {
        let only = alone(old, gone) && alone(new, come) && (old.meaning.is_none() || new.meaning.is_none());
        old.status == new.status && (only || renaming::is_rename(said(old), said(new)))
    };
    let places = renaming::unique(gone.len(), come.len(), |old, new| match (gone.get(old), come.get(new)) {
        (Some(old), Some(new)) => same(old, new),
        _ => false,
    });
    places.into_iter().filter_map(|(old, new)| Some((*gone.get(old)?, *come.get(new)?))).collect()
}
