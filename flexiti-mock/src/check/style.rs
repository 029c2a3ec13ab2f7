//! The way back from the styles in which parameters are written (OpenAPI 3.0.4, "Style Values"): text to a value.
//!
//! Single values stay texts, for nothing outside JSON says what it is. A delimiter delimits only where it is not
//! percent-encoded, so that a value never reads as two.

use std::{borrow::Cow, sync::Arc};

use flexiti_description::{Additional, Description, Kind, Shape, Style};

use crate::value::{Map, Value};

/// What a shape looks like when it is written out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Single,
    List,
    Record,
}

fn form(description: &Description, shape: &Shape) -> Form {
    match &description.resolve(shape).kind {
        Kind::List(_) | Kind::Tuple(_) => Form::List,
        Kind::Record(_) | Kind::Map(_) => Form::Record,
        // Of a list or one item by itself, the list reads both.
        Kind::Union(union) => union.variants.iter().fold(Form::Single, |found, variant| {
            let one = match &description.resolve(&variant.shape).kind {
                Kind::Union(_) => Form::Single,
                _ => form(description, &variant.shape),
            };
            if found == Form::Single { one } else { found }
        }),
        _ => Form::Single,
    }
}

/// Reads what stands in a path or a header; nothing where the style does not allow the text.
pub(super) fn of_text(
    description: &Description,
    shape: &Shape,
    (style, explode): (Style, bool),
    name: &str,
    text: &str,
    decode: fn(&str) -> String,
) -> Option<Value> {
    let form = form(description, shape);
    match style {
        Style::Label => {
            let text = text.strip_prefix('.')?;
            Some(joined(form, text, if explode { '.' } else { ',' }, explode, decode))
        }
        Style::Matrix => matrix(form, name, text, explode, decode),
        _ => Some(joined(form, text, ',', explode, decode)),
    }
}

fn joined(form: Form, text: &str, delimiter: char, explode: bool, decode: fn(&str) -> String) -> Value {
    match form {
        Form::Single => decode(text).into(),
        Form::List => text.split(delimiter).map(|item| Value::from(decode(item))).collect::<Vec<_>>().into(),
        Form::Record if explode => {
            let pairs = text.split(delimiter).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
            pairs.map(|(key, value)| (decode(key), decode(value))).collect()
        }
        Form::Record => {
            let mut parts = text.split(delimiter).map(decode);
            let mut map = Map::new();
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                map.insert(key.into(), value.into());
            }
            map.into()
        }
    }
}

/// `;name=a,b`, or exploded `;name=a;name=b` and `;R=100;G=200`.
fn matrix(form: Form, name: &str, text: &str, explode: bool, decode: fn(&str) -> String) -> Option<Value> {
    let text = text.strip_prefix(';')?;
    let own = |pair: &str| pair.strip_prefix(name).map(|rest| rest.strip_prefix('=').unwrap_or(rest).to_owned());
    match form {
        Form::List if explode => {
            let items: Option<Vec<Value>> = text.split(';').map(|pair| Some(decode(&own(pair)?).into())).collect();
            items.map(Value::from)
        }
        Form::Record if explode => Some(joined(form, text, ';', true, decode)),
        _ => Some(joined(form, &own(text)?, ',', false, decode)),
    }
}

/// Reads what stands as pairs, in a query, a cookie or a form; nothing where none of the pairs is the parameter's.
pub(super) fn of_pairs(
    description: &Description,
    shape: &Shape,
    (style, explode): (Style, bool),
    name: &str,
    pairs: &[Pair<'_>],
) -> Option<Value> {
    let form = form(description, shape);
    let first = || pairs.iter().find(|pair| pair.name == name).map(|pair| pair.raw);
    match (style, form) {
        (Style::DeepObject, Form::Record | Form::List) => deep(name, pairs),
        (_, Form::Record) if explode => exploded(description, shape, pairs),
        (_, Form::List) if explode => {
            let items: Vec<Value> = own(name, pairs).map(|pair| decoded(pair.raw).into()).collect();
            (!items.is_empty()).then(|| items.into())
        }
        (Style::SpaceDelimited, Form::List | Form::Record) => {
            first().map(|raw| joined(form, &raw.replace("%20", " ").replace('+', " "), ' ', false, decoded))
        }
        (Style::PipeDelimited, Form::List | Form::Record) => {
            first().map(|raw| joined(form, &raw.replace("%7C", "|").replace("%7c", "|"), '|', false, decoded))
        }
        (_, form) => first().map(|raw| joined(form, raw, ',', false, decoded)),
    }
}

fn own<'p, 'n>(name: &'n str, pairs: &'p [Pair<'p>]) -> impl Iterator<Item = &'p Pair<'p>> + use<'p, 'n> {
    pairs.iter().filter(move |pair| pair.name == name)
}

/// The members of a record that stand as pairs of their own.
fn exploded(description: &Description, shape: &Shape, pairs: &[Pair<'_>]) -> Option<Value> {
    let Kind::Record(record) = &description.resolve(shape).kind else {
        let all = pairs.iter().map(|pair| (pair.name.as_ref(), decoded(pair.raw)));
        return (!pairs.is_empty()).then(|| all.collect());
    };
    let takes_any = matches!(record.additional, Additional::Typed(_) | Additional::Any);
    let is_member = |name: &str| takes_any || record.fields.iter().any(|field| field.name == name);
    let members: Map = pairs
        .iter()
        .filter(|pair| is_member(&pair.name))
        .map(|pair| (Arc::from(pair.name.as_ref()), Value::from(decoded(pair.raw))))
        .collect();
    (!members.is_empty()).then(|| members.into())
}

/// `name[a][b]=1`: each bracket is a member, or the index of an item.
fn deep(name: &str, pairs: &[Pair<'_>]) -> Option<Value> {
    let mut root = Branch::default();
    for pair in pairs {
        let Some(keys) = pair.name.strip_prefix(name).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']')) else {
            continue;
        };
        let mut at = &mut root;
        for key in keys.split("][").take(DEEPEST) {
            at = at.members.entry(key.to_owned()).or_default();
        }
        at.text = Some(decoded(pair.raw));
    }
    (!root.members.is_empty()).then(|| root.value())
}

/// Brackets beyond these say nothing.
const DEEPEST: usize = 32;

#[derive(Default)]
struct Branch {
    text: Option<String>,
    members: indexmap::IndexMap<String, Branch>,
}

impl Branch {
    fn value(self) -> Value {
        match self.text {
            Some(text) if self.members.is_empty() => text.into(),
            _ if self.members.keys().enumerate().all(|(index, key)| *key == index.to_string()) => {
                self.members.into_values().map(Self::value).collect::<Vec<_>>().into()
            }
            _ => self.members.into_iter().map(|(key, branch)| (key, branch.value())).collect(),
        }
    }
}

/// A pair of a query, a cookie or a form.
#[derive(Debug)]
pub(crate) struct Pair<'a> {
    /// Decoded.
    pub(crate) name: Cow<'a, str>,
    /// As it came.
    pub(crate) raw: &'a str,
}

/// The pairs of a query or a form.
pub(crate) fn pairs(text: &str) -> Vec<Pair<'_>> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, raw)| Pair { name: decoded(name).into(), raw })
        .collect()
}

/// The pairs of a `Cookie` header.
pub(super) fn cookies(header: &str) -> Vec<Pair<'_>> {
    let pairs = header.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.map(|(name, raw)| Pair { name: name.into(), raw }).collect()
}

/// A text of a query or a form, decoded: `+` is a space there.
pub(crate) fn decoded(raw: &str) -> String {
    percent_decoded(raw, true)
}

/// A text of a path, decoded.
pub(crate) fn decoded_path(raw: &str) -> String {
    percent_decoded(raw, false)
}

/// A text of a header, which has no encoding.
pub(super) fn trimmed(raw: &str) -> String {
    raw.trim().to_owned()
}

/// What is no proper escape stays as it is.
fn percent_decoded(raw: &str, plus_is_space: bool) -> String {
    if !raw.contains(['%', '+']) {
        return raw.to_owned();
    }
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let escape = behind.split_at_checked(2).and_then(|(digits, behind)| {
            let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
            Some((u8::from_str_radix(digits, 16).ok()?, behind))
        });
        match (first, escape) {
            (b'%', Some((byte, behind))) => {
                bytes.push(byte);
                rest = behind;
                continue;
            }
            (b'+', _) if plus_is_space => bytes.push(b' '),
            (byte, _) => bytes.push(*byte),
        }
        rest = behind;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flexiti_description::{Field, Record, Required};

    fn list() -> Shape {
        Kind::List(Box::new(Kind::Text.into())).into()
    }

    fn record() -> Shape {
        let field = |name: &str| Field {
            name: name.into(),
            shape: Kind::Text.into(),
            required: Required::No,
            access: Default::default(),
            sensitive: false,
            deprecated: false,
            description: None,
        };
        Kind::Record(Record { fields: vec![field("R"), field("G")], ..Record::default() }).into()
    }

    fn text(shape: &Shape, style: Style, explode: bool, text: &str) -> String {
        let none = Description::default();
        of_text(&none, shape, (style, explode), "color", text, decoded_path).map(|v| v.to_json()).unwrap_or_default()
    }

    fn query(shape: &Shape, style: Style, explode: bool, text: &str) -> String {
        let none = Description::default();
        of_pairs(&none, shape, (style, explode), "color", &pairs(text)).map(|v| v.to_json()).unwrap_or_default()
    }

    /// The table of the specification, read backwards.
    #[test]
    fn every_style_is_read() {
        let (list, record, single) = (list(), record(), Shape::from(Kind::Text));
        let (blue, rgb) = (r#"["blue","black"]"#, r#"{"R":"100","G":"200"}"#);
        assert_eq!(text(&list, Style::Simple, false, "blue,black"), blue);
        assert_eq!(text(&record, Style::Simple, false, "R,100,G,200"), rgb);
        assert_eq!(text(&record, Style::Simple, true, "R=100,G=200"), rgb);
        assert_eq!(text(&list, Style::Label, true, ".blue.black"), blue);
        assert_eq!(text(&list, Style::Label, false, ".blue,black"), blue);
        assert_eq!(text(&record, Style::Label, true, ".R=100.G=200"), rgb);
        assert_eq!(text(&single, Style::Label, false, ".blue"), r#""blue""#);
        assert_eq!(text(&single, Style::Label, false, "blue"), "");
        assert_eq!(text(&list, Style::Matrix, false, ";color=blue,black"), blue);
        assert_eq!(text(&list, Style::Matrix, true, ";color=blue;color=black"), blue);
        assert_eq!(text(&record, Style::Matrix, false, ";color=R,100,G,200"), rgb);
        assert_eq!(text(&record, Style::Matrix, true, ";R=100;G=200"), rgb);
        assert_eq!(text(&single, Style::Matrix, false, ";color"), r#""""#);
        assert_eq!(query(&list, Style::Form, true, "color=blue&color=black"), blue);
        assert_eq!(query(&list, Style::Form, false, "color=blue,black"), blue);
        assert_eq!(query(&list, Style::Form, false, "color=a%2Cb"), r#"["a,b"]"#);
        assert_eq!(query(&record, Style::Form, true, "x=1&R=100&G=200"), rgb);
        assert_eq!(query(&record, Style::Form, false, "color=R,100,G,200"), rgb);
        assert_eq!(query(&list, Style::SpaceDelimited, false, "color=blue%20black"), blue);
        assert_eq!(query(&list, Style::PipeDelimited, false, "color=blue%7Cblack"), blue);
        assert_eq!(query(&record, Style::DeepObject, true, "color%5BR%5D=100&color[G]=200"), rgb);
        assert_eq!(query(&record, Style::DeepObject, true, "color[R][0]=1&color[R][1]=2"), r#"{"R":["1","2"]}"#);
        assert_eq!(query(&list, Style::Form, true, "other=1"), "");
    }

    #[test]
    fn what_is_no_escape_stays() {
        assert_eq!(decoded("a%20b+c%zz%2"), "a b c%zz%2");
        assert_eq!(decoded_path("a+b%C3%A9"), "a+bé");
    }
}
