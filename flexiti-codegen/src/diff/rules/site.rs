//! Where in an operation a schema stands, which is the middle of a rule's id, and how values are written there.

/// Which way a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the client to the service.
    Request,
    /// From the service to the client.
    Response,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Site {
    /// A parameter itself.
    Parameter,
    /// Within a parameter's value.
    ParameterProperty,
    /// A header of a request itself.
    HeaderParameter,
    /// Within the value of a request's header.
    HeaderParameterProperty,
    /// The body of a request itself.
    RequestBody,
    /// Within the body of a request.
    RequestProperty,
    /// Within the body of a request, under a member that only answers have.
    RequestReadOnly,
    /// A header of an answer.
    Header,
    /// The body of an answer itself.
    ResponseBody,
    /// Within the body of an answer.
    ResponseProperty,
    /// Within the body of an answer, under a member that only requests have.
    ResponseWriteOnly,
}

impl Site {
    /// Every site.
    pub const ALL: [Self; 11] = [
        Self::Parameter,
        Self::ParameterProperty,
        Self::HeaderParameter,
        Self::HeaderParameterProperty,
        Self::RequestBody,
        Self::RequestProperty,
        Self::RequestReadOnly,
        Self::Header,
        Self::ResponseBody,
        Self::ResponseProperty,
        Self::ResponseWriteOnly,
    ];

    /// How ids begin.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Parameter | Self::HeaderParameter => "request-parameter",
            Self::ParameterProperty | Self::HeaderParameterProperty => "request-parameter-property",
            Self::RequestBody => "request-body",
            Self::RequestProperty => "request-property",
            Self::RequestReadOnly => "request-read-only-property",
            Self::Header => "response-header",
            Self::ResponseBody => "response-body",
            Self::ResponseProperty => "response-property",
            Self::ResponseWriteOnly => "response-write-only-property",
        }
    }

    /// Which way a value here travels.
    pub fn direction(self) -> Direction {
        match self {
            Self::Parameter
            | Self::ParameterProperty
            | Self::HeaderParameter
            | Self::HeaderParameterProperty
            | Self::RequestBody
            | Self::RequestProperty
            | Self::RequestReadOnly => Direction::Request,
            Self::Header | Self::ResponseBody | Self::ResponseProperty | Self::ResponseWriteOnly => Direction::Response,
        }
    }

    /// Whether a value here does not travel at all.
    pub fn is_idle(self) -> bool {
        matches!(self, Self::RequestReadOnly | Self::ResponseWriteOnly)
    }

    /// Where a member of a value here stands.
    pub fn within(self) -> Self {
        match self {
            Self::Parameter => Self::ParameterProperty,
            Self::HeaderParameter => Self::HeaderParameterProperty,
            Self::RequestBody => Self::RequestProperty,
            Self::ResponseBody => Self::ResponseProperty,
            other => other,
        }
    }

    /// The same place under a member that does not travel this way.
    pub fn idle(self) -> Self {
        match self.direction() {
            Direction::Request => Self::RequestReadOnly,
            Direction::Response => Self::ResponseWriteOnly,
        }
    }
}

/// How values are written at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::diff) enum Written {
    /// So that types show, as in JSON.
    Typed,
    /// All as text: a number and the same digits as text look alike.
    Text,
    /// All as text, and a list as its items one by one (`form` with `explode`): one value is a list of one.
    OneByOne,
}
