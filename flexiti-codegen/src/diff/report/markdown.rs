//! The report for a pull request.

use minijinja::{Environment, context, value::Serde};

use super::{Report, sheet::Sheet};

/// The report as GitHub-flavoured Markdown, from `templates/report/report.md.j2`.
pub fn markdown(report: &Report<'_>) -> String {
    let mut environment = Environment::new();
    let syntax = minijinja::syntax::SyntaxConfig::builder().trim_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.unwrap_or_default());
    environment.add_filter("cell", |text: &str| text.replace('|', "\\|").replace(['\n', '\r'], " "));
    let template = include_str!("../../../templates/report/report.md.j2");
    // A template that does not render is a fault of the template, which every test would show.
    let rendered = environment.render_str(template, context! { sheet => Serde(Sheet::of(report)) });
    rendered.unwrap_or_else(|error| format!("{error:#}"))
}
