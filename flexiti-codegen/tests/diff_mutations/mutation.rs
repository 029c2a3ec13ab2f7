//! One mutation and what must come of it: the changes, the lines of the surface, the verdicts.
//!
//! Nothing here looks at what the differ says. What is expected follows from the class of the mutation, from the
//! direction in which its site travels, and from the words that stood at the site before.

use flexiti_codegen::{
    diff::{Level, Verdict},
    surface::Fact,
};

use crate::{
    document::Document,
    sites::{Site, Use},
    tree::Tree,
};

/// What a change means: its level on the wire, and the part of the API's and of the crate's version that it raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ruling(pub(crate) Level, pub(crate) Verdict, pub(crate) Verdict);

/// A ruling in words: `error major patch`.
pub(crate) fn ruling(words: &str) -> Ruling {
    let verdict = |word: &str| {
        [Verdict::None, Verdict::Patch, Verdict::Minor, Verdict::Major].into_iter().find(|one| one.word() == word)
    };
    let level = |word: &str| [Level::Info, Level::Warn, Level::Error].into_iter().find(|one| one.word() == word);
    let words: Vec<&str> = words.split(' ').collect();
    match words.as_slice() {
        [first, api, krate] => {
            Ruling(level(first).expect("a level"), verdict(api).expect("a verdict"), verdict(krate).expect("a verdict"))
        }
        _ => panic!("{words:?} is no ruling"),
    }
}

/// One expected change.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    pub(crate) id: String,
    pub(crate) operation: String,
    pub(crate) part: String,
    pub(crate) name: String,
    pub(crate) ruling: Ruling,
}

impl Expected {
    /// A change at a place that the words name.
    pub(crate) fn new(id: impl Into<String>, operation: &str, part: &str, name: &str, words: &str) -> Self {
        Self {
            id: id.into(),
            operation: operation.to_owned(),
            part: part.to_owned(),
            name: if name.is_empty() { "(body)".to_owned() } else { name.to_owned() },
            ruling: ruling(words),
        }
    }
}

impl Use {
    /// A change here by a rule whose id begins with the place; the ruling differs by direction.
    pub(crate) fn says(&self, rule: &str, request: &str, response: &str) -> Expected {
        let id = format!("{}-{rule}", self.stand.prefix());
        self.called(&id, if self.stand.is_request() { request } else { response })
    }

    /// A change here by a rule of this very id.
    pub(crate) fn called(&self, id: &str, words: &str) -> Expected {
        Expected::new(id, &self.title, &self.part, &self.name, words)
    }
}

/// What one line of the surface becomes.
pub(crate) enum Edit {
    /// The fact at this place is another.
    Other(Use, Box<dyn Fn(&mut Fact) + Send + Sync>),
    /// The facts at this place and below are gone.
    Gone(Use),
    /// The fact at this place, if it has a line of its own, is marked or no longer marked so.
    Mark(Use, &'static str, bool),
    /// A fact more.
    Come(Fact),
    /// A fact about an operation that was not there.
    New(Fact),
    /// All facts of an operation: gone, or under another title.
    Operation(String, Box<dyn Fn(Fact) -> Option<Fact> + Send + Sync>),
}

impl Edit {
    /// A part of the type's word is another.
    pub(crate) fn word(used: &Use, before: &str, after: &str) -> Self {
        let (before, after) = (before.to_owned(), after.to_owned());
        Self::Other(used.clone(), Box::new(move |fact| fact.kind = fact.kind.replacen(&before, &after, 1)))
    }

    /// The list of values is another.
    pub(crate) fn values(used: &Use, other: impl Fn(&[&str]) -> Vec<String> + Send + Sync + 'static) -> Self {
        Self::Other(
            used.clone(),
            Box::new(move |fact| {
                let words: Vec<&str> = fact.values.split(',').filter(|word| !word.is_empty()).collect();
                fact.values = other(&words).join(",");
            }),
        )
    }

    /// A plain fact comes.
    pub(crate) fn come(used: &Use, kind: &str, required: &str) -> Self {
        Self::Come(plain(used, kind, required, ""))
    }

    fn apply(&self, facts: &mut Vec<Fact>) -> Result<(), String> {
        let at = |fact: &Fact, used: &Use| fact.operation == used.title && fact.part == used.part;
        match self {
            Self::Other(used, other) => {
                let name = if used.name.is_empty() { "(body)" } else { &used.name };
                let mut found = facts.iter_mut().filter(|fact| at(fact, used) && fact.name == name).peekable();
                if found.peek().is_none() {
                    return Err(format!("no line of the surface: {used:?}"));
                }
                found.for_each(other);
            }
            Self::Mark(used, mark, on) => {
                let name = if used.name.is_empty() { "(body)" } else { &used.name };
                let here = |fact: &Fact| fact.name == name || fact.name.strip_suffix("[]") == Some(name);
                for fact in facts.iter_mut().filter(|fact| at(fact, used) && here(fact)) {
                    fact.marks.retain(|known| known != mark);
                    if *on {
                        // Null is said first, as it is a matter of the type.
                        let place = if *mark == "nullable" { 0 } else { fact.marks.len() };
                        fact.marks.insert(place, mark);
                    }
                }
            }
            Self::Gone(used) => {
                let below = |name: &str| {
                    name.strip_prefix(used.name.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
                };
                facts.retain(|fact| !(at(fact, used) && below(&fact.name)));
            }
            Self::Come(fact) | Self::New(fact) => facts.push(fact.clone()),
            Self::Operation(title, other) => {
                let (own, rest): (Vec<Fact>, Vec<Fact>) = facts.drain(..).partition(|fact| fact.operation == *title);
                *facts = rest;
                facts.extend(own.into_iter().filter_map(other));
            }
        }
        Ok(())
    }
}

/// A single-site mutation with what must come of it.
pub(crate) struct Mutation {
    /// Where, for people.
    pub(crate) site: String,
    /// The operations that the document is cut down to.
    pub(crate) slice: Vec<usize>,
    pub(crate) apply: Box<dyn Fn(&mut Tree) + Send + Sync>,
    pub(crate) changes: Vec<Expected>,
    pub(crate) surface: Vec<Edit>,
    /// The crate's verdict where quiet notes decide it.
    pub(crate) quiet: Option<Verdict>,
}

impl Mutation {
    /// A mutation at a site of a document; nothing is expected of it yet.
    pub(crate) fn new(document: &Document, site: &Site, apply: impl Fn(&mut Tree) + Send + Sync + 'static) -> Self {
        Self::of(document.needed(&site.operations), &site.pointer, apply)
    }

    /// A mutation that needs these operations.
    pub(crate) fn of(slice: Vec<usize>, site: &str, apply: impl Fn(&mut Tree) + Send + Sync + 'static) -> Self {
        let apply = Box::new(apply);
        Self { site: site.to_owned(), slice, apply, changes: Vec::new(), surface: Vec::new(), quiet: None }
    }

    /// It is to be reported so.
    pub(crate) fn reports(mut self, changes: impl IntoIterator<Item = Expected>) -> Self {
        self.changes.extend(changes);
        self
    }

    /// The surface is to change so.
    pub(crate) fn shows(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.surface.extend(edits);
        self
    }

    /// The facts as they must be after the mutation.
    pub(crate) fn expected_surface(&self, titles: &[&str], mut facts: Vec<Fact>) -> Result<Vec<Fact>, String> {
        for edit in &self.surface {
            let title = match edit {
                Edit::Other(used, _) | Edit::Gone(used) | Edit::Mark(used, ..) => &used.title,
                Edit::Come(fact) | Edit::New(fact) => &fact.operation,
                Edit::Operation(title, _) => title,
            };
            // What the slice leaves out is not looked at.
            if titles.contains(&title.as_str()) || matches!(edit, Edit::New(_)) {
                edit.apply(&mut facts)?;
            }
        }
        Ok(facts)
    }
}

/// A fact of a few words.
pub(crate) fn plain(used: &Use, kind: &str, required: &str, values: &str) -> Fact {
    Fact {
        operation: used.title.clone(),
        part: used.part.clone(),
        name: used.name.clone(),
        required: required.to_owned(),
        kind: kind.to_owned(),
        marks: Vec::new(),
        values: values.to_owned(),
        sensitive: false,
        provenance: String::new(),
    }
}
