//! Codes of refusal: which came, which went, which come with another status.

use super::{Walk, operation::at};
use crate::diff::{change::Place, rules::operations as rules};
use crate::model::{ErrorCode, Operation};

impl<'m> Walk<'m> {
    pub(super) fn error_codes(&mut self, title: &str, old: &'m Operation, new: &'m Operation) {
        let gone = missing(&old.error_codes, &new.error_codes);
        let mut come = missing(&new.error_codes, &old.error_codes);
        for code in gone {
            let place: Place<'_> = at(title, "error", &code.code);
            let before = code.status.word();
            match come.iter().position(|now| now.code == code.code) {
                Some(index) => {
                    let now = come.remove(index);
                    let values = (before.as_str(), &*now.status.word());
                    self.collect.say(&rules::ERROR_STATUS_CHANGED, place, values, (code.origin, now.origin));
                }
                None => self.collect.say(&rules::ERROR_CODE_REMOVED, place, (&before, ""), (code.origin, new.origin)),
            }
        }
        for code in come {
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
