//! Lengths, digits, precision and scale, patterns: what takes values away breaks requests, what brings values breaks
//! readers, and neither breaks a build.

use serde_json::json;

use super::{Change, Class, Rule, each_schema};
use crate::tree::{Tree, has, number, set, unset};

pub(super) const CLASSES: &[Class] = &[
    ("lengthen", |document| each_schema(document, |schema, _| length(schema, |length| Some(length + 7)))),
    ("shorten", |document| each_schema(document, |schema, _| length(schema, |length| length.checked_sub(1)))),
    ("lift a length", |document| each_schema(document, |schema, _| lifted(schema))),
    ("set a length", |document| each_schema(document, |schema, _| limited(schema))),
    ("more digits", |document| each_schema(document, |schema, _| digits(schema, |nines| format!("{nines}9")))),
    ("fewer digits", |document| each_schema(document, |schema, _| digits(schema, |nines| nines[1..].to_owned()))),
    ("raise precision", |document| each_schema(document, |schema, _| decimal(schema, 1, 0))),
    ("lower precision", |document| each_schema(document, |schema, _| decimal(schema, -1, 0))),
    ("raise scale", |document| each_schema(document, |schema, _| decimal(schema, 0, 1))),
    ("lower scale", |document| each_schema(document, |schema, _| decimal(schema, 0, -1))),
    ("move the point", |document| each_schema(document, |schema, _| decimal(schema, -1, 1))),
    ("add a pattern", |document| each_schema(document, |schema, _| pattern(schema, None, Some("^[a-z]*$")))),
    ("change a pattern", |document| each_schema(document, |schema, _| pattern(schema, Some(()), Some("^[a-z]*$")))),
    ("remove a pattern", |document| each_schema(document, |schema, _| pattern(schema, Some(()), None))),
];

/// Lets more values through.
const fn widens(rule: &'static str) -> Rule {
    Rule(rule, "info patch patch", "error major patch")
}

/// Lets fewer values through.
const fn narrows(rule: &'static str) -> Rule {
    Rule(rule, "error major patch", "info patch none")
}

fn length(schema: &Tree, other: fn(u64) -> Option<u64>) -> Option<Change> {
    let length = schema.get("maxLength")?.as_u64()?;
    let now = other(length).filter(|now| *now > 0)?;
    let rule = if now > length { widens("max-length-increased") } else { narrows("max-length-decreased") };
    let mut schema = schema.clone();
    set(&mut schema, "maxLength", json!(now));
    Some(Change { schema, rule, word: (format!("{length})"), format!("{now})")) })
}

fn lifted(schema: &Tree) -> Option<Change> {
    let length = schema.get("maxLength")?.as_u64()?;
    let word = match schema.text("format") {
        Some(format @ ("date" | "date-time")) => (format!("string({length})"), format.to_owned()),
        _ => (format!("({length})"), String::new()),
    };
    let mut schema = schema.clone();
    unset(&mut schema, &["maxLength"]);
    Some(Change { schema, rule: widens("max-length-unset"), word })
}

fn limited(schema: &Tree) -> Option<Change> {
    let word = match (schema.text("type")?, schema.text("format")) {
        ("string", None) => ("string", "string(9)"),
        ("string", Some("digits")) => ("number", "number(9)"),
        ("string", Some("date")) => ("date", "string(9)"),
        ("string", Some("date-time")) => ("date-time", "string(9)"),
        _ => return None,
    };
    let mut schema = Some(schema.clone()).filter(|schema| !has(schema, &["maxLength", "minLength"]))?;
    set(&mut schema, "maxLength", json!(9));
    let rule = Rule("max-length-set", "warn minor patch", "info patch none");
    Some(Change { schema, rule, word: (word.0.to_owned(), word.1.to_owned()) })
}

/// A whole number that is limited by nines.
fn digits(schema: &Tree, other: fn(&str) -> String) -> Option<Change> {
    let nines = schema.get("maximum")?.as_number_text()?;
    if !nines.bytes().all(|digit| digit == b'9') || nines.len() < 2 {
        return None;
    }
    let now = other(nines);
    let rule = if now.len() > nines.len() { widens("max-increased") } else { narrows("max-decreased") };
    let word = (format!("({})", nines.len()), format!("({})", now.len()));
    let mut schema = schema.clone();
    set(&mut schema, "maximum", number(now));
    Some(Change { schema, rule, word })
}

/// An exact decimal: more or fewer digits before and after the point.
fn decimal(schema: &Tree, whole: i64, fraction: i64) -> Option<Change> {
    let (precision, scale) = match (schema.get("x-precision"), schema.get("x-scale")) {
        (Some(precision), Some(scale)) => (precision.as_u64()?, scale.as_u64()?),
        _ => {
            let maximum = schema.get("maximum")?.as_number_text()?;
            let (whole, fraction) = schema.get("multipleOf").and(maximum.split_once('.'))?;
            (u64::try_from(whole.len() + fraction.len()).ok()?, u64::try_from(fraction.len()).ok()?)
        }
    };
    let new_scale = scale.checked_add_signed(fraction).filter(|scale| *scale > 0)?;
    let new_whole = (precision - scale).checked_add_signed(whole).filter(|whole| *whole > 0)?;
    let mut schema = schema.clone();
    if has(&schema, &["x-precision"]) {
        set(&mut schema, "x-precision", json!(new_whole + new_scale));
        set(&mut schema, "x-scale", json!(new_scale));
    } else {
        let nines = |count: u64| "9".repeat(usize::try_from(count).unwrap_or_default());
        set(&mut schema, "maximum", number(format!("{}.{}", nines(new_whole), nines(new_scale))));
        let zeros = usize::try_from(new_scale - 1).unwrap_or_default();
        set(&mut schema, "multipleOf", number(format!("0.{}1", "0".repeat(zeros))));
    }
    let rule = match (whole, fraction) {
        (1, 0) => widens("precision-increased"),
        (-1, 0) => narrows("precision-decreased"),
        (0, 1) => widens("scale-increased"),
        (0, -1) => narrows("scale-decreased"),
        // It narrows and widens at once: one change, which is what is worse in its direction.
        _ => Rule("point moved", "error major patch", "error major patch"),
    };
    let word = (format!("({precision},{scale})"), format!("({},{new_scale})", new_whole + new_scale));
    Some(Change { schema, rule, word })
}

/// A pattern comes, is another, or goes.
fn pattern(schema: &Tree, had: Option<()>, now: Option<&str>) -> Option<Change> {
    let before = schema.text("pattern").map(str::to_owned);
    let plain = schema.text("type") == Some("string") && schema.get("format").is_none();
    if !plain || before.is_some() != had.is_some() {
        return None;
    }
    let shown = |pattern: Option<&str>| pattern.map(|pattern| format!(" /{pattern}/")).unwrap_or_default();
    let mut schema = schema.clone();
    match now {
        Some(pattern) => set(&mut schema, "pattern", json!(pattern)),
        None => unset(&mut schema, &["pattern"]),
    }
    let rule = match (had, now) {
        (None, _) => Rule("pattern-added", "error major patch", "info minor none"),
        (_, Some(_)) => Rule("pattern-changed", "warn minor patch", "info patch patch"),
        (_, None) => Rule("pattern-removed", "info patch patch", "info patch patch"),
    };
    let length = schema.get("maxLength").and_then(Tree::as_u64).map(|length| format!("({length})")).unwrap_or_default();
    let word = |pattern: Option<&str>| format!("string{length}{}", shown(pattern));
    Some(Change { word: (word(before.as_deref()), word(now)), schema, rule })
}
