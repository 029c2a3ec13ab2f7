//! One difference between two schemas, wherever they are used: found once, and reported at every place where it
//! matters.

use super::{
    Impact,
    rules::{Direction, Rule, Site, Written},
    schemas::TypeChange,
};
use crate::model::{Access, Origin};

/// A difference.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// Which rule it falls under.
    pub(super) ruled: Ruled,
    /// The member that it is about, where it is about one.
    pub(super) member: Option<Member>,
    /// What was there, in the surface's words.
    pub(super) before: String,
    /// What is there now.
    pub(super) after: String,
    /// Where it stood.
    pub(super) old: Option<Origin>,
    /// Where it stands.
    pub(super) new: Option<Origin>,
    /// A better word than the rule's kind.
    pub(super) kind: Option<&'static str>,
    /// What it does to the crate, where that is another thing than the rule says.
    pub(super) impact: Option<Effect>,
}

/// What a difference does to the crate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effect {
    pub(super) impact: Impact,
    /// The same for a user of the crate, in one sentence.
    pub(super) says: &'static str,
    /// Whether it is so for members of requests alone.
    pub(super) of_members_sent: bool,
}

/// A member of a record.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Its name on the wire.
    pub(super) name: String,
    /// In which direction it travels.
    pub(super) access: Access,
}

/// The rule of a difference, as far as it does not depend on the place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ruled {
    /// The same everywhere.
    By(&'static Rule),
    /// One in requests, another in answers.
    Apart(&'static Rule, &'static Rule),
    /// Types, which media types read differently.
    Types(TypeChange),
}

impl Fact {
    /// A difference of the schema itself.
    pub(super) fn new(rule: &'static Rule, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self::ruled(Ruled::By(rule), before, after)
    }

    /// The same with a rule that depends on the place.
    pub(super) fn ruled(ruled: Ruled, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self {
            ruled,
            member: None,
            before: before.into(),
            after: after.into(),
            old: None,
            new: None,
            kind: None,
            impact: None,
        }
    }

    /// It is about this member.
    pub(super) fn of(mut self, name: &str, access: Access) -> Self {
        self.member = Some(Member { name: name.to_owned(), access });
        self
    }

    /// Where it stood and stands.
    pub(super) fn at(mut self, old: impl Into<Option<Origin>>, new: impl Into<Option<Origin>>) -> Self {
        self.old = old.into();
        self.new = new.into();
        self
    }

    /// What it does to the crate.
    pub(super) fn does(mut self, effect: Option<Effect>) -> Self {
        self.impact = effect;
        self
    }

    /// A better word than the rule's kind.
    pub(super) fn called(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
    }
}

impl Ruled {
    /// The rule at a site where values are written so.
    pub(super) fn rule(self, site: Site, written: Written) -> &'static Rule {
        match (self, site.direction()) {
            (Self::By(rule), _) => rule,
            (Self::Apart(request, _), Direction::Request) => request,
            (Self::Apart(_, response), Direction::Response) => response,
            (Self::Types(change), _) => change.rule(site, written),
        }
    }
}
