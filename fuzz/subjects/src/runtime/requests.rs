//! What is sent: addresses, queries, headers, bodies.

use std::sync::LazyLock;

use arbitrary::Unstructured;
use flexiti_runtime::{
    Error, Json,
    operation::{Call, Method, Operation, Parameter, Style},
    transport::{Request, Response},
    wire::Limit,
};
use serde_json::{Value, json};

use super::line::{Line, TOKEN};

static FIND: Operation = Operation {
    security: &[&[("bearer", &[])]],
    ..Operation::new("find", Method::Post, "/of/{first}/and/{second}/end")
};

const NAMES: [&str; 6] = ["color", "a b", "é", "x-a", "a[b]", "a&b=c"];
const STYLES: [Style; 7] = [
    Style::Simple,
    Style::Label,
    Style::Matrix,
    Style::Form,
    Style::SpaceDelimited,
    Style::PipeDelimited,
    Style::DeepObject,
];

/// Whatever the values are, the request goes to the host and the path that were meant, and its headers are headers.
pub(crate) fn requests(data: &[u8]) {
    let line = Line::new(Response::new(200).body("{}"), usize::MAX);
    let client = line.client("https://api.example/base");
    let mut call = Call::new(&client, &FIND);
    let mut numbers = Unstructured::new(data);
    filled(&mut call, &mut numbers).unwrap_or_default();
    let call = with_body(call, &mut numbers);
    let sent: Result<Json, Error<()>> = pollster::block_on(call.send());
    match (sent, line.last()) {
        (_, Some(request)) => meant(&request),
        (Err(error), None) => {
            assert!(!error.violations().is_empty(), "nothing is sent, and nobody says why: {error}");
            assert!(!error.to_string().contains(char::is_control), "{error:?}");
        }
        (Ok(_), None) => panic!("an answer to nothing"),
    }
}

/// Parameters as generated code has them, which are constants: every one that a path can have, and every other one.
static IN_THE_PATH: LazyLock<Vec<Parameter>> = LazyLock::new(|| {
    let styled = |name| STYLES.map(|style| Parameter::path(name).style(style));
    let all = ["first", "second"].into_iter().flat_map(styled);
    all.flat_map(|parameter| [parameter, parameter.explode(true)]).collect()
});
static ELSEWHERE: LazyLock<Vec<Parameter>> = LazyLock::new(|| {
    let places =
        [Parameter::header, Parameter::cookie, Parameter::query, |name| Parameter::query(name).allow_reserved()];
    let named = NAMES.into_iter().flat_map(|name| places.map(|place| place(name)));
    let styled = named.flat_map(|parameter| STYLES.map(|style| parameter.style(style)).into_iter().chain([parameter]));
    let written = styled.flat_map(|parameter| [parameter, parameter.json(), parameter.explode(true)]);
    let limit = Limit::max_length(20).pattern("^[^x]*$");
    written.flat_map(|parameter| [parameter, parameter.limit(limit)]).collect()
});

fn filled(call: &mut Call, numbers: &mut Unstructured<'_>) -> arbitrary::Result<()> {
    for of_name in IN_THE_PATH.chunks(IN_THE_PATH.len() / 2) {
        call.set(numbers.choose(of_name)?, &value(numbers, 0)?);
    }
    for _ in 0..numbers.int_in_range(0..=4)? {
        call.set(numbers.choose(&ELSEWHERE)?, &value(numbers, 0)?);
    }
    if numbers.arbitrary()? {
        call.options_mut().query(String::arbitrary_in(numbers)?, String::arbitrary_in(numbers)?);
    }
    if numbers.arbitrary()? {
        call.options_mut().header(String::arbitrary_in(numbers)?, String::arbitrary_in(numbers)?);
    }
    Ok(())
}

fn with_body(call: Call, numbers: &mut Unstructured<'_>) -> Call {
    let (Ok(kind), Ok(body)) = (numbers.arbitrary::<u8>(), value(numbers, 0)) else { return call };
    match kind % 5 {
        0 => call.json(&body),
        1 => call.form(&body),
        2 => call.form_styled(&body, &[("color", Style::DeepObject, true), ("é", Style::PipeDelimited, false)]),
        3 => call.text(body.as_str().to_owned()),
        _ => call,
    }
}

/// A text, a list or a record.
fn value(numbers: &mut Unstructured<'_>, depth: u8) -> arbitrary::Result<Json> {
    Ok(Json::from(tree(numbers, depth)?))
}

fn tree(numbers: &mut Unstructured<'_>, depth: u8) -> arbitrary::Result<Value> {
    let kinds = if depth < 3 { 6 } else { 4 };
    Ok(match numbers.int_in_range(0..=kinds)? {
        0 | 1 => json!(String::arbitrary_in(numbers)?),
        2 => json!(numbers.choose(&[".", "..", "", "/", "%2e%2e", "a,b", "a\r\nx: y"])?),
        3 => json!(numbers.arbitrary::<i64>()?),
        4 => Value::Null,
        5 => {
            let count = numbers.int_in_range(0..=3)?;
            Value::Array((0..count).map(|_| tree(numbers, depth + 1)).collect::<arbitrary::Result<_>>()?)
        }
        _ => {
            let count = numbers.int_in_range(0..=3)?;
            let member = |_| Ok((String::arbitrary_in(numbers)?, tree(numbers, depth + 1)?));
            Value::Object((0..count).map(member).collect::<arbitrary::Result<_>>()?)
        }
    })
}

/// Texts are short: what matters are their characters.
trait ArbitraryIn: Sized {
    fn arbitrary_in(numbers: &mut Unstructured<'_>) -> arbitrary::Result<Self>;
}

impl ArbitraryIn for String {
    fn arbitrary_in(numbers: &mut Unstructured<'_>) -> arbitrary::Result<Self> {
        let length = numbers.int_in_range(0..=12)?;
        (0..length).map(|_| numbers.arbitrary::<char>()).collect()
    }
}

fn meant(request: &Request) {
    let url = &request.url;
    let address: http::Uri = url.parse().unwrap_or_else(|error| panic!("{url:?} is no address: {error}"));
    assert_eq!(
        (address.scheme_str(), address.host(), address.port()),
        (Some("https"), Some("api.example"), None),
        "{url}"
    );
    assert!(!url.contains('#'), "a fragment: {url}");
    let segments: Vec<&str> = address.path().split('/').collect();
    match segments.as_slice() {
        ["", "base", "of", first, "and", second, "end"] => {
            for segment in [first, second] {
                let text = unescaped(segment);
                assert!(!matches!(text.as_str(), "" | "." | ".."), "a path that leads elsewhere: {url}");
            }
        }
        _ => panic!("a path that leads elsewhere: {url}"),
    }
    if let Some(query) = address.query() {
        let plain = query.bytes().all(|byte| byte.is_ascii_graphic());
        assert!(plain, "a query that is none: {url}");
    }
    for (name, value) in request.headers.iter() {
        assert!(http::HeaderName::from_bytes(name.as_bytes()).is_ok(), "a header named {name:?}");
        assert!(http::HeaderValue::from_bytes(value.as_bytes()).is_ok(), "a header {name} that holds {value:?}");
    }
    let token = format!("Bearer {TOKEN}");
    assert_eq!(request.headers.get("authorization"), Some(token.as_str()), "who calls is known");
    let _ = format!("{request:?}");
}

fn unescaped(segment: &str) -> String {
    let pair = format!("={}", segment.replace('+', "%2B"));
    form_urlencoded::parse(pair.as_bytes()).map(|(_, value)| value.into_owned()).collect()
}
