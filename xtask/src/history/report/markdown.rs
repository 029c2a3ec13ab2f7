//! The history for a page of a repository.

use super::sheet::Sheet;
use crate::history::replay::Step;

/// The history as Markdown: the figures as a table, then each revision as lists.
pub(crate) fn markdown(steps: &[Step<'_>]) -> String {
    let sheets = Sheet::all(steps);
    let mut text = String::from("## History of the API\n\n");
    if let Some(first) = sheets.first() {
        let titles: String = first.figures.measures().iter().map(|(title, _)| format!(" {title} |")).collect();
        text += &format!("| revision |{titles}\n|---|{}\n", "---|".repeat(first.figures.measures().len()));
    }
    for sheet in &sheets {
        let values: String = sheet.figures.measures().iter().map(|(_, value)| format!(" {value} |")).collect();
        text += &format!("| {} |{values}\n", sheet.name);
    }
    for sheet in &sheets {
        text += &format!("\n### {}\n\n{}.\n", sheet.name, sheet.summary);
        for group in &sheet.groups {
            text += &format!("\n**{}**\n\n", group.kind);
            for line in &group.lines {
                let change = if line.change.is_empty() { String::new() } else { format!(": {}", line.change) };
                let operations: Vec<String> = line.operations.iter().map(|name| format!("`{name}`")).collect();
                text += &format!("- {} `{}`{change} ({})\n", line.level, line.what, operations.join(", "));
            }
        }
        for (title, lines) in [("described no more", &sheet.fallen_silent), ("told", &sheet.told)] {
            if !lines.is_empty() {
                text += &format!("\n**{title}**\n\n");
            }
            for line in lines {
                text += &format!("- {line}\n");
            }
        }
    }
    text
}
