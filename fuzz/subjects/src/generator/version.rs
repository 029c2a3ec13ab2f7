//! Which version of OpenAPI a document is written in.

/// The versions that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    Swagger2,
    Openapi30,
    Openapi31,
}

impl Version {
    /// How a document says it: the member and its value.
    pub(crate) fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::Swagger2 => ("swagger", "2.0"),
            Self::Openapi30 => ("openapi", "3.0.3"),
            Self::Openapi31 => ("openapi", "3.1.0"),
        }
    }
}
