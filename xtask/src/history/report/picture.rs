//! The growth of the API as a picture: one small chart for each measure, all over the same revisions.
//!
//! Only numbers are computed here; the template draws them.

use serde::Serialize;

use crate::history::growth::Figures;

/// The drawing area of a chart, in the picture's own units.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 96.0;
/// Room for the first and the last value.
const MARGIN: f64 = 8.0;

/// One measure over all revisions.
#[derive(Serialize)]
pub(super) struct Chart {
    title: &'static str,
    /// For those who do not see it: `operations: 11 in 2018-12, 27 in current`.
    words: String,
    first: usize,
    last: usize,
    /// Of all revisions together.
    total: usize,
    /// What the line joins, as SVG writes it.
    line: String,
    points: Vec<Point>,
    /// Changes of a revision are bars, sizes of the API a line.
    bars: bool,
}

/// A revision in a chart.
#[derive(Serialize)]
struct Point {
    x: f64,
    y: f64,
    /// From the point to the ground.
    height: f64,
    value: usize,
    revision: String,
}

/// The charts, in the order of the measures.
pub(super) fn charts(figures: &[Figures]) -> Vec<Chart> {
    let Some(first) = figures.first() else { return Vec::new() };
    (0..first.measures().len()).filter_map(|index| chart(figures, index)).collect()
}

fn chart(figures: &[Figures], index: usize) -> Option<Chart> {
    let values: Vec<(&str, usize)> =
        figures.iter().filter_map(|figures| Some((&*figures.revision, figures.measures().get(index)?.1))).collect();
    let (title, first) = *figures.first()?.measures().get(index)?;
    let (name, last) = *values.last()?;
    let largest = values.iter().map(|(_, value)| *value).max()?.max(1) as f64;
    let step = (WIDTH - 2.0 * MARGIN) / (values.len().max(2) - 1) as f64;
    let place = |(position, (revision, value)): (usize, &(&str, usize))| {
        let height = round((HEIGHT - 2.0 * MARGIN) * *value as f64 / largest);
        let x = round(MARGIN + step * position as f64);
        Point { x, y: round(HEIGHT - MARGIN - height), height, value: *value, revision: (*revision).to_owned() }
    };
    let points: Vec<Point> = values.iter().enumerate().map(place).collect();
    let line: Vec<String> = points.iter().map(|point| format!("{},{}", point.x, point.y)).collect();
    let (total, bars) = (values.iter().map(|(_, value)| value).sum(), title.starts_with("changed"));
    let oldest = values.first().map_or("", |(name, _)| *name);
    Some(Chart {
        title,
        words: match bars {
            true => format!("{title}: {total} from {oldest} to {name}"),
            false => format!("{title}: {first} in {oldest}, {last} in {name}"),
        },
        first,
        last,
        total,
        line: line.join(" "),
        points,
        bars,
    })
}

/// Two digits after the point are finer than any screen.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
