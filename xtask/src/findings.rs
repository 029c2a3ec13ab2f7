//! What was found in a document, for a person at a terminal.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostics, Severity, render},
};

use crate::{document::Document, outcome::Failure, terminal::note};

/// The word `error`, as in a located finding.
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
/// So many warnings and notes are shown in full by commands whose work is another one.
const SHOWN: usize = 10;

/// All of it.
pub(crate) fn in_full(document: &Document) {
    note(render::text(&document.diagnostics, &document.texts, true).trim_end());
}

/// Errors in full; the rest too, unless it is so much that it would hide them.
pub(crate) fn in_short(document: &Document) {
    let found = &document.diagnostics;
    if found.is_empty() {
        return;
    }
    let minor = found.count(Severity::Warning) + found.count(Severity::Note);
    if minor <= SHOWN {
        in_full(document);
    } else {
        by_code(document);
    }
    if found.has_errors() {
        note(format_args!("\n{}; nothing was written", counted(found)));
    }
}

/// Errors in full, and a line for each code of the rest.
fn by_code(document: &Document) {
    let mut errors = Diagnostics::new();
    let mut codes: BTreeMap<&str, (&str, Severity, usize)> = BTreeMap::new();
    for found in &document.diagnostics {
        if found.is_error() {
            errors.push(found.clone());
        } else {
            codes.entry(found.code.id).or_insert((found.code.title, found.severity, 0)).2 += 1;
        }
    }
    if !errors.is_empty() {
        note(render::text(&errors, &document.texts, true));
    }
    for (id, (title, severity, count)) in codes {
        note(format_args!("{}[{id}]: {title}, {count} times", severity.name()));
    }
    note(format_args!("see where: {}", document.lint));
}

/// `2 errors, 1 warning`.
pub(crate) fn counted(found: &Diagnostics) -> String {
    let many = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    format!("{}, {}", many(found.error_count(), "error"), many(found.warning_count(), "warning"))
}

/// Why a command could not do its work.
pub(crate) fn failure(failure: &Failure) {
    match failure {
        Failure::Reported => {}
        Failure::Found(diagnostic) => {
            let mut diagnostics = Diagnostics::new();
            diagnostics.push((**diagnostic).clone());
            note(render::text(&diagnostics, &Texts::new(), true).trim_end());
        }
        Failure::Said(message) => note(format_args!("{ERROR}error{ERROR:#}: {message}")),
    }
}
