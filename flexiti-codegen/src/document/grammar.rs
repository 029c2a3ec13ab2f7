//! The shape of an OpenAPI document, as data: which members an object has, and what stands in them.
//!
//! One table serves every walk over a document and the check at its end. It is the shape of OpenAPI 3.0 as `openapiv3`
//! reads it, together with the members of Swagger 2.0 and OpenAPI 3.1 that hold further objects, so that references and
//! conversions reach them. Callbacks, links and webhooks are not in it: they are taken out first.

/// Kinds of objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Document,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Tag,
    ExternalDocs,
    Components,
    PathItem,
    Operation,
    Responses,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Example,
    Schema,
    Discriminator,
    SecurityScheme,
    Flows,
    ImplicitFlow,
    TokenFlow,
    CodeFlow,
}

/// What may stand in a member.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// Anything.
    Any,
    /// A list of anything.
    AnyList,
    Text,
    Flag,
    /// A whole number, not negative.
    Count,
    Number,
    /// A list of strings.
    Texts,
    /// Names with strings.
    TextMap,
    /// A list of names with lists of strings: security requirements.
    Requirements,
    /// One of these words.
    Word(&'static [&'static str]),
    One(Kind),
    /// `true`, `false` or an object.
    FlagOr(Kind),
    List(Kind),
    Map(Kind),
    /// Paths to path items; other names are extensions.
    Paths,
}

/// A member that a kind of object has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// What happens if it is missing.
    pub(super) missing: Missing,
}

/// What happens if a member is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// Nothing: it is optional.
    Fine,
    /// An empty one is put there, with a warning.
    Filled,
    /// The object is of no use without it.
    Broken,
}

const fn rule(name: &'static str, form: Form) -> Rule {
    Rule { name, form, missing: Missing::Fine }
}

const fn filled(name: &'static str, form: Form) -> Rule {
    Rule { name, form, missing: Missing::Filled }
}

const fn needed(name: &'static str, form: Form) -> Rule {
    Rule { name, form, missing: Missing::Broken }
}

use Form::{
    Any, AnyList, Count, Flag, FlagOr, List, Map, Number, One, Paths, Requirements, Text, TextMap, Texts, Word,
};

impl Kind {
    /// The members that objects of this kind have.
    pub(super) fn rules(self) -> &'static [Rule] {
        match self {
            Self::Document => DOCUMENT,
            Self::Info => INFO,
            Self::Contact => const { &[rule("name", Text), rule("url", Text), rule("email", Text)] },
            Self::License => const { &[filled("name", Text), rule("url", Text)] },
            Self::Server => {
                const { &[needed("url", Text), rule("description", Text), rule("variables", Map(Kind::ServerVariable))] }
            }
            Self::ServerVariable => {
                const { &[rule("enum", Texts), filled("default", Text), rule("description", Text)] }
            }
            Self::Tag => {
                const { &[needed("name", Text), rule("description", Text), rule("externalDocs", One(Kind::ExternalDocs))] }
            }
            Self::ExternalDocs => const { &[rule("description", Text), needed("url", Text)] },
            Self::Components => COMPONENTS,
            Self::PathItem => PATH_ITEM,
            Self::Operation => OPERATION,
            // Its members are status codes: see `Kind::any_member`.
            Self::Responses => &[],
            Self::Parameter => PARAMETER,
            Self::Header => HEADER,
            Self::RequestBody => {
                const { &[rule("description", Text), rule("content", Map(Kind::MediaType)), rule("required", Flag)] }
            }
            Self::Response => RESPONSE,
            Self::MediaType => MEDIA_TYPE,
            Self::Encoding => ENCODING,
            Self::Example => {
                const { &[rule("summary", Text), rule("description", Text), rule("value", Any), rule("externalValue", Text)] }
            }
            Self::Schema => SCHEMA,
            Self::Discriminator => const { &[needed("propertyName", Text), rule("mapping", TextMap)] },
            Self::SecurityScheme => SECURITY_SCHEME,
            Self::Flows => FLOWS,
            Self::ImplicitFlow => {
                const { &[filled("authorizationUrl", Text), rule("refreshUrl", Text), filled("scopes", TextMap)] }
            }
            Self::TokenFlow => {
                const { &[filled("tokenUrl", Text), rule("refreshUrl", Text), filled("scopes", TextMap)] }
            }
            Self::CodeFlow => CODE_FLOW,
        }
    }

    /// The kind of every member that is no extension, for objects whose names are free.
    pub(super) fn any_member(self) -> Option<Kind> {
        (self == Self::Responses).then_some(Self::Response)
    }

    /// The section of `components` that holds objects of this kind; only these can be named by a `$ref` of OpenAPI 3.0.
    pub(super) fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Schema => "schemas",
            Self::Parameter => "parameters",
            Self::Response => "responses",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::Example => "examples",
            Self::SecurityScheme => "securitySchemes",
            _ => return None,
        })
    }

    /// What a person calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Info => "info object",
            Self::Contact => "contact",
            Self::License => "licence",
            Self::Server => "server",
            Self::ServerVariable => "server variable",
            Self::Tag => "tag",
            Self::ExternalDocs => "link to documentation",
            Self::Components => "components object",
            Self::PathItem => "path item",
            Self::Operation => "operation",
            Self::Responses => "responses object",
            Self::Parameter => "parameter",
            Self::Header => "header",
            Self::RequestBody => "request body",
            Self::Response => "response",
            Self::MediaType => "media type",
            Self::Encoding => "encoding",
            Self::Example => "example",
            Self::Schema => "schema",
            Self::Discriminator => "discriminator",
            Self::SecurityScheme => "security scheme",
            Self::Flows | Self::ImplicitFlow | Self::TokenFlow | Self::CodeFlow => "OAuth flow",
        }
    }
}

const DOCUMENT: &[Rule] = &[
    rule("openapi", Text),
    filled("info", One(Kind::Info)),
    rule("servers", List(Kind::Server)),
    filled("paths", Paths),
    // Webhooks, kept for readers of changes.
    rule("x-webhooks-aside", Map(Kind::PathItem)),
    rule("components", One(Kind::Components)),
    rule("security", Requirements),
    rule("tags", List(Kind::Tag)),
    rule("externalDocs", One(Kind::ExternalDocs)),
    // Swagger 2.0.
    rule("definitions", Map(Kind::Schema)),
    rule("parameters", Map(Kind::Parameter)),
    rule("responses", Map(Kind::Response)),
];

const INFO: &[Rule] = &[
    filled("title", Text),
    rule("description", Text),
    rule("termsOfService", Text),
    rule("contact", One(Kind::Contact)),
    rule("license", One(Kind::License)),
    filled("version", Text),
];

const COMPONENTS: &[Rule] = &[
    rule("schemas", Map(Kind::Schema)),
    rule("responses", Map(Kind::Response)),
    rule("parameters", Map(Kind::Parameter)),
    rule("examples", Map(Kind::Example)),
    rule("requestBodies", Map(Kind::RequestBody)),
    rule("headers", Map(Kind::Header)),
    rule("securitySchemes", Map(Kind::SecurityScheme)),
];

const PATH_ITEM: &[Rule] = &[
    rule("summary", Text),
    rule("description", Text),
    rule("get", One(Kind::Operation)),
    rule("put", One(Kind::Operation)),
    rule("post", One(Kind::Operation)),
    rule("delete", One(Kind::Operation)),
    rule("options", One(Kind::Operation)),
    rule("head", One(Kind::Operation)),
    rule("patch", One(Kind::Operation)),
    rule("trace", One(Kind::Operation)),
    rule("servers", List(Kind::Server)),
    rule("parameters", List(Kind::Parameter)),
];

const OPERATION: &[Rule] = &[
    rule("tags", Texts),
    rule("summary", Text),
    rule("description", Text),
    rule("externalDocs", One(Kind::ExternalDocs)),
    rule("operationId", Text),
    rule("parameters", List(Kind::Parameter)),
    rule("requestBody", One(Kind::RequestBody)),
    filled("responses", One(Kind::Responses)),
    rule("deprecated", Flag),
    rule("security", Requirements),
    rule("servers", List(Kind::Server)),
];

const PARAMETER: &[Rule] = &[
    needed("name", Text),
    needed("in", Word(&["query", "header", "path", "cookie"])),
    rule("description", Text),
    rule("required", Flag),
    rule("deprecated", Flag),
    rule("allowEmptyValue", Flag),
    rule("allowReserved", Flag),
    rule("style", Text),
    rule("explode", Flag),
    rule("schema", One(Kind::Schema)),
    rule("content", Map(Kind::MediaType)),
    rule("example", Any),
    rule("examples", Map(Kind::Example)),
];

const HEADER: &[Rule] = &[
    rule("description", Text),
    rule("required", Flag),
    rule("deprecated", Flag),
    rule("style", Word(&["simple"])),
    rule("explode", Flag),
    rule("schema", One(Kind::Schema)),
    rule("content", Map(Kind::MediaType)),
    rule("example", Any),
    rule("examples", Map(Kind::Example)),
];

const RESPONSE: &[Rule] = &[
    filled("description", Text),
    rule("headers", Map(Kind::Header)),
    rule("content", Map(Kind::MediaType)),
    // Swagger 2.0.
    rule("schema", One(Kind::Schema)),
];

const MEDIA_TYPE: &[Rule] = &[
    rule("schema", One(Kind::Schema)),
    rule("example", Any),
    rule("examples", Map(Kind::Example)),
    rule("encoding", Map(Kind::Encoding)),
];

const ENCODING: &[Rule] = &[
    rule("contentType", Text),
    rule("headers", Map(Kind::Header)),
    rule("style", Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
    rule("explode", Flag),
    rule("allowReserved", Flag),
];

const SCHEMA: &[Rule] = &[
    rule("type", Text),
    rule("title", Text),
    rule("description", Text),
    rule("format", Text),
    rule("pattern", Text),
    rule("multipleOf", Number),
    rule("minimum", Number),
    rule("maximum", Number),
    rule("exclusiveMinimum", Flag),
    rule("exclusiveMaximum", Flag),
    rule("minLength", Count),
    rule("maxLength", Count),
    rule("minItems", Count),
    rule("maxItems", Count),
    rule("minProperties", Count),
    rule("maxProperties", Count),
    rule("uniqueItems", Flag),
    rule("required", Texts),
    rule("enum", AnyList),
    rule("properties", Map(Kind::Schema)),
    rule("additionalProperties", FlagOr(Kind::Schema)),
    rule("items", One(Kind::Schema)),
    rule("allOf", List(Kind::Schema)),
    rule("oneOf", List(Kind::Schema)),
    rule("anyOf", List(Kind::Schema)),
    rule("not", One(Kind::Schema)),
    rule("nullable", Flag),
    rule("readOnly", Flag),
    rule("writeOnly", Flag),
    rule("deprecated", Flag),
    rule("discriminator", One(Kind::Discriminator)),
    rule("externalDocs", One(Kind::ExternalDocs)),
    rule("default", Any),
    rule("example", Any),
    // OpenAPI 3.1; gone when its conversion is done, but for `x-prefix-items`.
    rule("patternProperties", Map(Kind::Schema)),
    rule("prefixItems", List(Kind::Schema)),
    rule("x-prefix-items", List(Kind::Schema)),
    rule("$defs", Map(Kind::Schema)),
    rule("definitions", Map(Kind::Schema)),
];

const SECURITY_SCHEME: &[Rule] = &[
    needed("type", Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"])),
    rule("description", Text),
    rule("name", Text),
    rule("in", Word(&["query", "header", "cookie"])),
    rule("scheme", Text),
    rule("bearerFormat", Text),
    rule("flows", One(Kind::Flows)),
    rule("openIdConnectUrl", Text),
];

const FLOWS: &[Rule] = &[
    rule("implicit", One(Kind::ImplicitFlow)),
    rule("password", One(Kind::TokenFlow)),
    rule("clientCredentials", One(Kind::TokenFlow)),
    rule("authorizationCode", One(Kind::CodeFlow)),
];

const CODE_FLOW: &[Rule] =
    &[filled("authorizationUrl", Text), filled("tokenUrl", Text), rule("refreshUrl", Text), filled("scopes", TextMap)];
