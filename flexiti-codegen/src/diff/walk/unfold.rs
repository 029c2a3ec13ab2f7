//! From the pairs that differ to changes at one place: every way from the place to a difference gives it a name.

use std::collections::{HashMap, HashSet};

use super::collect::Use;
use crate::diff::{
    Change, Impact,
    change::{Place, Values},
    fact::Fact,
    rules::{Direction, Site},
    schemas::{PairId, Pairs, Step},
};
use crate::model::Access;

/// At one place, a pair is named by this many ways to it; further ways say nothing that a reader needs, and in a large
/// API there are millions.
const WAYS: u8 = 6;

/// With more changes than this, what was said of a pair at some place of a kind is not said again at others of that kind:
/// every difference is still there, with its worst level.
const EVERYWHERE: usize = 50_000;

/// Pairs that were visited, by the kind of place.
pub(super) type Said = HashSet<(PairId, Site)>;

/// Names are not made longer than this many steps.
const DEPTH: usize = 40;

/// Reports every difference that the place leads to.
///
/// What a refusal's body documents as values of a code is said as error codes already, and not here.
pub(super) fn unfold(pairs: &Pairs<'_>, place: &Use, codes: &[String], said: &mut Said, changes: &mut Vec<Change>) {
    if pairs.differs(place.pair) {
        let refuses = place.part.starts_with("response-") && !place.part.starts_with("response-2");
        let codes = if refuses { codes } else { &[] };
        let mut unfolding =
            Unfolding { pairs, place, codes, ways: HashMap::new(), path: Vec::new(), said, changes, setter: false };
        unfolding.visit(place.pair, &place.name, place.site);
    }
}

struct Unfolding<'u, 'm> {
    pairs: &'u Pairs<'m>,
    place: &'u Use,
    codes: &'u [String],
    ways: HashMap<PairId, u8>,
    /// The pairs that are being visited, so that a schema inside itself ends.
    path: Vec<PairId>,
    said: &'u mut Said,
    changes: &'u mut Vec<Change>,
    /// Whether what is visited is a member that the request itself has a setter for.
    setter: bool,
}

impl Unfolding<'_, '_> {
    fn visit(&mut self, pair: PairId, name: &str, site: Site) {
        let ways = self.ways.entry(pair).or_default();
        if *ways == WAYS || self.path.contains(&pair) || self.path.len() == DEPTH {
            return;
        }
        let is_new = self.said.insert((pair, site));
        if !is_new && self.changes.len() > EVERYWHERE {
            return;
        }
        *ways += 1;
        self.path.push(pair);
        let list = if self.pairs.are_lists(pair) { "[]" } else { "" };
        for fact in self.pairs.facts(pair) {
            self.report(fact, &format!("{name}{list}"), site, self.pairs.home(pair));
        }
        self.setter = false;
        for (step, next) in self.pairs.steps(pair) {
            if self.pairs.differs(*next) {
                let top = self.path.len() == 1 && site == Site::RequestBody && !self.pairs.is_named(pair);
                self.setter = top && matches!(step, Step::Field { optional: true, .. });
                let (name, site) = stepped(step, name, site);
                self.visit(*next, &name, site);
                self.setter = false;
            }
        }
        self.path.pop();
    }

    fn report(&mut self, fact: &Fact, name: &str, site: Site, home: Option<&str>) {
        let (name, site) = match &fact.member {
            Some(member) => (joined(name, &member.name), travels(site.within(), member.access)),
            None => (name.to_owned(), site),
        };
        let name = if name.is_empty() { "(body)" } else { &name };
        let rule = fact.ruled.rule(site, self.place.written);
        if rule.lists_values() && self.codes.iter().any(|code| code == name) {
            return;
        }
        let place = Place { operation: &self.place.operation, part: &self.place.part, name, site };
        let values = Values { before: &fact.before, after: &fact.after, old: fact.old, new: fact.new };
        let mut change = Change::new(rule, place, values);
        change.schema = home.unwrap_or_default().to_owned();
        if let Some(kind) = fact.kind {
            change.kind = kind.to_owned();
        }
        if let Some(effect) = fact.impact.filter(|effect| !effect.of_members_sent || site == Site::RequestProperty) {
            (change.impact, change.client_effect) = (effect.impact, effect.says.to_owned());
        }
        // A setter takes what it took; null has one of its own.
        if self.setter && change.kind == "nullable-changed" && !change.after.starts_with("not") {
            (change.impact, change.client_effect) = (Impact::Grows, "one more setter, which sends null".into());
        }
        self.changes.push(change);
    }
}

/// The name and site of what a step leads to, as the surface names it.
fn stepped(step: &Step, name: &str, site: Site) -> (String, Site) {
    match step {
        Step::Field { name: field, access, .. } => (joined(name, field), travels(site.within(), *access)),
        Step::Items { leaf: true } if !name.is_empty() => (format!("{name}[].*"), site.within()),
        Step::Items { .. } => (format!("{name}[]"), site.within()),
        Step::Values => (format!("{name}.*"), site.within()),
        Step::Variant => (name.to_owned(), site.within()),
    }
}

fn joined(name: &str, member: &str) -> String {
    if name.is_empty() { member.to_owned() } else { format!("{name}.{member}") }
}

/// A member that does not travel this way is idle, and so is all that is in it.
fn travels(site: Site, access: Access) -> Site {
    match (site.direction(), access) {
        (Direction::Request, Access::ReadOnly) | (Direction::Response, Access::WriteOnly) => site.idle(),
        _ => site,
    }
}
