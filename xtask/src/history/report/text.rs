//! The history for a terminal: each revision with its changes, then the figures as a table.

use super::sheet::{Line, Sheet};
use crate::history::replay::Step;

/// At most so many operations of one change are named.
const NAMED: usize = 3;

/// The history as text, styled by ANSI codes that the terminal's stream takes away where they are not wanted.
pub(crate) fn text(steps: &[Step<'_>]) -> String {
    let sheets = Sheet::all(steps);
    let mut text = String::new();
    for sheet in &sheets {
        text += &revision(sheet);
    }
    text + &table(&sheets)
}

fn revision(sheet: &Sheet) -> String {
    let mut text = format!("\u{1b}[1m{}\u{1b}[0m  {}\n", sheet.name, sheet.summary);
    for group in &sheet.groups {
        text += &format!("  {}\n", group.kind);
        for line in &group.lines {
            text += &one(line);
        }
    }
    for (title, lines) in
        [("described no more", &sheet.fallen_silent), ("told, and not shown by a document", &sheet.told)]
    {
        if !lines.is_empty() {
            text += &format!("  {title}\n");
        }
        for line in lines {
            text += &format!("           {line}\n");
        }
    }
    text + "\n"
}

fn one(line: &Line) -> String {
    let style = match line.level {
        "error" => "31;1",
        "warn" => "33;1",
        _ => "36",
    };
    let change = if line.change.is_empty() { String::new() } else { format!(": {}", line.change) };
    let mut text = format!("    \u{1b}[{style}m{:5}\u{1b}[0m  {}{change}\n", line.level, line.what);
    for operation in line.operations.iter().take(NAMED) {
        text += &format!("             {operation}\n");
    }
    if line.operations.len() > NAMED {
        text += &format!("             and {} more\n", line.operations.len() - NAMED);
    }
    text
}

fn table(sheets: &[Sheet]) -> String {
    let width = sheets.iter().map(|sheet| sheet.name.chars().count()).max().unwrap_or_default();
    let mut text = format!("\u{1b}[1m{:width$}", "revision");
    if let Some(first) = sheets.first() {
        for (title, _) in first.figures.measures() {
            text += &format!("  {title}");
        }
    }
    text += "\u{1b}[0m\n";
    for sheet in sheets {
        text += &format!("{:width$}", sheet.name);
        for (title, value) in sheet.figures.measures() {
            text += &format!("  {value:>width$}", width = title.len());
        }
        text.push('\n');
    }
    text
}
