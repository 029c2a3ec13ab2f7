//! The vendor's prose as rustdoc: CommonMark and stray HTML in, lines that rustdoc takes without a warning out.
//!
//! Everything that could become a broken link, a test or an open tag is written as plain text.

use proc_macro2::TokenStream;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use quote::quote;

use crate::model::Docs;

/// So many characters of one text are kept: documentation, not a book.
const LONGEST: usize = 4_000;
/// Where lines are broken.
const WIDTH: usize = 110;

/// Lines of documentation as attributes.
pub(crate) fn attributes(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Lines of documentation for the head of a module.
pub(crate) fn inner_attributes(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#![doc = #lines])*)
}

/// A text of the vendor's as lines of documentation.
pub(crate) fn prose(text: &str) -> Vec<String> {
    // A control character is nothing that is read, and stands in nobody's way to become a gap at the head of a line.
    let is_text = |character: &char| !character.is_control() || matches!(character, '\n' | '\r' | '\t');
    let text: String = text.chars().filter(is_text).take(LONGEST).collect();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut writer = Writer::default();
    TextMergeStream::new(Parser::new_ext(&text, options)).for_each(|event| writer.event(event));
    writer.finish()
}

/// Summary and description as lines.
pub(crate) fn prose_of(said: &Docs) -> Vec<String> {
    let mut lines = said.summary.as_deref().map(prose).unwrap_or_default();
    let description = said.description.as_deref().map(prose).unwrap_or_default();
    if !lines.is_empty() && !description.is_empty() && lines != description {
        lines.push(String::new());
        lines.extend(description);
    } else if lines.is_empty() {
        lines = description;
    }
    lines
}

/// The first sentence or line of a text, for where only one line fits.
pub(crate) fn sentence(text: &str) -> String {
    prose(text).into_iter().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One line of documentation, broken at [`WIDTH`]; an item of a list hangs below its mark.
pub(crate) fn wrapped(line: &str) -> Vec<String> {
    let text = line.trim_start();
    let indent = " ".repeat(line.len() - text.len());
    let hanging = if text.starts_with("- ") { format!("{indent}  ") } else { indent.clone() };
    let mut lines = Vec::new();
    let mut current = indent;
    let mut fresh = true;
    for word in text.split_whitespace() {
        if !fresh && current.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut current, hanging.clone()));
            fresh = true;
        }
        if !fresh {
            current.push(' ');
        }
        let is_mark = lines.is_empty() && word == "-";
        current.push_str(&if is_mark { word.to_owned() } else { unmarked(word, fresh) });
        fresh = false;
    }
    lines.push(current);
    lines
}

/// Text that rustdoc shows as it is.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '[' | ']' | '<' | '>' | '`' | '*' | '_' | '|' | '#' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}

/// Text that rustdoc shows as it is, but for its addresses, which are links: of those that are none rustdoc warns.
pub(crate) fn linked(text: &str) -> String {
    let mut linked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, address) = rest.split_at(start);
        linked.push_str(&escape(before));
        let ends = |character: char| !character.is_ascii_graphic() || matches!(character, '<' | '>' | '`' | '\\' | '"');
        let address = address.split(ends).next().unwrap_or(address);
        let address = address.trim_end_matches(|character: char| ".,;:!?'*_|)]}".contains(character));
        linked.push_str(&match address.ends_with("://") {
            true => address.replace("://", "\\://"),
            false => format!("<{address}>"),
        });
        rest = rest.get(start + address.len()..).unwrap_or_default();
    }
    linked.push_str(&escape(rest));
    linked
}

/// Text in a code span, whatever backticks it holds.
pub(crate) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ");
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if text.starts_with('`') || text.ends_with('`') || text.is_empty() { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Collects events of the parser into lines.
#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    line: String,
    /// The lists that are open, each with how deep its items are indented.
    lists: Vec<usize>,
    in_code: bool,
    /// Whether a list within an item has ended just now: text would be taken for its last item's.
    after_list: bool,
    links: Vec<String>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) if self.in_code => self.code_lines(&text),
            Event::Text(text) => {
                // Text that begins a line, after a break in HTML say, must not begin a list with it, nor indent it.
                let is_fresh = self.line.trim().is_empty();
                let text = if is_fresh { text.trim_start() } else { &text };
                self.line.push_str(if is_fresh && text.starts_with(['-', '+']) { "\\" } else { "" });
                self.line.push_str(&match self.links.is_empty() {
                    true => linked(text),
                    // A link has no links within it.
                    false => escape(text).replace("://", "\\://"),
                });
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.line.push_str(&code(&text)),
            Event::SoftBreak if self.line.trim().is_empty() => {}
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak => self.break_line(),
            Event::Html(html) | Event::InlineHtml(html) => {
                if is_break(&html) {
                    self.break_line();
                }
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Rule => self.paragraph(),
            Event::TaskListMarker(done) => self.line.push_str(if done { "(done) " } else { "(open) " }),
            Event::FootnoteReference(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::Table(_) => self.paragraph_unless_item(),
            Tag::CodeBlock(_) => {
                self.paragraph();
                self.lines.push(format!("{}```text", self.indent()));
                self.in_code = true;
            }
            Tag::List(_) => {
                // The mark of an item that holds nothing but a list is left out, and its list stands in its place: below
                // nothing it would be taken for code.
                let is_alone = self.is_at_mark();
                self.flush();
                if self.lists.is_empty() {
                    self.gap();
                }
                self.lists.push(if is_alone { self.depth() } else { self.depth() + 1 });
            }
            Tag::Item => {
                self.flush();
                self.line = format!("{}- ", "  ".repeat(self.depth().saturating_sub(1)));
            }
            Tag::Link { dest_url, .. } => self.links.push(dest_url.into_string()),
            Tag::TableRow | Tag::TableHead if !self.is_at_mark() => self.break_line(),
            Tag::TableCell if !self.line.trim().is_empty() && !self.is_at_mark() => self.line.push_str("; "),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead => {
                self.flush();
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.lines.push(format!("{}```", self.indent()));
                self.in_code = false;
                self.gap();
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
                if self.lists.is_empty() {
                    self.gap();
                }
                self.after_list = !self.lists.is_empty();
            }
            TagEnd::Link => {
                let address = self.links.pop().unwrap_or_default();
                if is_plain_address(&address) {
                    self.line.push_str(&format!(" (<{address}>)"));
                }
            }
            _ => {}
        }
    }

    fn code_lines(&mut self, text: &str) {
        let indent = self.indent();
        for line in text.lines() {
            let shown = line.replace("```", "'''");
            self.lines.push(indent.chars().chain(shown.chars().filter(|character| !character.is_control())).collect());
        }
    }

    fn paragraph_unless_item(&mut self) {
        if self.lists.is_empty() {
            self.paragraph();
        } else if !self.is_at_mark() {
            self.break_line();
        }
    }

    /// Ends the line at hand; inside an item, the next one hangs below its mark.
    fn break_line(&mut self) {
        self.flush();
        self.line = self.indent();
    }

    /// Whether nothing of an item is there but its mark.
    fn is_at_mark(&self) -> bool {
        self.line.trim() == "-"
    }

    fn depth(&self) -> usize {
        self.lists.last().copied().unwrap_or(0)
    }

    /// What belongs to an item stands below its text, also a table or code: else it would end the list.
    fn indent(&self) -> String {
        "  ".repeat(self.depth())
    }

    fn paragraph(&mut self) {
        self.flush();
        self.gap();
    }

    /// An empty line, unless there is one.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Ends the line at hand, broken at [`WIDTH`].
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.trim();
        if !text.is_empty() && text != "-" {
            if std::mem::take(&mut self.after_list) && !text.starts_with("- ") {
                self.gap();
            }
            self.lines.extend(wrapped(&line));
        }
    }

    fn finish(mut self) -> Vec<String> {
        if self.in_code {
            self.end(TagEnd::CodeBlock);
        }
        self.flush();
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}

/// A word that would open a list, a heading or a quotation where it stands first on a line.
fn unmarked(word: &str, first: bool) -> String {
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let number = word.strip_suffix(['.', ')']).filter(is_number);
    match (first, word, number) {
        (true, "-" | "+" | "=" | "--" | "---" | "===", _) => format!("\\{word}"),
        (true, _, Some(number)) => format!("{number}\\{}", word.strip_prefix(number).unwrap_or_default()),
        _ => word.to_owned(),
    }
}

fn is_break(html: &str) -> bool {
    let tag = html.trim().to_ascii_lowercase();
    ["<br", "<p", "</p", "<li", "</li", "<tr", "</tr", "<h", "</h", "<ul", "</ul", "<div", "</div"]
        .iter()
        .any(|open| tag.starts_with(open))
}

/// Whether an address can stand between angle brackets.
fn is_plain_address(address: &str) -> bool {
    let known = address.starts_with("https://") || address.starts_with("http://");
    known
        && address.chars().all(|character| character.is_ascii_graphic() && !matches!(character, '<' | '>' | '`' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rustdoc_would_stumble_over_is_plain_text() {
        let cases = [
            ("See [the page](https://example.com/a).", "See the page (<https://example.com/a>)."),
            ("A [broken] link, <b>bold</b> and Vec<u8>", "A \\[broken\\] link, bold and Vec"),
            ("`code` stays", "`code` stays"),
            ("At https://example.com/a_b#c, (http://a.b).", "At <https://example.com/a_b#c>, (<http://a.b>)."),
            ("[http://a.b](http://a.b) or http://", "http\\://a.b (<http://a.b>) or http\\://"),
            ("1. first\n2. second", "- first\n- second"),
        ];
        for (text, expected) in cases {
            assert_eq!(prose(text).join("\n"), expected, "{text}");
        }
    }

    #[test]
    fn what_belongs_to_an_item_stands_below_its_text() {
        let cases = [
            ("* one\n\n  | a | b |\n  |---|---|\n  | c | d |\n* two", "- one\n  a; b\n  c; d\n- two"),
            ("* one\n\n  ```\n  x\n  ```\n\n  after", "- one\n\n  ```text\n  x\n  ```\n\n  after"),
            ("* one<br>\n   below", "- one\n  below"),
            ("* one\n  * two\n\n  after\n* three", "- one\n  - two\n\n  after\n- three"),
            ("* | a | b |\n  |---|---|\n  | c | d |", "- a; b\n  c; d"),
            ("- * - one\n- two", "- one\n- two"),
        ];
        for (text, expected) in cases {
            assert_eq!(prose(text).join("\n"), expected, "{text}");
        }
    }

    #[test]
    fn code_is_never_a_test() {
        assert_eq!(prose("```rust\nfn main() {}\n```").join("\n"), "```text\nfn main() {}\n```");
        assert_eq!(prose("    indented").join("\n"), "```text\nindented\n```");
    }
}
