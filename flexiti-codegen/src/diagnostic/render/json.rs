//! Findings for programs: one JSON object each.

use std::path::Path;

use serde_json::{Value, json};

use super::locate::{Pointers, line_column};
use crate::{
    diagnostic::{Diagnostics, Label},
    source::Texts,
};

/// The findings as a JSON array of `{"code", "severity", "message", "file", "line", "column", "pointer", "help",
/// "related"}`, sorted by place. `file`, `line`, `column` and `pointer` are null where there is no place; `related` lists
/// the other places with their `file`, `line`, `column` and `text`.
pub fn json(diagnostics: &Diagnostics, texts: &Texts) -> Value {
    let sorted = diagnostics.sorted();
    let pointers = Pointers::of(&sorted, texts);
    let findings = sorted.iter().map(|found| {
        let place = found.span().map(|span| (texts.path(span.file), line_column(span, texts)));
        json!({
            "code": found.code.id,
            "severity": found.severity.name(),
            "message": found.message,
            "file": place.map(|(path, _)| shown(path)),
            "line": place.map(|(_, at)| at.line),
            "column": place.map(|(_, at)| at.column),
            "pointer": pointers.get(found),
            "help": found.help.as_deref().unwrap_or(found.code.remedy),
            "related": found.labels.iter().skip(1).map(|label| related(label, texts)).collect::<Vec<_>>(),
        })
    });
    Value::Array(findings.collect())
}

fn related(label: &Label, texts: &Texts) -> Value {
    let at = line_column(label.span, texts);
    json!({ "file": shown(texts.path(label.span.file)), "line": at.line, "column": at.column, "text": label.text })
}

/// Paths read the same on every machine.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{NoFiles, open},
        source::{Limits, read},
    };

    #[test]
    fn a_finding_is_an_object() {
        let texts = Texts::new();
        let mut diagnostics = Diagnostics::new();
        let text = "openapi: 3.0.3\ninfo: { title: a, version: '1', title: 7 }\npaths: {}\n";
        let root = read(&texts, texts.add("a.yaml", text.to_owned()), &Limits::default(), &mut diagnostics);
        open(&texts, root.expect("YAML"), &NoFiles, &mut diagnostics);
        let expected = json!([
            {
                "code": "duplicate-key", "severity": "warning",
                "message": "`title` stands here twice; the last one counts",
                "file": "a.yaml", "line": 2, "column": 33, "pointer": "#/info/title", "help": "keep one of the two",
                "related": [{ "file": "a.yaml", "line": 2, "column": 9, "text": "this one is ignored" }],
            },
            {
                "code": "wrong-type", "severity": "warning", "message": "`title` is 7, not a string",
                "file": "a.yaml", "line": 2, "column": 40, "pointer": "#/info/title",
                "help": "write the value as the specification says", "related": [],
            },
        ]);
        assert_eq!(super::json(&diagnostics, &texts), expected);
    }
}
