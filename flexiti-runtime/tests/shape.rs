//! The shape of generated code, written by hand: what `flexiti-codegen` emits and `flexiti-runtime` serves.
//!
//! This file is the contract between the two. It must compile and pass against the runtime as it stands, and what the
//! generator emits must look like it.

#![allow(missing_docs, unreachable_pub, dead_code, reason = "generated code is allowed what hand-written code is not")]

mod common;

// ---------- client.rs of a generated crate -------------------------------------------------------------
use flexiti_runtime::operation::{self, Call, Method, Operation, Parameter};
use flexiti_runtime::wire::{Decode, DecodeError, Decoder, Encode, Encoder, Limit, Open};
use flexiti_runtime::{self as runtime, Core, Credentials, Decimal, Digits, Error, Json};

/// Where the API is served (`servers` of the document).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Environment {
    Training,
    Production,
    /** any other base address */
    Custom(String),
}
impl Environment {
    pub fn name(&self) -> &str {
        match self {
            Self::Training => "training",
            Self::Production => "production",
            Self::Custom(url) => runtime::host_of(url),
        }
    }
    pub fn base_url(&self) -> &str {
        match self {
            Self::Training => "https://posapi-training.example/pos-api",
            Self::Production => "https://posapi.example/pos-api",
            Self::Custom(url) => url,
        }
    }
}

/// What the runtime must know of this API; all of it comes from the document and its overlay.
static API: runtime::Api = runtime::Api {
    name: "flexiti-generated",
    version: "2.5.0",
    problem: runtime::Problems {
        // how an error body is read; empty lists: nothing is known
        code: &["error", "code"],
        message: &["message", "error_description"],
        fields: &["error_fields", "field_errors"],
        field_name: &["param"],
        field_message: &["msg"],
        aliases: &[("wrong_input", "wrong_inputs"), ("generic_error", "general_error")],
    },
    reference_id: Some("x-reference-id"), // header that gets 32 hex digits on every call, the token call too
    security: &[(
        "oauth2",
        runtime::Scheme::ClientCredentials(runtime::ClientCredentials {
            token_path: "/v2.5/oauth/token", // relative to the base address, or absolute
            client_authentication: runtime::ClientAuthentication::Body, // or Basic (RFC 6749, 2.3.1)
        }),
    )],
    // other schemes: Scheme::ApiKey { location: operation::Location::Header, name: "x-key" }, Scheme::Basic, Scheme::Bearer
};

/// One marker type per scope of the client-credentials scheme.
pub mod scope {
    #[derive(Clone, Copy, Debug)]
    pub enum Merchant {}
    #[derive(Clone, Copy, Debug)]
    pub enum Customer {}
    pub trait Scope: 'static + Send + Sync {
        const NAME: &'static str;
    }
    impl Scope for Merchant {
        const NAME: &'static str = "merchant";
    }
    impl Scope for Customer {
        const NAME: &'static str = "customer";
    }
}
pub use scope::{Customer, Merchant, Scope};

pub struct Client<S = Merchant> {
    core: Core,
    scope: std::marker::PhantomData<fn() -> S>,
}
impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone(), scope: self.scope }
    }
}
impl<S> std::fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.core.fmt(f)
    }
}

impl Client<Merchant> {
    pub fn merchant(environment: Environment, credentials: Credentials) -> Builder<Merchant> {
        Builder::new(environment, credentials)
    }
}
impl Client<Customer> {
    pub fn customer(environment: Environment, credentials: Credentials) -> Builder<Customer> {
        Builder::new(environment, credentials)
    }
}
/// Thin typed shell over `runtime::Builder`; derefs by methods, no generics in the runtime.
pub struct Builder<S> {
    inner: runtime::Builder,
    scope: std::marker::PhantomData<fn() -> S>,
}
impl<S: Scope> Builder<S> {
    fn new(environment: Environment, credentials: Credentials) -> Self {
        let inner = runtime::Builder::new(&API, environment.base_url()).environment(environment.name().to_owned());
        let inner = inner.credentials("oauth2", credentials).scope(S::NAME);
        Self { inner, scope: std::marker::PhantomData }
    }
    /// All settings of `runtime::Builder` (transport, timeouts, clock, threshold, ...), by one door.
    pub fn configure(mut self, change: impl FnOnce(runtime::Builder) -> runtime::Builder) -> Self {
        self.inner = change(self.inner);
        self
    }
    pub fn build(self) -> Result<Client<S>, runtime::BuildError> {
        Ok(Client { core: self.inner.build()?, scope: self.scope })
    }
}

// ---------- operations/<tag>.rs --------------------------------------------------------------------------
// one static per operation
static CAPTURE_AUTHORIZATION: Operation = Operation {
    supplied: &[],
    id: "captureAuthorization",
    method: Method::Post,
    path: "/v2.5/client-id/{client_id}/authorization/{authorization_id}/capture",
    server: None,
    security: &[&[("oauth2", &["merchant"])]], // alternatives of requirements of (scheme, scopes); &[] = none needed
    success: &[operation::Statuses::Exact(200)], // also Range(2) for "2XX", and Default
    accept: "application/json",
    moves_money: true,     // never repeated on an unknown outcome
    idempotency_key: None, // Some("x-idempotency-key")
    context_hash: None,    // Some("x-context-hash"): SHA-256 hex of the body bytes that are sent
};

/// Request of `capture_authorization`: required things are arguments, optional ones are methods, `.await` sends it.
#[must_use = "a request does nothing until it is awaited"]
#[derive(Debug)]
pub struct CaptureAuthorization {
    call: Call,
    body: CaptureAuthorizationBody,
}
#[derive(Clone)]
struct CaptureAuthorizationBody {
    amount: Decimal,
    reference: Option<String>,
    sku_data: Option<SkuData>,
    vcc_number: Option<Digits>,
}

impl CaptureAuthorization {
    /// Limits of `amount`.
    pub const AMOUNT: Limit = Limit::decimal(18, 2);
    pub const REFERENCE: Limit = Limit::max_length(40); // Limit is built by const fns: ::NONE, ::max_length(n), .min_length(n), .pattern("^..$"), ::digits(14), ::decimal(p, s), .minimum("0"), .maximum("9.5"), .exclusive_minimum(..), .multiple_of("0.01"), .min_items(n), .max_items(n), .unique_items()
    pub fn lang(mut self, lang: Lang) -> Self {
        self.call.set(const { &Parameter::query("lang") }, &lang);
        self
    }
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.body.reference = Some(reference.into());
        self
    }
    pub fn sku_data(mut self, sku_data: SkuData) -> Self {
        self.body.sku_data = Some(sku_data);
        self
    }
    pub fn vcc_number(mut self, vcc_number: impl Into<Digits>) -> Self {
        self.body.vcc_number = Some(vcc_number.into());
        self
    }
    /// per-call settings that are the same for every operation: reference id, waive limits, timeout, extra header
    pub fn options(mut self, change: impl FnOnce(&mut operation::Options)) -> Self {
        change(self.call.options_mut());
        self
    }
}
impl IntoFuture for CaptureAuthorization {
    type Output = Result<CaptureAuthorizationResponse, Error<CaptureAuthorizationError>>;
    type IntoFuture = runtime::Future<Self::Output>; // Pin<Box<dyn Future + Send>>
    fn into_future(self) -> Self::IntoFuture {
        self.call.json(&self.body).send()
    }
}
impl Client<Merchant> {
    pub fn capture_authorization(
        &self,
        authorization_id: impl Into<Digits>,
        amount: impl Into<Decimal>,
    ) -> CaptureAuthorization {
        let mut call = Call::new(&self.core, &CAPTURE_AUTHORIZATION); // fills {client_id} itself, see `supplied`
        call.set(
            const { &Parameter::path("client_id").supplied(operation::Supplied::ClientId).limit(Limit::max_length(100)) },
            &(),
        );
        call.set(const { &Parameter::path("authorization_id").limit(Limit::digits(16)) }, &authorization_id.into());
        CaptureAuthorization {
            call,
            body: CaptureAuthorizationBody { amount: amount.into(), reference: None, sku_data: None, vcc_number: None },
        }
    }
}
// One `encode` serves four purposes: the JSON that is sent, form and query text, the check of limits, and Debug with
// redaction. `Encoder` is an enum of sinks; the generated code does not know which one runs.
impl Encode for CaptureAuthorizationBody {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("CaptureAuthorization", |to| {
            to.limited("amount", &self.amount, &CaptureAuthorization::AMOUNT);
            to.limited("reference", &self.reference, &CaptureAuthorization::REFERENCE); // None: the member is left out
            to.member("sku_data", &self.sku_data);
            to.secret("vcc_number", &self.vcc_number, &Limit::NONE);
        });
    }
}
runtime::debug_by_encoding!(CaptureAuthorizationBody, SkuData, CaptureAuthorizationResponse, Pet); // impl Debug by Encoder::redacted

/// An answer: every member optional unless required by the document; unknown members are ignored.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CaptureAuthorizationResponse {
    pub capture_id: Option<Digits>,
    pub amount: Option<Decimal>,
    pub message: Option<String>,
    pub rates: Vec<Decimal>,
    pub raw: Option<Json>,
}
impl Decode for CaptureAuthorizationResponse {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (mut capture_id, mut amount, mut message, mut rates, mut raw) = (None, None, None, None, None);
        from.record(|name, from| match name {
            "capture_id" => from.read(&mut capture_id),
            "amount" => from.read(&mut amount),
            "message" => from.read(&mut message),
            "rates" => from.read(&mut rates),
            "raw" => from.read(&mut raw),
            _ => from.skip(),
        })?;
        // `read` into &mut Option<T>: null and absent both give None; Option<Option<T>> (three states) keeps null apart
        Ok(Self { capture_id, amount, message, rates: rates.unwrap_or_default(), raw })
    }
}
impl Encode for CaptureAuthorizationResponse {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("CaptureAuthorizationResponse", |to| {
            to.member("capture_id", &self.capture_id);
            to.member("amount", &self.amount);
            to.secret("message", &self.message, &Limit::NONE);
            to.member("rates", &self.rates);
            to.member("raw", &self.raw);
        });
    }
}
/// With required members: `from.required("id", id)?` gives a DecodeError that names the member and the path.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Pet {
    pub id: i64,
    pub note: Option<Option<String>>,
}
impl Decode for Pet {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (mut id, mut note) = (None, None);
        from.record(|name, from| match name {
            "id" => from.read(&mut id),
            "note" => from.read(&mut note),
            _ => from.skip(),
        })?;
        Ok(Self { id: from.required("id", id)?, note })
    }
}
impl Encode for Pet {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("Pet", |to| {
            to.member("id", &self.id);
            to.member("note", &self.note);
        });
    }
}

/// Request records: `new(required)`, one method per optional member.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SkuData {
    pub purchase_order: Option<String>,
}
impl SkuData {
    pub const PURCHASE_ORDER: Limit = Limit::max_length(10);
    pub fn new() -> Self {
        Self::default()
    }
    pub fn purchase_order(mut self, purchase_order: impl Into<String>) -> Self {
        self.purchase_order = Some(purchase_order.into());
        self
    }
}
impl Encode for SkuData {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("SkuData", |to| to.limited("purchase_order", &self.purchase_order, &Self::PURCHASE_ORDER));
    }
}

/// Open enums: a value that the document does not list is kept and sent back as it came.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lang {
    En,
    Fr,
    Other(String),
}
impl Open for Lang {
    // blanket in the runtime: Open => Encode + Decode (string enums; a number is accepted as its text)
    fn from_text(text: &str) -> Self {
        match text {
            "en" => Self::En,
            "fr" => Self::Fr,
            other => Self::Other(other.into()),
        }
    }
    fn as_text(&self) -> &str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Other(text) => text,
        }
    }
}

/// What `capture_authorization` is documented to be refused with. Coded form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CaptureAuthorizationError {
    /** 404 `not_found` */
    NotFound,
    /** 409 `auth_amount_exceeded` */
    AuthAmountExceeded,
    /** 401 */
    Unauthorized,
    /** not documented */
    Other,
}
impl operation::Refusal for CaptureAuthorizationError {
    fn from_answer(answer: &operation::Answer<'_>) -> Self {
        match answer.code() {
            // Option<&str>, aliases applied
            Some("not_found") => Self::NotFound,
            Some("auth_amount_exceeded") => Self::AuthAmountExceeded,
            _ => match answer.status() {
                401 => Self::Unauthorized,
                _ => Self::Other,
            },
        }
    }
}
/// Typed form, for APIs that document bodies by status instead of codes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GetPetError {
    NotFound(Pet),
    Other,
}
impl operation::Refusal for GetPetError {
    fn from_answer(answer: &operation::Answer<'_>) -> Self {
        match answer.status() {
            404 => answer.body().map_or(Self::Other, Self::NotFound),
            _ => Self::Other,
        } // body<T: Decode>() -> Option<T>
    }
}

// ---------- what this code does --------------------------------------------------------------------------
mod tests {
    use super::*;
    use crate::common::{Script, json, token};
    use flexiti_runtime::{Outcome, SeededIds, wire};
    use rust_decimal::dec;

    fn client(script: &Script) -> Client<Merchant> {
        let credentials = Credentials::new("shop 1", "canary-secret");
        let configured = Client::merchant(Environment::Training, credentials)
            .configure(|b| b.transport(script.clone()).reference_ids(SeededIds::new(1)));
        configured.build().expect("the settings are sound")
    }

    #[tokio::test]
    async fn a_call_is_what_it_says() {
        let script = Script::new(|request| match request.url.ends_with("/token") {
            true => token(1),
            false => json(200, r#"{"capture_id": 77, "amount": "10.50", "rates": null, "raw": {"a": 1.0}, "new": []}"#),
        });
        let answer = client(&script)
            .capture_authorization(12345, dec!(10.50))
            .reference("Order-1")
            .lang(Lang::Other("fr-CA".into()))
            .sku_data(SkuData::new().purchase_order("PO"))
            .vcc_number("4000123412341234")
            .options(|call| call.header("x-till", "7"))
            .await
            .expect("it is answered");

        let sent = script.last();
        let path = "/pos-api/v2.5/client-id/shop%201/authorization/12345/capture?lang=fr-CA";
        assert_eq!(sent.url, format!("https://posapi-training.example{path}"));
        let body = r#"{"amount":10.50,"reference":"Order-1","sku_data":{"purchase_order":"PO"},"vcc_number":4000123412341234}"#;
        assert_eq!(sent.body, body);
        assert_eq!(sent.headers.get("authorization"), Some("Bearer token-1"));
        assert_eq!(sent.headers.get("x-till"), Some("7"));
        assert_eq!(sent.headers.get("x-reference-id").map(str::len), Some(32));

        assert_eq!(answer.capture_id, Some(Digits::from(77)));
        assert_eq!(answer.amount, Some(dec!(10.50)));
        assert_eq!(answer.raw.as_ref().map(Json::as_str), Some(r#"{"a": 1.0}"#));
    }

    #[tokio::test]
    async fn all_limits_are_told_at_once_and_nothing_is_sent() {
        let script = Script::new(|_| json(200, "{}"));
        let long = "canary-value".repeat(4);
        let call = client(&script).capture_authorization("12-34", dec!(0.125)).reference(&long);
        let error = call.await.expect_err("limits are broken");
        assert_eq!(error.outcome(), Outcome::NotSent);
        let told: Vec<String> = error.violations().iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "authorization_id: digits only",
                "amount: at most 16 digits before and 2 after the point",
                "reference: at most 40 characters, not 48",
            ]
        );
        assert!(!format!("{error} {error:?}").contains("canary"));
        assert_eq!(script.count(), 0);
    }

    #[tokio::test]
    async fn waived_limits_are_left_to_the_other_side() {
        let script = Script::new(|request| match request.url.ends_with("/token") {
            true => token(1),
            false => json(200, "{}"),
        });
        let call = client(&script).capture_authorization(1, dec!(0.125)).options(operation::Options::waive_limits);
        assert!(call.await.is_ok());
        let unsafe_path = client(&script).capture_authorization("..", dec!(1));
        let error = unsafe_path.options(operation::Options::waive_limits).await.expect_err("never waived");
        assert_eq!(error.violations().len(), 1);
    }

    #[tokio::test]
    async fn a_documented_refusal_is_its_variant() {
        let script = Script::new(|request| match request.url.ends_with("/token") {
            true => token(1),
            false => json(
                409,
                r#"{"error": "auth_amount_exceeded", "message": "Too\nmuch", "error_fields": [{"param": "amount", "msg": "invalid", "value": "canary"}]}"#,
            ),
        });
        let error = client(&script).capture_authorization(1, dec!(1)).await.expect_err("it is refused");
        assert!(error.is(&CaptureAuthorizationError::AuthAmountExceeded));
        assert_eq!((error.outcome(), error.status()), (Outcome::Rejected, Some(409)));
        assert_eq!((error.field_errors()[0].name(), error.field_errors()[0].message()), ("amount", "invalid"));
        let reference_id = error.reference_id().expect("every call has one");
        let line = format!(
            "captureAuthorization at training, rejected: answered 409 auth_amount_exceeded: Too\\nmuch; amount: invalid \
             (reference id {reference_id}, 1 attempt)"
        );
        assert_eq!(error.to_string(), line);
        assert!(!format!("{error:?}").contains("canary"));
    }

    #[test]
    fn secrets_do_not_print() {
        let body = CaptureAuthorizationBody {
            amount: dec!(1.50),
            reference: None,
            sku_data: Some(SkuData::new()),
            vcc_number: Some("canary".into()),
        };
        let text = "CaptureAuthorization { amount: 1.50, sku_data: SkuData, vcc_number: [redacted] }";
        assert_eq!(format!("{body:?}"), text);
        let client = client(&Script::new(|_| json(200, "{}")));
        let call = client.capture_authorization("12345678", dec!(1)).vcc_number("canary-card");
        let printed = format!("{call:?} {call:#?} {client:?}");
        assert!(!printed.contains("canary") && !printed.contains("12345678"), "{printed}");
    }

    #[test]
    fn three_states_are_kept_apart() -> Result<(), DecodeError> {
        for (text, note) in [
            (r#"{"id":1}"#, None),
            (r#"{"id":1,"note":null}"#, Some(None)),
            (r#"{"id":1,"note":"n"}"#, Some(Some("n".to_owned()))),
        ] {
            let pet: Pet = wire::from_json(text)?;
            assert_eq!(pet.note, note);
            assert_eq!(wire::to_json(&pet), text);
        }
        let missing = wire::from_json::<Pet>("{}").expect_err("id is required");
        assert_eq!(missing.path(), "id");
        Ok(())
    }
}
