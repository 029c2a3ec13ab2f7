//! The steps of an operation, in their order: each may use the names that the ones before it give.

use std::sync::Arc;

use super::{Loader, Members, Names};
use crate::scenario::{
    expression::Expression,
    program::{Choice, Condition, Page, Reply, Search, Step, Template, Verb},
    yaml::{Kind, Node},
};

/// The word that says what a step does.
const VERBS: [&str; 9] = ["find", "list", "let", "refuse", "change", "insert", "remove", "do", "answer"];

impl<'f> Loader<'f> {
    /// A list of steps; the names that they give are known behind them.
    pub(super) fn steps(&mut self, node: &'f Node, names: &mut Names) -> Vec<Step> {
        let Kind::List(steps) = &node.kind else {
            self.mistakes.say(node.place, format!("steps are a list, not {}", node.kind_name()));
            return Vec::new();
        };
        steps.iter().filter_map(|step| self.step(step, names)).collect()
    }

    fn step(&mut self, node: &'f Node, names: &mut Names) -> Option<Step> {
        if !self.counts(node.place) {
            return None;
        }
        let mut members = Members::of(node, "a step", &mut self.mistakes)?;
        let when = members.take("when").map(|node| self.expression(node, names));
        let verbs: Vec<_> = VERBS.into_iter().filter_map(|verb| Some((verb, members.take(verb)?))).collect();
        let [(verb, node)] = verbs[..] else {
            let message = if verbs.is_empty() { "this step does nothing" } else { "this step does several things" };
            self.mistakes.say_with_help(members.place, message, format!("one of {}", VERBS.join(", ")));
            return None;
        };
        let verb = match verb {
            "find" => self.find(node, &mut members, names),
            "list" => self.list(node, &mut members, names),
            "let" => self.let_(node, names),
            "refuse" => self.refuse(node, names),
            "change" => self.change(node, &mut members, names),
            "insert" => self.insert(node, &mut members, names),
            "remove" => self.record(node, names).map(|record| Verb::Remove { record }),
            "do" => self.do_(node, names),
            _ => self.answer(node, &mut members, names),
        };
        members.finish(&mut self.mistakes);
        // A condition that is wrong is no condition that is absent.
        let when = match when {
            Some(compiled) => Some(compiled?),
            None => None,
        };
        Some(Step { when, verb: verb? })
    }

    fn find(&mut self, node: &'f Node, members: &mut Members<'f>, names: &mut Names) -> Option<Verb> {
        let collection = self.collection(node);
        let search = match members.take("key") {
            Some(key) => self.expression(key, names).map(Search::Key),
            None => Some(Search::First(self.choice(members, names))),
        };
        let or = members.take("or").map(|node| self.refusal(node));
        let name = members.need("as", &mut self.mistakes).and_then(Node::text)?;
        names.give_record(name, collection.unwrap_or_default());
        let or = match or {
            Some(refusal) => Some(refusal?),
            None => None,
        };
        Some(Verb::Find { collection: collection?, search: search?, name: name.into(), or })
    }

    fn list(&mut self, node: &'f Node, members: &mut Members<'f>, names: &mut Names) -> Option<Verb> {
        let collection = self.collection(node);
        let choice = self.choice(members, names);
        let newest_first = members.flag("newest-first", &mut self.mistakes);
        let page = members.take("page").and_then(|node| self.page(node, names));
        let name = members.need("as", &mut self.mistakes).and_then(Node::text)?;
        names.give(name);
        Some(Verb::List { collection: collection?, choice, page, newest_first, name: name.into() })
    }

    fn choice(&mut self, members: &mut Members<'f>, names: &Names) -> Choice {
        Choice {
            equal: self.conditions(members.take("match"), names),
            from: self.conditions(members.take("from"), names),
            to: self.conditions(members.take("to"), names),
            condition: members.take("where").and_then(|node| self.expression(node, &names.and(["it"]))),
        }
    }

    fn conditions(&mut self, node: Option<&'f Node>, names: &Names) -> Vec<(Arc<str>, Expression)> {
        let Some(members) = node.and_then(|node| Members::of(node, "a choice", &mut self.mistakes)) else {
            return Vec::new();
        };
        let each = members.rest();
        each.filter_map(|member| Some((member.name.as_str().into(), self.expression(&member.value, names)?))).collect()
    }

    fn page(&mut self, node: &'f Node, names: &Names) -> Option<Page> {
        let mut members = Members::of(node, "a page", &mut self.mistakes)?;
        let number = members.need("number", &mut self.mistakes).and_then(|node| self.expression(node, names));
        let size = members.need("size", &mut self.mistakes).and_then(|node| self.expression(node, names));
        members.finish(&mut self.mistakes);
        Some(Page { number: number?, size: size? })
    }

    /// Each name is known to the ones below it.
    fn let_(&mut self, node: &'f Node, names: &mut Names) -> Option<Verb> {
        let members = Members::of(node, "let", &mut self.mistakes)?;
        let mut made = Vec::new();
        for member in members.rest() {
            let template = self.template(&member.value, names);
            names.give(&member.name);
            made.extend(template.map(|template| (member.name.as_str().into(), template)));
        }
        Some(Verb::Let(made))
    }

    fn refuse(&mut self, node: &'f Node, names: &Names) -> Option<Verb> {
        let members = Members::of(node, "refuse", &mut self.mistakes)?;
        let mut conditions = Vec::new();
        for member in members.rest() {
            let refusal = self.refusal_of(&member.name, member.place);
            let (when, detail) = match &member.value.kind {
                Kind::Map(_) => {
                    let mut with = Members::of(&member.value, "a refusal", &mut self.mistakes)?;
                    let when = with.need("when", &mut self.mistakes).and_then(|node| self.expression(node, names));
                    let detail = with.take("detail").and_then(|node| self.template(node, names));
                    with.finish(&mut self.mistakes);
                    (when, detail)
                }
                _ => (self.expression(&member.value, names), None),
            };
            conditions.extend(refusal.zip(when).map(|(refusal, when)| Condition { refusal, when, detail }));
        }
        Some(Verb::Refuse(conditions))
    }

    fn change(&mut self, node: &'f Node, members: &mut Members<'f>, names: &Names) -> Option<Verb> {
        let record = self.record(node, names);
        let to = members.need("to", &mut self.mistakes)?;
        let to = Members::of(to, "to", &mut self.mistakes)?;
        let made =
            to.rest().filter_map(|member| Some((member.name.as_str().into(), self.template(&member.value, names)?)));
        let made = made.collect();
        Some(Verb::Change { record: record?, members: made })
    }

    fn insert(&mut self, node: &'f Node, members: &mut Members<'f>, names: &mut Names) -> Option<Verb> {
        let collection = self.collection(node);
        let record = members.need("record", &mut self.mistakes).and_then(|node| self.template(node, names));
        let name = members.text("as", &mut self.mistakes);
        if let Some(name) = name {
            names.give_record(name, collection.unwrap_or_default());
        }
        Some(Verb::Insert { collection: collection?, record: record?, name: name.map(Arc::from) })
    }

    /// A procedure by its name, or steps in place. What they name stays named behind them.
    fn do_(&mut self, node: &'f Node, names: &mut Names) -> Option<Verb> {
        let Some(name) = node.text() else { return Some(Verb::Do(self.steps(node, names))) };
        let Some((name, steps)) = self.procedures.get_key_value(name).map(|(name, steps)| (*name, *steps)) else {
            let known: Vec<&str> = self.procedures.keys().copied().collect();
            self.mistakes.unknown(node.place, format!("there is no procedure `{name}`"), name, known);
            return None;
        };
        self.inside(name, node, |loader| loader.steps(steps, names)).map(Verb::Do)
    }

    fn answer(&mut self, node: &'f Node, members: &mut Members<'f>, names: &Names) -> Option<Verb> {
        let headers = self.headers(members.take("headers"), names);
        let is_status = node.text().is_some_and(|text| text.starts_with(|first: char| first.is_ascii_digit()));
        let (reply, body) = if is_status {
            (self.status(node).map(Reply::Status), members.take("body").map(|node| self.template(node, names)))
        } else {
            (self.refusal(node).map(Reply::Refusal), None)
        };
        let body: Option<Template> = match body {
            Some(made) => Some(made?),
            None => None,
        };
        Some(Verb::Answer { reply: reply?, headers, body })
    }

    fn collection(&mut self, node: &Node) -> Option<usize> {
        let name = node.text().unwrap_or_default();
        let found = self.collections.iter().position(|collection| collection.name == name);
        if found.is_none() {
            let known = self.collections.iter().map(|collection| collection.name.as_str());
            self.mistakes.unknown(node.place, format!("no collection is called `{name}`"), name, known);
        }
        found
    }

    /// A refusal by its name.
    pub(super) fn refusal(&mut self, node: &Node) -> Option<usize> {
        self.refusal_of(node.text().unwrap_or_default(), node.place)
    }

    fn refusal_of(&mut self, name: &str, place: crate::scenario::mistakes::Place) -> Option<usize> {
        let found = self.refusals.iter().position(|refusal| refusal.name == name);
        if found.is_none() {
            let known = self.refusals.iter().map(|refusal| refusal.name.as_str());
            self.mistakes.unknown(place, format!("no refusal is called `{name}`"), name, known);
        }
        found
    }

    /// The name of a record that a step before has found or inserted.
    fn record(&mut self, node: &Node, names: &Names) -> Option<Arc<str>> {
        let name = node.text().unwrap_or_default();
        if names.records().any(|known| known == name) {
            return Some(name.into());
        }
        let message = format!("`{name}` is no record that a step has found or inserted");
        self.mistakes.unknown(node.place, message, name, names.records());
        None
    }
}
