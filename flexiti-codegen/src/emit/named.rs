//! What formatted code names: read from its text, which is a hundred times cheaper than from tokens.
//!
//! What lives here: as much of Rust's lexis as tells names from comments, strings and characters. What does not: what is
//! done about a name that is needed (see `imports`).

use std::collections::HashSet;

/// The names in a piece of code.
#[derive(Debug, Default)]
pub(crate) struct Named<'c> {
    /// What is looked up: not what follows `::`, and no variant where its enum lists it. Without names that begin with a
    /// small letter, of which nobody asks.
    items: HashSet<&'c str>,
    /// What a path begins with or goes through.
    modules: HashSet<&'c str>,
    /// Whether any name has letters beyond ASCII.
    pub(crate) has_other_letters: bool,
}

impl<'c> Named<'c> {
    /// Reads the names of code.
    pub(crate) fn by(code: &'c str) -> Self {
        let mut reader = Reader { code, at: 0, named: Self::default() };
        reader.read();
        reader.named
    }

    /// Whether the code looks up a type or a constant of this name.
    pub(crate) fn item(&self, name: &str) -> bool {
        self.items.contains(name)
    }

    /// Whether a path of the code goes through a module, or a type, of this name.
    pub(crate) fn module(&self, name: &str) -> bool {
        self.modules.contains(name)
    }

    /// The types and constants that the code looks up, in no order.
    pub(crate) fn items(&self) -> impl Iterator<Item = &'c str> {
        self.items.iter().copied()
    }
}

/// Goes through code once.
struct Reader<'c> {
    code: &'c str,
    at: usize,
    named: Named<'c>,
}

impl<'c> Reader<'c> {
    fn read(&mut self) {
        // For each bracket that is open: whether it holds the variants of an enum.
        let mut open: Vec<bool> = Vec::new();
        let mut after_path = false;
        // `enum`, then its name, then what it holds.
        let (mut after_enum, mut after_name) = (false, false);
        while let Some(byte) = self.peek(0) {
            match byte {
                b'/' if self.peek(1) == Some(b'/') => self.skip_past("\n"),
                b'/' if self.peek(1) == Some(b'*') => self.skip_past("*/"),
                b'"' => self.skip_text(),
                b'\'' => self.skip_character(),
                b'(' | b'[' | b'{' => {
                    open.push(after_name);
                    (after_path, after_name) = (false, false);
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    open.pop();
                    after_path = false;
                    self.at += 1;
                }
                b':' if self.peek(1) == Some(b':') => {
                    after_path = true;
                    self.at += 2;
                }
                b'0'..=b'9' => _ = self.word(),
                _ if is_letter(byte) => {
                    let name = self.name();
                    (after_enum, after_name) = (name == "enum", after_enum);
                    let is_looked_up = !after_path && open.last() != Some(&true);
                    after_path = false;
                    self.found(name, is_looked_up);
                }
                byte => {
                    after_path &= byte.is_ascii_whitespace();
                    self.at += 1;
                }
            }
        }
    }

    fn found(&mut self, name: &'c str, is_looked_up: bool) {
        if !name.is_ascii() {
            self.named.has_other_letters = true;
        }
        if is_looked_up && !name.starts_with(|first: char| first.is_ascii_lowercase()) {
            self.named.items.insert(name);
        }
        if self.peek(0) == Some(b':') && self.peek(1) == Some(b':') {
            self.named.modules.insert(name);
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.code.as_bytes().get(self.at + ahead).copied()
    }

    /// Letters and digits from here on.
    fn word(&mut self) -> &'c str {
        let rest = self.code.get(self.at..).unwrap_or_default();
        let end = rest.bytes().position(|byte| !is_letter(byte) && !byte.is_ascii_digit()).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// A name, with its `r#` where it is a keyword.
    fn name(&mut self) -> &'c str {
        let start = self.at;
        let word = self.word();
        if word == "r" && self.peek(0) == Some(b'#') && self.peek(1).is_some_and(is_letter) {
            self.at += 1;
            self.word();
        }
        self.code.get(start..self.at).unwrap_or(word)
    }

    fn skip_past(&mut self, end: &str) {
        let rest = self.code.get(self.at..).unwrap_or_default();
        self.at += rest.find(end).map_or(rest.len(), |found| found + end.len());
    }

    /// A string; the emitter writes none that is raw.
    fn skip_text(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return;
            }
        }
    }

    /// A character, or the mark of a lifetime, whose name is passed over with it.
    fn skip_character(&mut self) {
        self.at += 1;
        if self.peek(0) == Some(b'\\') {
            self.at += 2;
            return self.skip_past("'");
        }
        let first = self.code.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if self.peek(first) == Some(b'\'') {
            self.at += first + 1;
        } else {
            self.word();
        }
    }
}

/// What a name has beside digits; letters beyond ASCII are not told from signs, of which code has none.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(code: &str) -> Vec<&str> {
        let mut items: Vec<&str> = Named::by(code).items().collect();
        items.sort_unstable();
        items
    }

    #[test]
    fn what_is_looked_up_is_named() {
        assert_eq!(
            items("pub struct Pet { owner: Box<types::Owner>, born: Option<Date> }"),
            ["Box", "Date", "Option", "Pet"]
        );
        assert_eq!(items("const LIMIT: wire::Limit = r#Type(1u8, 0x1F);"), ["LIMIT"]);
    }

    #[test]
    fn texts_comments_and_characters_name_nothing() {
        let code =
            "/// Json\nfn a<'Date>(b: &'Date str) { c(\"Json \\\" Json\", 'D', '\\'', 'é', /* Json */ \"//\"); Found }";
        assert_eq!(items(code), ["Found"]);
    }

    #[test]
    fn variants_are_no_names_but_what_they_hold_is() {
        assert_eq!(
            items("pub enum Kind { Json, Other(Text), #[x(Y)] Date } Decimal"),
            ["Decimal", "Kind", "Text", "Y"]
        );
        assert_eq!(items("match a { Kind::Json => Self::Date, }"), ["Kind", "Self"]);
    }

    #[test]
    fn modules_are_what_paths_go_through() {
        let named = Named::by("crate::operations::pets::get(wire: wire::Limit, types)");
        let known = ["crate", "operations", "pets", "wire", "types"].map(|name| named.module(name));
        assert_eq!(known, [true, true, true, true, false]);
    }

    #[test]
    fn letters_beyond_ascii_are_seen_in_names_alone() {
        assert!(Named::by("fn größe() {}").has_other_letters);
        assert!(!Named::by("/// Größe\nfn size() { \"größe\"; 'ö' }").has_other_letters);
    }
}
