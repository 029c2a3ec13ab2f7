//! Names and prose.

use super::sketch::Sketch;

/// Few, so that they meet; and among them what a language or a path could stumble over.
const NAMES: [&str; 40] = [
    "A", "B", "C", "D", "Pet", "pet", "PET", "id", "name", "type", "kind", "value", "self", "Self", "crate", "Option",
    "String", "Client", "Error", "new", "send", "body", "async", "r#fn", "a-b", "a_b", "aB", "A B", "a.b", "a/b",
    "a~b", "1", "1a", "", "$ref", "x-id", "é", "日本", "_", "default",
];
const PROSE: [&str; 12] = [
    "A pet.",
    "",
    "See [the page](https://example.com/a_b) or https://example.com.",
    "<b>bold</b> & `code` *star* _under_",
    "- one\n- two\n  - three",
    "| a | b |\n|---|---|\n| c | d |",
    "```rust\nfn main() {}\n```",
    "    indented",
    "*/ pwned!(); /*",
    "\" ; pwned!(); \"",
    "\u{202e}turned\u{0}\u{1b}[31m\r\n",
    "[broken] [`link`] [a]: http://a.b",
];

impl Sketch<'_, '_> {
    pub(super) fn word(&mut self) -> &'static str {
        self.one(&NAMES, "A")
    }

    pub(super) fn prose(&mut self) -> &'static str {
        self.one(&PROSE, "A pet.")
    }
}
