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
            let lines = Lines::of(file.text);
            for offset in offsets {
                let (line, column) = lines.at(offset as usize);
                let place = Place {
                    file: file.path.to_string_lossy().replace('\\', "/"),
                    line,
                    column,
                    pointer: pointers.remove(&offset).unwrap_or_else(|| "#".into()),
                    excerpt: lines.excerpt(line),
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
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Line and column of an offset, both from 1.
    fn at(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line, self.text.get(start..offset).map_or(1, |before| before.chars().count() + 1))
    }

    fn line(&self, number: usize) -> Option<&'t str> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        self.text.get(start..end).map(|line| line.trim_end_matches('\r'))
    }

    fn excerpt(&self, line: usize) -> Vec<(usize, String)> {
        let first = line.saturating_sub(1).max(1);
        let lines = (first..line + LINES).filter_map(|number| Some((number, self.line(number)?)));
        lines.map(|(number, line)| (number, line.chars().take(WIDTH).collect())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_from_one() {
        let lines = Lines::of("a\nbä c\n");
        assert_eq!(lines.at(0), (1, 1));
        assert_eq!(lines.at(2), (2, 1));
        assert_eq!(lines.at(6), (2, 4));
        assert_eq!(lines.excerpt(2), [(1, "a".into()), (2, "bä c".into()), (3, String::new())]);
    }
}
