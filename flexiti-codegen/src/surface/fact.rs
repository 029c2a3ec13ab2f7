//! One fact and its line.

use serde::Serialize;

/// A fact about one parameter, member or error code of one operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fact {
    /// The operation, `POST /pets/{id}`; `*` for what holds for all of them.
    pub operation: String,
    /// Where in the operation: `operation`, `security`, `request-header`, `request-path`, `request-query`,
    /// `request-cookie`, `request-form`, `request-body`, `response-<status>` or `error`.
    pub part: String,
    /// The dotted name, `products[].sku_id`; for an error the vendor's code.
    pub name: String,
    /// `yes`, `no`, `unknown` or `if ...`.
    pub required: String,
    /// The type as documentation writes it, `string(100)`; for an error the status.
    #[serde(rename = "type")]
    pub kind: String,
    /// What else holds of it: `nullable`, `nullable-items` (of a list whose items have no
    /// line), `read-only`, `write-only`, `deprecated`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<&'static str>,
    /// The documented values and the default, `en,fr,default=en`.
    pub values: String,
    /// Whether it must never be printed.
    pub sensitive: bool,
    /// How it is known; empty where the document does not say.
    pub provenance: String,
}

impl Fact {
    /// The fact as one line: what is no letter of a text, or would turn its direction, is written as its number.
    pub fn line(&self) -> String {
        let mut line = format!("{}  {}  {}:", self.operation, self.part, self.name);
        let mut say = |word: &str| {
            line.push(' ');
            line.push_str(word);
        };
        say(if self.kind.is_empty() { "any" } else { &self.kind });
        match self.required.as_str() {
            "" | "no" => {}
            "yes" => say("required"),
            "unknown" => say("required?"),
            condition => say(&format!("required {condition}")),
        }
        if !self.values.is_empty() {
            say(&format!("[{}]", self.values));
        }
        self.marks.iter().for_each(|mark| say(mark));
        if self.sensitive {
            say("sensitive");
        }
        if !self.provenance.is_empty() {
            say(&format!("({})", self.provenance));
        }
        if line.contains(is_unseen) { line.chars().map(seen).collect() } else { line }
    }
}

/// Whether a character would end the line, or show a reviewer another line than there is.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn seen(character: char) -> String {
    if is_unseen(character) { character.escape_default().to_string() } else { character.to_string() }
}

/// All facts as text: sorted, one line each.
pub fn render(facts: &[Fact]) -> String {
    let mut lines: Vec<String> = facts.iter().map(Fact::line).collect();
    lines.sort();
    lines.dedup();
    lines.join("\n") + "\n"
}
