//! JSON text to nodes: jiter finds the tokens, this file keeps their places and borrows what has no escapes.

use std::borrow::Cow;

use jiter::{Jiter, JiterError, Peek};

use super::{
    File, Limits, Node, Value,
    build::{Builder, Stopped},
};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// What came of reading a text as JSON.
pub(super) enum Outcome<'a> {
    /// It is JSON.
    Read(Node<'a>),
    /// It is not JSON: what the parser says, and at which byte.
    NotJson { message: String, offset: usize },
    /// It passes a limit; reported.
    Stopped,
}

/// Reads a whole text. Only limits and duplicate names are reported here; a syntax error is returned, since the text
/// may still be YAML.
pub(super) fn read<'a>(file: File<'a>, limits: &Limits, diagnostics: &mut Diagnostics) -> Outcome<'a> {
    let mut reader = Reader {
        text: file.text,
        jiter: Jiter::new(file.text.as_bytes()),
        build: Builder::new(file, limits, diagnostics),
    };
    match reader.document() {
        Ok(()) => match reader.build.finish() {
            Some(root) => Outcome::Read(root),
            None => Outcome::NotJson { message: "the text is empty".into(), offset: 0 },
        },
        Err(Failure::Syntax(error)) => Outcome::NotJson { message: error.error_type.to_string(), offset: error.index },
        Err(Failure::Stopped) => Outcome::Stopped,
    }
}

enum Failure {
    Syntax(JiterError),
    Stopped,
}

impl From<JiterError> for Failure {
    fn from(error: JiterError) -> Self {
        Self::Syntax(error)
    }
}

impl From<Stopped> for Failure {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

struct Reader<'a, 'd> {
    text: &'a str,
    jiter: Jiter<'a>,
    build: Builder<'a, 'd>,
}

impl<'a> Reader<'a, '_> {
    fn document(&mut self) -> Result<(), Failure> {
        let peek = self.jiter.peek()?;
        self.value(peek)?;
        while self.build.depth() > 0 {
            if self.build.in_array() {
                match self.jiter.array_step()? {
                    Some(peek) => self.value(peek)?,
                    None => self.close()?,
                }
            } else {
                let from = self.jiter.current_index();
                let found = self.jiter.next_key()?.map(|key| unescaped(self.text, from, key));
                self.member(found, from)?;
            }
        }
        Ok(self.jiter.finish()?)
    }

    /// One value; of a container everything up to its second item or member.
    fn value(&mut self, peek: Peek) -> Result<(), Failure> {
        let mut peek = peek;
        loop {
            let offset = self.jiter.current_index();
            let span = self.build.span(offset);
            match peek {
                Peek::Array => {
                    self.build.open_array(span)?;
                    match self.jiter.known_array()? {
                        // The first item is the next value: round again instead of deeper.
                        Some(first) => peek = first,
                        None => return self.close(),
                    }
                }
                Peek::Object => {
                    self.build.open_object(span)?;
                    let found = self.jiter.known_object()?.map(|key| unescaped(self.text, offset, key));
                    match found {
                        Some(key) => {
                            self.key(key, offset);
                            peek = self.jiter.peek()?;
                        }
                        None => return self.close(),
                    }
                }
                scalar => return self.scalar(scalar, offset),
            }
        }
    }

    fn scalar(&mut self, peek: Peek, offset: usize) -> Result<(), Failure> {
        let value = match peek {
            Peek::Null => {
                self.jiter.known_null()?;
                Value::Null
            }
            Peek::True | Peek::False => Value::Bool(self.jiter.known_bool(peek)?),
            Peek::String => Value::String(unescaped(self.text, offset, self.jiter.known_str()?)),
            _ => {
                self.jiter.known_number_bytes(peek)?;
                Value::Number(Cow::Borrowed(self.text.get(offset..self.jiter.current_index()).unwrap_or("0")))
            }
        };
        let span = self.build.span(offset);
        Ok(self.build.scalar(value, span)?)
    }

    fn member(&mut self, key: Option<Cow<'a, str>>, from: usize) -> Result<(), Failure> {
        match key {
            Some(key) => {
                self.key(key, from);
                let peek = self.jiter.peek()?;
                self.value(peek)
            }
            None => self.close(),
        }
    }

    fn key(&mut self, key: Cow<'a, str>, from: usize) {
        let span = self.build.span(quote_after(self.text, from));
        self.build.key(key, span);
    }

    fn close(&mut self) -> Result<(), Failure> {
        if let Some(node) = self.build.close() {
            self.build.place(node);
        }
        Ok(())
    }
}

/// The place of the next quotation mark: between two members stand only spaces and a comma.
fn quote_after(text: &str, from: usize) -> usize {
    text.as_bytes().iter().skip(from).position(|byte| *byte == b'"').map_or(from, |distance| from + distance)
}

/// The string that begins with the next quotation mark: borrowed where the text spells it without escapes.
fn unescaped<'a>(text: &'a str, from: usize, decoded: &str) -> Cow<'a, str> {
    let start = quote_after(text, from) + 1;
    match text.get(start..start + decoded.len()) {
        // A decoded string is shorter than its spelling as soon as there is one escape, so equal text is the spelling.
        Some(raw) if raw == decoded && text.as_bytes().get(start + decoded.len()) == Some(&b'"') => Cow::Borrowed(raw),
        _ => Cow::Owned(decoded.to_owned()),
    }
}

/// The diagnostic for a text that is neither JSON nor YAML.
pub(super) fn syntax_error(file: File<'_>, message: &str, offset: usize) -> Diagnostic {
    Diagnostic::new(&crate::diagnostic::codes::SYNTAX_ERROR, format!("this is not JSON: {message}"))
        .at(super::Span::new(file.id, offset), message)
}
