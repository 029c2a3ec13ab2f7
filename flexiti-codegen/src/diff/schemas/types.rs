//! Types and formats: whether all old values are values of the new type, and the reverse.

use std::collections::BTreeSet;

use super::{
    super::fact::{Fact, Ruled},
    view::{View, types},
};
use crate::diff::rules::{Rule, Site, values as rules};
use crate::model::{JsonType, Shape};
use crate::surface::type_word;

/// How the types of two values differ, before it is known where they stand.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct TypeChange {
    relation: Relation,
    /// Whether one side allows several types.
    several: bool,
    /// Whether the old type is text alone.
    from_text: bool,
    /// Whether the new type is text alone.
    to_text: bool,
    /// Whether the new type is a list of what the old type was, or of text.
    to_list: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Wider,
    Narrower,
    Other,
}

impl TypeChange {
    /// The rule at a site; `textual` where the medium writes every type as text.
    pub(in crate::diff) fn rule(self, site: Site, textual: bool) -> &'static Rule {
        use Relation::{Narrower, Other, Wider};
        match (site, self.relation) {
            // In a query, a list of one is written like the one; and all that is written is text.
            (Site::Parameter, Other) if self.to_list || self.to_text => &rules::TYPE_GENERALIZED,
            (Site::ParameterProperty, Other) if self.from_text => &rules::TYPE_SPECIALIZED,
            (Site::ParameterProperty, Narrower) => &rules::TYPE_SPECIALIZED,
            (Site::RequestBody | Site::RequestProperty, Other) if textual && self.to_text => &rules::TYPE_COMPATIBLE,
            (Site::ResponseBody | Site::ResponseProperty | Site::Header, Other) if textual && self.from_text => {
                &rules::TYPE_COMPATIBLE
            }
            (_, Wider) if self.several => &rules::TYPES_WIDENED,
            (_, Narrower) if self.several => &rules::TYPES_NARROWED,
            (_, Wider) => &rules::TYPE_GENERALIZED,
            (Site::ResponseBody | Site::ResponseProperty | Site::Header, Narrower) => &rules::TYPE_SPECIALIZED,
            _ => &rules::TYPE_CHANGED,
        }
    }
}

/// Compares types and formats; `false` when the types differ so that nothing else can be compared.
pub(super) fn compare(old: &View<'_>, new: &View<'_>, facts: &mut Vec<Fact>) -> bool {
    let relation = match old.types == new.types {
        true => match format(old, new) {
            Some(relation) => relation,
            None => return true,
        },
        false => relation(&old.types, &new.types),
    };
    let change = TypeChange {
        relation,
        several: old.types.len() > 1 || new.types.len() > 1,
        from_text: is_text(&old.types),
        to_text: is_text(&new.types),
        to_list: is_list_of(new, &old.types),
    };
    let fact = Fact::ruled(Ruled::Types(change), word(old), word(new));
    facts.push(fact.at(old.origin(), new.origin()));
    old.types == new.types || relation != Relation::Other
}

fn is_text(types: &BTreeSet<JsonType>) -> bool {
    types.len() == 1 && types.contains(&JsonType::String)
}

fn is_list_of(view: &View<'_>, old: &BTreeSet<JsonType>) -> bool {
    match &view.schema.shape {
        Shape::List(items) => {
            let items = types(view.schemas, *items, 8);
            is_text(&items) || (!old.is_empty() && old.is_subset(&items))
        }
        _ => false,
    }
}

fn relation(old: &BTreeSet<JsonType>, new: &BTreeSet<JsonType>) -> Relation {
    let takes = |wide: &BTreeSet<JsonType>, narrow: &BTreeSet<JsonType>| {
        wide.is_empty()
            || (!narrow.is_empty()
                && narrow
                    .iter()
                    .all(|one| wide.contains(one) || (*one == JsonType::Integer && wide.contains(&JsonType::Number))))
    };
    match (takes(new, old), takes(old, new)) {
        (true, _) => Relation::Wider,
        (_, true) => Relation::Narrower,
        _ => Relation::Other,
    }
}

/// Formats that hold all that another holds, wide first.
const WIDER: [(&str, &str); 6] = [
    ("int64", "int32"),
    ("double", "float"),
    ("double", "int32"),
    ("double", "int64"),
    ("float", "int32"),
    ("uint64", "uint32"),
];

/// How the formats of two values of the same types differ. Encodings of content have rules of their own.
fn format(old: &View<'_>, new: &View<'_>) -> Option<Relation> {
    let content = |view: &View<'_>| {
        ["contentEncoding", "contentMediaType"].map(|keyword| view.asserts(keyword).map(|said| said.says.clone()))
    };
    if old.format == new.format || content(old) != content(new) {
        return None;
    }
    Some(match (old.format, new.format) {
        (Some(old), Some(new)) if WIDER.contains(&(new, old)) => Relation::Wider,
        (Some(old), Some(new)) if WIDER.contains(&(old, new)) => Relation::Narrower,
        (Some(_), None) => Relation::Wider,
        (None, Some(_)) => Relation::Narrower,
        _ => Relation::Other,
    })
}

/// The type as the surface writes it, with the format where that does not show.
fn word(view: &View<'_>) -> String {
    let word = type_word(view.schemas, view.id);
    let word = match (word.is_empty(), view.types.is_empty()) {
        (true, true) => "any".to_owned(),
        (true, false) => view.types.iter().map(|one| one.word()).collect::<Vec<_>>().join("|"),
        _ => word,
    };
    let numeric = word == "number" && view.types.len() == 1;
    let word = if numeric { view.types.iter().map(|one| one.word()).collect() } else { word };
    match view.format.filter(|format| *format != word && !word.starts_with("decimal")) {
        Some(format) => format!("{word} ({format})"),
        None => word,
    }
}
