//! A part of a corpus: every n-th document, so that many short runs see what one long run would.

use std::{cmp::Reverse, fs, path::PathBuf, str::FromStr};

/// The `nth` of `of` parts, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    nth: usize,
    of: usize,
}

impl Part {
    /// Whether a document belongs to it, by its place in the order of sizes.
    fn holds(self, place: usize) -> bool {
        place % self.of == self.nth - 1
    }

    /// The documents of this part. The largest are dealt out first, one to each part in turn, so that all parts take
    /// about as long.
    pub(super) fn of(self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let size = |path: &PathBuf| fs::metadata(path).map_or(0, |metadata| metadata.len());
        let mut by_size: Vec<&PathBuf> = paths.iter().collect();
        by_size.sort_by_key(|path| (Reverse(size(path)), *path));
        let dealt = by_size.into_iter().enumerate().filter(|(place, _)| self.holds(*place));
        let mut part: Vec<PathBuf> = dealt.map(|(_, path)| path.clone()).collect();
        part.sort();
        part
    }
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(nth, of)| Some((nth.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((nth, of)) if nth >= 1 && nth <= of => Ok(Self { nth, of }),
            _ => Err("a part is written as 3/12: the third of twelve".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_is_in_one_part() {
        let paths: Vec<PathBuf> = (0..7).map(|number| PathBuf::from(format!("{number}.json"))).collect();
        let parts = ["1/3", "2/3", "3/3"].map(|part| part.parse::<Part>().unwrap().of(&paths));
        let mut all: Vec<PathBuf> = parts.concat();
        all.sort();
        assert_eq!(all, paths);
    }

    #[test]
    fn there_is_no_part_before_the_first_or_after_the_last() {
        for wrong in ["0/3", "4/3", "3", "a/b", "1/0", ""] {
            assert!(wrong.parse::<Part>().is_err(), "{wrong}");
        }
    }
}
