//! Values made from shapes: always the same for the same shape, and within its limits.
//!
//! Examples of the document are taken where they keep to the shape. Whole bodies that the document shows are not looked at
//! here: who wants those does not need a made one.

mod number;
mod pattern;
mod text;

use flexiti_description::{Access, Description, JsonText, Kind, Record, Shape, Union};

use crate::{
    check::fits,
    plan::Plan,
    value::{Map, Number, Value},
};

/// So deep a value goes on with what need not be there.
const OPTIONAL_DEPTH: usize = 6;
/// So many values a body has before what need not be there is left out: some APIs nest all that they know.
const PLENTY: usize = 400;
/// Most items of a list that asks for many.
const MOST_ITEMS: u64 = 20;

/// Makes a value.
pub(crate) fn make(plan: &Plan, shape: &Shape) -> Value {
    let mut maker = Maker { plan, names: Vec::new(), depth: 0, made: 0 };
    maker.value(shape, 0).unwrap_or_default()
}

struct Maker<'p> {
    plan: &'p Plan,
    /// The named shapes that are being made: one that needs itself ends there.
    names: Vec<&'p str>,
    depth: usize,
    made: usize,
}

impl<'p> Maker<'p> {
    /// The value number `index` of a shape; nothing where the shape would hold itself.
    fn value(&mut self, shape: &'p Shape, index: usize) -> Option<Value> {
        self.made += 1;
        if let Some(said) = self.said(shape, index) {
            return Some(said);
        }
        if let Kind::Named(name) = &shape.kind {
            if self.names.iter().any(|outer| outer == name) {
                return None;
            }
            let target = self.plan.description.shapes.get(name)?;
            self.names.push(name);
            let value = self.value(target, index);
            self.names.pop();
            return value;
        }
        self.depth += 1;
        let value = self.kind(shape, index);
        self.depth -= 1;
        value
    }

    /// The example or the default that the document gives, where it keeps to the shape. One is one: the second item of a
    /// list is made.
    fn said(&self, shape: &Shape, index: usize) -> Option<Value> {
        let said = [&shape.example, &shape.default].into_iter().flatten().filter(|_| index == 0);
        said.filter_map(read).find(|value| !value.is_null() && fits(self.plan, shape, value))
    }

    fn kind(&mut self, shape: &'p Shape, index: usize) -> Option<Value> {
        Some(match &shape.kind {
            Kind::Record(record) => self.inherited(record)?,
            Kind::Enum(list) => {
                let value = list.values.get(index % list.values.len().max(1)).map_or("", |value| value.value.as_str());
                let number = list.numeric.then(|| Number::from_text(value)).flatten();
                number.map_or_else(|| value.into(), Value::Number)
            }
            Kind::Union(union) => self.union(union)?,
            Kind::List(items) => self.list(shape, items),
            Kind::Tuple(parts) => {
                parts.iter().map(|part| self.value(part, 0).unwrap_or_default()).collect::<Vec<_>>().into()
            }
            Kind::Map(values) => self.map(shape, values),
            Kind::Boolean => true.into(),
            Kind::Int32 | Kind::Int64 | Kind::Uint64 => number::whole(&shape.limits, index).into(),
            Kind::Float | Kind::Decimal => number::decimal(&shape.limits, index).into(),
            Kind::Digits => number::digits(&shape.limits, index).into(),
            Kind::DecimalText => number::decimal(&shape.limits, index).as_str().into(),
            Kind::DigitsText => text::digits(&shape.limits, index).into(),
            Kind::Any | Kind::Named(_) => Map::new().into(),
            kind => text::make(self.plan, kind, shape, index).into(),
        })
    }

    /// A record, or the first of those that may stand in its place.
    fn inherited(&mut self, record: &'p Record) -> Option<Value> {
        let description: &'p Description = &self.plan.description;
        let heir = record.heirs.as_ref().and_then(|heirs| {
            let variant = heirs.variants.first()?;
            let Kind::Record(heir) = &description.resolve(&variant.shape).kind else { return None };
            Some((heir, heirs.discriminator.as_deref()?, variant.tags.first()?.as_str()))
        });
        let Some((heir, member, tag)) = heir else { return self.record(record) };
        self.record(heir).map(|value| tagged(value, member, tag))
    }

    fn record(&mut self, record: &'p Record) -> Option<Value> {
        let mut map = Map::new();
        for field in record.fields.iter().filter(|field| field.access != Access::WriteOnly) {
            let is_required = field.required.is_yes();
            let is_enough = self.depth > OPTIONAL_DEPTH || self.made > PLENTY;
            if !is_required && (is_enough || field.deprecated) {
                continue;
            }
            match self.value(&field.shape, 0) {
                Some(value) => _ = map.insert(field.name.as_str().into(), value),
                None if !is_required => {}
                None if field.shape.nullable => _ = map.insert(field.name.as_str().into(), Value::Null),
                // It needs itself: so does the whole.
                None => return None,
            }
        }
        Some(map.into())
    }

    /// The first shape that can be made.
    fn union(&mut self, union: &'p Union) -> Option<Value> {
        union.variants.iter().find_map(|variant| {
            let value = self.value(&variant.shape, 0)?;
            Some(match (&union.discriminator, variant.tags.first()) {
                (Some(member), Some(tag)) => tagged(value, member, tag),
                _ => value,
            })
        })
    }

    fn list(&mut self, shape: &'p Shape, items: &'p Shape) -> Value {
        let (least, most) = (shape.limits.min_items.unwrap_or(1), shape.limits.max_items.unwrap_or(u64::MAX));
        let count = least.max(1).min(most).min(MOST_ITEMS);
        let list: Vec<Value> = (0..count as usize).map_while(|index| self.value(items, index)).collect();
        list.into()
    }

    fn map(&mut self, shape: &'p Shape, values: &'p Shape) -> Value {
        let (least, most) = (shape.limits.min_properties.unwrap_or(1), shape.limits.max_properties.unwrap_or(u64::MAX));
        let count = least.max(1).min(most).min(MOST_ITEMS);
        if matches!(values.kind, Kind::Any) && least <= 1 {
            return Map::new().into();
        }
        let name = |index: u64| if index == 0 { "key".to_owned() } else { format!("key{}", index + 1) };
        (0..count).map_while(|index| Some((name(index), self.value(values, index as usize)?))).collect()
    }
}

/// A record with the member that tells its shape.
fn tagged(value: Value, member: &str, tag: &str) -> Value {
    match value {
        Value::Map(map) => {
            let mut map = (*map).clone();
            map.insert(member.into(), tag.into());
            map.into()
        }
        other => other,
    }
}

/// A value of the description.
pub(crate) fn read(text: &JsonText) -> Option<Value> {
    Value::from_json(text.as_str().as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use flexiti_codegen::{Texts, describe::describe, diagnostic::Diagnostics, read};

    /// Our own documents, and those of others where they are at hand: the folder that `FLEXITI_SHARED` names.
    fn documents() -> Vec<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let forms = ["document.yaml", "openapi31.yaml", "swagger.yaml"].map(|name| root.join("tests/forms").join(name));
        let own = forms.into_iter().chain([root.join("spec/pos-v2.5.yaml")]);
        let shared = std::env::var_os("FLEXITI_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
        let Ok(others) = std::fs::read_dir(shared.join("corpus/documents")) else {
            eprintln!("left out: there is no corpus (set FLEXITI_SHARED)");
            return own.collect();
        };
        own.chain(others.filter_map(|entry| Some(entry.ok()?.path()))).collect()
    }

    /// What is made keeps to its shape, but where nothing does: a shape that needs itself, or limits that contradict each
    /// other or a pattern beyond what is understood here.
    #[test]
    fn what_is_made_keeps_to_its_shape() {
        let (mut made, mut wrong) = (0_usize, Vec::new());
        for document in documents() {
            let api = read(&Texts::new(), &document, &[], &mut Diagnostics::new()).unwrap();
            let plan = Plan::new(describe(&api));
            let mut seen = std::collections::HashSet::new();
            for operation in &plan.description.operations {
                let bodies = operation.body.iter().flat_map(|body| &body.contents);
                let answers = operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
                let shapes = bodies.chain(answers).filter_map(|content| content.shape.as_ref());
                for shape in shapes.chain(operation.parameters.iter().map(|parameter| &parameter.shape)) {
                    if matches!(&shape.kind, Kind::Named(name) if !seen.insert(name)) {
                        continue;
                    }
                    made += 1;
                    let value = make(&plan, shape);
                    if !fits(&plan, shape, &value) {
                        wrong.push(format!("{} {}", document.file_name().unwrap().to_string_lossy(), operation.id));
                    }
                }
            }
        }
        assert!(made > 200 && wrong.len() * 500 <= made, "{} of {made}: {wrong:#?}", wrong.len());
    }
}
