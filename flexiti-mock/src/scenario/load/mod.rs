//! A scenario file to a program: every name resolved, every expression compiled, every mistake said, all at once.

mod collections;
mod members;
mod names;
mod operations;
mod steps;
mod templates;

use std::collections::HashMap;

use self::{members::Members, names::Names};
use super::{
    Errors,
    expression::{Failure, read_moment},
    mistakes::{Mistakes, Place},
    program::{Clock, Collection, Program, Refusal, Template},
    yaml::{self, Kind, Node},
};
use crate::value::{Map, Value};

/// The form of the files that this interpreter reads.
const FORM: &str = "1";

/// How many steps and values a scenario may have, each procedure and each view counted wherever it is used: where they
/// use each other, they multiply.
const MOST: usize = 100_000;

/// What the parts of a file know of each other while it is read.
struct Loader<'f> {
    mistakes: Mistakes<'f>,
    collections: Vec<Collection>,
    refusals: Vec<Refusal>,
    constants: Map,
    procedures: HashMap<&'f str, &'f Node>,
    views: HashMap<&'f str, &'f Node>,
    /// Procedures and views that are used, and those that are being read just now.
    used: Vec<&'f str>,
    open: Vec<&'f str>,
    /// Steps and values that were read, procedures and views at each of their uses.
    read: usize,
}

/// Reads a scenario. With the operations that the API has, one that it does not have is a mistake.
///
/// # Errors
/// Every mistake of the file.
pub(super) fn load(text: &str, operations: Option<&[&str]>) -> Result<Program, Errors> {
    let mut mistakes = Mistakes::of(text);
    let Some(root) = yaml::read(text, &mut mistakes) else {
        return Err(mistakes.into_errors());
    };
    let (mistakes, program) = Loader::read(&root, mistakes, operations);
    match program {
        Some(program) if mistakes.none() => Ok(program),
        _ => Err(mistakes.into_errors()),
    }
}

/// A seed that has no value, which only making it could show.
pub(super) fn failed(text: &str, failure: &Failure) -> Errors {
    let mut mistakes = Mistakes::of(text);
    mistakes.say(failure.place(), failure.message());
    mistakes.into_errors()
}

impl<'f> Loader<'f> {
    fn read(root: &'f Node, mistakes: Mistakes<'f>, operations: Option<&[&str]>) -> (Mistakes<'f>, Option<Program>) {
        let mut loader = Loader {
            mistakes,
            collections: Vec::new(),
            refusals: Vec::new(),
            constants: Map::new(),
            procedures: HashMap::new(),
            views: HashMap::new(),
            used: Vec::new(),
            open: Vec::new(),
            read: 0,
        };
        let program = loader.program(root, operations);
        (loader.mistakes, program)
    }

    fn program(&mut self, root: &'f Node, known_operations: Option<&[&str]>) -> Option<Program> {
        let mut members = Members::of(root, "a scenario", &mut self.mistakes)?;
        self.form(&mut members, root.place);
        let _ = members.text("title", &mut self.mistakes);
        let clock = self.clock(&mut members);
        self.constants(members.take("constants"));
        self.refusals(members.take("refusals"));
        self.procedures = named(members.take("procedures"), "procedures", &mut self.mistakes);
        self.views = named(members.take("views"), "views", &mut self.mistakes);
        // First the names of all collections, since the steps name them; then their seeds.
        self.collections(members.take("collections"));
        let mut names = Names::of_a_request(&self.constants);
        let problem = self.problem(members.take("problem"), &names);
        let admit = match members.take("admit") {
            Some(node) => self.steps(node, &mut names),
            None => Vec::new(),
        };
        let operations = self.operations(members.take("operations"), &names, known_operations);
        members.finish(&mut self.mistakes);
        self.unused();
        Some(Program {
            clock,
            constants: std::mem::take(&mut self.constants),
            collections: std::mem::take(&mut self.collections),
            refusals: std::mem::take(&mut self.refusals),
            problem: problem?,
            admit,
            operations,
        })
    }

    /// Counts a step or a value; `false` when there are too many, which is said once.
    fn counts(&mut self, place: Place) -> bool {
        self.read += 1;
        if self.read == MOST + 1 {
            self.mistakes.say(place, format!("there are more than {MOST} steps and values"));
        }
        self.read <= MOST
    }

    fn form(&mut self, members: &mut Members<'f>, place: Place) {
        match members.take("scenario") {
            Some(node) if node.text() == Some(FORM) => {}
            Some(node) => self.mistakes.say(node.place, format!("only scenarios of form {FORM} can be read")),
            None => self.mistakes.say_with_help(place, "this is no scenario", "it begins with `scenario: 1`"),
        }
    }

    fn clock(&mut self, members: &mut Members<'f>) -> Clock {
        let Some(node) = members.take("clock") else { return Clock::System };
        match node.text() {
            Some("system") => Clock::System,
            Some(text) if read_moment(text).is_some() => Clock::Stopped(read_moment(text).unwrap_or_default()),
            _ => {
                let help = "`clock: system`, or a moment such as `2026-01-05T09:00:00Z` at which it stands";
                self.mistakes.say_with_help(node.place, "this is no clock", help);
                Clock::System
            }
        }
    }

    /// Constants are values: nothing is known yet that an expression could speak of.
    fn constants(&mut self, node: Option<&'f Node>) {
        let Some(members) = node.and_then(|node| Members::of(node, "constants", &mut self.mistakes)) else { return };
        for member in members.rest() {
            let value = self.literal(&member.value);
            self.constants.insert(member.name.as_str().into(), value);
        }
    }

    /// A value without expressions; texts need no quotation marks.
    fn literal(&mut self, node: &Node) -> Value {
        match &node.kind {
            Kind::Quoted(text) => Value::from(text.as_str()),
            Kind::Plain(text) => templates::plain_value(text).unwrap_or_else(|| Value::from(text.as_str())),
            Kind::List(items) => items.iter().map(|item| self.literal(item)).collect::<Vec<_>>().into(),
            Kind::Map(members) => {
                members.iter().map(|member| (member.name.as_str(), self.literal(&member.value))).collect()
            }
        }
    }

    fn refusals(&mut self, node: Option<&'f Node>) {
        let Some(all) = node.and_then(|node| Members::of(node, "refusals", &mut self.mistakes)) else { return };
        for member in all.rest() {
            let Some(mut members) = Members::of(&member.value, "a refusal", &mut self.mistakes) else { continue };
            let status = match members.take("status") {
                Some(node) => self.status(node),
                None => {
                    self.mistakes.say(member.place, "a refusal has a `status`");
                    None
                }
            };
            let code = members.text("code", &mut self.mistakes).unwrap_or(&member.name);
            let message = members.text("message", &mut self.mistakes).unwrap_or(code);
            self.refusals.push(Refusal {
                name: member.name.clone(),
                status: status.unwrap_or(500),
                code: code.into(),
                message: message.into(),
            });
            members.finish(&mut self.mistakes);
        }
    }

    fn status(&mut self, node: &Node) -> Option<u16> {
        let status = node.text().and_then(|text| text.parse().ok()).filter(|status| (200..=599).contains(status));
        if status.is_none() {
            self.mistakes.say(node.place, "a status is a number from 200 to 599");
        }
        status
    }

    fn problem(&mut self, node: Option<&'f Node>, names: &Names) -> Option<Template> {
        let names = names.and(["code", "status", "message", "detail"]);
        match node {
            Some(node) => self.template(node, &names),
            None => self.template_of("code", &names).map(|code| Template::Map(vec![("error".into(), code)])),
        }
    }

    /// What is never used is probably misspelled where it should be.
    fn unused(&mut self) {
        for (name, node) in self.procedures.iter().chain(&self.views) {
            if !self.used.contains(name) {
                self.mistakes.say(node.place, format!("`{name}` is never used"));
            }
        }
    }
}

/// The members of a map whose values are read where they are used.
fn named<'f>(node: Option<&'f Node>, what: &'static str, mistakes: &mut Mistakes<'_>) -> HashMap<&'f str, &'f Node> {
    let Some(members) = node.and_then(|node| Members::of(node, what, mistakes)) else { return HashMap::new() };
    members.rest().map(|member| (member.name.as_str(), &member.value)).collect()
}
