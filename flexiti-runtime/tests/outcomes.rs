//! What is known when a call went wrong, who may call what, and what never shows.

mod common;

use common::{Script, TOKEN_SCHEME, json, token};
use flexiti_runtime::hooks::{CallInfo, Hooks};
use flexiti_runtime::operation::{
    Answer, Call, Head, Location, Method, Operation, Parameter, Refusal, Statuses, Supplied,
};
use flexiti_runtime::transport::{Response, TransportError};
use flexiti_runtime::wire::{self, Decode, DecodeError, Decoder};
use flexiti_runtime::{
    Api, BuildError, Builder, Clock, Credentials, Error, ErrorKind, Json, Outcome, Problems, Retry, Scheme, SeededIds,
};
use std::error::Error as _;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

static API: Api = Api {
    name: "outcomes",
    version: "3",
    problem: Problems {
        code: &["error.code", "errors.0.code", "error", "code"],
        message: &["message", "error_description", "error.text"],
        fields: &["error_fields", "field_errors"],
        field_name: &["param"],
        field_message: &["msg"],
        aliases: &[("wrong_input", "wrong_inputs")],
    },
    reference_id: None,
    security: &[
        ("token", TOKEN_SCHEME),
        ("header", Scheme::ApiKey { location: Location::Header, name: "x-key" }),
        ("query", Scheme::ApiKey { location: Location::Query, name: "key" }),
        ("cookie", Scheme::ApiKey { location: Location::Cookie, name: "session" }),
        ("basic", Scheme::Basic),
        ("bearer", Scheme::Bearer),
    ],
};
static GET: Operation = Operation {
    success: &[Statuses::Exact(200), Statuses::Exact(304), Statuses::Default],
    ..Operation::new("get", Method::Get, "/a")
};
static PAY: Operation = Operation { moves_money: true, ..Operation::new("pay", Method::Post, "/a") };
static KEYED: Operation = Operation {
    idempotency_key: Some("x-key"),
    context_hash: Some("x-hash"),
    ..Operation::new("keyed", Method::Post, "/a")
};

fn builder(script: &Script) -> Builder {
    Builder::new(&API, "https://outcomes.example")
        .transport(script.clone())
        .reference_ids(SeededIds::new(3))
        .retry(Retry::NEVER)
}

async fn send(operation: &'static Operation, answer: Response) -> Result<Json, Error<Code>> {
    let script = Script::new(move |_| answer.clone());
    Call::new(&builder(&script).build().expect("sound"), operation).send().await
}

/// The code alone, as an error type.
#[derive(Debug, PartialEq)]
struct Code(Option<String>);
impl Refusal for Code {
    fn from_answer(answer: &Answer<'_>) -> Self {
        Self(answer.code().map(str::to_owned))
    }
}

#[tokio::test]
async fn every_status_says_what_is_known() {
    for (status, outcome, repeatable) in [
        (400, Outcome::Rejected, false),
        (403, Outcome::Rejected, false),
        (409, Outcome::Rejected, false),
        (429, Outcome::Rejected, true),
        (465, Outcome::Rejected, false),
        (302, Outcome::Unknown, false),
        (500, Outcome::Unknown, true),
        (501, Outcome::Unknown, false),
        (504, Outcome::Unknown, true),
    ] {
        let error = send(&GET, json(status, "{}")).await.expect_err("no success");
        assert_eq!((error.outcome(), error.kind()), (outcome, ErrorKind::Refused), "{status}");
        assert_eq!((error.status(), error.is_retryable()), (Some(status), repeatable), "{status}");
        let error = send(&PAY, json(status, "{}")).await.expect_err("no success");
        assert_eq!(error.is_retryable(), status == 429, "money, {status}");
    }
    for status in [200, 202, 299, 304] {
        assert!(send(&GET, json(status, "{}")).await.is_ok(), "{status}");
    }
}

/// One line tells all there is to know, wherever the call went; an address of the caller's own shows its host alone.
#[tokio::test]
async fn an_error_explains_itself_in_one_line() {
    let refused = r#"{"error":"wrong_input","message":"The\namount"}"#;
    let script = Script::new(move |_| json(409, refused));
    for (named, shown) in [
        (builder(&script).environment("training"), "training"),
        (builder(&script).environment(String::from("shop\n7")), "shop\\n7"),
        (builder(&script).environment(""), "outcomes.example"),
        (Builder::new(&API, "https://a.example:8443/canary").transport(script.clone()), "a.example:8443"),
    ] {
        let core = named.build().expect("sound");
        assert_eq!(core.environment(), shown);
        let mut call = Call::new(&core, &KEYED);
        call.options_mut().reference_id("0123456789abcdef");
        let error = call.send::<(), ()>().await.expect_err("refused");
        assert_eq!(error.environment(), shown);
        let text = "rejected: answered 409 wrong_inputs: The\\namount (reference id 0123456789abcdef, 1 attempt)";
        assert_eq!(error.to_string(), format!("keyed at {shown}, {text}"));
    }
    let printed = format!("{:?}", Builder::new(&API, "https://u:canary@a.example/canary?key=canary"));
    assert!(printed.contains("a.example") && !printed.contains("canary"), "{printed}");
}

#[tokio::test]
async fn error_bodies_are_read_as_far_as_they_go() {
    for (body, code, message, fields) in [
        (
            r#"{"error":"wrong_input","message":"M","field_errors":[{"param":"a","msg":"invalid","value":"canary"}]}"#,
            Some("wrong_inputs"),
            Some("M"),
            1,
        ),
        (
            r#"{"error":"wrong_inputs","error_fields":[{"param":"a","msg":"m"},{"param":"b"},{"x":1},"text"]}"#,
            Some("wrong_inputs"),
            None,
            3,
        ),
        (r#"{"code":404,"error_description":"gone"}"#, Some("404"), Some("gone"), 0),
        (r#"{"error":{"code":"nested","text":"inner"}}"#, Some("nested"), Some("inner"), 0),
        (r#"{"errors":[{"code":"listed"},{"code":"second"}]}"#, Some("listed"), None, 0),
        (r#"{"field_errors":{"a":["first","second"],"b":"one"}}"#, None, None, 2),
        (r#"{"error":null,"message":["canary"]}"#, None, None, 0),
        (r#"["canary"]"#, None, None, 0),
        ("\u{feff}{\"code\":\"marked\",\"message\":\"J\\ud83d\"}", Some("marked"), Some("J\u{fffd}"), 0),
        ("<html>canary</html>", None, None, 0),
        ("", None, None, 0),
    ] {
        let error = send(&GET, json(409, body)).await.expect_err("refused");
        assert_eq!((error.code(), error.message(), error.field_errors().len()), (code, message, fields), "{body}");
        assert_eq!(error.refusal(), Some(&Code(code.map(str::to_owned))));
        assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
        assert_eq!(error.to_string().lines().count(), 1);
    }
    let many =
        serde_json::json!({"error_fields": vec![serde_json::json!({"param": "p", "msg": "m"}); 150]}).to_string();
    let error = send(&GET, json(409, &many)).await.expect_err("refused");
    assert_eq!(error.field_errors().len(), 100);
    assert!(error.to_string().contains("p: m; and 92 more"), "{error}");
    let long = format!(r#"{{"message":"{}"}}"#, "x".repeat(10_000));
    let error = send(&GET, json(409, &long)).await.expect_err("refused");
    assert_eq!(error.message().map(|message| message.chars().count()), Some(501));
}

/// What was passed over in an answer is told wherever somebody may look for it, and never with its value.
#[tokio::test]
async fn what_is_odd_about_an_answer_is_told() {
    #[derive(Debug, PartialEq)]
    struct Bill(Option<i64>);
    impl Decode for Bill {
        fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
            let mut amount = None;
            from.record(|name, from| match name {
                "amount" => from.read(&mut amount),
                _ => from.skip(),
            })?;
            Ok(Self(amount))
        }
    }
    /// A refusal with a body of its own.
    #[derive(Debug)]
    struct Refused(Option<Bill>);
    impl Refusal for Refused {
        fn from_answer(answer: &Answer<'_>) -> Self {
            Self(answer.body())
        }
    }
    #[derive(Clone, Debug, Default)]
    struct Heard(Arc<Mutex<Vec<String>>>);
    impl Hooks for Heard {
        fn on_oddity(&self, call: &CallInfo<'_>, oddity: &DecodeError) {
            self.0.lock().expect("nobody panics").push(format!("{}: {oddity}", call.operation));
        }
    }
    let odd = "amount: expected a 64-bit integer, found another text at byte 11";
    for status in [200, 409] {
        let heard = Heard::default();
        let script = Script::new(move |_| json(status, r#"{"amount": "canary"}"#));
        let core = builder(&script).hooks(heard.clone()).build().expect("sound");
        let head = Head::default();
        let mut call = Call::new(&core, &GET);
        call.options_mut().head(&head);
        match call.send_for_response::<Bill, Refused>().await {
            Ok(answer) => {
                assert_eq!((&answer.body, answer.oddities.len()), (&Bill(None), 1));
                assert!(!format!("{answer:?}").contains("canary"), "{answer:?}");
            }
            Err(error) => assert_eq!(error.refusal().map(|refused| &refused.0), Some(&Some(Bill(None)))),
        }
        let told: Vec<String> = head.oddities().iter().map(DecodeError::to_string).collect();
        assert_eq!(told, [odd]);
        assert!(!format!("{head:?}").contains("canary"), "{head:?}");
        assert_eq!(*heard.0.lock().expect("nobody panics"), [format!("get: {odd}")]);
    }
}

/// A clock that stands still, a minute before the moment by which RFC 9110 explains its dates.
#[derive(Debug)]
struct Noon;
impl Clock for Noon {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777 - 60)
    }
}

#[tokio::test]
async fn how_long_the_other_side_asks_to_be_left_alone() {
    static CLOSED: Operation = Operation { security: &[&[("token", &[])]], ..GET };
    for (header, wait) in [
        ("120", Some(Duration::from_secs(120))),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(Duration::from_secs(60))),
        ("Sat, 05 Nov 1994 08:49:37 GMT", Some(Duration::ZERO)),
        ("soon", None),
    ] {
        for status in [429, 503] {
            let script = Script::new(move |_| json(status, "{}").header("Retry-After", header));
            let core = builder(&script).clock(Noon).credentials("token", Credentials::new("i", "s"));
            let core = core.build().expect("sound");
            let error = Call::new(&core, &GET).send::<(), ()>().await.expect_err("not now");
            assert_eq!((error.retry_after(), error.kind()), (wait, ErrorKind::Refused), "{header}");
            let error = Call::new(&core, &CLOSED).send::<(), ()>().await.expect_err("no token now");
            assert_eq!((error.retry_after(), error.kind()), (wait, ErrorKind::Token), "{header}");
            assert_eq!(error.token_error().and_then(|error| error.retry_after()), wait);
        }
    }
    let error = send(&GET, json(503, "{}")).await.expect_err("not now");
    assert_eq!(error.retry_after(), None);
}

#[tokio::test]
async fn a_line_that_fails_says_whether_the_request_can_have_left() {
    for (failure, outcome, timeout, get, pay) in [
        (
            TransportError::not_sent("no connection").because(io::Error::from(io::ErrorKind::ConnectionRefused)),
            Outcome::NotSent,
            false,
            true,
            true,
        ),
        (
            TransportError::unknown("broken").timed_out().because(io::Error::from(io::ErrorKind::ConnectionReset)),
            Outcome::Unknown,
            true,
            true,
            false,
        ),
    ] {
        let script = Script::failing(move |_| Err(failure.clone()));
        let core = builder(&script).build().expect("sound");
        for (operation, retryable) in [(&GET, get), (&PAY, pay)] {
            let error = Call::new(&core, operation).send::<(), ()>().await.expect_err("the line is down");
            assert_eq!((error.outcome(), error.kind(), error.attempts()), (outcome, ErrorKind::Transport, 1));
            assert_eq!((error.is_timeout(), error.is_retryable(), error.status()), (timeout, retryable, None));
            let line = error.source().expect("it says why");
            assert!(line.is::<TransportError>() && line.source().is_some_and(|cause| cause.is::<io::Error>()));
        }
    }
}

#[tokio::test]
async fn a_success_that_cannot_be_read_is_an_unknown_outcome() {
    #[derive(Debug)]
    struct Id;
    impl Decode for Id {
        fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
            let mut id: Option<i64> = None;
            from.record(|name, from| match name {
                "id" => from.read(&mut id),
                _ => from.skip(),
            })?;
            from.required("id", id).map(|_| Self)
        }
    }
    let body = r#"{"id":"canary"}"#;
    let script = Script::new(move |_| json(200, body));
    let core = builder(&script).build().expect("sound");
    let error = Call::new(&core, &PAY).send::<Id, ()>().await.expect_err("not an id");
    assert_eq!((error.kind(), error.outcome(), error.status()), (ErrorKind::Unreadable, Outcome::Unknown, Some(200)));
    let text = "pay at outcomes.example, outcome unknown: answered 200, which cannot be read: id: expected a 64-bit \
                integer, found another text at byte 6 (1 attempt)";
    assert_eq!(error.to_string(), text);
    assert_eq!((error.body(), error.body_length()), (Some(body.as_bytes()), Some(body.len())));
    let reason = error.unreadable().expect("that is what is wrong");
    assert_eq!((reason.path().as_str(), reason.expected(), reason.offset()), ("id", "a 64-bit integer", 6));
    assert!(error.source().is_some_and(|source| source.is::<DecodeError>()));
    assert!(format!("{error:?}").contains("[body, 15 bytes]"), "{error:?}");
    assert!(!format!("{error:?} {error:#?} {error} {reason:?}").contains("canary"));
}

#[tokio::test]
async fn of_a_body_that_says_nothing_the_beginning_is_kept() {
    let page = format!("<html>canary{}</html>", "x".repeat(100_000));
    for (status, kind) in [(200, ErrorKind::Unreadable), (502, ErrorKind::Refused), (404, ErrorKind::Refused)] {
        let error = send(&GET, json(status, &page)).await.expect_err("a page is no answer");
        assert_eq!((error.kind(), error.status()), (kind, Some(status)));
        let kept = error.body().expect("it is the only witness");
        assert_eq!((kept.len(), error.body_length()), (64 << 10, Some(page.len())));
        assert!(page.as_bytes().starts_with(kept));
        assert!(!format!("{error} {error:?} {error:#?}").contains("canary"));
    }
    for (status, body) in [(409, r#"{"code":"known"}"#), (409, ""), (500, "")] {
        let error = send(&GET, json(status, body)).await.expect_err("refused");
        assert_eq!((error.body(), error.body_length(), error.unreadable()), (None, None, None), "{body}");
    }
    let error = send(&GET, Response::new(502).body(vec![0xff, 0x00, b'{'])).await.expect_err("refused");
    assert_eq!((error.code(), error.body()), (None, Some(&[0xff, 0x00, b'{'][..])));
}

#[tokio::test]
async fn the_whole_answer_can_be_had() {
    let script = Script::new(|_| Response::new(200).header("X-Page", "2").body(vec![b'[', b'1', b']']));
    let core = builder(&script).build().expect("sound");
    let answer = Call::new(&core, &GET).send_for_response::<Vec<i32>, ()>().await.expect("answered");
    assert_eq!((answer.status, answer.headers.get("x-page"), &answer.body[..]), (200, Some("2"), &[1][..]));
    assert_eq!(Call::new(&core, &GET).send_bytes::<()>().await.expect("answered"), b"[1]");
    assert_eq!(Call::new(&core, &GET).send_text::<()>().await.expect("answered"), "[1]");
    assert_eq!(script.last().headers.get("user-agent"), Some("outcomes/3"));
}

#[tokio::test]
async fn keys_and_hashes_belong_to_the_logical_call() {
    let script = Script::new(|_| json(200, "{}"));
    let core = builder(&script).build().expect("sound");
    let mut call = Call::new(&core, &KEYED);
    call.set(const { &Parameter::header("x-trace").supplied(Supplied::ReferenceId) }, &());
    call.set(const { &Parameter::query("hash").supplied(Supplied::ContextHash) }, &());
    let answer = call.json(&"abc").send_for_response::<(), ()>().await.expect("answered");
    let sent = script.last();
    assert_eq!(sent.headers.get("x-key"), answer.idempotency_key.as_deref());
    assert_eq!(sent.headers.get("x-trace"), answer.reference_id.as_deref());
    // SHA-256 of "abc" with its quotes: the bytes that are sent.
    let hash = "6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25";
    assert_eq!(sent.headers.get("x-hash"), Some(hash));
    assert!(sent.url.ends_with(&format!("?hash={hash}")));

    let mut call = Call::new(&core, &KEYED);
    call.set(const { &Parameter::header("X-Key") }, &"given");
    call.set(const { &Parameter::header("x-trace").supplied(Supplied::ReferenceId) }, &"traced");
    let answer = call.send_for_response::<(), ()>().await.expect("answered");
    assert_eq!((answer.idempotency_key.as_deref(), answer.reference_id.as_deref()), (Some("given"), Some("traced")));
    assert_eq!(script.last().headers.get("x-key"), Some("given"));

    let mut call = Call::new(&core, &KEYED);
    call.options_mut().idempotency_key("mine");
    call.send::<(), ()>().await.expect("answered");
    assert_eq!(script.last().headers.get("x-key"), Some("mine"));
}

#[tokio::test]
async fn the_first_alternative_that_the_client_can_meet_is_sent_and_no_other() {
    static EITHER: Operation = Operation {
        security: &[
            &[("token", &[]), ("header", &[])],
            &[("basic", &[])],
            &[("query", &[]), ("cookie", &[])],
            &[("bearer", &[])],
        ],
        ..GET
    };
    let proofs = |request: &flexiti_runtime::transport::Request| {
        let header = |name| request.headers.get(name).map(str::to_owned);
        (header("authorization"), header("x-key"), header("cookie"), request.url.contains("key="))
    };
    let script = Script::new(|request| if request.url.ends_with("/token") { token(1) } else { json(200, "{}") });
    let text = |text: &str| Some(text.to_owned());

    let all = builder(&script)
        .credentials("token", Credentials::new("i", "s"))
        .api_key("header", "h")
        .basic("basic", "u", "p")
        .bearer("bearer", "b");
    Call::new(&all.build().expect("sound"), &EITHER).send::<(), ()>().await.expect("answered");
    assert_eq!(proofs(&script.last()), (text("Bearer token-1"), text("h"), None, false));

    let basic = builder(&script).api_key("header", "h").basic("basic", "u", "p").bearer("bearer", "b");
    Call::new(&basic.build().expect("sound"), &EITHER).send::<(), ()>().await.expect("answered");
    assert_eq!(proofs(&script.last()), (text("Basic dTpw"), None, None, false));

    let keys = builder(&script).api_key("query", "q&").api_key("cookie", "c;");
    Call::new(&keys.build().expect("sound"), &EITHER).send::<(), ()>().await.expect("answered");
    assert_eq!(proofs(&script.last()), (None, None, text("session=c%3B"), true));
    assert!(script.last().url.ends_with("/a?key=q%26"));

    let none = builder(&script).api_key("header", "h").build().expect("sound");
    let error = Call::new(&none, &EITHER).send::<(), ()>().await.expect_err("half an alternative is none");
    let text = "get at outcomes.example, not sent: it needs credentials for token with header or basic or query with cookie or bearer, \
                which this client has not";
    assert_eq!(error.to_string(), text);

    Call::new(&none, &GET).send::<(), ()>().await.expect("answered");
    assert_eq!(proofs(&script.last()), (None, None, None, false));
}

#[test]
fn settings_that_make_no_client() {
    let script = Script::new(|_| json(200, "{}"));
    let build = |address: &str| Builder::new(&API, address).transport(script.clone()).build();
    for good in ["https://a.example/v1/", "http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1/x"] {
        assert!(build(good).is_ok(), "{good}");
    }
    for insecure in ["http://a.example", "http://localhost.example", "http://128.0.0.1"] {
        assert!(matches!(build(insecure), Err(BuildError::Insecure { .. })), "{insecure}");
        let insisted = Builder::new(&API, insecure).transport(script.clone()).allow_plain_http().build();
        assert!(insisted.is_ok());
    }
    for bad in
        ["", "a.example", "/v1", "ftp://a.example", "https://u:p@a.example", "https://a.example/?q=1", "https://"]
    {
        assert!(matches!(build(bad), Err(BuildError::Address)), "{bad}");
    }
    let built = |builder: Builder| builder.build().map(|_| ()).map_err(|error| error.to_string());
    assert!(built(builder(&script).bearer("nobody", "t")).is_err_and(|text| text.contains("nobody")));
    assert!(built(builder(&script).bearer("basic", "t")).is_err_and(|text| text.contains("another kind")));
    assert!(built(builder(&script).bearer("bearer", "a\nb")).is_err_and(|text| text.contains("line break")));
    assert!(
        Credentials::from_env("NO_SUCH_PREFIX")
            .is_err_and(|error| error.to_string().contains("NO_SUCH_PREFIX_CLIENT_ID"))
    );
}

#[tokio::test]
async fn the_client_id_is_said_once() {
    static OF: Operation = Operation::new("of", Method::Get, "/of/{id}");
    let script = Script::new(|_| json(200, "{}"));
    let parameter = Parameter::path("id").supplied(Supplied::ClientId);
    let core = builder(&script).credentials("token", Credentials::new("me/1", "s")).build().expect("sound");
    let mut call = Call::new(&core, &OF);
    call.set(Box::leak(Box::new(parameter)), &());
    call.send::<(), ()>().await.expect("answered");
    assert!(script.last().url.ends_with("/of/me%2F1"));

    let mut call = Call::new(&builder(&script).build().expect("sound"), &OF);
    call.set(Box::leak(Box::new(parameter)), &());
    let error = call.send::<(), ()>().await.expect_err("nobody has said it");
    assert_eq!(error.to_string(), "of at outcomes.example, not sent: 1 limit broken: id: a value for the path");
}

/// Plants one canary in every place that holds something secret, and looks for it in all that prints.
#[tokio::test]
async fn no_canary_sings() {
    static CAGE: Operation =
        Operation { security: &[&[("token", &[])]], ..Operation::new("cage", Method::Post, "/{id}") };
    let canary = "canary";
    let script = Script::new(|request| match request.url.ends_with("/token") {
        true => json(200, r#"{"access_token":"canary","refresh_token":"canary","expires_in":9}"#),
        false => Response::new(409)
            .header("set-cookie", "canary")
            .body(r#"{"value":"canary","error":"no","field_errors":[{"param":"p","msg":"m","value":"canary"}]}"#),
    });
    let credentials = Credentials::new("id", canary);
    let builder = builder(&script).api_key("header", canary).basic("basic", "u", canary).bearer("bearer", canary);
    let mut printed = format!("{credentials:?} {builder:?}");
    let core = builder.credentials("token", credentials).build().expect("sound");
    let mut call = Call::new(&core, &CAGE);
    call.set(const { &Parameter::path("id").secret() }, &canary);
    call.set(const { &Parameter::header("x-pin").secret() }, &canary);
    call.options_mut().header("x-session", canary);
    let call = call.json(&vec![canary]);
    printed += &format!("{core:?} {call:?} {call:#?}");
    let error = call.send::<(), ()>().await.expect_err("refused");
    printed += &format!("{error} {error:?} {error:#?} {:?} {:?}", error.headers(), error.source());
    printed += &format!("{:?}", script.sent());
    let response = json(200, r#"{"a":"canary"}"#);
    printed += &format!("{response:?} {:?}", wire::from_json::<Json>(r#""canary""#));
    assert!(!printed.contains("canary"), "{printed}");
    assert!(script.sent().iter().all(|request| request.headers.get("authorization") != Some("canary")));
    assert!(printed.contains("x-session"), "names may show: {printed}");
}

/// A refusal may repeat what it was sent: what proves who calls too, whichever scheme it is of.
#[tokio::test]
async fn what_proves_who_calls_is_not_repeated() {
    static BY_TOKEN: Operation = Operation { security: &[&[("token", &[]), ("header", &[])]], ..GET };
    static BY_BASIC: Operation = Operation { security: &[&[("basic", &[]), ("query", &[])]], ..GET };
    static BY_BEARER: Operation = Operation { security: &[&[("bearer", &[]), ("cookie", &[])]], ..GET };
    for operation in [&BY_TOKEN, &BY_BASIC, &BY_BEARER] {
        let script = Script::new(|request| match request.url.ends_with("/token") {
            true => token(1),
            false => {
                let words = request.headers.get("authorization").and_then(|value| value.split_once(' '));
                let sent = [
                    words.map(|(_, key)| key),
                    request.headers.get("x-key"),
                    Some("key-of-query"),
                    Some("key-of-cookie"),
                ];
                let told: Vec<&str> = sent.into_iter().flatten().collect();
                json(403, &serde_json::json!({ "error": "no", "message": told.join(" and ") }).to_string())
            }
        });
        let keys = [("header", "key-of-header"), ("query", "key-of-query"), ("cookie", "key-of-cookie")];
        let given = keys.into_iter().fold(builder(&script), |builder, (scheme, key)| builder.api_key(scheme, key));
        let given = given.credentials("token", Credentials::new("me", "key-of-token"));
        let core = given.basic("basic", "me", "key-of-basic").bearer("bearer", "key-of-bearer").build().expect("sound");
        let error = Call::new(&core, operation).send::<(), ()>().await.expect_err("refused");
        let printed = format!("{error} {error:?} {:?}", error.message());
        assert!(printed.contains("[redacted]"), "{printed}");
        for secret in ["token-1", "key-of-header", "bWU6", "key-of-bearer"] {
            assert!(!printed.contains(secret), "{secret} in {printed}");
        }
    }
}
