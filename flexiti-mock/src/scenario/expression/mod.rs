//! An expression of a scenario: checked and compiled once, evaluated for each request. The language is minijinja's, less
//! its filters and methods, with the functions of `functions`.

mod bridge;
mod functions;
mod lookout;
mod money;
mod time;

use std::{fmt, sync::LazyLock};

use minijinja::{Environment, Expression as Compiled, UndefinedBehavior};

use super::mistakes::{Mistakes, Place};
pub(super) use bridge::{from_expression, to_expression};
pub(super) use functions::opaque;
pub(super) use time::read_moment;

/// What every expression of every scenario can use. It is the same for all, and lives as long as the process, so that
/// compiled expressions need not be tied to whoever holds them.
static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::empty();
    // A member that was not sent is undefined, and so is whatever would be inside it.
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.add_test("none", |value: minijinja::Value| value.is_none() || value.is_undefined());
    functions::add_to(&mut environment);
    environment
});

/// A compiled expression, and where it stands.
pub(super) struct Expression {
    form: Form,
    place: Place,
}

/// How it is evaluated.
enum Form {
    /// A name, and members of what it stands for: `account.limit`. Most are of this kind, and are looked up without the
    /// engine, which takes a microsecond to be set in motion.
    Members(Vec<String>),
    Compiled(Compiled<'static, 'static>),
}

impl Expression {
    /// Compiles an expression; nothing if it is none, or uses what there is not, which is said.
    pub(super) fn compile(text: &str, place: Place, names: &[String], mistakes: &mut Mistakes<'_>) -> Option<Self> {
        let text = text.trim();
        if let Err(refused) = lookout::look_over(text) {
            mistakes.say_with_help(place, refused.message, refused.help);
            return None;
        }
        let compiled = match ENVIRONMENT.compile_expression_owned(text.to_owned()) {
            Ok(compiled) => compiled,
            Err(error) => {
                let why = error.detail().unwrap_or("it cannot be read");
                mistakes.say(place, format!("`{text}` is no expression: {why}"));
                return None;
            }
        };
        let mut used: Vec<String> = compiled.undeclared_variables(false).into_iter().collect();
        used.sort();
        let mut fine = true;
        for name in used.iter().filter(|name| !functions::NAMES.contains(&name.as_str())) {
            if !names.contains(name) {
                fine = false;
                let known = names.iter().map(String::as_str).chain(functions::NAMES.iter().copied());
                mistakes.unknown(place, format!("nothing is called `{name}` here"), name, known);
            }
        }
        let form = members_of(text).map_or(Form::Compiled(compiled), Form::Members);
        fine.then_some(Self { form, place })
    }

    /// The value for a request.
    ///
    /// # Errors
    /// It has none: a sum with what was not sent, a function with the wrong kind of value.
    pub(super) fn evaluate(&self, names: minijinja::Value) -> Result<minijinja::Value, Failure> {
        let value = match &self.form {
            Form::Compiled(compiled) => compiled.eval(names),
            Form::Members(members) => members.iter().try_fold(names, |value, member| match value.is_undefined() {
                true => Ok(value),
                false => value.get_attr(member),
            }),
        };
        value.map_err(|error| self.failed(words_of(&error)))
    }

    /// Says of what came out of this expression that it is of no use.
    pub(super) fn failed(&self, message: impl Into<String>) -> Failure {
        Failure { place: self.place, message: message.into() }
    }
}

/// The names of an expression that is nothing but members of members.
fn members_of(text: &str) -> Option<Vec<String>> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && !["true", "false", "none", "True", "False", "None"].contains(&name)
    };
    let members: Vec<&str> = text.split('.').collect();
    members.iter().all(|name| is_name(name)).then(|| members.into_iter().map(str::to_owned).collect())
}

/// What the engine says, without its own idea of a place.
fn words_of(error: &minijinja::Error) -> String {
    error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)
}

/// An expression that has no value for this request: a mistake of the scenario that only running it could show.
#[derive(Debug)]
pub(super) struct Failure {
    place: Place,
    message: String,
}

impl Failure {
    /// A failure that no place of the file is to blame for.
    pub(super) fn of_engine(error: minijinja::Error) -> Self {
        Self { place: Place::default(), message: words_of(&error) }
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the scenario fails at line {}, column {}: {}", self.place.line, self.place.column, self.message)
    }
}
