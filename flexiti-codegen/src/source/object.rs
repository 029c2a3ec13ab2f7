//! The members of an object: in the document's order, found by name.
//!
//! Most objects of an API document have fewer than ten members and are searched from the front. A large one (two
//! thousand schemas) keeps a sorted index beside its members, made at the first search.

use std::{borrow::Cow, sync::OnceLock};

use super::{Node, Span};

/// Objects up to this size are searched from the front.
const SMALL: usize = 12;

/// Members in the document's order. Names are unique; inserting one that is there replaces its value.
#[derive(Debug, Clone, Default)]
pub struct Object<'a> {
    members: Vec<Member<'a>>,
    /// Positions in `members`, sorted by name; present only for large objects that were searched.
    index: OnceLock<Vec<u32>>,
}

/// A name and its value.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// The name, without quotes and escapes.
    pub key: Cow<'a, str>,
    /// The place of the name.
    pub key_span: Span,
    /// What stands under the name.
    pub value: Node<'a>,
}

impl<'a> Member<'a> {
    /// A member whose name stands at `key_span`.
    pub fn new(key: impl Into<Cow<'a, str>>, key_span: Span, value: Node<'a>) -> Self {
        Self { key: key.into(), key_span, value }
    }
}

impl<'a> Object<'a> {
    /// An object without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes members in their order. Of several with one name the last one's value counts, at the first one's position;
    /// each earlier one is handed to `duplicate` together with the one that replaces it.
    pub fn from_members(members: Vec<Member<'a>>, mut duplicate: impl FnMut(&Member<'a>, &Member<'a>)) -> Self {
        let object = Self { members, index: OnceLock::new() };
        if !object.has_duplicates() {
            return object;
        }
        let mut unique: Vec<Member<'a>> = Vec::with_capacity(object.members.len());
        let mut places = std::collections::HashMap::new();
        for member in object.members {
            match places.get(&member.key).and_then(|place: &usize| unique.get_mut(*place)) {
                Some(earlier) => {
                    duplicate(earlier, &member);
                    *earlier = member;
                }
                None => {
                    places.insert(member.key.clone(), unique.len());
                    unique.push(member);
                }
            }
        }
        Self { members: unique, index: OnceLock::new() }
    }

    fn has_duplicates(&self) -> bool {
        if self.members.len() <= SMALL {
            let mut rest = self.members.as_slice();
            while let Some((first, others)) = rest.split_first() {
                if others.iter().any(|other| other.key == first.key) {
                    return true;
                }
                rest = others;
            }
            return false;
        }
        self.sorted().windows(2).any(|pair| match pair {
            [one, two] => self.key_at(*one) == self.key_at(*two),
            _ => false,
        })
    }

    fn key_at(&self, position: u32) -> Option<&str> {
        self.members.get(position as usize).map(|member| &*member.key)
    }

    fn sorted(&self) -> &Vec<u32> {
        self.index.get_or_init(|| {
            let mut positions: Vec<u32> = (0..).take(self.members.len()).collect();
            positions.sort_by_key(|position| self.key_at(*position));
            positions
        })
    }

    /// The position of the member `key`.
    pub fn position(&self, key: &str) -> Option<usize> {
        if self.members.len() <= SMALL {
            return self.members.iter().position(|member| member.key == key);
        }
        let sorted = self.sorted();
        let found = sorted.binary_search_by_key(&Some(key), |position| self.key_at(*position)).ok()?;
        sorted.get(found).map(|position| *position as usize)
    }

    /// The value of the member `key`.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.member(key).map(|member| &member.value)
    }

    /// The member `key`, with the place of its name.
    pub fn member(&self, key: &str) -> Option<&Member<'a>> {
        self.members.get(self.position(key)?)
    }

    /// The value of the member `key`, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node<'a>> {
        let position = self.position(key)?;
        self.members.get_mut(position).map(|member| &mut member.value)
    }

    /// Whether there is a member `key`.
    pub fn contains(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// Adds a member at the end, or replaces the value of the one that has its name; returns the replaced value.
    pub fn insert(&mut self, member: Member<'a>) -> Option<Node<'a>> {
        if let Some(position) = self.position(&member.key) {
            let place = self.members.get_mut(position)?;
            return Some(std::mem::replace(place, member).value);
        }
        if let Some(mut sorted) = self.index.take() {
            let place = sorted.partition_point(|position| self.key_at(*position) < Some(&*member.key));
            if let Ok(position) = u32::try_from(self.members.len()) {
                sorted.insert(place, position);
                // A fresh cell takes the value; there is nothing to report if it did not.
                let _ = self.index.set(sorted);
            }
        }
        self.members.push(member);
        None
    }

    /// Adds or replaces a member whose name has no place of its own: the value's place stands for it.
    pub fn set(&mut self, key: impl Into<Cow<'a, str>>, value: Node<'a>) {
        self.insert(Member::new(key, value.span, value));
    }

    /// Takes the member `key` out; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<Member<'a>> {
        let position = self.position(key)?;
        self.index.take();
        Some(self.members.remove(position))
    }

    /// Takes the value of the member `key` out.
    pub fn take(&mut self, key: &str) -> Option<Node<'a>> {
        self.remove(key).map(|member| member.value)
    }

    /// Keeps the members for which `keep` says yes.
    pub fn retain(&mut self, keep: impl FnMut(&mut Member<'a>) -> bool) {
        self.index.take();
        self.members.retain_mut(keep);
    }

    /// Gives the member `old` the name `new`, in place; a member that had the name `new` is removed.
    pub fn rename(&mut self, old: &str, new: impl Into<Cow<'a, str>>) -> bool {
        let new = new.into();
        if new != old {
            self.remove(&new);
        }
        let Some(position) = self.position(old) else { return false };
        self.index.take();
        if let Some(member) = self.members.get_mut(position) {
            member.key = new;
        }
        true
    }

    /// Puts the members into another order, by their names. Equals keep theirs.
    pub fn sort_by(&mut self, mut compare: impl FnMut(&str, &str) -> std::cmp::Ordering) {
        self.index.take();
        self.members.sort_by(|one, other| compare(&one.key, &other.key));
    }

    /// The members in the document's order.
    pub fn iter(&self) -> std::slice::Iter<'_, Member<'a>> {
        self.members.iter()
    }

    /// The values in the document's order, to be changed; names stay.
    pub fn values_mut(&mut self) -> impl Iterator<Item = (&str, Span, &mut Node<'a>)> {
        self.members.iter_mut().map(|member| (&*member.key, member.key_span, &mut member.value))
    }

    /// The members, owned.
    pub fn into_members(self) -> Vec<Member<'a>> {
        self.members
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

impl<'o, 'a> IntoIterator for &'o Object<'a> {
    type Item = &'o Member<'a>;
    type IntoIter = std::slice::Iter<'o, Member<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
