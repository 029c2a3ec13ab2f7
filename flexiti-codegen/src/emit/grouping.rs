//! Which pieces of a module share a file, so that every file is one that a person opens: pieces whose words begin alike
//! stand together. Users never see the difference, every item is reached by its module's path.
//!
//! What lives here: weights and words. What does not: what a piece is.

use std::collections::BTreeMap;

use super::names::Scope;

/// A file takes this many lines, without the empty ones between items; only a single piece may have more.
const MOST_LINES: usize = 2_500;

/// Names that a file must not have: those that its code, or the module around it, knows something else by.
const RESERVED: [&str; 14] = [
    "alloc",
    "client",
    "core",
    "crate",
    "flexiti_runtime",
    "mod",
    "operation",
    "operations",
    "runtime",
    "self",
    "std",
    "super",
    "types",
    "wire",
];

/// Something that stands in one file as a whole: an operation, a type.
pub(crate) struct Piece<T> {
    /// What it is.
    pub(crate) what: T,
    /// What it is about, from the general to the particular.
    pub(crate) words: Vec<String>,
    /// How many lines it takes.
    pub(crate) lines: usize,
}

/// The pieces of one file, in their order.
pub(crate) struct Group<T> {
    /// The name of the file and of its module.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) pieces: Vec<T>,
}

/// How the pieces of a module are divided.
pub(crate) enum Grouped<T> {
    /// One file takes all.
    Whole(Vec<T>),
    /// A file for each group.
    Divided(Vec<Group<T>>),
}

/// Sorts the pieces of a module into files.
pub(crate) fn group<T>(pieces: Vec<Piece<T>>) -> Grouped<T> {
    if lines(&pieces) <= MOST_LINES || pieces.len() < 2 {
        return Grouped::Whole(pieces.into_iter().map(|piece| piece.what).collect());
    }
    let mut groups = Vec::new();
    divide(pieces, 0, "", &mut groups);
    let mut names = Scope::with(&RESERVED);
    for group in &mut groups {
        group.name = names.claim(&[group.name.clone(), format!("{}_group", group.name)]);
    }
    Grouped::Divided(groups)
}

fn lines<T>(pieces: &[Piece<T>]) -> usize {
    pieces.iter().map(|piece| piece.lines).sum()
}

/// Divides pieces that agree in their words before `depth` and are too many for the file `name`.
fn divide<T>(pieces: Vec<Piece<T>>, mut depth: usize, name: &str, groups: &mut Vec<Group<T>>) {
    let word = |piece: &Piece<T>, depth: usize| piece.words.get(depth).cloned();
    // A word that all share tells nothing apart.
    while let Some(first) = pieces.first().and_then(|piece| word(piece, depth))
        && pieces.iter().all(|piece| word(piece, depth).as_ref() == Some(&first))
    {
        depth += 1;
    }
    let mut parts: BTreeMap<Option<String>, Vec<Piece<T>>> = BTreeMap::new();
    for piece in pieces {
        parts.entry(word(&piece, depth)).or_default().push(piece);
    }
    for (word, pieces) in parts {
        let Some(word) = word else {
            chunks(pieces, if name.is_empty() { "general" } else { name }, groups);
            continue;
        };
        let name = if name.is_empty() { word } else { format!("{name}_{word}") };
        if lines(&pieces) <= MOST_LINES || pieces.len() < 2 {
            groups.push(Group { name, pieces: pieces.into_iter().map(|piece| piece.what).collect() });
        } else {
            divide(pieces, depth + 1, &name, groups);
        }
    }
}

/// Fills files one after the other with pieces that no word tells apart. Names are made different later.
fn chunks<T>(pieces: Vec<Piece<T>>, name: &str, groups: &mut Vec<Group<T>>) {
    let mut room = 0;
    let first = groups.len();
    for piece in pieces {
        if room < piece.lines || groups.len() == first {
            groups.push(Group { name: name.to_owned(), pieces: Vec::new() });
            room = MOST_LINES;
        }
        room = room.saturating_sub(piece.lines);
        if let Some(group) = groups.last_mut() {
            group.pieces.push(piece.what);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces by their words; the piece is its own name.
    fn pieces(named: &[(&str, usize)]) -> Vec<Piece<String>> {
        let piece = |(words, lines): &(&str, usize)| Piece {
            what: (*words).to_owned(),
            words: words.split(' ').map(str::to_owned).collect(),
            lines: *lines,
        };
        named.iter().map(piece).collect()
    }

    fn grouped(named: &[(&str, usize)]) -> Vec<String> {
        let Grouped::Divided(groups) = group(pieces(named)) else { return Vec::new() };
        groups.into_iter().map(|group| format!("{}: {}", group.name, group.pieces.join(", "))).collect()
    }

    #[test]
    fn what_fits_into_one_file_stays_there() {
        for whole in [&[("a", 1000), ("b", 1500)][..], &[("a", 9000)]] {
            assert!(matches!(group(pieces(whole)), Grouped::Whole(all) if all.len() == whole.len()));
        }
    }

    #[test]
    fn files_are_told_apart_by_the_first_word_that_differs() {
        assert_eq!(
            grouped(&[("repos tags", 1200), ("repos keys", 1200), ("repos tags all", 1200)]),
            ["keys: repos keys", "tags: repos tags, repos tags all"]
        );
    }

    #[test]
    fn what_is_still_too_much_is_divided_by_the_next_word() {
        assert_eq!(
            grouped(&[("a b x", 2300), ("a b y", 2300), ("a c", 2300), ("self", 1)]),
            ["a_b_x: a b x", "a_b_y: a b y", "a_c: a c", "self_group: self"]
        );
    }

    #[test]
    fn what_no_word_tells_apart_fills_file_after_file() {
        assert_eq!(
            grouped(&[("a", 2400), ("a", 100), ("a", 200), ("a", 3500)]),
            ["general: a, a", "general_group: a", "general_group2: a"]
        );
    }
}
