//! From the text of a parameter or a field back to its value: the way back from the styles in which they are written.
//!
//! The way back is not always there: exploded members of a record stand among the other parameters, and what lies deeper
//! than one level has no form in most styles. What can be told is told as JSON, all scalars as texts, which is what
//! decoding takes for any scalar.

use crate::operation::{Parameter, Style, unescaped};
use serde_json::{Map, Value};

/// What a parameter or a field holds, which its text does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A single value.
    Scalar,
    /// Whatever: a number or a boolean where the text is one.
    Any,
    /// A list.
    List,
    /// A record or a map.
    Record,
    /// A record whose members stand among other parameters, by these names.
    Members(&'static [&'static str]),
    /// Bytes, which travel as they are where they are a part, else as Base64.
    File,
}

/// Names and values of a query, a form or the cookies, still escaped.
pub(super) struct Pairs<'a> {
    pairs: Vec<(&'a str, &'a str)>,
    unescape: fn(&str) -> String,
}

impl<'a> Pairs<'a> {
    pub(super) fn query(text: &'a str) -> Self {
        Self { pairs: split(text, "&"), unescape: plain }
    }

    /// As [`query`](Self::query), with a plus for a space.
    pub(super) fn form(text: &'a str) -> Self {
        Self { pairs: split(text, "&"), unescape: |text| plain(&text.replace('+', " ")) }
    }

    pub(super) fn cookies(text: &'a str) -> Self {
        Self { pairs: split(text, "; "), unescape: plain }
    }

    /// The values of this name, still escaped.
    fn named(&self, name: &str) -> Vec<&'a str> {
        self.pairs.iter().filter(|(key, _)| (self.unescape)(key) == name).map(|(_, value)| *value).collect()
    }
}

fn split<'a>(text: &'a str, between: &str) -> Vec<(&'a str, &'a str)> {
    let pairs = text.split(between).filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect()
}

fn plain(text: &str) -> String {
    unescaped(text).unwrap_or_default()
}

/// The text that stands in a path for an argument, still escaped. The path may have more in front than the template.
pub(super) fn argument<'p>(template: &str, path: &'p str, name: &str) -> Option<&'p str> {
    let mark = format!("{{{name}}}");
    let segments = template.rsplit('/').zip(path.rsplit('/'));
    let (mut pattern, mut text) = segments.into_iter().find(|(pattern, _)| pattern.contains(&mark))?;
    loop {
        let (word, rest) = pattern.split_once('{')?;
        let (found, rest) = rest.split_once('}')?;
        text = text.strip_prefix(word)?;
        // An argument ends where the word behind it begins; where the argument may hold that word too, nobody can tell.
        let end = match rest.split_once('{') {
            None => text.strip_suffix(rest).map(str::len),
            Some(("", _)) => None,
            Some((behind, _)) => text.find(behind),
        };
        let (value, after) = text.split_at_checked(end.unwrap_or(text.len()))?;
        if found == name {
            return Some(value);
        }
        (pattern, text) = (rest, after);
    }
}

/// The JSON of a value that stands by itself, in a path or a header.
pub(super) fn of_text(kind: Kind, parameter: &Parameter, text: &str) -> Option<String> {
    let is_header = parameter.location == crate::operation::Location::Header;
    let unescape: fn(&str) -> String = if is_header { str::to_owned } else { plain };
    let shape = Shape { kind, explode: parameter.explode, unescape };
    let value = match parameter.style {
        Style::Label => {
            let between = if parameter.explode { "." } else { "," };
            shape.divided(text.strip_prefix('.')?, between)
        }
        Style::Matrix => {
            let pairs = Pairs { pairs: split(text, ";"), unescape };
            return of_pairs(kind, &Parameter { style: Style::Form, ..*parameter }, &pairs);
        }
        _ if parameter.json => return Some(unescape(text)),
        _ => shape.divided(text, ","),
    };
    Some(written(kind, value))
}

/// The JSON of a value that stands under its name; nothing if it is absent.
pub(super) fn of_pairs(kind: Kind, parameter: &Parameter, pairs: &Pairs<'_>) -> Option<String> {
    let named = pairs.named(parameter.name);
    let shape = Shape { kind, explode: parameter.explode, unescape: pairs.unescape };
    let text = |text: &str| Value::from((pairs.unescape)(text));
    let value = match (parameter.style, kind) {
        _ if parameter.json || parameter.style == Style::Json => {
            return named.first().map(|json| (pairs.unescape)(json));
        }
        (Style::DeepObject, Kind::List | Kind::Record) => deep(parameter.name, pairs)?,
        (_, Kind::List) if parameter.explode => {
            Value::from(Some(named).filter(|named| !named.is_empty())?.into_iter().map(text).collect::<Vec<_>>())
        }
        (_, Kind::Record | Kind::Members(_)) if parameter.explode => {
            let is_own = |name: &str| !matches!(kind, Kind::Members(names) if !names.contains(&name));
            let members = pairs.pairs.iter().map(|(name, value)| ((pairs.unescape)(name), text(value)));
            let members = members.filter(|(name, _)| is_own(name));
            Value::Object(Some(members.collect::<Map<_, _>>()).filter(|members| !members.is_empty())?)
        }
        (Style::SpaceDelimited, _) => shape.divided(&named.first()?.replace('+', " ").replace("%20", " "), " "),
        (Style::PipeDelimited, _) => shape.divided(&named.first()?.replace("%7C", "|"), "|"),
        _ => shape.divided(named.first()?, ","),
    };
    Some(written(kind, value))
}

/// The JSON of a whole form: texts, but for `other` fields.
pub(super) fn record_of(pairs: &Pairs<'_>, other: &[(Kind, Parameter)]) -> String {
    let is_other = |name: &str| other.iter().any(|(_, field)| field.name == name);
    let named = pairs.pairs.iter().map(|(name, value)| ((pairs.unescape)(name), (pairs.unescape)(value)));
    let texts = named.filter(|(name, _)| !is_other(name)).map(|(name, value)| (name, Value::from(value).to_string()));
    let others = other.iter().filter_map(|(kind, field)| Some((field.name.to_owned(), of_pairs(*kind, field, pairs)?)));
    let members: Vec<String> =
        texts.chain(others).map(|(name, json)| format!("{}:{json}", Value::from(name))).collect();
    format!("{{{}}}", members.join(","))
}

/// A value's JSON. Of a scalar that may be anything, the text of a number or a boolean is one.
pub(super) fn written(kind: Kind, value: Value) -> String {
    match &value {
        Value::String(text) if kind == Kind::Any => match serde_json::from_str::<Value>(text) {
            Ok(Value::Number(_) | Value::Bool(_)) => text.clone(),
            _ => value.to_string(),
        },
        _ => value.to_string(),
    }
}

/// How the parts of one text belong together.
struct Shape {
    kind: Kind,
    explode: bool,
    unescape: fn(&str) -> String,
}

impl Shape {
    fn divided(&self, text: &str, between: &str) -> Value {
        let one = |text: &str| Value::from((self.unescape)(text));
        match self.kind {
            Kind::Scalar | Kind::Any | Kind::File => one(text),
            Kind::List => Value::from(text.split(between).map(one).collect::<Vec<_>>()),
            Kind::Record | Kind::Members(_) if self.explode => {
                let members = split(text, between).into_iter();
                Value::Object(members.map(|(name, value)| ((self.unescape)(name), one(value))).collect())
            }
            Kind::Record | Kind::Members(_) => {
                let mut parts = text.split(between);
                let pair = || Some(((self.unescape)(parts.next()?), one(parts.next()?)));
                Value::Object(std::iter::from_fn(pair).collect())
            }
        }
    }
}

/// `name[key][0]` and so on; numbers are places in a list.
fn deep(name: &str, pairs: &Pairs<'_>) -> Option<Value> {
    let mut root = Value::Null;
    for (key, value) in &pairs.pairs {
        let key = (pairs.unescape)(key);
        let Some(steps) = key.strip_prefix(name).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']')) else {
            continue;
        };
        if let Some(place) = steps.split("][").try_fold(&mut root, |at, step| member(at, step)) {
            *place = Value::from((pairs.unescape)(value));
        }
    }
    Some(root).filter(|root| !root.is_null())
}

/// The place of a step below a value, made if it is not there.
fn member<'v>(at: &'v mut Value, step: &str) -> Option<&'v mut Value> {
    let place = step.parse::<usize>().ok().filter(|_| !at.is_object());
    if at.is_null() {
        *at = if place.is_some() { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
    }
    match (at, place) {
        // Places come in order, each one again for what lies below it.
        (Value::Array(items), Some(place)) => {
            if place == items.len() {
                items.push(Value::Null);
            }
            items.get_mut(place)
        }
        (Value::Object(members), _) => Some(members.entry(step).or_insert(Value::Null)),
        _ => None,
    }
}
