//! JSON text to a value and back. Numbers are taken over as they are written, which is why neither direction is serde's.

use std::sync::Arc;

use jiter::{Jiter, JiterError, Peek};

use super::{Map, Number, Value};

/// How deep arrays and objects may stand in each other: deeper ones come from no client, and each level is one of ours.
const DEPTH: usize = 128;

/// Why a text is no JSON, and where. It quotes nothing of the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} at line {line}, column {column}")]
pub struct JsonError {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in bytes, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl Value {
    /// Reads one JSON value. Of members with the same name the last one counts.
    ///
    /// # Errors
    /// The text is no JSON, more than one value, or nested deeper than 128 levels.
    pub fn from_json(text: &[u8]) -> Result<Value, JsonError> {
        let mut jiter = Jiter::new(text);
        read(&mut jiter).map_err(|problem| problem.located(&jiter))
    }

    /// The value as compact JSON; numbers by their text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(256);
        write(self, &mut out);
        out
    }
}

enum Problem {
    Json(JiterError),
    TooDeep,
}

impl From<JiterError> for Problem {
    fn from(error: JiterError) -> Self {
        Problem::Json(error)
    }
}

impl Problem {
    fn located(self, jiter: &Jiter<'_>) -> JsonError {
        let (position, message) = match self {
            Problem::Json(error) => (error.get_position(jiter), error.error_type.to_string()),
            Problem::TooDeep => {
                (jiter.current_position(), format!("arrays and objects are nested deeper than {DEPTH} levels"))
            }
        };
        JsonError { line: position.line, column: position.column, message }
    }
}

fn read(jiter: &mut Jiter<'_>) -> Result<Value, Problem> {
    let peek = jiter.peek()?;
    let value = known(jiter, peek, DEPTH)?;
    jiter.finish()?;
    Ok(value)
}

fn known(jiter: &mut Jiter<'_>, peek: Peek, depth: usize) -> Result<Value, Problem> {
    let depth = depth.checked_sub(1).ok_or(Problem::TooDeep)?;
    Ok(match peek {
        Peek::Null => {
            jiter.known_null()?;
            Value::Null
        }
        Peek::True | Peek::False => Value::Bool(jiter.known_bool(peek)?),
        Peek::String => Value::Text(jiter.known_str()?.into()),
        Peek::Array => {
            let mut items = Vec::new();
            let mut next = jiter.known_array()?;
            while let Some(peek) = next {
                items.push(known(jiter, peek, depth)?);
                next = jiter.array_step()?;
            }
            Value::from(items)
        }
        Peek::Object => {
            let mut map = Map::new();
            let mut next: Option<Arc<str>> = jiter.known_object()?.map(Arc::from);
            while let Some(name) = next {
                let peek = jiter.peek()?;
                let member = known(jiter, peek, depth)?;
                map.insert(name, member);
                next = jiter.next_key()?.map(Arc::from);
            }
            Value::from(map)
        }
        number => Value::Number(read_number(jiter, number)?),
    })
}

/// Whatever is none of the others is a number, or an error that `jiter` words.
fn read_number(jiter: &mut Jiter<'_>, peek: Peek) -> Result<Number, JiterError> {
    let bytes = jiter.known_number_bytes(peek)?;
    Ok(std::str::from_utf8(bytes).map_or_else(|_| Number::from(0), Number::trusted))
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::Text(text) => write_text(text, out),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Map(map) => {
            out.push('{');
            for (index, (name, member)) in map.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(name, out);
                out.push(':');
                write(member, out);
            }
            out.push('}');
        }
    }
}

/// A string with what JSON does not take as it is escaped. Runs of other characters are copied as they stand.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = special.chars();
        match characters.next() {
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(quoted @ ('"' | '\\')) => out.extend(['\\', quoted]),
            Some(control) => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}
