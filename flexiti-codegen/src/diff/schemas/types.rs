//! Types and formats: whether all old values are values of the new type, and the reverse.

use std::collections::BTreeSet;

use super::{
    super::fact::{Effect, Fact, Ruled},
    view::{View, types},
};
use crate::diff::{
    Impact,
    rules::{Rule, Site, Written, values as rules},
};
use crate::model::{JsonType, SchemaId, Schemas, Shape};
use crate::surface::type_word;

/// How the types of two values differ, before it is known where they stand.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct TypeChange {
    relation: Relation,
    /// Whether one side allows several types.
    several: bool,
    /// Whether the old type is text alone, and the new one is not.
    from_text: bool,
    /// Whether the new type is text alone, and the old one is not.
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
    /// One type became several.
    pub(super) fn to_several() -> Self {
        Self { relation: Relation::Wider, several: true, from_text: false, to_text: false, to_list: false }
    }

    /// Several types became one of them.
    pub(super) fn to_one() -> Self {
        Self { relation: Relation::Narrower, ..Self::to_several() }
    }

    /// The rule at a site where values are written so.
    pub(in crate::diff) fn rule(self, site: Site, written: Written) -> &'static Rule {
        use Relation::{Narrower, Other, Wider};
        let textual = written == Written::Text;
        match (site, self.relation) {
            // What is written one by one is a list of one as it stands; and all that parameters write is text.
            (Site::Parameter, Other) if self.to_list && written == Written::OneByOne => &rules::TYPE_GENERALIZED,
            (Site::Parameter | Site::HeaderParameter, Other) if self.to_text => &rules::TYPE_GENERALIZED,
            (Site::ParameterProperty | Site::HeaderParameterProperty, Other) if self.from_text => {
                &rules::TYPE_SPECIALIZED
            }
            (Site::ParameterProperty | Site::HeaderParameterProperty, Narrower) if !self.several => {
                &rules::TYPE_SPECIALIZED
            }
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
    let same = old.types == new.types;
    let relation = match same {
        true => match format(old, new) {
            Some(relation) => relation,
            None => return true,
        },
        false => relation(&old.types, &new.types),
    };
    let change = TypeChange {
        relation,
        several: old.types.len() > 1 || new.types.len() > 1,
        // Another format of text is other text: what was sent does not become right because it is text.
        from_text: !same && is_text(&old.types),
        to_text: !same && is_text(&new.types),
        to_list: !same && is_list_of(new, &old.types),
    };
    let same = match (&old.schema.shape, &new.schema.shape) {
        (Shape::Scalar(one), Shape::Scalar(other)) => one == other,
        (Shape::Enum(one), Shape::Enum(other)) => one.numeric == other.numeric,
        _ => false,
    };
    let effect = Effect { impact: Impact::Nothing, says: "the type in Rust stays the same", of_members_sent: false };
    let fact = Fact::ruled(Ruled::Types(change), word(old), word(new)).does(same.then_some(effect));
    facts.push(fact.at(old.origin(), new.origin()));
    same || relation != Relation::Other
}

fn is_text(types: &BTreeSet<JsonType>) -> bool {
    types.len() == 1 && types.contains(&JsonType::String)
}

fn is_list_of(view: &View<'_>, old: &BTreeSet<JsonType>) -> bool {
    match &view.schema.shape {
        Shape::List(list) if view.constraints.is_empty() && is_free(view.schemas, *list) => {
            let items = types(view.schemas, *list, 8);
            is_text(&items) || (!old.is_empty() && old.is_subset(&items))
        }
        _ => false,
    }
}

/// Whether any value of the schema's types will do.
fn is_free(schemas: &Schemas, id: SchemaId) -> bool {
    let view = View::of(schemas, id);
    view.constraints.is_empty() && view.assertions.is_empty() && !matches!(view.schema.shape, Shape::Enum(_))
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
const WIDER: [(&str, &str); 8] = [
    ("int64", "int32"),
    ("double", "float"),
    ("double", "int32"),
    ("double", "int64"),
    ("float", "int32"),
    ("uint64", "uint32"),
    ("bigint", "int32"),
    ("bigint", "int64"),
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
