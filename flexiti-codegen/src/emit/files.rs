//! The files of a crate, in memory: what is written and what is verified come from the same plan.

use std::collections::BTreeMap;

/// Paths relative to the crate's folder, with `/`, and the text of each file, with `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Puts a file into the plan.
    pub fn insert(&mut self, path: impl Into<String>, text: String) {
        self.0.insert(path.into(), visible(text));
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many lines they have together.
    pub fn lines(&self) -> usize {
        self.0.values().map(|text| text.lines().count()).sum()
    }
}

impl Extend<(String, String)> for Files {
    fn extend<T: IntoIterator<Item = (String, String)>>(&mut self, files: T) {
        self.0.extend(files.into_iter().map(|(path, text)| (path, visible(text))));
    }
}

/// Text without characters that hide what it says: control characters, a lone carriage return among them, and those
/// that turn the direction of a line. Compilers refuse them, and so should a reviewer. In code they can only stem from
/// prose: literals spell them as escapes.
fn visible(text: String) -> String {
    let hides = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    // Most texts have no character that begins like one of these.
    let may_hide = |byte: u8| (byte < b' ' && byte != b'\n') || matches!(byte, 0x7f | 0xc2 | 0xe2);
    if text.bytes().any(may_hide) && text.contains(hides) {
        text.replace("\r\n", "\n").replace(hides, " ")
    } else {
        text
    }
}
