//! How much a change matters: to a client on the wire, to a user of the generated crate, to a version number.

use serde::Serialize;

/// How much a change matters to a client on the wire. Ordered: an error is greater than a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A client goes on as it is.
    Info,
    /// A client may break; it depends on what it does.
    Warn,
    /// A client that follows the old document breaks.
    Error,
}

impl Level {
    /// `error`, `warn` or `info`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

/// What a change does to the crate that is generated. Ordered: what breaks is greater than what grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Impact {
    /// Nothing but its documentation.
    Nothing,
    /// It compiles as before and behaves differently.
    Behaves,
    /// It offers more.
    Grows,
    /// Code that uses it may stop compiling.
    Breaks,
}

/// Which part of a version number rises (Semantic Versioning 2.0.0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// None: nothing changed.
    #[default]
    None,
    /// The last: limits, defaults, prose.
    Patch,
    /// The middle: there is more.
    Minor,
    /// The first: something breaks.
    Major,
}

impl Verdict {
    /// `major`, `minor`, `patch` or `none`.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// What a change asks of the API's own version. An error breaks clients, a warning may; of the rest, what adds
    /// something to the API is a feature.
    pub(super) fn of_level(level: Level, adds: bool) -> Self {
        match (level, adds) {
            (Level::Error, _) => Self::Major,
            (Level::Warn, _) | (Level::Info, true) => Self::Minor,
            (Level::Info, false) => Self::Patch,
        }
    }

    /// What a change asks of the crate's version.
    pub(super) fn of_impact(impact: Impact) -> Self {
        match impact {
            Impact::Breaks => Self::Major,
            Impact::Grows => Self::Minor,
            Impact::Behaves => Self::Patch,
            Impact::Nothing => Self::None,
        }
    }
}
