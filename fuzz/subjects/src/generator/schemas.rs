//! Schemas.

use serde_json::{Map, Value, json};

use super::sketch::Sketch;

/// So deep do schemas go in place.
const DEEPEST: u8 = 4;

impl Sketch<'_, '_> {
    /// A schema at the top of something.
    pub(super) fn schema(&mut self) -> Value {
        self.schema_at(0)
    }

    fn schema_at(&mut self, depth: u8) -> Value {
        if self.is_31() && self.once_in(24) {
            return json!(self.once_in(2));
        }
        self.object(|sketch, members| {
            let kinds = if depth < DEEPEST { 16 } else { 5 };
            match sketch.below(kinds) {
                0..=2 => sketch.single(members),
                3 => sketch.enumeration(members),
                4 => {
                    members.insert("$ref".into(), sketch.reference_to("schemas").into());
                }
                5..=8 => sketch.record(members, depth),
                9 => {
                    members.insert("type".into(), "array".into());
                    members.insert("items".into(), sketch.schema_at(depth + 1));
                    sketch.perhaps(members, 4, "uniqueItems", |_| json!(true));
                }
                10 => {
                    members.insert("additionalProperties".into(), sketch.schema_at(depth + 1));
                }
                11 | 12 => sketch.parts("allOf", members, depth),
                13 => sketch.parts("oneOf", members, depth),
                14 => sketch.parts("anyOf", members, depth),
                _ => sketch.rarity(members, depth),
            }
            // Keywords that stand beside others.
            if depth < DEEPEST && sketch.once_in(12) {
                sketch.record(members, depth + 1);
            }
            sketch.marks(members);
        })
    }

    fn single(&mut self, members: &mut Map<String, Value>) {
        let kind = self.one(&["string", "integer", "number", "boolean", "null", "file", "int", "any"], "string");
        if self.is_31() && self.once_in(4) {
            members.insert("type".into(), json!([kind, "null", self.one(&["string", "object", "null"], "null")]));
        } else {
            members.insert("type".into(), kind.into());
        }
        let formats = ["date", "date-time", "byte", "binary", "int32", "int64", "uint64", "decimal", "digits", "uuid"];
        self.perhaps(members, 3, "format", |sketch| sketch.one(&formats, "date").into());
        let limits = [
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "multipleOf",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minItems",
            "maxItems",
            "minProperties",
        ];
        for limit in self.several(2, |sketch| sketch.one(&limits, "maxLength")) {
            let value = match self.below(6) {
                0 => json!(40),
                1 => json!(0),
                2 => json!(true),
                3 => json!(0.01),
                4 => json!(-1),
                _ => json!(u64::MAX),
            };
            members.insert(limit.into(), value);
        }
        let patterns = ["^a+$", "(", "^(a+)+$", "\\p{L}", "[\"\\\\]", "(?=a)b"];
        self.perhaps(members, 8, "pattern", |sketch| sketch.one(&patterns, "a").into());
    }

    fn enumeration(&mut self, members: &mut Map<String, Value>) {
        self.perhaps(members, 2, "type", |sketch| sketch.one(&["string", "integer", "number"], "string").into());
        let values = match self.below(3) {
            0 => self.several(5, |sketch| json!(sketch.word())),
            1 => self.several(5, |sketch| json!(sketch.below(9))),
            _ => self.several(5, Self::scalar),
        };
        members.insert("enum".into(), Value::Array(values));
        self.perhaps(members, 6, "x-enum-varnames", |sketch| json!([sketch.word(), sketch.word()]));
    }

    fn record(&mut self, members: &mut Map<String, Value>, depth: u8) {
        self.perhaps(members, 2, "type", |_| "object".into());
        let fields: Map<String, Value> =
            self.several(5, |sketch| (sketch.word().into(), sketch.schema_at(depth + 1))).into_iter().collect();
        if self.once_in(2) {
            let names: Vec<Value> = fields.keys().map(|name| json!(name)).collect();
            members.insert("required".into(), Value::Array(names));
        }
        members.insert("properties".into(), Value::Object(fields));
        self.perhaps(members, 6, "additionalProperties", |sketch| match sketch.below(3) {
            0 => json!(false),
            1 => json!(true),
            _ => sketch.schema_at(depth + 1),
        });
    }

    fn parts(&mut self, keyword: &str, members: &mut Map<String, Value>, depth: u8) {
        let parts = self.several(4, |sketch| sketch.schema_at(depth + 1));
        members.insert(keyword.into(), Value::Array(parts));
        self.perhaps(members, 3, "discriminator", |sketch| {
            if sketch.is_swagger() {
                return sketch.word().into();
            }
            let mapping: Map<String, Value> = sketch
                .several(3, |sketch| (sketch.word().into(), sketch.reference_to("schemas").into()))
                .into_iter()
                .collect();
            json!({ "propertyName": sketch.word(), "mapping": mapping })
        });
    }

    /// Keywords that few documents have.
    fn rarity(&mut self, members: &mut Map<String, Value>, depth: u8) {
        let inner = self.schema_at(depth + 1);
        let (name, value) = match self.below(12) {
            0 => ("not", inner),
            1 => ("prefixItems", json!([inner])),
            2 => ("const", self.value()),
            3 => ("patternProperties", json!({ "^x-": inner })),
            4 => ("if", inner),
            5 => ("contains", inner),
            6 => ("propertyNames", inner),
            7 => ("dependentSchemas", json!({ "A": inner })),
            8 => ("dependentRequired", json!({ "A": ["B"] })),
            9 => ("$defs", json!({ "A": inner })),
            10 => ("unevaluatedProperties", inner),
            _ => ("contentSchema", inner),
        };
        members.insert(name.into(), value);
    }

    /// What is said of a schema beside its shape.
    fn marks(&mut self, members: &mut Map<String, Value>) {
        self.perhaps(members, 4, "description", |sketch| sketch.prose().into());
        self.perhaps(members, 8, "title", |sketch| sketch.word().into());
        self.perhaps(members, 6, "nullable", |_| json!(true));
        self.perhaps(members, 8, "default", Self::value);
        self.perhaps(members, 8, "example", Self::value);
        for flag in ["readOnly", "writeOnly", "deprecated", "x-sensitive"] {
            self.perhaps(members, 12, flag, |_| json!(true));
        }
        self.perhaps(members, 16, "x-name", |sketch| sketch.word().into());
        self.perhaps(members, 16, "x-provenance", |_| "read".into());
        self.perhaps(members, 16, "x-extensible-enum", |sketch| Value::Array(sketch.several(3, Self::scalar)));
    }
}
