//! Where changes stand: file, line, column and JSON pointer, found only for what is reported.

use std::collections::{BTreeSet, HashMap};

use super::Change;
use crate::{
    diagnostic::Diagnostics,
    model::Origin,
    source::{Limits, Node, Texts, Value, pointer::escaped, read},
};

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path of the file, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The JSON pointer as a URI fragment, `#/paths/~1pets/get`.
    pub pointer: String,
    /// The line above and the few lines from the place on: what is shown to people.
    pub excerpt: Vec<(usize, String)>,
}

/// The places of changes in the texts of one side.
#[derive(Debug, Default)]
pub struct Places(HashMap<Origin, Place>);

/// An excerpt has this many lines from the place on.
const LINES: usize = 6;

/// Lines are shown up to this many characters.
const WIDTH: usize = 140;

/// So many bytes before the place are shown where a line is too long.
const BEFORE: usize = 20;

impl Places {
    /// Finds the places of all changes in the old texts.
    pub fn old(changes: &[Change], texts: &Texts) -> Self {
        Self::of(changes.iter().filter_map(|change| change.old_origin), texts)
    }

    /// Finds the places of all changes in the new texts.
    pub fn new(changes: &[Change], texts: &Texts) -> Self {
        Self::of(changes.iter().filter_map(|change| change.new_origin), texts)
    }

    /// The place of an origin; none for one that was not asked for.
    pub fn get(&self, origin: Option<Origin>) -> Option<&Place> {
        self.0.get(&origin?)
    }

    /// Each file that is asked about is read once more, walked once for pointers and once for lines.
    fn of(origins: impl Iterator<Item = Origin>, texts: &Texts) -> Self {
        let wanted: BTreeSet<Origin> = origins.collect();
        let mut places = HashMap::new();
        let files: BTreeSet<u16> = wanted.iter().map(|origin| origin.file).collect();
        for number in files {
            let Some(file) = texts.numbered(number) else { continue };
            let mut pointers: HashMap<u32, String> = HashMap::new();
            let offsets: BTreeSet<u32> =
                wanted.iter().filter(|origin| origin.file == number).map(|origin| origin.offset).collect();
            if let Some(root) = read(texts, file, &Limits::default(), &mut Diagnostics::new()) {
                find(&root, &offsets, &mut Vec::new(), &mut pointers);
            }
            let mut lines = Lines::of(file.text);
            for offset in offsets {
                let (line, column) = lines.at(offset as usize);
                let place = Place {
                    file: file.path.to_string_lossy().replace('\\', "/"),
                    line,
                    column,
                    pointer: pointers.remove(&offset).unwrap_or_else(|| "#".into()),
                    excerpt: lines.excerpt(line, offset as usize),
                };
                places.insert(Origin { file: number, offset }, place);
            }
        }
        Self(places)
    }
}

/// Walks a tree once and notes the pointers of the nodes that stand at wanted offsets; of several at one offset the
/// outermost.
fn find(node: &Node<'_>, wanted: &BTreeSet<u32>, path: &mut Vec<String>, found: &mut HashMap<u32, String>) {
    let mut note = |offset: u32, path: &[String]| {
        if wanted.contains(&offset) {
            found.entry(offset).or_insert_with(|| path.iter().fold("#".into(), |pointer, token| pointer + "/" + token));
        }
    };
    note(node.span.offset, path);
    match &node.value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index.to_string());
                find(item, wanted, path, found);
                path.pop();
            }
        }
        Value::Object(object) => {
            for member in object.iter() {
                path.push(escaped(&member.key));
                if wanted.contains(&member.key_span.offset) {
                    let pointer = path.iter().fold("#".into(), |pointer: String, token| pointer + "/" + token);
                    found.entry(member.key_span.offset).or_insert(pointer);
                }
                find(&member.value, wanted, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// A text by lines.
struct Lines<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// The line and the offset that were asked for last, with the characters before it: a document on one line has its
    /// characters counted once, not once for each place.
    last: (usize, usize, usize),
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect(), last: (0, 0, 0) }
    }

    /// Line and column of an offset, both from 1.
    fn at(&mut self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let (from, counted) = match self.last {
            (known, last, counted) if known == line && last <= offset => (last, counted),
            _ => (self.starts.get(line - 1).copied().unwrap_or_default(), 0),
        };
        let counted = counted + self.text.get(from..offset).map_or(0, |before| before.chars().count());
        self.last = (line, offset, counted);
        (line, counted + 1)
    }

    fn line(&self, number: usize) -> Option<&'t str> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        self.text.get(start..end).map(|line| line.trim_end_matches('\r'))
    }

    /// The line above and the few lines from a place on. Of lines that are too long, as where a document is one line,
    /// the part around the place.
    fn excerpt(&self, line: usize, offset: usize) -> Vec<(usize, String)> {
        let first = line.saturating_sub(1).max(1);
        let lines = (first..line + LINES).filter_map(|number| Some((number, self.line(number)?)));
        lines
            .map(|(number, text)| {
                let start = self.starts.get(line - 1).copied().unwrap_or_default();
                let within = offset.saturating_sub(start);
                let shown =
                    if number == line && within > WIDTH { tail(text, within.saturating_sub(BEFORE)) } else { text };
                (number, shown.chars().take(WIDTH).collect())
            })
            .collect()
    }
}

/// A text from a byte on, or from the beginning of the character that the byte is in.
fn tail(text: &str, from: usize) -> &str {
    (0..4).find_map(|back| text.get(from.checked_sub(back)?..)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_from_one() {
        let mut lines = Lines::of("a\nbä c\n");
        assert_eq!(lines.at(0), (1, 1));
        assert_eq!(lines.at(2), (2, 1));
        assert_eq!(lines.at(5), (2, 3));
        assert_eq!(lines.at(6), (2, 4));
        assert_eq!(lines.at(2), (2, 1));
        assert_eq!(lines.excerpt(2, 2), [(1, "a".into()), (2, "bä c".into()), (3, String::new())]);
    }

    #[test]
    fn of_a_long_line_the_part_around_the_place_is_shown() {
        let text = format!("{}ä{}here", " ".repeat(300), " ".repeat(BEFORE - 1));
        let lines = Lines::of(&text);
        assert_eq!(lines.excerpt(1, text.len() - 4), [(1, format!("ä{}here", " ".repeat(BEFORE - 1)))]);
    }
}
