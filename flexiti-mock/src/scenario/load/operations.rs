//! The operations: their idempotency and their steps.

use std::collections::HashMap;

use super::{Loader, Members, Names};
use crate::scenario::{
    program::{Idempotency, Objection, Operation, Template},
    yaml::Node,
};

impl<'f> Loader<'f> {
    pub(super) fn operations(
        &mut self,
        node: Option<&'f Node>,
        names: &Names,
        known: Option<&[&str]>,
    ) -> HashMap<String, Operation> {
        let Some(all) = node.and_then(|node| Members::of(node, "operations", &mut self.mistakes)) else {
            return HashMap::new();
        };
        let mut operations = HashMap::new();
        for member in all.rest() {
            if let Some(known) = known.filter(|known| !known.contains(&member.name.as_str())) {
                let message = format!("the API has no operation `{}`", member.name);
                self.mistakes.unknown(member.place, message, &member.name, known.iter().copied());
            }
            let Some(mut members) = Members::of(&member.value, "an operation", &mut self.mistakes) else { continue };
            let idempotency = members.take("idempotency").and_then(|node| self.idempotency(node, names));
            let objections = self.objections(members.take("objections"), names);
            let steps = match members.need("steps", &mut self.mistakes) {
                Some(node) => self.steps(node, &mut names.clone()),
                None => Vec::new(),
            };
            members.finish(&mut self.mistakes);
            operations.insert(member.name.clone(), Operation { idempotency, objections, steps });
        }
        operations
    }

    /// What is said in place of the general refusal if a member is not as the document describes it: the name of a
    /// refusal, or that and `when`.
    fn objections(&mut self, node: Option<&'f Node>, names: &Names) -> Vec<Objection> {
        let Some(members) = node.and_then(|node| Members::of(node, "objections", &mut self.mistakes)) else {
            return Vec::new();
        };
        members.rest().filter_map(|member| self.objection(&member.name, &member.value, names)).collect()
    }

    fn objection(&mut self, member: &str, node: &'f Node, names: &Names) -> Option<Objection> {
        let member = member.to_owned();
        if node.text().is_some() {
            return Some(Objection { member, refusal: self.refusal(node)?, when: None });
        }
        let mut members = Members::of(node, "an objection", &mut self.mistakes)?;
        let refusal = members.need("refusal", &mut self.mistakes).and_then(|node| self.refusal(node));
        let when = members.need("when", &mut self.mistakes).and_then(|node| self.expression(node, names));
        members.finish(&mut self.mistakes);
        Some(Objection { member, refusal: refusal?, when: Some(when?) })
    }

    fn idempotency(&mut self, node: &'f Node, names: &Names) -> Option<Idempotency> {
        let mut members = Members::of(node, "idempotency", &mut self.mistakes)?;
        let key = members.need("key", &mut self.mistakes).and_then(|node| self.expression(node, names));
        let owner = members.take("owner").and_then(|node| self.expression(node, names));
        let hash = members.take("hash").and_then(|node| self.expression(node, names));
        let warning = self.headers(members.take("warning"), names);
        let life = members.number("life", &mut self.mistakes);
        members.finish(&mut self.mistakes);
        Some(Idempotency { key: key?, owner, hash, warning, life })
    }

    /// Headers of an answer.
    pub(super) fn headers(&mut self, node: Option<&'f Node>, names: &Names) -> Vec<(String, Template)> {
        let Some(members) = node.and_then(|node| Members::of(node, "headers", &mut self.mistakes)) else {
            return Vec::new();
        };
        members.rest().filter_map(|member| Some((member.name.clone(), self.template(&member.value, names)?))).collect()
    }
}
