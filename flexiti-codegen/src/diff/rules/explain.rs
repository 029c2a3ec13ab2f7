//! What a rule means, for whoever asks by id.

use super::{Direction, Rule, Site, all, id, level};
use crate::diff::{Impact, Level};

/// A rule at its site.
#[derive(Debug)]
pub struct Explained {
    /// The id that was asked for.
    pub id: String,
    /// How much it matters on the wire.
    pub level: Level,
    /// What it does to the generated crate.
    pub impact: Impact,
    /// The same for a user of the crate.
    pub effect: &'static str,
    /// The rule.
    pub rule: &'static Rule,
}

/// The rule of this id; none where there is none.
pub fn explain(wanted: &str) -> Option<Explained> {
    every().find(|explained| explained.id == wanted)
}

/// Every rule at every site that it can stand at.
pub fn every() -> impl Iterator<Item = Explained> {
    all().flat_map(|rule| {
        let sites: &'static [Site] = match rule.placed {
            true => &Site::ALL,
            false if rule.name.contains("response") => &[Site::ResponseBody],
            false if rule.name == "new-required-request-property" => {
                &[Site::RequestBody, Site::HeaderParameterProperty]
            }
            false => &[Site::RequestBody],
        };
        sites.iter().map(move |site| {
            let ruling = match site.direction() {
                Direction::Request => rule.request,
                Direction::Response => rule.response,
            };
            Explained {
                id: id(rule, *site).into_owned(),
                level: level(rule, *site),
                impact: ruling.impact,
                effect: ruling.effect,
                rule,
            }
        })
    })
}
