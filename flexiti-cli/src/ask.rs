//! What is given for the arguments of a call: words, files, standard input, or what a person types unseen.

use std::fs;

use clap::ArgMatches;
use flexiti_description::{Kind, Parameter};
use flexiti_runtime::operation::File;

use crate::{
    World,
    arguments::{Argument, Content, Place},
    failure::Failure,
    program::Subject,
    settings::Settings,
    value::{Tree, fit, missing},
};

/// Everything that is given for one call.
pub(crate) struct Gathered<'d> {
    pub(crate) parameters: Vec<(&'d Parameter, Tree)>,
    pub(crate) body: Option<Body>,
}

/// What is given for the body.
pub(crate) enum Body {
    /// A value, and files that go up as parts of it.
    Value(Tree, Vec<(String, File)>),
    /// Text or bytes that are passed on as they are.
    Raw(Vec<u8>),
}

/// Gathers everything, and tells of all that is missing at once.
pub(crate) fn gather<'d>(
    subject: &Subject<'d>,
    settings: &Settings,
    given: &ArgMatches,
    world: &mut World<'_>,
) -> Result<Gathered<'d>, Failure> {
    let content = Content::of(subject.operation);
    let (mut parameters, mut members, mut files, mut absent) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for argument in subject.arguments {
        let words = given.try_get_many::<String>(&argument.flag).ok().flatten();
        let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
        let from_body = matches!(argument.place, Place::Member) && settings.body.is_some();
        let words = match words.as_slice() {
            [] if !argument.required.is_yes() || from_body => continue,
            // A person need not know by heart what must be typed unseen.
            [] if argument.sensitive && world.person.is_some() => vec!["ask"],
            [] => {
                if matches!(argument.place, Place::Parameter(_)) {
                    absent.push(format!("--{}", argument.flag));
                }
                continue;
            }
            _ => words,
        };
        if matches!(subject.shapes.resolve(argument.shape).kind, Kind::Binary) {
            for word in words {
                files.push((argument.wire.to_owned(), file(argument, word)?));
            }
            continue;
        }
        let mut values = Vec::new();
        for word in words {
            let word = spoken(argument, word, world)?;
            values.push(
                fit(&word, argument.shape, subject.shapes)
                    .map_err(|wanted| Failure::wrong(format!("error: --{} takes {wanted}", argument.flag)))?,
            );
        }
        let value = if argument.many { Some(Tree::List(values)) } else { values.pop() };
        match (argument.place, value) {
            (Place::Parameter(parameter), Some(value)) => parameters.push((parameter, value)),
            (Place::Member, Some(value)) => members.push((argument.wire, value)),
            (_, None) => {}
        }
    }
    let body = match content {
        Some(content) => body(subject, content, settings, members, files, &mut absent, world)?,
        None => None,
    };
    if !absent.is_empty() {
        return Err(Failure::wrong(format!("error: missing: {}", absent.join(", "))));
    }
    Ok(Gathered { parameters, body })
}

fn body(
    subject: &Subject<'_>,
    content: Content<'_>,
    settings: &Settings,
    members: Vec<(&str, Tree)>,
    files: Vec<(String, File)>,
    absent: &mut Vec<String>,
    world: &mut World<'_>,
) -> Result<Option<Body>, Failure> {
    let whole = settings.body.as_deref().map(|word| whole(word, world)).transpose()?;
    if !content.has_members() {
        if whole.is_none() && content.required {
            absent.push("--body".to_owned());
        }
        return Ok(whole.map(Body::Raw));
    }
    let is_given = whole.is_some() || !members.is_empty() || !files.is_empty();
    if !is_given && !content.required {
        return Ok(None);
    }
    let mut value = match whole {
        Some(bytes) => {
            let text = String::from_utf8(bytes).map_err(|_| Failure::wrong("error: --body is no UTF-8"))?;
            Tree::read(&text).map_err(|error| Failure::wrong(format!("error: --body is no JSON: {error}")))?
        }
        None if subject.arguments.iter().any(|argument| matches!(argument.place, Place::Member)) => {
            Tree::Record(vec![])
        }
        None if content.shape().is_some_and(|shape| matches!(subject.shapes.resolve(shape).kind, Kind::Record(_))) => {
            Tree::Record(vec![])
        }
        None => {
            absent.push("--body".to_owned());
            return Ok(None);
        }
    };
    if !members.is_empty() && !matches!(value, Tree::Record(_)) {
        return Err(Failure::wrong("error: --body is no record, into which flags could put a member"));
    }
    members.into_iter().for_each(|(name, member)| value.put(name, member));
    let lacks = content.shape().map(|shape| missing(&value, shape, subject.shapes)).unwrap_or_default();
    for path in lacks.into_iter().filter(|path| !files.iter().any(|(name, _)| name == path)) {
        let is_own = |argument: &&Argument<'_>| matches!(argument.place, Place::Member) && argument.wire == path;
        absent.push(match subject.arguments.iter().find(is_own) {
            Some(argument) => format!("--{}", argument.flag),
            None => format!("`{path}` in --body"),
        });
    }
    Ok(Some(Body::Value(value, files)))
}

/// What one word stands for: itself, `@FILE`, `-` for a line of standard input, `ask` for what is typed unseen.
fn spoken(argument: &Argument<'_>, word: &str, world: &mut World<'_>) -> Result<String, Failure> {
    let flag = &argument.flag;
    match word {
        "-" => {
            let mut line = String::new();
            let read = world.input.read_line(&mut line);
            let read = read.map_err(|error| Failure::wrong(format!("error: --{flag}: standard input: {error}")))?;
            if read == 0 {
                return Err(Failure::wrong(format!("error: --{flag}: standard input has no further line")));
            }
            Ok(without_line_end(line))
        }
        "ask" if argument.sensitive => {
            let Some(person) = &mut world.person else {
                return Err(Failure::wrong(format!("error: --{flag}: there is no terminal to ask at")));
            };
            let typed = person.secret(&format!("{}: ", argument.wire));
            typed.map_err(|error| Failure::wrong(format!("error: --{flag}: the terminal: {error}")))
        }
        _ => match word.strip_prefix('@') {
            Some(literal) if literal.starts_with('@') && !argument.sensitive => Ok(literal.to_owned()),
            Some(path) => {
                // The path of a secret may be the secret itself, mistyped: it is not repeated.
                let unread = |error| Failure::wrong(format!("error: the file of --{flag} cannot be read: {error}"));
                fs::read_to_string(path).map(without_line_end).map_err(unread)
            }
            None if argument.sensitive => Err(Failure::wrong(format!(
                "error: --{flag} is personal or secret, and a command line is seen by others and kept in its history: \
                 give @FILE, - for a line of standard input, or ask to type it unseen"
            ))),
            None => Ok(word.to_owned()),
        },
    }
}

/// A file that goes up, with its own name.
fn file(argument: &Argument<'_>, word: &str) -> Result<File, Failure> {
    let flag = &argument.flag;
    let Some(path) = word.strip_prefix('@') else {
        return Err(Failure::wrong(format!("error: --{flag} takes @FILE")));
    };
    let bytes = fs::read(path)
        .map_err(|error| Failure::wrong(format!("error: the file of --{flag} cannot be read: {error}")))?;
    let name = std::path::Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(File::named(name.unwrap_or_else(|| argument.wire.to_owned()), bytes))
}

/// The whole body: a file's, or all that is left of standard input.
fn whole(word: &str, world: &mut World<'_>) -> Result<Vec<u8>, Failure> {
    let unread = |error| Failure::wrong(format!("error: --body cannot be read: {error}"));
    if word == "-" {
        let mut bytes = Vec::new();
        return world.input.read_to_end(&mut bytes).map(|_| bytes).map_err(unread);
    }
    match word.strip_prefix('@') {
        Some(path) => fs::read(path).map_err(unread),
        None => Err(Failure::wrong("error: --body takes @FILE, or - for standard input")),
    }
}

fn without_line_end(mut text: String) -> String {
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    text
}
