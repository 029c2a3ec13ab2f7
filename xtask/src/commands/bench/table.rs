//! The figures side by side, and how they grow.

use std::fmt::Write as _;

use super::{
    figures::{Figures, Run},
    growth::exponent,
};

/// A line for each size, and below them the exponent of each figure over the number of operations.
pub(super) fn text(all: &[Figures]) -> String {
    let mut text = String::from("operations   document       wall   processor     memory       lines\n");
    for figures in all {
        let _ = writeln!(
            text,
            "{:>10} {:>7.2} MB {:>8.3} s {:>9.3} s {:>6.0} MiB {:>11}",
            figures.operations,
            figures.bytes as f64 / 1e6,
            figures.median(|run| run.wall),
            figures.median(|run| run.processor),
            figures.median(|run| run.memory) / f64::from(1 << 20),
            figures.lines(),
        );
    }
    let grows = |figure: fn(&Figures) -> f64| {
        let points = all.iter().map(|figures| (figures.operations as f64, figure(figures)));
        exponent(points).map_or_else(|| "-".to_owned(), |exponent| format!("{exponent:.2}"))
    };
    let _ = writeln!(
        text,
        "{:>10} {:>10} {:>10} {:>11} {:>10} {:>11}",
        "exponent",
        grows(|figures| figures.bytes as f64),
        grows(|figures| figures.median(|run| run.wall)),
        grows(|figures| figures.median(|run| run.processor)),
        grows(|figures| figures.median(|run: &Run| run.memory)),
        grows(|figures| figures.lines() as f64),
    );
    text
}
