//! The whole API, and looking things up in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Kind, Operation, Problems, SecurityScheme, Server, Shape, lines::Lines};

/// An API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Description {
    /// What the API is called.
    pub title: String,
    /// Its version, as the vendor spells it.
    pub version: String,
    /// Where it is served; the first is the vendor's default.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// The ways to prove who is calling.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub security_schemes: Vec<SecurityScheme>,
    /// Where error bodies hold what.
    #[serde(skip_serializing_if = "Problems::is_empty")]
    pub problems: Problems,
    /// Every operation, in the document's order.
    pub operations: Vec<Operation>,
    /// The shapes that have a name, which is how shapes may hold themselves.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub shapes: BTreeMap<String, Shape>,
}

impl Description {
    /// Reads the JSON form.
    ///
    /// # Errors
    /// Says at which line and column the text is not a description.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The JSON form: a line for each operation and for each shape with a name, a line end at the end.
    ///
    /// # Errors
    /// None that a description can cause; the writer's type has them.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let mut bytes = Vec::new();
        self.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Lines::default()))?;
        bytes.push(b'\n');
        String::from_utf8(bytes).map_err(serde::ser::Error::custom)
    }

    /// The operation with this id.
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// The security scheme with this name.
    pub fn security_scheme(&self, name: &str) -> Option<&SecurityScheme> {
        self.security_schemes.iter().find(|scheme| scheme.name == name)
    }

    /// The shape itself, or the one that its name leads to. A name that leads nowhere, or in a circle, leads to itself.
    pub fn resolve<'d>(&'d self, shape: &'d Shape) -> &'d Shape {
        let mut at = shape;
        for _ in 0..=self.shapes.len() {
            match &at.kind {
                Kind::Named(name) => match self.shapes.get(name) {
                    Some(next) => at = next,
                    None => return at,
                },
                _ => return at,
            }
        }
        at
    }
}
