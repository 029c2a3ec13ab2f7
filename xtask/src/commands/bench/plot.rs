//! Time and memory against the size of the document, as a picture with logarithmic axes: what grows evenly is a straight
//! line, and the dotted one beside it shows how steep an exponent of one is.

use std::{fmt::Display, ops::Range};

use plotters::{coord::Shift, prelude::*};

use super::figures::Figures;
use crate::outcome::Failure;

/// Both panels together, in points.
const SIZE: (u32, u32) = (1000, 460);

/// Megabytes of a document, and a figure.
type Points = Vec<(f64, f64)>;

/// One panel.
struct Panel {
    title: &'static str,
    /// The unit of the upright axis.
    unit: &'static str,
    /// What is drawn, each with its name and its colour.
    lines: Vec<(&'static str, RGBColor, Points)>,
}

/// The picture as SVG.
pub(super) fn svg(all: &[Figures]) -> Result<String, Failure> {
    let points = |figure: fn(&Figures) -> f64| -> Points {
        all.iter().map(|figures| (figures.bytes as f64 / 1e6, figure(figures))).collect()
    };
    let time = Panel {
        title: "time",
        unit: "seconds",
        lines: vec![
            ("processor", BLUE, points(|figures| figures.median(|run| run.processor))),
            ("wall", RED, points(|figures| figures.median(|run| run.wall))),
        ],
    };
    let memory = Panel {
        title: "peak memory",
        unit: "MiB",
        lines: vec![("resident", BLUE, points(|figures| figures.median(|run| run.memory) / f64::from(1 << 20)))],
    };
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, SIZE).into_drawing_area();
        area.fill(&WHITE).map_err(failed)?;
        let (left, right) = area.split_horizontally(SIZE.0 / 2);
        time.draw(&left)?;
        memory.draw(&right)?;
        area.present().map_err(failed)?;
    }
    Ok(text)
}

impl Panel {
    fn draw(&self, area: &DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), Failure> {
        let all = || self.lines.iter().flat_map(|(_, _, points)| points);
        let (x, y) = (around(all().map(|point| point.0)), around(all().map(|point| point.1)));
        let mut chart = ChartBuilder::on(area)
            .caption(self.title, ("sans-serif", 20))
            .margin(16)
            .x_label_area_size(40)
            .y_label_area_size(64)
            .build_cartesian_2d(x.clone().log_scale(), y.clone().log_scale())
            .map_err(failed)?;
        let label = |value: &f64| format!("{value}");
        let mut mesh = chart.configure_mesh();
        mesh.x_desc("document, MB").y_desc(self.unit).light_line_style(BLACK.mix(0.06));
        mesh.x_label_formatter(&label).y_label_formatter(&label).draw().map_err(failed)?;
        for (name, colour, points) in &self.lines {
            let colour = *colour;
            let line = LineSeries::new(points.iter().copied(), colour.stroke_width(2)).point_size(3);
            let drawn = chart.draw_series(line).map_err(failed)?;
            drawn.label(*name).legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour));
        }
        if let Some(first) = self.lines.first().and_then(|(_, _, points)| points.first().copied()) {
            let even = (0..=40).map(|step| x.start * (x.end / x.start).powf(f64::from(step) / 40.0));
            let even = even.map(|size| (size, first.1 * size / first.0)).filter(|point| y.contains(&point.1));
            let drawn = chart.draw_series(even.map(|point| Circle::new(point, 1, BLACK.mix(0.5)))).map_err(failed)?;
            drawn.label("exponent 1").legend(|(x, y)| Circle::new((x + 9, y), 1, BLACK.mix(0.5)));
        }
        let mut legend = chart.configure_series_labels();
        legend.position(SeriesLabelPosition::UpperLeft).border_style(BLACK.mix(0.2)).background_style(WHITE);
        legend.draw().map_err(failed)
    }
}

/// From the power of ten below all values to the one above.
fn around(values: impl Iterator<Item = f64>) -> Range<f64> {
    let (least, most) = values.fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)));
    10_f64.powf(least.log10().floor())..10_f64.powf(most.log10().ceil())
}

fn failed(error: impl Display) -> Failure {
    Failure::Said(format!("the plot cannot be drawn: {error}"))
}
