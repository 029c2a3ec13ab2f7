//! A talk: requests to a scenario and what it has to answer, as text that a person reads. One line says one thing, an
//! indented line goes on with the one above.
//!
//! ```text
//! # Alice borrows a book.                     a heading, which a failure repeats
//! ~ always headers.authorization="Bearer $t"  part of every request from here on
//! > lendBook path.isbn=978-1 {"reader":"a"}   the operation, parameters, the body
//! < 200 {"loan":"$loan"}                      the status, and members that the body has; $loan is kept, or compared
//! = 409 {"error":"none_left"}                 the status, and the whole body
//! < header warning 299                        a header of the answer above holds this
//! < no header warning                         or is not there
//! ~ advance 3 days                            also seconds, minutes, hours
//! ~ state books.978-1.copies 0                what the state shows
//! ~ reset
//! ```
//!
//! `$_` is any value. `$name` stands for what was kept, in requests too.

use std::{collections::HashMap, time::Duration};

use flexiti_mock::{
    scenario::{Answer, Asked, Scenario},
    value::{Map, Value},
};

/// The scopes of each operation that takes a token.
pub(crate) type Scopes = HashMap<String, Vec<String>>;

/// Somebody who talks to a scenario and remembers what was said.
pub(crate) struct Talker<'s> {
    scenario: &'s Scenario,
    scopes: &'s Scopes,
    always: Vec<(String, String)>,
    kept: HashMap<String, String>,
    last: Option<Answer>,
    heading: String,
}

impl<'s> Talker<'s> {
    /// Somebody who has said nothing yet.
    pub(crate) fn new(scenario: &'s Scenario, scopes: &'s Scopes) -> Self {
        Self { scenario, scopes, always: Vec::new(), kept: HashMap::new(), last: None, heading: String::new() }
    }

    /// Says a whole talk; panics where an answer is another.
    pub(crate) fn say(&mut self, talk: &str) {
        let mut lines: Vec<(usize, String)> = Vec::new();
        for (number, line) in talk.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match lines.last_mut() {
                Some((_, last)) if line.starts_with(' ') => {
                    last.push(' ');
                    last.push_str(line.trim());
                }
                _ => lines.push((number + 1, line.trim_end().to_owned())),
            }
        }
        for (number, line) in lines {
            if let Err(wrong) = self.line(&line) {
                panic!("line {number}, {}:\n  {line}\n  {wrong}", self.heading);
            }
        }
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let (sign, rest) = line.split_once(' ').ok_or("a line has a sign and a text")?;
        match sign {
            "#" => self.heading = rest.to_owned(),
            ">" => self.ask(rest),
            "<" if rest.starts_with("header ") || rest.starts_with("no header ") => self.header(rest)?,
            "<" | "=" => self.hear(rest, sign == "=")?,
            "~" => self.other(rest)?,
            _ => return Err("no such sign".to_owned()),
        }
        Ok(())
    }

    fn other(&mut self, rest: &str) -> Result<(), String> {
        match rest.split_once(' ').unwrap_or((rest, "")) {
            ("always", parameters) => self.always = pairs(parameters),
            ("advance", time) => {
                let (count, unit) = time.split_once(' ').ok_or("how long?")?;
                let seconds = match unit.trim_end_matches('s') {
                    "second" => 1,
                    "minute" => 60,
                    "hour" => 3600,
                    "day" => 86_400,
                    _ => return Err("seconds, minutes, hours or days".to_owned()),
                };
                self.scenario.advance(Duration::from_secs(count.parse::<u64>().unwrap() * seconds));
            }
            ("reset", _) => self.scenario.reset(),
            ("state", what) => {
                let (path, expected) = what.split_once(' ').ok_or("a path and a value")?;
                let mut found = self.scenario.state();
                let path = self.known(path);
                for name in path.split('.') {
                    found = found.get(name).cloned().ok_or_else(|| format!("the state has no {name} in {path}"))?;
                }
                let expected = Value::from_json(expected.as_bytes()).map_err(|error| error.to_string())?;
                self.compare(&found, &expected, false, path.clone())?;
            }
            _ => return Err("no such thing".to_owned()),
        }
        Ok(())
    }

    fn ask(&mut self, request: &str) {
        let request = self.known(request);
        let (head, body) = match request.find(" {") {
            Some(at) => request.split_at(at),
            None => (request.as_str(), ""),
        };
        let (operation, parameters) = head.split_once(' ').unwrap_or((head, ""));
        let body = match body.trim() {
            "" => Value::Null,
            json => Value::from_json(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}")),
        };
        let mut places: HashMap<&str, Map> = HashMap::new();
        let always: Vec<_> = self.always.iter().map(|(name, value)| (name.clone(), self.known(value))).collect();
        let scopes = self.scopes.get(operation);
        for (name, value) in always.into_iter().chain(pairs(parameters)) {
            let (place, name) = name.split_once('.').unwrap_or_else(|| panic!("`{name}` has no place"));
            let place = ["path", "query", "headers", "form"].into_iter().find(|known| *known == place).unwrap();
            places.entry(place).or_default().insert(name.into(), value.into());
        }
        let mut of = |place: &str| Value::from(places.remove(place).unwrap_or_default());
        let (path, query, headers, form) = (of("path"), of("query"), of("headers"), of("form"));
        let body = if form.as_map().is_some_and(|form| !form.is_empty()) { form } else { body };
        let scopes: Option<Vec<&str>> = scopes.map(|scopes| scopes.iter().map(String::as_str).collect());
        let asked = Asked {
            operation,
            scopes: scopes.as_deref(),
            path: &path,
            query: &query,
            headers: &headers,
            body: &body,
            url: &format!("/{operation}"),
        };
        // As the server asks: first the token, then the rest.
        self.last = match self.scenario.admit(&asked) {
            Ok(()) => self.scenario.answer(&asked),
            Err(refused) => Some(refused),
        };
    }

    fn hear(&mut self, expected: &str, whole: bool) -> Result<(), String> {
        let answer = self.last.clone().ok_or("there is no answer")?;
        let (status, body) = expected.split_once(' ').unwrap_or((expected, ""));
        let said = answer.body.as_ref().map(Value::to_json).unwrap_or_default();
        if answer.status.to_string() != status {
            return Err(format!("the answer is {} {said}", answer.status));
        }
        if body.is_empty() {
            return Ok(());
        }
        let expected = Value::from_json(body.as_bytes()).map_err(|error| error.to_string())?;
        let found = answer.body.unwrap_or_default();
        self.compare(&found, &expected, whole, String::new()).map_err(|wrong| format!("{wrong}\n  in {said}"))
    }

    fn header(&self, expected: &str) -> Result<(), String> {
        let answer = self.last.as_ref().ok_or("there is no answer")?;
        let of = |wanted: &str| answer.headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
        if let Some(name) = expected.strip_prefix("no header ") {
            return of(name).map_or(Ok(()), |value| Err(format!("the answer has {name}: {value}")));
        }
        let expected = expected.trim_start_matches("header ");
        let (name, part) = expected.split_once(' ').unwrap_or((expected, ""));
        let value = of(name).ok_or_else(|| format!("the answer has no {name}"))?;
        value.contains(part).then_some(()).ok_or_else(|| format!("the answer has {name}: {value}"))
    }

    fn compare(&mut self, found: &Value, expected: &Value, whole: bool, at: String) -> Result<(), String> {
        if let Some(name) = expected.as_str().and_then(|text| text.strip_prefix('$')) {
            let found = found.scalar_text().map_or_else(|| found.to_json(), str::to_owned);
            if name == "_" {
                return Ok(());
            }
            let kept = self.kept.entry(name.to_owned()).or_insert_with(|| found.clone());
            return (*kept == found).then_some(()).ok_or_else(|| format!("{at} is {found}, ${name} was {kept}"));
        }
        match (found, expected) {
            (Value::Map(found), Value::Map(expected)) => {
                for (name, value) in expected.iter() {
                    let member = found.get(name).ok_or_else(|| format!("{at}.{name} is missing"))?;
                    self.compare(member, value, whole, format!("{at}.{name}"))?;
                }
                match found.keys().find(|name| whole && !expected.contains_key(*name)) {
                    Some(more) => Err(format!("{at}.{more} is there too")),
                    None => Ok(()),
                }
            }
            (Value::List(found), Value::List(expected)) => {
                if found.len() != expected.len() {
                    return Err(format!("{at} has {} items", found.len()));
                }
                for (index, (found, expected)) in found.iter().zip(expected.iter()).enumerate() {
                    self.compare(found, expected, whole, format!("{at}[{index}]"))?;
                }
                Ok(())
            }
            _ if found == expected => Ok(()),
            _ => Err(format!("{at} is {found}, not {expected}")),
        }
    }

    /// A text with what was kept in the place of its names; the longest names first.
    fn known(&self, text: &str) -> String {
        let mut names: Vec<_> = self.kept.iter().collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        names.into_iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("${name}"), value))
    }
}

/// `name=value` and `name="a value"`, one after the other.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=').unwrap_or_else(|| panic!("`{rest}` is no name=value"));
        let (value, left) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        pairs.push((name.trim().to_owned(), value.to_owned()));
        rest = left.trim();
    }
    pairs
}
