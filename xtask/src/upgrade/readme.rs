//! README.md shows a line of the surface. When the fact is another, the line follows.

use flexiti_codegen::{
    model::Api,
    surface::{Fact, surface},
};

/// The text with every line that is a fact of the old document as the new one states it. A fact that is gone stays: what
/// to show in its place is for people to say, and a test reminds them.
pub(super) fn following(readme: &str, old: &Api, new: &Api) -> String {
    let (old, new) = (surface(old), surface(new));
    let about = |one: &Fact, other: &Fact| {
        (&one.operation, &one.part, &one.name) == (&other.operation, &other.part, &other.name)
    };
    let follow = |line: &str| -> Option<String> {
        let fact = old.iter().find(|fact| fact.line() == line)?;
        new.iter().find(|now| about(fact, now)).map(Fact::line)
    };
    let lines = readme.split('\n').map(|line| follow(line).unwrap_or_else(|| line.to_owned()));
    lines.collect::<Vec<_>>().join("\n")
}
