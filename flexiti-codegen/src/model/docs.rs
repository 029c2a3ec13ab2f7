//! What the vendor says about a noun, and how sure one may be of it.

/// Prose of the document, as the vendor wrote it (CommonMark by the OpenAPI specification, HTML in practice).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Docs {
    /// The short form: `summary`, or `title`.
    pub summary: Option<String>,
    /// The long form: `description`.
    pub description: Option<String>,
    /// Whether the vendor advises against further use.
    pub deprecated: bool,
    /// The day of its end, `2027-01-31`, where one is announced (`x-sunset`).
    pub sunset: Option<String>,
    /// How far one may rely on it: `draft`, `alpha`, `beta` or `stable` (`x-stability-level`).
    pub stability: Option<String>,
}

/// How a fact came to be known (`x-provenance`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provenance {
    /// Stated by the vendor.
    Read,
    /// Seen in an example of the vendor's.
    Example,
    /// Deduced.
    Inferred,
}

impl Provenance {
    /// The word used in documents and in the surface.
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Example => "example",
            Self::Inferred => "inferred",
        }
    }
}

/// The provenance of a fact and the page it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// How the fact is known; none where the document does not say.
    pub provenance: Option<Provenance>,
    /// The vendor's page or pages (`x-source`).
    pub source: Option<String>,
}
