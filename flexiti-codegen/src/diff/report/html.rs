//! The report as one page that needs nothing else: no network, no fonts, no scripts of others.

use minijinja::{AutoEscape, Environment, HtmlEscape, Value, context, value::Serde};

use super::{Report, sheet::Sheet};

/// The report as HTML, from `templates/report/report.html.j2`.
pub fn html(report: &Report<'_>) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let syntax = minijinja::syntax::SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.unwrap_or_default());
    environment.add_filter("prose", prose);
    let template = include_str!("../../../templates/report/report.html.j2");
    // A template that does not render is a fault of the template, which every test would show.
    let rendered = environment.render_str(template, context! { sheet => Serde(Sheet::of(report)) });
    rendered.unwrap_or_else(|error| format!("{error:#}"))
}

/// A sentence with what stands in backticks set as code.
fn prose(text: &str) -> Value {
    let mut parts = text.split('`').map(|part| HtmlEscape(part).to_string());
    let mut html = parts.next().unwrap_or_default();
    let mut code = true;
    for part in parts {
        html += if code { "<code>" } else { "</code>" };
        html += &part;
        code = !code;
    }
    if !code {
        html += "</code>";
    }
    Value::from_safe_string(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backticks_are_code_and_the_rest_is_escaped() {
        assert_eq!(prose("`a<b` & `c`").to_string(), "<code>a&lt;b</code> &amp; <code>c</code>");
        assert_eq!(prose("a ` b").to_string(), "a <code> b</code>");
    }
}
