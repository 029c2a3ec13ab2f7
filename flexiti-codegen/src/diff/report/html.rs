//! The report as one page that needs nothing else: no network, no fonts, no scripts of others.

use minijinja::{AutoEscape, Environment, context, value::Serde};

use super::{Report, sheet::Sheet};

/// The report as HTML, from `templates/report/report.html.j2`.
pub fn html(report: &Report<'_>) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let syntax = minijinja::syntax::SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.unwrap_or_default());
    let template = include_str!("../../../../templates/report/report.html.j2");
    // A template that does not render is a fault of the template, which every test would show.
    let rendered = environment.render_str(template, context! { sheet => Serde(Sheet::of(report)) });
    rendered.unwrap_or_else(|error| format!("{error:#}"))
}
