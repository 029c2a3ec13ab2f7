//! The members of a map of the file: taken one by one, and what nobody takes is a mistake.

use crate::scenario::{
    mistakes::{Mistakes, Place},
    yaml::{Kind, Member, Node},
};

/// A map that is being read.
pub(super) struct Members<'f> {
    what: &'static str,
    pub(super) place: Place,
    members: &'f [Member],
    taken: Vec<&'f str>,
    asked: Vec<&'static str>,
}

impl<'f> Members<'f> {
    /// The members of a map; nothing for what is none, which is said.
    pub(super) fn of(node: &'f Node, what: &'static str, mistakes: &mut Mistakes<'_>) -> Option<Self> {
        match &node.kind {
            Kind::Map(members) => Some(Self { what, place: node.place, members, taken: Vec::new(), asked: Vec::new() }),
            _ => {
                mistakes.say(node.place, format!("{what} is a map, not {}", node.kind_name()));
                None
            }
        }
    }

    /// A member, if it is there.
    pub(super) fn take(&mut self, name: &'static str) -> Option<&'f Node> {
        self.asked.push(name);
        let member = self.members.iter().find(|member| member.name == name)?;
        self.taken.push(&member.name);
        Some(&member.value)
    }

    /// A member that must be there.
    pub(super) fn need(&mut self, name: &'static str, mistakes: &mut Mistakes<'_>) -> Option<&'f Node> {
        let node = self.take(name);
        if node.is_none() {
            mistakes.say(self.place, format!("{} needs `{name}`", self.what));
        }
        node
    }

    /// A member that is a text, quoted or not.
    pub(super) fn text(&mut self, name: &'static str, mistakes: &mut Mistakes<'_>) -> Option<&'f str> {
        let node = self.take(name)?;
        if node.text().is_none() {
            mistakes.say(node.place, format!("`{name}` is a text, not {}", node.kind_name()));
        }
        node.text()
    }

    /// `true` or `false`; `false` if it is not there.
    pub(super) fn flag(&mut self, name: &'static str, mistakes: &mut Mistakes<'_>) -> bool {
        let Some(node) = self.take(name) else { return false };
        if !matches!(node.text(), Some("true" | "false")) {
            mistakes.say(node.place, format!("`{name}` is true or false"));
        }
        node.text() == Some("true")
    }

    /// A whole number.
    pub(super) fn number(&mut self, name: &'static str, mistakes: &mut Mistakes<'_>) -> Option<i64> {
        let node = self.take(name)?;
        let number = node.text().and_then(|text| text.parse().ok());
        if number.is_none() {
            mistakes.say(node.place, format!("`{name}` is a whole number"));
        }
        number
    }

    /// The members that nobody has taken yet, whatever their names.
    pub(super) fn rest(&self) -> impl Iterator<Item = &'f Member> + use<'f> {
        let (members, taken) = (self.members, self.taken.clone());
        members.iter().filter(move |member| !taken.contains(&member.name.as_str()))
    }

    /// Says what is left over.
    pub(super) fn finish(self, mistakes: &mut Mistakes<'_>) {
        for member in self.rest() {
            let message = format!("{} has no `{}`", self.what, member.name);
            mistakes.unknown(member.place, message, &member.name, self.asked.iter().copied());
        }
    }
}
