//! Refusals, in the form that the document gives its errors; where it gives none, as RFC 9457 has it.

use flexiti_description::{Content, ErrorCode, Kind, Media, Operation, Problems, Record, SchemeKind, Shape, Status};
use http::StatusCode;

use super::{Reply, make};
use crate::{
    check::{Violation, fits},
    plan::Plan,
    value::{Map, Value},
};

/// The media type of a problem that the document does not describe.
const PROBLEM: &str = "application/problem+json";
/// Members that hold a text for people where the document does not say which does.
const TEXTS: [&str; 4] = ["message", "detail", "description", "error_description"];

/// Why a request is refused.
#[derive(Debug)]
pub(crate) enum Reason {
    /// No operation has this path.
    NoRoute,
    /// The path has operations for these methods only.
    OtherMethod(String),
    /// Nobody says who asks, or not in the way that the document has it.
    Unauthorized,
    /// The operation takes no body of this media type.
    UnsupportedMediaType,
    /// No documented answer has an accepted media type.
    NotAcceptable,
    /// The body is too long to be looked at.
    TooLarge,
    /// What `Prefer` asks for is not documented.
    NotDocumented(String),
    /// Parameters or body are wrong.
    Invalid(Vec<Violation>),
    /// A fault that somebody ordered.
    Ordered(u16),
}

/// The refusal.
pub(crate) fn refuse(plan: &Plan, operation: Option<&Operation>, reason: &Reason) -> Reply {
    let violations: &[Violation] = if let Reason::Invalid(violations) = reason { violations } else { &[] };
    let (status, code) = match reason {
        Reason::Invalid(_) => invalid(plan, operation),
        reason => {
            let status = reason.status();
            (status, code_of(plan, operation, status))
        }
    };
    let message = reason.message();
    let told = Told { status, code, message: &message, violations };
    let documented = operation.or_else(|| plan.description.operations.iter().find(|one| told.content(one).is_some()));
    let reply = match documented.and_then(|operation| told.content(operation)) {
        Some(content) => {
            let body = told.in_shape(plan, content);
            Reply { media_type: Some(content.media_type.clone()), ..Reply::json(status, &body) }
        }
        None => Reply { media_type: Some(PROBLEM.to_owned()), ..Reply::json(status, &told.as_problem()) },
    };
    match reason {
        Reason::OtherMethod(methods) => reply.with_header("allow", methods.clone()),
        Reason::Unauthorized => match operation.and_then(|operation| challenge(plan, operation)) {
            Some(scheme) => reply.with_header("www-authenticate", scheme),
            None => reply,
        },
        _ => reply,
    }
}

/// The scheme of HTTP by which an operation can be asked (RFC 9110, 11.6.1); none where it wants keys.
fn challenge(plan: &Plan, operation: &Operation) -> Option<&'static str> {
    let mut wanted = operation.security.iter().flat_map(|requirement| &requirement.schemes);
    wanted.find_map(|wanted| match plan.description.security_scheme(&wanted.scheme)?.kind {
        SchemeKind::Bearer | SchemeKind::OAuth2 => Some("Bearer"),
        SchemeKind::Basic => Some("Basic"),
        _ => None,
    })
}

impl Reason {
    fn status(&self) -> u16 {
        match self {
            Self::NoRoute | Self::NotDocumented(_) => 404,
            Self::OtherMethod(_) => 405,
            Self::Unauthorized => 401,
            Self::UnsupportedMediaType => 415,
            Self::NotAcceptable => 406,
            Self::TooLarge => 413,
            Self::Invalid(_) => 400,
            Self::Ordered(status) => *status,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::NoRoute => "no operation has this path".into(),
            Self::OtherMethod(methods) => format!("this path is for {methods}"),
            Self::Unauthorized => "no credentials of the documented kind".into(),
            Self::UnsupportedMediaType => "the operation takes no body of this media type".into(),
            Self::NotAcceptable => "no documented answer has an accepted media type".into(),
            Self::TooLarge => "the body is too long".into(),
            Self::NotDocumented(what) => what.clone(),
            Self::Invalid(violations) => violations.iter().map(Violation::to_string).collect::<Vec<_>>().join("; "),
            Self::Ordered(_) => "a fault was ordered".into(),
        }
    }
}

/// The status and the code by which an operation refuses what breaks limits: those of a code that says so, else the
/// documented 400, else what most of the API does.
fn invalid<'d>(plan: &'d Plan, operation: Option<&'d Operation>) -> (u16, Option<&'d str>) {
    let own = operation.and_then(|operation| best(&operation.error_codes));
    if let Some(code) = own {
        return (code.status.example(), Some(&code.code));
    }
    let usual = plan.description.operations.iter().filter_map(|operation| best(&operation.error_codes)).next();
    let documented = |status: u16| {
        let outcome = operation.and_then(|operation| operation.outcome(status));
        outcome.is_some_and(|outcome| matches!(outcome.status, Status::Exact(_)))
    };
    let code = usual.map(|code| code.code.as_str());
    let usual = usual.map(|code| code.status.example());
    let status = [Some(400), Some(422), usual].into_iter().flatten().find(|status| documented(*status));
    (status.unwrap_or(400), code)
}

/// The code that speaks of wrong inputs most clearly.
fn best(codes: &[ErrorCode]) -> Option<&ErrorCode> {
    let clear = codes.iter().map(|code| (clearness(&code.code), code)).filter(|(clearness, _)| *clearness > 0);
    // Of equals the first one.
    clear.rev().max_by_key(|(clearness, _)| *clearness).map(|(_, code)| code)
}

/// How clearly a code says that inputs are wrong, by the words that APIs use for it.
fn clearness(code: &str) -> u8 {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| letters.contains(word));
    match () {
        () if has(&["wronginput", "invalidinput", "validation", "inputinvalid"]) => 4,
        () if has(&["invalidparam", "badparam", "wrongparam", "invalidfield", "parameterinvalid"]) => 3,
        () if has(&["invalidrequest", "badrequest", "malformed", "invalidbody"]) => 2,
        () if has(&["unprocessable", "invalidargument", "invaliddata"]) => 1,
        () => 0,
    }
}

/// The first code that is documented for a status: of the operation, else of any.
fn code_of<'d>(plan: &'d Plan, operation: Option<&'d Operation>, status: u16) -> Option<&'d str> {
    let all = operation.into_iter().chain(&plan.description.operations);
    let mut codes = all.flat_map(|operation| &operation.error_codes);
    codes.find(|code| code.status == Status::Exact(status)).map(|code| code.code.as_str())
}

/// What a refusal says, whatever form it takes.
struct Told<'t> {
    status: u16,
    code: Option<&'t str>,
    message: &'t str,
    violations: &'t [Violation],
}

impl Told<'_> {
    /// The form in which an operation documents the body of this status.
    fn content<'d>(&self, operation: &'d Operation) -> Option<&'d Content> {
        let outcome = operation.outcome(self.status)?;
        outcome.contents.iter().find(|content| content.media == Media::Json && content.shape.is_some())
    }

    /// The body in the documented shape: what is known stands where the document has a place for it.
    fn in_shape(&self, plan: &Plan, content: &Content) -> Value {
        let Some(shape) = &content.shape else { return self.as_problem() };
        let resolved = plan.description.resolve(shape);
        let made = || make::make(plan, shape);
        let Kind::Record(record) = &resolved.kind else { return made() };
        let told = self.record(plan, record);
        if fits(plan, shape, &told) { told } else { made() }
    }

    fn record(&self, plan: &Plan, record: &Record) -> Value {
        let problems = &plan.description.problems;
        let texts: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).collect();
        let messages = if problems.message.is_empty() { &texts } else { &problems.message };
        let first = |names: &[String]| {
            names.iter().find(|name| record.fields.iter().any(|field| field.name == **name)).cloned()
        };
        let (code, message, list) = (first(&problems.code), first(messages), first(&problems.fields));
        let mut map = Map::new();
        for field in &record.fields {
            let is = |name: &Option<String>| name.as_deref() == Some(field.name.as_str());
            let value = if is(&code) && self.code.is_some() {
                self.code.map(Value::from)
            } else if is(&message) {
                Some(Value::from(self.message)).filter(|text| fits(plan, &field.shape, text))
            } else if is(&list) && !self.violations.is_empty() {
                Some(self.list(plan, &field.shape))
            } else {
                None
            };
            let made = || field.required.is_yes().then(|| make::make(plan, &field.shape));
            if let Some(value) = value.or_else(made) {
                map.insert(field.name.as_str().into(), value);
            }
        }
        map.into()
    }

    /// The list of faulty inputs; each name and what is wrong stand where the document has a place for them.
    fn list(&self, plan: &Plan, shape: &Shape) -> Value {
        let Problems { field_name, field_message, .. } = &plan.description.problems;
        let Kind::List(items) = &plan.description.resolve(shape).kind else { return make::make(plan, shape) };
        let Kind::Record(entry) = &plan.description.resolve(items).kind else { return make::make(plan, shape) };
        let entries = self.violations.iter().map(|violation| {
            let mut map = Map::new();
            for field in &entry.fields {
                if field_name.contains(&field.name) {
                    map.insert(field.name.as_str().into(), violation.name.as_str().into());
                } else if field_message.contains(&field.name) {
                    map.insert(field.name.as_str().into(), violation.asks.as_str().into());
                } else if field.required.is_yes() {
                    map.insert(field.name.as_str().into(), make::make(plan, &field.shape));
                }
            }
            Value::from(map)
        });
        entries.collect::<Vec<_>>().into()
    }

    /// Problem details, with what is wrong as a member of their own.
    fn as_problem(&self) -> Value {
        let title = StatusCode::from_u16(self.status).ok().and_then(|status| status.canonical_reason());
        let mut map = Map::new();
        map.insert("type".into(), "about:blank".into());
        map.insert("title".into(), title.unwrap_or("Refused").into());
        map.insert("status".into(), Value::from(i64::from(self.status)));
        map.insert("detail".into(), self.message.into());
        if !self.violations.is_empty() {
            let violations = self.violations.iter().map(|violation| {
                let pairs = [
                    ("in", violation.place.word()),
                    ("name", violation.name.as_str()),
                    ("rule", violation.rule),
                    ("asks", violation.asks.as_str()),
                ];
                pairs.into_iter().collect::<Value>()
            });
            map.insert("violations".into(), violations.collect::<Vec<_>>().into());
        }
        map.into()
    }
}

/// A body made from its shape, with an error code in its place.
pub(super) fn with_code(plan: &Plan, content: &Content, code: &ErrorCode) -> Value {
    let message = code.meaning.as_deref().unwrap_or(&code.code);
    let told = Told { status: code.status.example(), code: Some(&code.code), message, violations: &[] };
    told.in_shape(plan, content)
}
