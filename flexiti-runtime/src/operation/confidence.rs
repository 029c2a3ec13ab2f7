//! What a call sends in confidence, struck out of what the other side says: vendors repeat in their texts what they were
//! sent.
//!
//! A text is struck before anything else is done with it. Cut first, half a secret would stand at its end; escaped first, a
//! secret with a line break would not be found. And longer secrets come first, because a short one may stand in a long one.

use crate::error::printable;
use secrecy::{ExposeSecret, SecretString};
use std::cmp::Reverse;

/// The secrets of one call.
pub(crate) struct Confidence<'s>(Vec<&'s str>);

impl<'s> Confidence<'s> {
    pub(crate) fn new(secrets: &'s [SecretString]) -> Self {
        let mut secrets: Vec<&str> = secrets.iter().map(|secret| secret.expose_secret()).collect();
        secrets.retain(|secret| !secret.is_empty());
        secrets.sort_unstable_by_key(|secret| Reverse(secret.len()));
        Self(secrets)
    }

    /// Whether a text repeats one of them.
    pub(crate) fn is_broken_by(&self, text: &str) -> bool {
        self.0.iter().any(|secret| text.contains(secret))
    }

    /// A text of the other side as it may be printed: at most so many characters, on one line.
    pub(crate) fn printable(&self, text: &str, longest: usize) -> String {
        if !self.is_broken_by(text) {
            return printable(text, longest);
        }
        let struck = self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret, "[redacted]"));
        printable(&struck, longest)
    }
}

#[cfg(test)]
mod tests {
    use super::Confidence;
    use secrecy::SecretString;

    fn told(secrets: &[&str], text: &str, longest: usize) -> String {
        let secrets: Vec<SecretString> = secrets.iter().map(|secret| SecretString::from(*secret)).collect();
        Confidence::new(&secrets).printable(text, longest)
    }

    #[test]
    fn half_a_secret_does_not_stand_at_the_end() {
        assert_eq!(told(&["1234567890"], "no account 1234567890", 16), "no account [reda…");
    }

    #[test]
    fn a_short_secret_does_not_save_the_rest_of_a_long_one() {
        assert_eq!(told(&["1234", "12345678"], "pin 1234, account 12345678", 80), "pin [redacted], account [redacted]");
    }

    #[test]
    fn a_secret_of_two_lines_is_found() {
        assert_eq!(told(&["top\nsecret"], "not top\nsecret\n", 80), "not [redacted]");
    }
}
