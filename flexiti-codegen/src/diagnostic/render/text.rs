//! Findings for people: what, where, the lines that it is about, and what to do.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::locate::Pointers;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Label, Severity},
    source::{LineColumn, Texts},
};

/// A line longer than this (minified JSON is one line) is shown around its mark only.
const LONG_LINE: usize = 240;
/// What is shown of a long line before and after a mark, in bytes.
const MARGIN: usize = 60;
/// Labels that are at most so many bytes apart are shown in one listing; the lines between them are folded.
const NEIGHBOURHOOD: usize = 40_000;

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
    let mut shifted = Vec::new();
    for listing in listings(&found.labels, texts) {
        shifted.extend(listing.shifted);
        group = group.element(listing.snippet);
    }
    if let Some(pointer) = pointer {
        group = group.element(Level::NOTE.with_name("at").message(printable(pointer)));
    }
    let help = found.help.as_deref().unwrap_or(found.code.remedy);
    group = group.element(Level::HELP.message(printable(help)));
    let rendered = renderer.render(&[group]);
    shifted.into_iter().fold(rendered, |rendered, (shown, right)| rendered.replacen(&shown, &right, 1))
}

/// Lines with their marks.
struct Listing<'t> {
    snippet: Snippet<'t, Annotation<'t>>,
    /// For a cut line: the place as it would be shown, counted from the cut, and the place in the file.
    shifted: Option<(String, String)>,
}

/// A label, and where its mark and its line are in the text.
struct Place<'t> {
    label: &'t Label,
    kind: AnnotationKind,
    mark: Range<usize>,
    line: Range<usize>,
}

impl<'t> Place<'t> {
    fn of(label: &'t Label, primary: bool, texts: &Texts) -> Self {
        let text = texts.text(label.span.file);
        let mark = mark(text, label.span.offset as usize);
        let start = text.get(..mark.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        let end = text.get(mark.end..).and_then(|after| after.find('\n')).map_or(text.len(), |rest| mark.end + rest);
        let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        Self { label, kind, mark, line: start..end }
    }

    fn is_long(&self) -> bool {
        self.line.len() > LONG_LINE
    }

    /// Paths read the same on every machine.
    fn path(&self, texts: &Texts) -> String {
        printable(&texts.path(self.label.span.file).to_string_lossy().replace('\\', "/"))
    }
}

/// One listing for neighbours in a file, and one for each label otherwise.
fn listings<'t>(labels: &'t [Label], texts: &'t Texts) -> Vec<Listing<'t>> {
    let places: Vec<Place<'t>> =
        labels.iter().enumerate().map(|(index, label)| Place::of(label, index == 0, texts)).collect();
    let Some(first) = places.first() else { return Vec::new() };
    let start = places.iter().map(|place| place.line.start).min().unwrap_or_default();
    let end = places.iter().map(|place| place.line.end).max().unwrap_or_default();
    let same_file = places.iter().all(|place| place.label.span.file == first.label.span.file);
    if same_file && end - start <= NEIGHBOURHOOD && !places.iter().any(Place::is_long) {
        return vec![Listing { snippet: snippet(&places, start..end, texts), shifted: None }];
    }
    places.into_iter().map(|place| alone(place, texts)).collect()
}

fn alone<'t>(place: Place<'t>, texts: &'t Texts) -> Listing<'t> {
    if !place.is_long() {
        let line = place.line.clone();
        return Listing { snippet: snippet(&[place], line, texts), shifted: None };
    }
    let text = texts.text(place.label.span.file);
    let start = boundary_before(text, place.mark.start.saturating_sub(MARGIN).max(place.line.start));
    let end = boundary_before(text, (place.mark.end + MARGIN).min(place.line.end));
    let at = LineColumn::of(text, place.mark.start);
    let from_cut = text.get(start..place.mark.start).map_or(0, |before| before.chars().count()) + 1;
    let path = place.path(texts);
    let shifted = (format!("{path}:{}:{from_cut}", at.line), format!("{path}:{}:{}", at.line, at.column));
    Listing { snippet: snippet(&[place], start..end, texts), shifted: Some(shifted) }
}

/// The part `shown` of a file, with the marks of some places in it.
fn snippet<'t>(places: &[Place<'t>], shown: Range<usize>, texts: &'t Texts) -> Snippet<'t, Annotation<'t>> {
    let text = places.first().map_or("", |place| texts.text(place.label.span.file));
    let line = text.get(..shown.start).map_or(1, |before| before.bytes().filter(|byte| *byte == b'\n').count() + 1);
    let mut snippet = Snippet::source(printable(text.get(shown.clone()).unwrap_or_default())).line_start(line);
    if let Some(place) = places.first() {
        snippet = snippet.path(place.path(texts));
    }
    for place in places {
        let span = place.mark.start.saturating_sub(shown.start)..place.mark.end.saturating_sub(shown.start);
        snippet = snippet.annotation(place.kind.span(span).label(printable(&place.label.text)));
    }
    snippet
}

/// What is underlined: a quoted string, a bracket, or the plain scalar that begins at `offset`.
fn mark(text: &str, offset: usize) -> Range<usize> {
    let start = boundary_before(text, offset);
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_end();
    let literal = line.starts_with(|first: char| first.is_ascii_digit() || first == '-')
        || ["true", "false", "null"].iter().any(|word| line.starts_with(word));
    let length = match line.as_bytes().first() {
        None => 0,
        Some(quote @ (b'"' | b'\'')) => {
            line.bytes().skip(1).position(|byte| byte == *quote).map_or(line.len(), |closing| closing + 2)
        }
        Some(b'{' | b'[' | b'}' | b']' | b',' | b':') => 1,
        Some(_) if literal => line.find([',', '}', ']', ' ', ':']).unwrap_or(line.len()),
        Some(_) => {
            let ends = [": ", ", ", " }", "]}", " ]", " #"];
            let end = ends.iter().filter_map(|end| line.find(end)).min().unwrap_or(line.len());
            line.get(..end).unwrap_or(line).trim_end_matches([':', ',']).trim_end().len()
        }
    };
    let end = boundary_before(text, start + length.clamp(1, MARGIN * 2).min(line.len()));
    start..end.max(start)
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
