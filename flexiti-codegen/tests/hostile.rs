//! Input that means harm, or means nothing: a diagnostic within moments, and never a panic.

use std::{fmt::Write as _, path::Path, time::Instant};

use flexiti_codegen::{
    diagnostic::{Diagnostics, render},
    document::{NoFiles, open},
    source::{Limits, Texts, overlay, read},
};

/// Reads a text; opens and renders what comes of it. Returns the ids of the errors.
fn errors(text: &str, limits: &Limits) -> Vec<&'static str> {
    let texts = Texts::new();
    let mut diagnostics = Diagnostics::new();
    let root = read(&texts, texts.add("hostile", text.to_owned()), limits, &mut diagnostics);
    if let Some(root) = root {
        // An overlay and a document of the same text: whatever it is, it is both.
        let mut target = root.clone();
        overlay::apply(&mut target, &root, &mut Diagnostics::new());
        if let Some(document) = open(&texts, root, &NoFiles, &mut diagnostics) {
            let read = document.read::<openapiv3::OpenAPI>(document.root());
            assert!(read.is_ok(), "{:?} for {text}", read.err());
        }
    }
    let _ = render::text(&diagnostics, &texts, true);
    let _ = render::json(&diagnostics, &texts);
    diagnostics.iter().filter(|found| found.is_error()).map(|found| found.code.id).collect()
}

fn default_errors(text: &str) -> Vec<&'static str> {
    errors(text, &Limits::default())
}

#[test]
fn nesting_is_limited() {
    let limits = Limits::default();
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let inner = if open == "[" { "" } else { "1" };
        let deep = |levels: usize| format!("{}{inner}{}", open.repeat(levels), close.repeat(levels));
        assert_eq!(default_errors(&deep(10_000)), ["too-deep"], "{open}");
        assert_eq!(default_errors(&deep(limits.depth)), ["not-openapi"], "{open}");
        assert_eq!(default_errors(&deep(limits.depth + 1)), ["too-deep"], "{open}");
    }
    assert_eq!(default_errors(&format!("a: {}", "[".repeat(10_000))), ["too-deep"]);
    assert_eq!(default_errors(&"- ".repeat(10_000)), ["too-deep"]);
    let mut block = String::new();
    for level in 0..1_000 {
        writeln!(block, "{}a:", " ".repeat(level)).expect("a string");
    }
    assert_eq!(default_errors(&block), ["too-deep"]);
}

/// The deepest schemas that can be read go all the way to `openapiv3`'s types within a test's small stack.
#[test]
fn the_deepest_schema_is_read() {
    let levels = Limits::default().depth - 4;
    let head = r#"{"openapi":"3.0.3","info":{"title":"a","version":"1"},"paths":{},"components":{"schemas":{"A":"#;
    for (open, close, height) in [
        (r#"{"type":"object","properties":{"a":"#, "}}", 2),
        (r#"{"type":"array","items":"#, "}", 1),
        (r#"{"allOf":["#, "]}", 2),
    ] {
        let schema = format!("{}{{}}{}", open.repeat(levels / height), close.repeat(levels / height));
        assert_eq!(default_errors(&format!("{head}{schema}}}}}}}")), [""; 0], "{open}");
    }
}

#[test]
fn aliases_are_limited() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{aliases}]").expect("a string");
    }
    let start = Instant::now();
    assert_eq!(default_errors(&bomb), ["alias-expansion"]);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    let mut merged = String::from("m0: &m0 { a: 1, b: 2 }\n");
    for level in 1..60 {
        writeln!(merged, "m{level}: &m{level} {{ <<: [*m{0}, *m{0}], c{level}: *m{0} }}", level - 1).expect("a string");
    }
    assert_eq!(default_errors(&merged), ["alias-expansion"]);
    let mut tower = String::from("t0: &t0 []\n");
    for level in 1..200 {
        writeln!(tower, "t{level}: &t{level} [*t{}]", level - 1).expect("a string");
    }
    assert_eq!(default_errors(&tower), ["too-deep"]);
}

#[test]
fn size_is_limited() {
    let limits = Limits { bytes: 100, nodes: 20, ..Limits::default() };
    assert_eq!(errors(&"a".repeat(101), &limits), ["too-large"]);
    assert_eq!(errors(&format!("[{}1]", "1,".repeat(30)), &limits), ["too-many-nodes"]);
    assert_eq!(errors(&"- a\n".repeat(20), &limits), ["too-many-nodes"]);
}

#[test]
fn references_in_circles_end() {
    let head = "openapi: 3.0.3\ninfo: { title: a, version: '1' }\n";
    for body in [
        "paths: { $ref: '#/paths' }",
        "paths: { /a: { $ref: '#/paths/~1b' }, /b: { $ref: '#/paths/~1a' } }",
        "paths: { /a: { $ref: '#/paths/~1a/get' } }",
        "components: { $ref: '#/components' }",
        "components: { schemas: { A: { $ref: '#' } } }",
        "components: { schemas: { A: { $ref: '#/components/schemas/A/properties/b' } } }",
        "components: { schemas: { A: { $ref: '#/components/schemas/B/x' }, B: { $ref: '#/components/schemas/A/x' } } }",
        "components: { schemas: { A: { properties: { a: { $ref: '#/components/schemas/A/properties/a' } } } } }",
        "components: { schemas: { A: { properties: { a: { $ref: '#/components/schemas/A/properties/b' }, b: { $ref: '#/components/schemas/A/properties/a' } } } } }",
        "components: { schemas: { A: { $ref: '#/components/schemas' }, B: { $ref: '#/components' }, C: { $ref: '#/info' } } }",
        "components: { schemas: { A: { allOf: [{ $ref: '#/components/schemas/A' }] } } }",
        "components: { schemas: { $ref: '#/components/schemas/A' } }",
        "components: { parameters: { 'a/b': { $ref: '#/components/parameters/a~1b' } } }",
    ] {
        let start = Instant::now();
        default_errors(&format!("{head}{body}"));
        assert!(start.elapsed().as_secs() < 5, "{body}: {:?}", start.elapsed());
    }
}

#[test]
fn long_minified_lines_are_cut() {
    let text = format!(r#"{{"openapi":"3.0.3","info":{{"title":7,"version":"{}"}},"paths":{{}}}}"#, "é".repeat(5_000));
    let texts = Texts::new();
    let mut diagnostics = Diagnostics::new();
    let root = read(&texts, texts.add("a.json", text), &Limits::default(), &mut diagnostics);
    open(&texts, root.expect("JSON"), &NoFiles, &mut diagnostics);
    let shown = render::text(&diagnostics, &texts, false);
    assert!(shown.len() < 1_000 && shown.contains("a.json:1:36"), "{shown}");
}

#[test]
fn control_characters_stay_in_the_document() {
    let text = "openapi: 3.0.3\ninfo: { title: \"\u{1b}[31m\", version: '1' }\npaths: { \"a\\u001b[2J\": {} }\n";
    let texts = Texts::new();
    let mut diagnostics = Diagnostics::new();
    if let Some(root) = read(&texts, texts.add("a.yaml", text.to_owned()), &Limits::default(), &mut diagnostics) {
        open(&texts, root, &NoFiles, &mut diagnostics);
    }
    assert!(!diagnostics.is_empty() && !render::text(&diagnostics, &texts, false).contains('\u{1b}'));
}

/// Every case, with every line taken out and with bytes changed by a small generator of numbers: nothing panics.
#[test]
fn damaged_documents_do_not_panic() {
    let mut texts = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), &mut texts);
    assert!(texts.len() > 30, "the cases are there");
    let rounds: u64 = std::env::var("FLEXITI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(30);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below.max(1) as u64).unwrap_or_default()
    };
    let words = [
        "null", "[]", "{}", "'", "\"", "$ref", "type", ": ", "- ", "\n", "#", "&a ", "*a", "true", "-1", "é", "\u{0}",
        "items", "allOf", "required", "{", "}", "[", "]",
    ];
    for text in &texts {
        let lines: Vec<&str> = text.lines().collect();
        for left_out in 0..lines.len() {
            let damaged: Vec<_> =
                lines.iter().enumerate().filter(|(index, _)| *index != left_out).map(|(_, line)| *line).collect();
            default_errors(&damaged.join("\n"));
        }
        for _ in 0..rounds {
            let mut damaged: Vec<char> = text.chars().collect();
            for _ in 0..=next(3) {
                let at = next(damaged.len());
                let until = (at + next(12)).min(damaged.len());
                damaged.splice(at..until, words[next(words.len())].chars());
            }
            default_errors(&damaged.into_iter().collect::<String>());
        }
    }
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "json") {
            texts.extend(std::fs::read_to_string(path));
        }
    }
}
