//! A rule, as data: what a kind of change is called, how much it matters in each direction, and what to do about it.

use crate::diff::{Impact, Level};

/// A kind of change.
#[derive(Debug)]
pub struct Rule {
    /// The id as a whole, or the part of it that follows the site (`max-length-decreased` of
    /// `request-property-max-length-decreased`).
    pub name: &'static str,
    /// Whether the id names the site.
    pub placed: bool,
    /// The part of the API that it is about.
    pub area: Area,
    /// The word that reports sort by, `length-changed`.
    pub kind: &'static str,
    /// What happened.
    pub action: Action,
    /// What it means in a request, and where there is no direction.
    pub request: Ruling,
    /// What it means in an answer.
    pub response: Ruling,
    /// The change in one sentence, with `{name}`, `{before}` and `{after}`.
    pub says: &'static str,
    /// Why it matters, or why it does not.
    pub why: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

impl Rule {
    /// Whether it is about the list of documented values.
    pub(in crate::diff) fn lists_values(&self) -> bool {
        matches!(
            self.kind,
            "enum-added" | "enum-removed" | "enum-value-added" | "enum-value-removed" | "enum-value-renamed"
        )
    }
}

/// What a rule means in one direction.
#[derive(Clone, Copy, Debug)]
pub struct Ruling {
    /// How much it matters on the wire.
    pub level: Level,
    /// What it does to the generated crate.
    pub impact: Impact,
    /// The same for a user of the crate, in one sentence.
    pub effect: &'static str,
}

/// Parts of an API that rules are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The API as a whole.
    Info,
    /// Operations.
    Paths,
    /// Servers.
    Servers,
    /// Security schemes, requirements and scopes.
    Security,
    /// Groups of operations.
    Tags,
    /// Parameters.
    Parameters,
    /// Bodies of requests.
    RequestBody,
    /// Answers.
    Responses,
    /// Headers of answers.
    Headers,
    /// Schemas, wherever they stand.
    Schema,
    /// Codes of refusal.
    Errors,
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It came.
    Add,
    /// It went.
    Remove,
    /// It is another.
    Change,
    /// A limit rose.
    Increase,
    /// A limit fell.
    Decrease,
    /// There was no limit.
    Set,
    /// There is no limit any more.
    Unset,
    /// It takes more than before.
    Generalize,
    /// It takes less than before.
    Specialize,
}

/// Declares the rules of one area: a static each, and `ALL` with references to them.
macro_rules! declare {
    ($area:ident; $($name:ident = $id:literal, $placed:ident, $kind:literal, $action:ident {
        request: $level:ident $impact:ident $effect:literal,
        response: $rlevel:ident $rimpact:ident $reffect:literal,
        says: $says:literal,
        why: $why:literal,
        remedy: $remedy:literal $(,)?
    })*) => {
        $(
            pub(in crate::diff) static $name: $crate::diff::rules::Rule = $crate::diff::rules::Rule {
                name: $id,
                placed: $crate::diff::rules::rule::$placed,
                area: $crate::diff::rules::Area::$area,
                kind: $kind,
                action: $crate::diff::rules::Action::$action,
                request: $crate::diff::rules::Ruling {
                    level: $crate::diff::Level::$level,
                    impact: $crate::diff::Impact::$impact,
                    effect: $effect,
                },
                response: $crate::diff::rules::Ruling {
                    level: $crate::diff::Level::$rlevel,
                    impact: $crate::diff::Impact::$rimpact,
                    effect: $reffect,
                },
                says: $says,
                why: $why,
                remedy: $remedy,
            };
        )*
        pub(super) static ALL: &[&$crate::diff::rules::Rule] = &[$(&$name),*];
    };
}
pub(super) use declare;

/// The id names the site.
pub(super) const PLACED: bool = true;
/// The name is the id.
pub(super) const WHOLE: bool = false;
