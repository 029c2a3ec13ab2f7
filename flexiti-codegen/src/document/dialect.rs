//! Which version of the specification a document follows.

use crate::{
    diagnostic::{Diagnostic, Diagnostics, codes},
    source::{Node, Value},
};

/// The versions that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// Swagger 2.0.
    Swagger2,
    /// OpenAPI 3.0.x.
    OpenApi30,
    /// OpenAPI 3.1.x.
    OpenApi31,
    /// OpenAPI 3.2 or later, read as 3.1.
    OpenApi32,
}

impl Dialect {
    /// Whether schemas are JSON Schema 2020-12.
    pub(super) fn has_json_schema(self) -> bool {
        matches!(self, Self::OpenApi31 | Self::OpenApi32)
    }

    /// Finds the version of a document; one that is not OpenAPI or not supported is reported.
    pub(super) fn of(root: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (key, node) = match (root.get("swagger"), root.get("openapi")) {
            (_, Some(node)) => ("openapi", node),
            (Some(node), None) => ("swagger", node),
            (None, None) => {
                let message = "the document says neither `openapi: 3.x.y` nor `swagger: \"2.0\"`";
                diagnostics.push(Diagnostic::new(&codes::NOT_OPENAPI, message).at(root.span, "this document"));
                return None;
            }
        };
        // `swagger: 2.0` without quotation marks is a number, and common.
        let version = match &node.value {
            Value::String(text) | Value::Number(text) => &**text,
            _ => "",
        };
        let found = match (key, version.trim_start_matches('v')) {
            (_, "2" | "2.0" | "2.0.0") => Some(Self::Swagger2),
            ("openapi", "3" | "3.0") => Some(Self::OpenApi30),
            ("openapi", "3.1") => Some(Self::OpenApi31),
            ("openapi", version) if version.starts_with("3.0.") || version.starts_with("3.0-") => Some(Self::OpenApi30),
            ("openapi", version) if version.starts_with("3.1.") || version.starts_with("3.1-") => Some(Self::OpenApi31),
            ("openapi", version) if version.starts_with("3.") => Some(Self::OpenApi32),
            _ => None,
        };
        match found {
            None => {
                let message = format!("`{key}: {version}` is not a version that can be read");
                diagnostics.push(Diagnostic::new(&codes::UNSUPPORTED_VERSION, message).at(node.span, "this version"));
            }
            Some(Self::OpenApi32) => diagnostics.push(
                Diagnostic::new(&codes::NEWER_THAN_3_1, format!("OpenAPI {version} is read as if it were 3.1"))
                    .at(node.span, "newer than what is known here"),
            ),
            Some(_) => {}
        }
        found
    }
}
