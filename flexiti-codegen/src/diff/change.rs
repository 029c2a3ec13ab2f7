//! One reported change.

use serde::Serialize;

use super::{
    Impact, Level, Verdict, renaming,
    rules::{self, Action, Direction, Rule, Site},
};
use crate::model::Origin;

/// A change of the API at one place of one operation.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The rule's id, as `explain` knows it.
    pub id: String,
    /// How much it matters on the wire.
    pub level: Level,
    /// `POST /pets`; `*` for what holds for all operations.
    pub operation: String,
    /// Which part of it, in the surface's words: `request-query`, `response-200`, `error`, ...
    pub part: String,
    /// The dotted name, in the surface's words; for an error the vendor's code.
    pub name: String,
    /// The component schema in which it is, where it is in one; what uses the component has the change too.
    pub schema: String,
    /// What reports sort by: `length-changed`, `field-added`, ...
    pub kind: String,
    /// What was there; empty where nothing was.
    pub before: String,
    /// What is there now; empty where nothing is.
    pub after: String,
    /// The change in one sentence.
    pub text: String,
    /// What a user of the generated crate meets, in one sentence.
    pub client_effect: String,
    /// What it does to the generated crate.
    pub impact: Impact,
    /// Where it stood.
    #[serde(skip)]
    pub old_origin: Option<Origin>,
    /// Where it stands.
    #[serde(skip)]
    pub new_origin: Option<Origin>,
    #[serde(skip)]
    adds: bool,
}

/// Where a change is: the first three columns of a report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    pub(super) operation: &'p str,
    pub(super) part: &'p str,
    pub(super) name: &'p str,
    pub(super) site: Site,
}

/// What was there and what is there now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values<'v> {
    pub(super) before: &'v str,
    pub(super) after: &'v str,
    pub(super) old: Option<Origin>,
    pub(super) new: Option<Origin>,
}

impl Change {
    pub(super) fn new(rule: &'static Rule, place: Place<'_>, values: Values<'_>) -> Self {
        let ruling = match place.site.direction() {
            Direction::Request => rule.request,
            Direction::Response => rule.response,
        };
        let renamed = rule.kind.ends_with("-renamed") && !values.before.is_empty() && !values.after.is_empty();
        let (impact, effect) = match place.site {
            site if site.is_idle() => (Impact::Nothing, "the member does not travel in this direction"),
            Site::Header => (Impact::Nothing, "headers of answers are no part of the generated types"),
            Site::Parameter | Site::HeaderParameter if rule.kind == "nullable-changed" => {
                (Impact::Nothing, "a parameter is left out, it is never null")
            }
            _ if renamed && renaming::is_same_in_rust(values.before, values.after) => {
                (Impact::Behaves, "the name in Rust stays the same")
            }
            _ => (ruling.impact, ruling.effect),
        };
        let named = if place.name.is_empty() { "the body" } else { place.name };
        Self {
            id: rules::id(rule, place.site).into_owned(),
            level: rules::level(rule, place.site),
            operation: place.operation.to_owned(),
            part: place.part.to_owned(),
            name: place.name.to_owned(),
            schema: String::new(),
            kind: kind(rule, place.part).to_owned(),
            before: values.before.to_owned(),
            after: values.after.to_owned(),
            text: filled(rule.says, named, values),
            client_effect: effect.to_owned(),
            impact,
            old_origin: values.old,
            new_origin: values.new,
            adds: rule.action == Action::Add,
        }
    }

    /// What the change asks of the API's version.
    pub fn api_verdict(&self) -> Verdict {
        Verdict::of_level(self.level, self.adds)
    }

    /// What the change asks of the crate's version.
    pub fn crate_verdict(&self) -> Verdict {
        Verdict::of_impact(self.impact)
    }

    /// A name for the change that stays the same as long as the change is the same, wherever it stands in the files:
    /// 16 hexadecimal digits (FNV-1a, 64 bits) of what identifies it.
    pub fn fingerprint(&self) -> String {
        let parts = [&self.id, &self.operation, &self.part, &self.name, &self.before, &self.after];
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
        let hash = bytes
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        format!("{hash:016x}")
    }
}

/// What reports sort by. The members of a form are what documentation calls parameters.
fn kind(rule: &Rule, part: &str) -> &'static str {
    match (part, rule.kind) {
        ("request-form", "field-added") => "parameter-added",
        ("request-form", "field-removed") => "parameter-removed",
        ("request-form", "field-renamed") => "parameter-renamed",
        (_, kind) => kind,
    }
}

/// A rule's sentence with what it is about. Placeholders in the values themselves stay as they are.
fn filled(says: &str, name: &str, values: Values<'_>) -> String {
    let or = |text: &str, nothing: &str| if text.is_empty() { nothing.to_owned() } else { text.to_owned() };
    let mut text = String::new();
    let mut rest = says;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((placeholder, after)) = after.split_once('}') else { break };
        text.push_str(&match placeholder {
            "name" => name.to_owned(),
            "before" => or(values.before, "nothing"),
            "after" => or(values.after, "nothing"),
            other => format!("{{{other}}}"),
        });
        rest = after;
    }
    text + rest
}
