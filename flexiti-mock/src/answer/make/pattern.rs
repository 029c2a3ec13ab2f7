//! A text that a pattern matches. The pattern is ECMAScript's and is read as Rust's: what the two do not share makes no
//! text here, and whoever asks looks at the text anyway.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Repetitions go on so often in search of the length that is asked for.
const MOST_REPETITIONS: u32 = 200;
/// So long a text may become.
const LONGEST: usize = 10_000;

/// The text number `index` of a pattern, of at least so many characters.
pub(super) fn matching(pattern: &str, least: u64, most: Option<u64>, index: usize) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let most = most.unwrap_or(u64::MAX);
    (0..MOST_REPETITIONS).find_map(|further| {
        let mut writer = Writer { text: String::new(), further, index };
        writer.write(&hir).then_some(())?;
        let length = writer.text.chars().count() as u64;
        (length >= least && length <= most).then_some(writer.text)
    })
}

struct Writer {
    text: String,
    /// How often a repetition goes on that could have ended.
    further: u32,
    index: usize,
}

impl Writer {
    /// Whether it can be written.
    fn write(&mut self, hir: &Hir) -> bool {
        if self.text.len() > LONGEST {
            return false;
        }
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => true,
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0);
                text.map(|text| self.text.push_str(text)).is_ok()
            }
            HirKind::Class(class) => {
                let character = character(class, self.index);
                character.map(|character| self.text.push(character)).is_some()
            }
            HirKind::Repetition(repetition) => {
                let most = repetition.max.unwrap_or(u32::MAX);
                let count = repetition.min.saturating_add(self.further).min(most);
                (0..count).all(|_| self.write(&repetition.sub))
            }
            HirKind::Capture(capture) => self.write(&capture.sub),
            HirKind::Concat(parts) => parts.iter().all(|part| self.write(part)),
            HirKind::Alternation(ways) => ways.first().is_some_and(|way| self.write(way)),
        }
    }
}

/// A character of a class: a plain one if there is any.
fn character(class: &Class, index: usize) -> Option<char> {
    let Class::Unicode(class) = class else { return None };
    let is_in = |wanted: char| class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&wanted));
    let plain: Vec<char> = "aA1bB2cC3-_. ".chars().filter(|character| is_in(*character)).collect();
    let first = || class.ranges().first().map(|range| range.start());
    plain.get(index % plain.len().max(1)).copied().or_else(first)
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn a_pattern_has_a_text() {
        let text = |pattern: &str, least| matching(pattern, least, None, 0).unwrap_or_default();
        assert_eq!(text("^[A-Z]{3}-[0-9]+$", 0), "AAA-1");
        assert_eq!(text("^[A-Z]{3}-[0-9]+$", 8), "AAA-1111");
        assert_eq!(text("^(pending|paid)$", 0), "pending");
        assert_eq!(text(r"^\d{3}$", 0), "111");
        assert_eq!(matching("^a{3}$", 9, None, 0), None);
        assert_eq!(matching("(?=a)b", 0, None, 0), None);
    }
}
