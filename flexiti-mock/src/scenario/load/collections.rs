//! The collections and what they hold at the beginning.

use std::sync::Arc;

use super::{Loader, Members, Names};
use crate::{
    scenario::{
        program::{Collection, Ids, Template},
        yaml::{Kind, Node},
    },
    value::Value,
};

impl<'f> Loader<'f> {
    pub(super) fn collections(&mut self, node: Option<&'f Node>) {
        let Some(all) = node.and_then(|node| Members::of(node, "collections", &mut self.mistakes)) else { return };
        for member in all.rest() {
            let Some(mut members) = Members::of(&member.value, "a collection", &mut self.mistakes) else { continue };
            let key = members.need("key", &mut self.mistakes).and_then(Node::text).unwrap_or_default();
            let ids = self.ids(members.take("ids"));
            let keep = members.number("keep", &mut self.mistakes).and_then(|keep| usize::try_from(keep).ok());
            let spare = self.spare(members.take("spare"));
            let secret = members.flag("secret", &mut self.mistakes);
            let (defaults, seed) = (members.take("defaults"), members.take("seed"));
            members.finish(&mut self.mistakes);
            let seed = self.seed(seed, defaults, key, &ids);
            let (name, key) = (member.name.clone(), Arc::from(key));
            self.collections.push(Collection { name, key, ids, keep, spare, secret, seed });
        }
    }

    fn ids(&mut self, node: Option<&'f Node>) -> Ids {
        let Some(node) = node else { return Ids::Given };
        match node.text() {
            Some("opaque") => Ids::Opaque,
            Some(text) => match text.parse() {
                Ok(first) => Ids::From(first),
                Err(_) => {
                    self.mistakes.say(node.place, "`ids` is the first number, or `opaque`");
                    Ids::Given
                }
            },
            None => {
                self.mistakes.say(node.place, "`ids` is the first number, or `opaque`");
                Ids::Given
            }
        }
    }

    fn spare(&mut self, node: Option<&'f Node>) -> Vec<(Arc<str>, Value)> {
        let Some(members) = node.and_then(|node| Members::of(node, "spare", &mut self.mistakes)) else {
            return Vec::new();
        };
        members.rest().map(|member| (member.name.as_str().into(), self.literal(&member.value))).collect()
    }

    /// The records at the beginning; what one of them does not say is as the defaults say.
    fn seed(&mut self, node: Option<&'f Node>, defaults: Option<&'f Node>, key: &str, ids: &Ids) -> Vec<Template> {
        let Some(node) = node else { return Vec::new() };
        let Kind::List(records) = &node.kind else {
            self.mistakes.say(node.place, format!("a seed is a list of records, not {}", node.kind_name()));
            return Vec::new();
        };
        let names = Names::of_a_seed(&self.constants);
        let mut seed = Vec::new();
        for record in records {
            match &record.kind {
                Kind::Map(members) => {
                    if matches!(ids, Ids::Given) && !members.iter().any(|member| member.name == key) {
                        self.mistakes.say(record.place, format!("this record has no `{key}`, which is the key"));
                    }
                    let said = self.members(members, &names);
                    let defaults = match defaults.map(|node| &node.kind) {
                        Some(Kind::Map(defaults)) => self.members(defaults, &names),
                        _ => Vec::new(),
                    };
                    let unsaid = defaults.into_iter().filter(|(name, _)| !said.iter().any(|(other, _)| other == name));
                    let unsaid: Vec<_> = unsaid.collect();
                    seed.push(Template::Map(said.into_iter().chain(unsaid).collect()));
                }
                _ => self.mistakes.say(record.place, format!("a record is a map, not {}", record.kind_name())),
            }
        }
        seed
    }
}
