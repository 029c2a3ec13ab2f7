//! Values of any kind: examples, defaults, and what stands where it should not.

use serde_json::{Value, json};

use super::sketch::Sketch;

impl Sketch<'_, '_> {
    /// A scalar.
    pub(super) fn scalar(&mut self) -> Value {
        match self.below(10) {
            0 => json!("one"),
            1 => json!(1),
            2 => json!(true),
            3 => json!(null),
            4 => json!(-1.5),
            5 => json!(u64::MAX),
            6 => json!(1e300),
            7 => json!("2024-02-29"),
            8 => json!(""),
            _ => json!(self.word()),
        }
    }

    /// Any JSON, not deep.
    pub(super) fn value(&mut self) -> Value {
        match self.below(6) {
            4 => Value::Array(self.several(3, Self::scalar)),
            5 => Value::Object(self.several(3, |sketch| (sketch.word().into(), sketch.scalar())).into_iter().collect()),
            _ => self.scalar(),
        }
    }

    /// What no place asks for.
    pub(super) fn oddity(&mut self) -> Value {
        match self.below(5) {
            0 => json!({}),
            1 => json!({ "$ref": self.reference_to("schemas") }),
            2 => json!([{ "$ref": "#" }]),
            _ => self.value(),
        }
    }

    /// A reference to a component, most often of that section.
    pub(super) fn reference_to(&mut self, section: &str) -> String {
        let section = match (self.is_swagger(), section) {
            (true, "schemas") => "#/definitions".to_owned(),
            (true, _) => format!("#/{section}"),
            (false, _) => format!("#/components/{section}"),
        };
        match self.below(24) {
            20 => "#".into(),
            21 => format!("{section}/A/properties/{}", self.word()),
            22 => format!("{}.yaml#/{}", self.word(), self.word()),
            23 => self.word().into(),
            _ => format!("{section}/{}", self.word().replace('~', "~0").replace('/', "~1")),
        }
    }
}
