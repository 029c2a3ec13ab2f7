//! Findings for people: what, where, the lines that it is about, and what to do.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::locate::Pointers;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Label, Severity},
    source::Texts,
};

/// A line longer than this (minified JSON is one line) is shown around its mark only.
const LONG_LINE: usize = 240;
/// What is shown of a long line before and after a mark, in bytes.
const MARGIN: usize = 60;

/// The findings sorted by place, each with its lines and a mark, an empty line between two.
///
/// `color` adds ANSI escape sequences. At the end stands what was found but not kept.
pub fn text(diagnostics: &Diagnostics, texts: &Texts, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let sorted = diagnostics.sorted();
    let pointers = Pointers::of(&sorted, texts);
    let mut out = String::new();
    for found in sorted {
        out.push_str(&one(found, pointers.get(found), texts, &renderer));
        out.push_str("\n\n");
    }
    for (code, more) in diagnostics.not_kept() {
        out.push_str(&format!("and {more} more of {}\n\n", code.id));
    }
    out
}

fn one(found: &Diagnostic, pointer: Option<&str>, texts: &Texts, renderer: &Renderer) -> String {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(printable(&found.message)).id(found.code.id));
    for (index, label) in found.labels.iter().enumerate() {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        group = group.element(snippet(label, kind, texts));
    }
    if let Some(pointer) = pointer {
        group = group.element(Level::NOTE.with_name("at").message(printable(pointer)));
    }
    let help = found.help.as_deref().unwrap_or(found.code.remedy);
    group = group.element(Level::HELP.message(printable(help)));
    renderer.render(&[group])
}

fn snippet<'t>(label: &'t Label, kind: AnnotationKind, texts: &'t Texts) -> Snippet<'t, Annotation<'t>> {
    let text = texts.text(label.span.file);
    let mark = mark(text, label.span.offset as usize);
    let line_start = text.get(..mark.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let line_end = text.get(mark.end..).and_then(|after| after.find('\n')).map_or(text.len(), |rest| mark.end + rest);
    let path = texts.path(label.span.file).to_string_lossy().replace('\\', "/");
    let line = text.get(..line_start).map_or(1, |before| before.bytes().filter(|byte| *byte == b'\n').count() + 1);
    // A few lines before say where one is; a long line is cut to the surroundings of its mark.
    let shown = if line_end - line_start > LONG_LINE {
        let start = boundary_before(text, mark.start.saturating_sub(MARGIN).max(line_start));
        start..boundary_before(text, (mark.end + MARGIN).min(line_end))
    } else {
        line_start..line_end
    };
    let source = printable(text.get(shown.clone()).unwrap_or_default());
    let cut = shown.start > line_start;
    let column = text.get(line_start..mark.start).map_or(1, |before| before.chars().count() + 1);
    let path = if cut { format!("{path} (column {column})") } else { path };
    let span = mark.start.saturating_sub(shown.start)..mark.end.saturating_sub(shown.start);
    Snippet::source(source).line_start(line).path(path).annotation(kind.span(span).label(printable(&label.text)))
}

/// What is underlined: a quoted string, a bracket, or the word that begins at `offset`.
fn mark(text: &str, offset: usize) -> Range<usize> {
    let start = boundary_before(text, offset);
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let length = match line.as_bytes().first() {
        None => 0,
        Some(quote @ (b'"' | b'\'')) => {
            line.bytes().skip(1).position(|byte| byte == *quote).map_or(line.len(), |closing| closing + 2)
        }
        Some(b'{' | b'[' | b'}' | b']' | b',' | b':' | b'-') => 1,
        Some(_) => {
            let end = line.find([',', '}', ']', '{', '[']).unwrap_or(line.len());
            let end = line.find(": ").map_or(end, |colon| colon.min(end));
            line.get(..end).unwrap_or(line).trim_end().trim_end_matches(':').len()
        }
    };
    start..start + length.min(MARGIN * 2).min(line.len())
}

/// The nearest character boundary at or before `offset`.
fn boundary_before(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Control characters of a document must not reach a terminal; each is replaced by one byte, so that marks stay right.
fn printable(text: &str) -> String {
    text.chars()
        .flat_map(|character| {
            let hidden = character.is_control() && character != '\n';
            let width = if hidden { character.len_utf8() } else { 1 };
            std::iter::repeat_n(if hidden { ' ' } else { character }, width)
        })
        .collect()
}
