//! What is wrong with a scenario file: where, what, and what was probably meant. All of it at once.

use std::fmt;

/// Where something stands in the file. Both are counted from 1; zero for what has no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

/// One mistake of a scenario file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The line of the file.
    pub excerpt: String,
}

/// Every mistake that was found in a scenario file, in the order of its lines.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Errors(Vec<Mistake>);

impl Errors {
    /// The mistakes; at least one.
    #[must_use]
    pub fn mistakes(&self) -> &[Mistake] {
        &self.0
    }
}

/// Each mistake with its line of the file, a mark below it, and the help.
impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mistake) in self.0.iter().enumerate() {
            let Mistake { place, message, help, excerpt } = mistake;
            if index > 0 {
                f.write_str("\n\n")?;
            }
            write!(f, "line {}, column {}: {message}", place.line, place.column)?;
            if !excerpt.is_empty() {
                let (number, gap) = (place.line.to_string(), place.column.saturating_sub(1));
                let margin = " ".repeat(number.len());
                write!(f, "\n  {number} | {excerpt}\n  {margin} | {}^", " ".repeat(gap))?;
            }
            if let Some(help) = help {
                write!(f, "\n  help: {help}")?;
            }
        }
        Ok(())
    }
}

/// Where the mistakes gather while a file is read.
pub(super) struct Mistakes<'a> {
    text: &'a str,
    found: Vec<Mistake>,
}

impl<'a> Mistakes<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, found: Vec::new() }
    }

    /// Something is wrong at a place.
    pub(super) fn say(&mut self, place: Place, message: impl Into<String>) {
        self.push(place, message.into(), None);
    }

    /// The same, with a way on.
    pub(super) fn say_with_help(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.push(place, message.into(), Some(help.into()));
    }

    /// A name that nothing has: says which one was probably meant, or which there are.
    pub(super) fn unknown<'n>(
        &mut self,
        place: Place,
        message: impl Into<String>,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        let mut known: Vec<&str> = known.into_iter().collect();
        known.sort_unstable();
        known.dedup();
        let near = known
            .iter()
            .map(|candidate| (strsim::damerau_levenshtein(name, candidate), *candidate))
            .filter(|(distance, candidate)| *distance <= candidate.len().max(3) / 3)
            .min();
        let help = match near {
            Some((_, candidate)) => Some(format!("did you mean `{candidate}`?")),
            None if known.is_empty() || known.len() > 24 => None,
            None => Some(format!("there are {}", known.join(", "))),
        };
        self.push(place, message.into(), help);
    }

    fn push(&mut self, place: Place, message: String, help: Option<String>) {
        let excerpt = self.text.lines().nth(place.line.saturating_sub(1)).unwrap_or_default().trim_end().to_owned();
        self.found.push(Mistake { place, message, help, excerpt });
    }

    /// Whether nothing was found.
    pub(super) fn none(&self) -> bool {
        self.found.is_empty()
    }

    /// All that was found. What is read at each of its uses is reported once.
    pub(super) fn into_errors(mut self) -> Errors {
        self.found.sort();
        self.found.dedup();
        Errors(self.found)
    }
}
