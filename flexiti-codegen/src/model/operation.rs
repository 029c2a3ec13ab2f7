//! One thing that the API can be asked to do.

use super::{Body, Docs, ErrorCode, Evidence, Origin, Outcome, Parameter, Requirement, Server};

/// An operation: a method on a path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `operationId`, or a name made of method and path where the document has none.
    pub id: String,
    /// Whether the document gives the id.
    pub id_given: bool,
    /// The HTTP method.
    pub method: Method,
    /// The path template, `/pets/{id}`.
    pub path: String,
    /// The group: the first of the operation's tags.
    pub tag: Option<String>,
    /// Every tag, in the document's order.
    pub tags: Vec<String>,
    /// What it does.
    pub docs: Docs,
    /// Path, query, header and cookie parameters, those of the path item included.
    pub parameters: Vec<Parameter>,
    /// Declared, and never sent as such: path parameters that the path has no place for, and headers that the security
    /// scheme and the media type say. Only who compares documents looks at them.
    pub placeless: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// What may be answered, in order of status, `default` last.
    pub outcomes: Vec<Outcome>,
    /// The documented codes of refusal, in the order of statuses and of the document.
    pub error_codes: Vec<ErrorCode>,
    /// The alternatives of security requirements; one of them must be met. Empty: none is needed.
    pub security: Vec<Requirement>,
    /// Servers that replace the API's own for this operation.
    pub servers: Vec<Server>,
    /// Whether money may have moved when the answer is lost, so that it is never repeated blindly
    /// (`x-moves-money`).
    pub moves_money: bool,
    /// Headers that make a repetition safe (`x-idempotency`).
    pub idempotency: Option<Idempotency>,
    /// How the answer's pages are asked for (`x-paging`).
    pub paging: Option<Paging>,
    /// How the operation is known.
    pub evidence: Evidence,
    /// Where it stands.
    pub origin: Origin,
}

impl Operation {
    /// `POST /pets/{id}`: how people and reports call the operation.
    pub fn title(&self) -> String {
        format!("{} {}", self.method.word(), self.path)
    }
}

/// HTTP methods that the OpenAPI specification has a key for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
    /// OPTIONS
    Options,
    /// HEAD
    Head,
    /// PATCH
    Patch,
    /// TRACE
    Trace,
}

impl Method {
    /// The method as HTTP spells it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }

    /// Every method with the key that a path item uses for it.
    pub const KEYS: [(&'static str, Self); 8] = [
        ("get", Self::Get),
        ("put", Self::Put),
        ("post", Self::Post),
        ("delete", Self::Delete),
        ("options", Self::Options),
        ("head", Self::Head),
        ("patch", Self::Patch),
        ("trace", Self::Trace),
    ];
}

/// The headers by which the vendor recognises a repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idempotency {
    /// Header of the key that stays the same over all attempts of one call.
    pub key: String,
    /// Header of the hash of the body, where there is one.
    pub context_hash: Option<String>,
}

/// How an answer is had page by page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The parameter that says which page is meant.
    pub parameter: String,
    /// What it says.
    pub advance: Advance,
    /// The parameter of the page's size.
    pub size: Option<String>,
    /// The member of the answer that holds the list of items, dotted; none: the answer itself is the list, or nobody knows.
    pub items: Option<String>,
    /// The member of the answer that says whether another page follows, dotted.
    pub more: Option<String>,
}

/// What the parameter of a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advance {
    /// The page's number, counted from this one.
    Number(u64),
    /// How many items stand before the page, counted from this many.
    Offset(u64),
    /// What this member of the page before it says, dotted.
    Member(String),
    /// What the address in the header `Link` of the page before it says.
    Link,
}

impl Paging {
    /// The kind and the parameter in one word, for a line of the surface: `page`, `offset:skip`, `cursor:after`.
    pub fn word(&self) -> String {
        match self.advance {
            Advance::Number(_) => self.parameter.clone(),
            Advance::Offset(_) => format!("offset:{}", self.parameter),
            Advance::Member(_) | Advance::Link => format!("cursor:{}", self.parameter),
        }
    }

    /// All of it as words, equal where nothing differs.
    pub fn words(&self) -> String {
        let parameter = &self.parameter;
        let by = match &self.advance {
            Advance::Number(first) => format!("{parameter} from {first}"),
            Advance::Offset(first) => format!("offset {parameter} from {first}"),
            Advance::Member(member) => format!("cursor {parameter} out of {member}"),
            Advance::Link => format!("cursor {parameter} out of the header link"),
        };
        let items = self.items.as_ref().map(|member| format!(", items in {member}")).unwrap_or_default();
        let more = self.more.as_ref().map(|member| format!(", more by {member}")).unwrap_or_default();
        format!("{by} with {}{items}{more}", self.size.as_deref().unwrap_or("no size"))
    }
}
