//! A value of YAML or JSON in which a number is the text that was written.
//!
//! Both sides of a comparison are read by the same reader (JSON is YAML), so that `10`, `10.0` and `"10"` are three
//! values and no digit passes through a floating-point number.

use granit_parser::{Event, Parser, ScalarStyle};
use std::collections::{BTreeMap, HashMap};

/// A value; names of members are sorted, because their order means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exact {
    /// `null`, `true`, `false`, or a number, as it is written.
    Bare(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Exact>),
    /// A record.
    Record(BTreeMap<String, Exact>),
}

impl Exact {
    /// Reads one value.
    pub fn read(text: &str) -> Self {
        let mut reader = Reader::default();
        for event in Parser::new_from_str(text) {
            reader.take(event.expect("it is well-formed").0);
        }
        reader.done.expect("it holds a value")
    }

    /// The member of a record that a path of names leads to.
    pub fn member(&self, path: &[&str]) -> &Self {
        path.iter().fold(self, |value, name| match value {
            Self::Record(members) => members.get(*name).unwrap_or_else(|| panic!("there is a member {name}")),
            _ => panic!("{name} is a member of a record"),
        })
    }

    /// The text of a scalar.
    pub fn text(&self) -> &str {
        match self {
            Self::Bare(text) | Self::Text(text) => text,
            Self::List(_) | Self::Record(_) => panic!("it is a scalar"),
        }
    }

    /// Whether an unquoted scalar is no text: the words and numbers of JSON.
    fn of_plain(text: String) -> Self {
        let number =
            text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) && text.parse::<f64>().is_ok();
        let bare = number || matches!(text.as_str(), "null" | "true" | "false");
        if bare { Self::Bare(text) } else { Self::Text(text) }
    }
}

/// A list or record that is not complete, with its anchor (0 for none).
enum Open {
    List(usize, Vec<Exact>),
    Record(usize, BTreeMap<String, Exact>, Option<String>),
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    anchors: HashMap<usize, Exact>,
    done: Option<Exact>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Scalar(text, ScalarStyle::Plain, anchor, _) => self.put(anchor, Exact::of_plain(text.into_owned())),
            Event::Scalar(text, _, anchor, _) => self.put(anchor, Exact::Text(text.into_owned())),
            Event::Alias(anchor) => {
                let value = self.anchors.get(&anchor).expect("an alias follows its anchor").clone();
                self.put(0, value);
            }
            Event::SequenceStart(_, anchor, _) => self.open.push(Open::List(anchor, Vec::new())),
            Event::MappingStart(_, anchor, _) => self.open.push(Open::Record(anchor, BTreeMap::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(anchor, items)) => self.put(anchor, Exact::List(items)),
                Some(Open::Record(anchor, members, _)) => self.put(anchor, Exact::Record(members)),
                None => unreachable!("the parser closes what it has opened"),
            },
            _ => {}
        }
    }

    fn put(&mut self, anchor: usize, value: Exact) {
        if anchor != 0 {
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut() {
            None => self.done = Some(value),
            Some(Open::List(_, items)) => items.push(value),
            Some(Open::Record(_, members, name)) => match name.take() {
                None => *name = Some(value.text().to_owned()),
                Some(name) => assert_eq!(members.insert(name, value), None, "a member comes once"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn the_text_of_a_number_is_its_value() {
        let spellings = ["10", "10.0", "1e1", r#""10""#].map(Exact::read);
        for (index, one) in spellings.iter().enumerate() {
            assert!(spellings.iter().skip(index + 1).all(|other| one != other), "{one:?}");
        }
    }

    #[test]
    fn yaml_and_json_of_the_same_value_are_equal() {
        let yaml = "name: 00-12345\namount: 984.35\nbig: '1070015210367982'\nlist: [true, null, &x {a: 1}, *x]\n";
        let json = r#"{"list":[true,null,{"a":1},{"a":1}],"big":"1070015210367982","amount":984.35,"name":"00-12345"}"#;
        assert_eq!(Exact::read(yaml), Exact::read(json));
    }

    #[test]
    fn order_counts_in_lists_only() {
        assert_eq!(Exact::read("{a: 1, b: 2}"), Exact::read("{b: 2, a: 1}"));
        assert_ne!(Exact::read("[1, 2]"), Exact::read("[2, 1]"));
    }
}
