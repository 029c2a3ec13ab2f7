//! The report for a terminal: operation by operation, what breaks first, with the old and the new place.

use super::{
    Report,
    sheet::{Entry, Sheet, Spot},
};

/// At most so many places of one change are listed.
const USES: usize = 5;

/// The report as text. With `color`, levels are set off by ANSI styles.
pub fn text(report: &Report<'_>, color: bool) -> String {
    let sheet = Sheet::of(report);
    let mut text = String::new();
    if !sheet.sections.is_empty() {
        text += &format!("old  {}\nnew  {}\n\n", sheet.old_name, sheet.new_name);
    }
    for section in &sheet.sections {
        text += &format!("{}\n", styled(&section.title, "1", color));
        for entry in &section.entries {
            text += &one(entry, color);
        }
        text.push('\n');
    }
    for note in &sheet.notes {
        text += &format!("note: {} {}\n", note.subject, note.kind);
    }
    text + &summary(&sheet)
}

fn one(entry: &Entry, color: bool) -> String {
    let style = match entry.level {
        "error" => "31;1",
        "warn" => "33;1",
        _ => "36",
    };
    let level = styled(&format!("{:5}", entry.level), style, color);
    let mut text = format!("  {level}  {} {}  [{}]\n         {}\n", entry.part, entry.name, entry.id, entry.text);
    if !entry.effect.is_empty() {
        text += &format!("         in Rust: {} ({})\n", entry.effect, entry.impact);
    }
    let at = |side: &str, spot: &Option<Spot>| spot.as_ref().map(|spot| format!("{side} {}", spot.at));
    let places: Vec<String> = [at("old", &entry.old), at("new", &entry.new)].into_iter().flatten().collect();
    text += &format!("         {}\n", places.join(", "));
    for place in entry.uses.iter().take(USES) {
        text += &format!("         at {place}\n");
    }
    if entry.uses.len() > USES {
        text += &format!("         and at {} more\n", entry.uses.len() - USES);
    }
    text
}

fn summary(sheet: &Sheet) -> String {
    if sheet.errors + sheet.warnings + sheet.infos == 0 {
        return format!("no change of the API (crate: {})\n", sheet.crate_verdict);
    }
    let count = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    format!(
        "{}, {}, {} (at {} in {}); verdict: {} (API {}, crate {})\n",
        count(sheet.errors, "error"),
        count(sheet.warnings, "warning"),
        count(sheet.infos, "info"),
        count(sheet.places, "place"),
        count(sheet.operations, "operation"),
        sheet.verdict,
        sheet.api_verdict,
        sheet.crate_verdict
    )
}

fn styled(text: &str, style: &str, color: bool) -> String {
    if color { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
}
