//! Documents of few bytes that stand for much: each goes the whole way, from text to code, in seconds and without a
//! megabyte too many, and where it comes to too much that is said.
//!
//! `FLEXITI_GROWTH=10` makes each of them ten times as large.

use std::{
    env,
    time::{Duration, Instant},
};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, compare},
    emit::{InlineTypes, Options, emit},
    read_text,
    surface::surface,
};

const HEAD: &str = "openapi: 3.1.0\ninfo: { title: Growth, version: '1' }\n";
/// Without optimisation, and with other tests beside.
const LONGEST: Duration = Duration::from_secs(120);
/// Bytes of code, for a document of some hundred kilobytes.
const MOST_CODE: usize = 40 << 20;

/// What came of a document.
struct Grown {
    codes: Vec<&'static str>,
    facts: usize,
    code: usize,
}

fn grown(name: &str, text: &str) -> Grown {
    let start = Instant::now();
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let api = read_text(&texts, "growth.yaml", text, &mut diagnostics);
    let mut codes: Vec<&str> = diagnostics.iter().map(|found| found.code.id).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut grown = Grown { codes, facts: 0, code: 0 };
    if let Some(api) = api {
        grown.facts = surface(&api).len();
        let itself = compare(&api, &api, &diff::Options::default());
        assert!(itself.changes.is_empty() && itself.notes.is_empty(), "{name} differs from itself");
        let options = Options {
            name: "growth".into(),
            version: "0.1.0".into(),
            runtime: "../runtime".into(),
            mock: "../mock".into(),
            cli: "../cli".into(),
            scenario: None,
            inline_types: InlineTypes::Shared,
            document: "growth.yaml".into(),
        };
        let files = emit(&api, &options);
        grown.code = files.iter().map(|(_, text)| text.len()).sum();
    }
    let Grown { facts, code, codes } = &grown;
    let took = start.elapsed();
    #[allow(clippy::print_stderr, reason = "the figures are what one looks at")]
    {
        eprintln!("{name}: {} bytes, {facts} facts, {code} bytes of code, {took:.1?}, {codes:?}", text.len());
    }
    assert!(took < LONGEST && grown.code < MOST_CODE * factor(), "{name}: {took:?}, {code} bytes of code");
    grown
}

fn factor() -> usize {
    env::var("FLEXITI_GROWTH").ok().and_then(|factor| factor.parse().ok()).unwrap_or(1)
}

/// A document with these schemas, `S0` and so on, of which an operation answers the last.
fn schemas(count: usize, schema: impl Fn(usize) -> String) -> String {
    let last = count - 1;
    let mut text = format!(
        "{HEAD}paths: {{ /a: {{ get: {{ responses: {{ 200: {{ description: '', content: {{ application/json: {{ schema: \
         {{ $ref: '#/components/schemas/S{last}' }} }} }} }} }} }} }} }}\ncomponents:\n  schemas:\n"
    );
    (0..count).for_each(|index| text += &format!("    S{index}: {}\n", schema(index)));
    text
}

fn to(index: usize) -> String {
    format!("{{ $ref: '#/components/schemas/S{index}' }}")
}

fn own(index: usize) -> String {
    format!("{{ type: object, properties: {{ m{index}: {{ type: string }} }} }}")
}

#[test]
fn chains_of_all_of_do_not_run_out_of_stack() {
    let count = 400 * factor();
    let down =
        |index: usize| if index == 0 { own(0) } else { format!("{{ allOf: [{}, {}] }}", to(index - 1), own(index)) };
    let up = |index: usize| {
        if index + 1 == count { own(index) } else { format!("{{ allOf: [{}, {}] }}", to(index + 1), own(index)) }
    };
    let around = |index: usize| format!("{{ allOf: [{}, {}] }}", to((index + 1) % count), own(index));
    assert!(grown("a chain down", &schemas(count, down)).codes.contains(&"expands-too-far"));
    assert!(grown("a chain up", &schemas(count, up)).codes.contains(&"expands-too-far"));
    assert!(grown("a circle", &schemas(count, around)).codes.contains(&"all-of-cycle"));
    let nested = |index: usize| {
        if index == 0 {
            own(0)
        } else {
            format!("{{ properties: {{ p: {{ allOf: [{}, {}] }} }} }}", to(index - 1), own(index))
        }
    };
    assert!(grown("a chain of members", &schemas(count, nested)).facts < 140 * count);
}

#[test]
fn what_many_have_is_not_said_too_often() {
    let count = 250 * factor();
    let members: String = (0..count).map(|index| format!("m{index}: {{}}, ")).collect();
    let large = format!("{{ type: object, properties: {{ {members} }} }}");
    let wide =
        |index: usize| if index == 0 { large.clone() } else { format!("{{ allOf: [{}, {}] }}", to(0), own(index)) };
    assert!(grown("a wide record", &schemas(count, wide)).codes.contains(&"expands-too-far"));
    let family = |index: usize| {
        let discriminator = "discriminator: { propertyName: k }, properties: { k: {} }";
        if index == 0 {
            format!("{{ {discriminator} }}")
        } else {
            format!("{{ {discriminator}, allOf: [{}] }}", to(index - 1))
        }
    };
    grown("a family", &schemas(count, family));
    let body = format!(
        "components: {{ requestBodies: {{ B: {{ content: {{ application/json: {{ schema: {large} }} }} }} }} }}\n"
    );
    let operations: String = (0..count)
        .map(|index| format!("  /p{index}: {{ post: {{ requestBody: {{ $ref: '#/components/requestBodies/B' }}, responses: {{}} }} }}\n"))
        .collect();
    assert!(grown("a shared body", &format!("{HEAD}{body}paths:\n{operations}")).codes.contains(&"expands-too-far"));
}

#[test]
fn ladders_do_not_double_with_each_step() {
    let ladder = |index: usize| {
        if index == 0 { own(0) } else { format!("{{ properties: {{ l: {0}, r: {0} }} }}", to(index - 1)) }
    };
    assert!(grown("a ladder", &schemas(60, ladder)).facts < 1_000);
    let tuples = |index: usize| {
        if index == 0 { own(0) } else { format!("{{ type: array, prefixItems: [{0}, {0}] }}", to(index - 1)) }
    };
    grown("a ladder of tuples", &schemas(60, tuples));
    let lists = |index: usize| if index == 0 { own(0) } else { format!("{{ type: array, items: {} }}", to(index - 1)) };
    grown("lists of lists", &schemas(300 * factor(), lists));
    let count = 30;
    let unions = |index: usize| {
        let others: Vec<String> = (1..=count).map(|other| to((index + other) % count)).collect();
        format!("{{ oneOf: [{}] }}", others.join(", "))
    };
    grown("unions of each other", &schemas(count, unions));
}

#[test]
fn chains_and_circles_of_references_take_no_time() {
    let count = 3_000 * factor();
    let chain = |index: usize| if index == 0 { own(0) } else { to(index - 1) };
    grown("a chain of references", &schemas(count, chain));
    let circles = |index: usize| to(index ^ 1);
    assert_eq!(grown("circles of references", &schemas(count, circles)).codes, ["reference-cycle"]);
}

#[test]
fn copies_are_counted() {
    let count = 200 * factor();
    let types: String = (0..count).map(|index| format!("application/vnd.t{index}+json, ")).collect();
    let bodies = "parameters: [{ name: b, in: body, schema: { properties: { a: {}, b: {}, c: {} } } }], responses: {}";
    let paths: String = (0..count * 10).map(|index| format!("  /p{index}: {{ post: {{ {bodies} }} }}\n")).collect();
    let swagger =
        format!("swagger: '2.0'\ninfo: {{ title: Growth, version: '1' }}\nconsumes: [{types}]\npaths:\n{paths}");
    assert!(grown("bodies in many forms", &swagger).codes.contains(&"copied-too-often"));
    let parameters: String = (0..count).map(|index| format!("{{ name: p{index}, in: query }}, ")).collect();
    let paths: String = (0..count * 2).map(|index| format!("  /p{index}: {{ $ref: '#/paths/~1large' }}\n")).collect();
    let text = format!("{HEAD}paths:\n  /large: {{ get: {{ parameters: [{parameters}], responses: {{}} }} }}\n{paths}");
    assert!(grown("paths that are one", &text).codes.contains(&"expands-too-far"));
    let repeated = format!("a: &a \"{}\\n\"\nb: [{}]\n", "a".repeat(10_000), "*a, ".repeat(10_000));
    assert_eq!(grown("a long text, often", &repeated).codes, ["alias-expansion"]);
}
