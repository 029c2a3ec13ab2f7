//! The history as one page that needs nothing else, from `templates/report/history.html.j2`.

use minijinja::{AutoEscape, Environment, context, value::Serde};

use super::{picture, sheet::Sheet};
use crate::history::replay::Step;

/// The history as HTML.
pub(crate) fn html(steps: &[Step<'_>]) -> String {
    let sheets = Sheet::all(steps);
    let figures: Vec<_> = sheets.iter().map(|sheet| sheet.figures.clone()).collect();
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let syntax = minijinja::syntax::SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.unwrap_or_default());
    let template = include_str!("../../../../templates/report/history.html.j2");
    let charts = picture::charts(&figures);
    // A template that does not render is a fault of the template, which every test would show.
    let rendered = environment.render_str(template, context! { sheets => Serde(sheets), charts => Serde(charts) });
    rendered.unwrap_or_else(|error| format!("{error:#}"))
}
