//! What was measured of one document.

use std::{fs, path::PathBuf};

use crate::outcome::Failure;

/// A document, and every run with it.
pub(super) struct Figures {
    pub(super) operations: usize,
    pub(super) document: PathBuf,
    /// Bytes of the document.
    pub(super) bytes: u64,
    pub(super) runs: Vec<Run>,
}

/// One regeneration.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// Seconds on the clock.
    pub(super) wall: f64,
    /// Seconds of all processors, in the program and in the system.
    pub(super) processor: f64,
    /// The most bytes that were resident.
    pub(super) memory: f64,
    /// Lines of the crate.
    pub(super) lines: usize,
}

impl Figures {
    /// Of a document on the disk that nothing is known about yet.
    pub(super) fn of(operations: usize, document: PathBuf) -> Result<Self, Failure> {
        let metadata = fs::metadata(&document);
        let bytes = metadata.map_err(|error| Failure::Said(format!("`{}`: {error}", document.display())))?.len();
        Ok(Self { operations, document, bytes, runs: Vec::new() })
    }

    /// The median of one figure over all runs.
    pub(super) fn median(&self, figure: fn(&Run) -> f64) -> f64 {
        let mut values: Vec<f64> = self.runs.iter().map(figure).collect();
        values.sort_by(f64::total_cmp);
        let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
        let middle = values.len() / 2;
        if values.len().is_multiple_of(2) { (at(middle.saturating_sub(1)) + at(middle)) / 2.0 } else { at(middle) }
    }

    /// Lines of the crate; every run writes the same.
    pub(super) fn lines(&self) -> usize {
        self.runs.first().map_or(0, |run| run.lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_in_the_middle() {
        let run = |wall| Run { wall, processor: 0.0, memory: 0.0, lines: 7 };
        let of = |walls: &[f64]| Figures {
            operations: 1,
            document: PathBuf::new(),
            bytes: 1,
            runs: walls.iter().copied().map(run).collect(),
        };
        assert_eq!(of(&[3.0, 1.0, 2.0]).median(|run| run.wall), 2.0);
        assert_eq!(of(&[4.0, 1.0, 2.0, 3.0]).median(|run| run.wall), 2.5);
        assert!(of(&[]).median(|run| run.wall).is_nan());
        assert_eq!(of(&[1.0]).lines(), 7);
    }
}
