//! The pairs of schemas that meet, and where each leads. A pair is compared once, however often and in whatever circles
//! it is used, so that the time is that of the documents and not that of their unfolding.

use std::collections::{HashMap, HashSet};

use super::{
    super::fact::Fact, assertions, composition, likeness::Likeness, limits, record, types, unions, values, view::View,
};
use crate::diff::{Calendar, rules::structure};
use crate::model::{Access, SchemaId, Schemas, Shape};

/// A pair's place among all pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::diff) struct PairId(usize);

/// How one schema holds another.
#[derive(Clone, Debug)]
pub(in crate::diff) enum Step {
    /// A member of a record.
    Field {
        /// Its name on the wire.
        name: String,
        /// In which direction it travels.
        access: Access,
        /// Whether it may be left out, before and after.
        optional: bool,
    },
    /// The items of a list.
    Items {
        /// Whether they have no members: the surface calls them `name[].*`.
        leaf: bool,
    },
    /// The values of members that no name is given for.
    Values,
    /// One shape of several, or what a value must not be: the same value under the same name.
    Variant,
}

/// What is known of a pair.
#[derive(Debug, Default)]
struct Pair {
    /// How the two differ themselves.
    facts: Vec<Fact>,
    /// What is to be said if there is no other difference.
    otherwise: Vec<Fact>,
    steps: Vec<(Step, PairId)>,
    /// Whether both are lists: the surface calls them `name[]`.
    lists: bool,
    /// The component that the schemas are, or stand in.
    home: Option<String>,
    /// Whether this pair or one that it leads to differs.
    differs: bool,
    /// The two.
    schemas: Option<(SchemaId, SchemaId)>,
    /// Whether one of the two is a component: it has a type of its own.
    named: bool,
}

/// All pairs.
pub(in crate::diff) struct Pairs<'m> {
    old: &'m Schemas,
    new: &'m Schemas,
    pub(super) calendar: Calendar,
    likeness: (Likeness, Likeness),
    /// The names of the components on either side.
    names: (HashSet<&'m str>, HashSet<&'m str>),
    places: HashMap<(SchemaId, SchemaId), PairId>,
    list: Vec<Pair>,
    waiting: Vec<(PairId, SchemaId, SchemaId)>,
}

impl<'m> Pairs<'m> {
    pub(in crate::diff) fn new(old: &'m Schemas, new: &'m Schemas, calendar: Calendar) -> Self {
        let likeness = (Likeness::of(old), Likeness::of(new));
        let names = |schemas: &'m Schemas| schemas.components().map(|(_, name, _)| name).collect();
        let names = (names(old), names(new));
        Self { old, new, calendar, likeness, names, places: HashMap::new(), list: Vec::new(), waiting: Vec::new() }
    }

    /// The pair of two schemas, which will be compared by [`Self::settle`].
    pub(in crate::diff) fn pair(&mut self, old: SchemaId, new: SchemaId) -> PairId {
        if let Some(known) = self.places.get(&(old, new)) {
            return *known;
        }
        let id = PairId(self.list.len());
        self.list.push(Pair::default());
        self.places.insert((old, new), id);
        self.waiting.push((id, old, new));
        id
    }

    /// Whether two schemas look the same. Two components of which one name at least is known on the other side too are
    /// not the same under a new name.
    pub(in crate::diff) fn alike(&self, old: SchemaId, new: SchemaId) -> bool {
        let (one, other) = (self.old.resolve(old).1, self.new.resolve(new).1);
        let apart = match (one.component.as_deref(), other.component.as_deref()) {
            (Some(before), Some(after)) => {
                before != after && (self.names.1.contains(before) || self.names.0.contains(after))
            }
            _ => false,
        };
        !apart && self.likeness.0.get(old) == self.likeness.1.get(new)
    }

    /// Compares every pair that is known, and those that they lead to.
    pub(in crate::diff) fn settle(&mut self) {
        while let Some((id, old, new)) = self.waiting.pop() {
            let pair = self.compare(old, new);
            if let Some(place) = self.list.get_mut(id.0) {
                *place = pair;
            }
        }
        self.mark();
        for pair in self.list.iter_mut().filter(|pair| pair.facts.is_empty()) {
            pair.facts.append(&mut pair.otherwise);
        }
        self.mark();
    }

    fn compare(&mut self, old: SchemaId, new: SchemaId) -> Pair {
        let (old, new) = (View::of(self.old, old), View::of(self.new, new));
        let mut facts = Vec::new();
        let mut steps = Vec::new();
        let is_union = unions::compare(self, &old, &new, &mut facts, &mut steps);
        if is_union || types::compare(&old, &new, &mut facts) {
            // Of a plain value that became one of several, the limits stand in a variant: they are compared there.
            let single = |view: &View<'_>| !matches!(view.schema.shape, Shape::Union(_));
            if single(&old) == single(&new) {
                limits::compare(&old, &new, &mut facts);
                assertions::compare(&old, &new, &mut facts);
            }
            if !is_union {
                record::compare(self, &old, &new, &mut facts, &mut steps);
                self.items(&old, &new, &mut steps);
            }
        }
        values::compare(&old, &new, &mut facts);
        self.negations(&old, &new, &mut facts, &mut steps);
        let named = old.schemas[old.id].component.is_some() || new.schemas[new.id].component.is_some();
        let lists = [&old, &new].iter().all(|view| matches!(view.schema.shape, Shape::List(_)));
        let otherwise = composition::compare(self, &old, &new);
        let home = new.home().or(old.home()).map(str::to_owned);
        Pair { facts, otherwise, steps, lists, home, differs: false, named, schemas: Some((old.id, new.id)) }
    }

    fn items(&mut self, old: &View<'_>, new: &View<'_>, steps: &mut Vec<(Step, PairId)>) {
        match (&old.schema.shape, &new.schema.shape) {
            (Shape::List(one), Shape::List(other)) => {
                let leaf = View::of(self.new, *other).members().is_none_or(|(fields, _)| fields.is_empty());
                steps.push((Step::Items { leaf }, self.pair(*one, *other)));
            }
            (Shape::Tuple(one), Shape::Tuple(other)) => {
                let pairs =
                    one.iter().zip(other).map(|(one, other)| (Step::Items { leaf: false }, self.pair(*one, *other)));
                steps.extend(pairs.collect::<Vec<_>>());
            }
            _ => {}
        }
    }

    /// What a value must not be. A change there is read as if the value were it: whether less is forbidden or more is
    /// for people to see.
    fn negations(&mut self, old: &View<'_>, new: &View<'_>, facts: &mut Vec<Fact>, steps: &mut Vec<(Step, PairId)>) {
        match (old.not, new.not) {
            (Some(one), Some(other)) => steps.push((Step::Variant, self.pair(one, other))),
            (None, Some(_)) => facts.push(Fact::new(&structure::NOT_ADDED, "", "not").at(old.origin(), new.origin())),
            (Some(_), None) => facts.push(Fact::new(&structure::NOT_REMOVED, "not", "").at(old.origin(), new.origin())),
            (None, None) => {}
        }
    }

    /// Finds the pairs that differ, themselves or in what they lead to: from those with facts back along the steps.
    fn mark(&mut self) {
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); self.list.len()];
        for (user, pair) in self.list.iter().enumerate() {
            for (_, PairId(used)) in &pair.steps {
                if let Some(users) = users.get_mut(*used) {
                    users.push(user);
                }
            }
        }
        let facts = self.list.iter().enumerate().filter(|(_, pair)| !pair.facts.is_empty());
        let mut reached: Vec<usize> = facts.map(|(place, _)| place).collect();
        while let Some(place) = reached.pop() {
            match self.list.get_mut(place) {
                Some(pair) if !pair.differs => pair.differs = true,
                _ => continue,
            }
            reached.extend(users.get(place).into_iter().flatten());
        }
    }

    /// The schemas of every pair.
    pub(in crate::diff) fn met(&self) -> Vec<(SchemaId, SchemaId)> {
        let mut met: Vec<_> = self.places.keys().copied().collect();
        met.sort();
        met
    }

    /// Whether the pair, or one that it leads to, differs.
    pub(in crate::diff) fn differs(&self, id: PairId) -> bool {
        self.list.get(id.0).is_some_and(|pair| pair.differs)
    }

    /// The pairs that these lead to, and these.
    pub(in crate::diff) fn reached(&self, mut waiting: Vec<PairId>) -> Vec<(SchemaId, SchemaId)> {
        let mut reached = std::collections::BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if reached.insert(id.0) {
                waiting.extend(self.steps(id).iter().map(|(_, next)| *next));
            }
        }
        reached.into_iter().filter_map(|id| self.list.get(id)?.schemas).collect()
    }

    /// Whether one of the two schemas of a pair is a component.
    pub(in crate::diff) fn is_named(&self, id: PairId) -> bool {
        self.list.get(id.0).is_some_and(|pair| pair.named)
    }

    /// How the two schemas of a pair differ themselves.
    pub(in crate::diff) fn facts(&self, id: PairId) -> &[Fact] {
        self.list.get(id.0).map_or(&[], |pair| &pair.facts)
    }

    /// The component that the schemas of a pair are, or stand in.
    pub(in crate::diff) fn home(&self, id: PairId) -> Option<&str> {
        self.list.get(id.0)?.home.as_deref()
    }

    /// Where a pair leads.
    pub(in crate::diff) fn steps(&self, id: PairId) -> &[(Step, PairId)] {
        self.list.get(id.0).map_or(&[], |pair| &pair.steps)
    }

    /// Whether both schemas of a pair are lists.
    pub(in crate::diff) fn are_lists(&self, id: PairId) -> bool {
        self.list.get(id.0).is_some_and(|pair| pair.lists)
    }
}
