//! The table: a row for each document, a total, and why what is not there is not there.

use clap::ValueEnum;
use serde_json::json;

use super::{
    compile::{Tool, Verdict},
    row::{Counts, Row, Share},
};
use crate::outcome::Failure;

/// How the table is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Style {
    /// For people
    Text,
    /// For programs
    Json,
    /// For people, to be shared
    Markdown,
}

/// Columns of text; every other one is of numbers and stands at the right.
const WORDS: [&str; 5] = ["document", "version", "check", "clippy", "doc"];

/// The whole table as text.
pub(super) fn render(rows: &[Row], tools: &[Tool], style: Style) -> Result<String, Failure> {
    if style == Style::Json {
        return json_of(rows);
    }
    let mut heads =
        vec!["document", "version", "operations", "schemas", "errors", "warnings", "files", "lines", "seconds"];
    heads.extend(tools.iter().map(|tool| tool.word()));
    let mut cells: Vec<Vec<String>> = rows.iter().map(|row| cells(row, tools)).collect();
    cells.push(total(rows, tools));
    let table = match style {
        Style::Markdown => markdown(&heads, &cells),
        Style::Text | Style::Json => text(&heads, &cells),
    };
    Ok(format!("{table}{}", reasons(rows, style)))
}

fn cells(row: &Row, tools: &[Tool]) -> Vec<String> {
    let counts = row.generated.as_ref().ok();
    let said = |say: &dyn Fn(&Counts) -> String| counts.map_or_else(|| "-".to_owned(), say);
    let found = |pick: &dyn Fn((usize, usize)) -> usize| {
        row.diagnostics.map_or("-".to_owned(), |found| pick(found).to_string())
    };
    let mut cells = vec![
        row.document.file.clone(),
        row.document.version.clone(),
        said(&|counts| share(counts.operations)),
        said(&|counts| share(counts.schemas)),
        found(&|found| found.0),
        found(&|found| found.1),
        said(&|counts| counts.files.to_string()),
        said(&|counts| counts.lines.to_string()),
        format!("{:.1}", row.seconds),
    ];
    for tool in tools {
        let verdict = row.verdicts.iter().find(|(by, _)| by == tool).map(|(_, verdict)| verdict);
        cells.push(match verdict {
            Some(Verdict::Good) => "ok".into(),
            Some(Verdict::Bad { count, .. }) => format!("{count} bad"),
            Some(Verdict::Unreached) => "unreached".into(),
            None => "-".into(),
        });
    }
    cells
}

fn total(rows: &[Row], tools: &[Tool]) -> Vec<String> {
    let mut sum = Counts::default();
    for counts in rows.iter().filter_map(|row| row.generated.as_ref().ok()) {
        sum.operations.add(counts.operations);
        sum.schemas.add(counts.schemas);
        sum.files += counts.files;
        sum.lines += counts.lines;
    }
    let found: Vec<(usize, usize)> = rows.iter().filter_map(|row| row.diagnostics).collect();
    let generated = rows.iter().filter(|row| row.generated.is_ok()).count();
    let mut cells = vec![
        format!("{generated} of {} documents", rows.len()),
        String::new(),
        share(sum.operations),
        share(sum.schemas),
        found.iter().map(|(errors, _)| errors).sum::<usize>().to_string(),
        found.iter().map(|(_, warnings)| warnings).sum::<usize>().to_string(),
        sum.files.to_string(),
        sum.lines.to_string(),
        format!("{:.1}", rows.iter().map(|row| row.seconds).sum::<f64>()),
    ];
    for tool in tools {
        let good = rows.iter().filter(|row| row.verdicts.contains(&(*tool, Verdict::Good))).count();
        cells.push(format!("{good}/{generated}"));
    }
    cells
}

/// `12`, or `11/12` where one is not there.
fn share(share: Share) -> String {
    if share.generated == share.total {
        share.total.to_string()
    } else {
        format!("{}/{}", share.generated, share.total)
    }
}

fn markdown(heads: &[&str], cells: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule: Vec<String> =
        heads.iter().map(|head| if WORDS.contains(head) { "---" } else { "---:" }.to_owned()).collect();
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let rows: String = cells.iter().map(|cells| line(cells)).collect();
    format!("{}{}{rows}", line(&heads), line(&rule))
}

fn text(heads: &[&str], cells: &[Vec<String>]) -> String {
    let widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(column, head)| {
            let cells = cells.iter().filter_map(|cells| cells.get(column)).map(|cell| cell.chars().count());
            cells.max().unwrap_or(0).max(head.len())
        })
        .collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).zip(heads).map(|((cell, width), head)| match WORDS.contains(head) {
            true => format!("{cell:width$}"),
            false => format!("{cell:>width$}"),
        });
        format!("{}\n", padded.collect::<Vec<_>>().join("  ").trim_end())
    };
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    std::iter::once(line(&heads)).chain(cells.iter().map(|cells| line(cells))).collect()
}

/// Why a document has no crate, and the first thing that a tool dislikes in one.
fn reasons(rows: &[Row], style: Style) -> String {
    let mut lines = Vec::new();
    for row in rows {
        let file = &row.document.file;
        if let Err(reason) = &row.generated {
            lines.push(format!("{file}: {reason}"));
        }
        for (tool, verdict) in &row.verdicts {
            if let Verdict::Bad { first, .. } = verdict {
                lines.push(format!("{file}: {}: {first}", tool.word()));
            }
        }
    }
    let mark = if style == Style::Markdown { "- " } else { "" };
    let lines: String = lines.iter().map(|line| format!("{mark}{line}\n")).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// `{"documents": [...], "good": bool}`; what is not known is null.
fn json_of(rows: &[Row]) -> Result<String, Failure> {
    let documents: Vec<_> = rows
        .iter()
        .map(|row| {
            let counts = row.generated.as_ref().ok();
            let share = |share: Share| json!({ "total": share.total, "generated": share.generated });
            let verdicts: serde_json::Map<_, _> = row
                .verdicts
                .iter()
                .map(|(tool, verdict)| {
                    let said = match verdict {
                        Verdict::Good => json!({ "good": true, "count": 0 }),
                        Verdict::Bad { count, first } => json!({ "good": false, "count": count, "first": first }),
                        Verdict::Unreached => json!({ "good": false, "count": null }),
                    };
                    (tool.word().to_owned(), said)
                })
                .collect();
            json!({
                "document": row.document.file,
                "crate": row.document.name,
                "version": row.document.version,
                "operations": counts.map(|counts| share(counts.operations)),
                "schemas": counts.map(|counts| share(counts.schemas)),
                "diagnostics": row.diagnostics.map(|(error, warning)| json!({ "error": error, "warning": warning })),
                "files": counts.map(|counts| counts.files),
                "lines": counts.map(|counts| counts.lines),
                "seconds": row.seconds,
                "reason": row.generated.as_ref().err(),
                "verdicts": verdicts,
            })
        })
        .collect();
    let whole = json!({ "documents": documents, "good": rows.iter().all(Row::is_good) });
    serde_json::to_string_pretty(&whole)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Said(format!("the table is no JSON: {error}")))
}
