//! Where parameters and bodies go on the line, and how they are written there.

mod common;

use common::{Script, json};
use flexiti_runtime::operation::{Call, File, Location, Method, Operation, Parameter, Part, Style};
use flexiti_runtime::wire::{Encode, Encoder, Limit, Rule};
use flexiti_runtime::{Api, Builder, Core, Error, Json, Problems};

static API: Api = Api { name: "styles", version: "1", problem: Problems::UNKNOWN, reference_id: None, security: &[] };
static QUERY: Operation = Operation::new("query", Method::Get, "/find");
static PATH: Operation = Operation::new("path", Method::Get, "/of/{color}/end");
static POST: Operation = Operation::new("post", Method::Post, "/post");

fn core(script: &Script) -> Core {
    Builder::new(&API, "https://styles.example/").transport(script.clone()).build().expect("the settings are sound")
}

struct Rgb;
impl Encode for Rgb {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("Rgb", |to| {
            to.member("R", &100);
            to.member("G", &200);
            to.member("B", &150);
        });
    }
}

/// What is sent for one parameter `color`; empty if nothing.
fn written(parameter: Parameter, location: Location, value: &dyn Encode) -> String {
    let script = Script::new(|_| json(200, "{}"));
    let operation = if location == Location::Path { &PATH } else { &QUERY };
    let mut call = Call::new(&core(&script), operation);
    call.set(Box::leak(Box::new(parameter)), value);
    let sent: Result<(), Error<()>> = futures_lite(call.send());
    sent.expect("it can be sent");
    let request = script.last();
    match location {
        Location::Path => request.url.trim_start_matches("https://styles.example/of/").replace("/end", ""),
        Location::Query => request.url.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default(),
        Location::Header => request.headers.get("color").unwrap_or_default().to_owned(),
        Location::Cookie => request.headers.get("cookie").unwrap_or_default().to_owned(),
    }
}

/// Waits on this thread: the runtime asks for no executor of its own.
fn futures_lite<T>(future: flexiti_runtime::Future<T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

#[test]
fn the_table_of_style_values() {
    use Location::{Cookie, Header, Path, Query};
    let list = vec!["blue", "black", "brown"];
    let path = |style| Parameter::path("color").style(style);
    let query = |style| Parameter::query("color").style(style);
    #[rustfmt::skip]
    let rows: Vec<(Parameter, Location, &str, &str, &str)> = vec![
        (path(Style::Matrix), Path, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
        (path(Style::Matrix).explode(true), Path, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
        (path(Style::Label), Path, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        (path(Style::Label).explode(true), Path, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        (path(Style::Simple), Path, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (path(Style::Simple).explode(true), Path, "blue", "blue,black,brown", "R=100,G=200,B=150"),
        (query(Style::Form).explode(false), Query, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
        (query(Style::Form), Query, "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
        (query(Style::SpaceDelimited), Query, "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"),
        (query(Style::PipeDelimited), Query, "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"),
        (query(Style::DeepObject), Query, "color=blue", "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        (Parameter::header("color"), Header, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (Parameter::header("color").explode(true), Header, "blue", "blue,black,brown", "R=100,G=200,B=150"),
        (Parameter::cookie("color"), Cookie, "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"),
        (Parameter::query("color").json(), Query, "color=%22blue%22", "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D", "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"),
    ];
    for (parameter, location, scalar, array, object) in rows {
        assert_eq!(written(parameter, location, &"blue"), scalar, "{parameter:?}");
        assert_eq!(written(parameter, location, &list), array, "{parameter:?}");
        assert_eq!(written(parameter, location, &Rgb), object, "{parameter:?}");
    }
    assert_eq!(written(query(Style::Form), Query, &""), "color=");
}

#[test]
fn a_value_never_reads_as_two() {
    let path = Parameter::path("color");
    assert_eq!(written(path, Location::Path, &"a b/c"), "a%20b%2Fc");
    assert_eq!(written(path, Location::Path, &"a,b;c?d#e%2F~é"), "a%2Cb%3Bc%3Fd%23e%252F~%C3%A9");
    assert_eq!(written(path, Location::Path, &vec!["a,b", "c"]), "a%2Cb,c");
    let query = Parameter::query("color");
    assert_eq!(written(query, Location::Query, &"a&b=c+d"), "color=a%26b%3Dc%2Bd");
    assert_eq!(written(query.allow_reserved(), Location::Query, &"/a?b=c&d#e"), "color=/a?b=c%26d%23e");
    assert_eq!(written(query, Location::Query, &vec![vec![1, 2]]), "color=%5B1%2C2%5D");
}

#[test]
fn what_is_absent_is_left_out_and_what_is_set_again_is_replaced() {
    assert_eq!(written(Parameter::query("color"), Location::Query, &None::<i32>), "");
    assert_eq!(written(Parameter::query("color"), Location::Query, &Vec::<i32>::new()), "");
    let script = Script::new(|_| json(200, "{}"));
    let mut call = Call::new(&core(&script), &QUERY);
    call.set(const { &Parameter::query("a").limit(Limit::max_length(1)) }, &"too long");
    call.set(const { &Parameter::query("a") }, &"1");
    call.set(const { &Parameter::query("b") }, &"2");
    futures_lite(call.send::<(), ()>()).expect("the broken value is gone");
    assert_eq!(script.last().url, "https://styles.example/find?a=1&b=2");
}

#[test]
fn paths_and_headers_that_are_no_place_for_a_value() {
    let script = Script::new(|_| json(200, "{}"));
    for bad in ["", ".", ".."] {
        let mut call = Call::new(&core(&script), &PATH);
        call.set(const { &Parameter::path("color") }, &bad);
        let error = futures_lite(call.send::<(), ()>()).expect_err("it would address something else");
        assert_eq!(error.violations().iter().map(|v| v.rule()).collect::<Vec<_>>(), [Rule::PathSegment], "{bad:?}");
    }
    let error = futures_lite(Call::new(&core(&script), &PATH).send::<(), ()>()).expect_err("a value is missing");
    assert_eq!(error.violations()[0].rule(), Rule::Required);

    for bad in ["a\r\nx: y", "a\0", "a\u{7f}"] {
        let mut call = Call::new(&core(&script), &QUERY);
        call.set(const { &Parameter::header("x-a") }, &bad);
        call.options_mut().header("x-b", bad);
        call.options_mut().header("authorization", "mine");
        call.options_mut().header("bad name", "x");
        call.options_mut().waive_limits();
        let error = futures_lite(call.send::<(), ()>()).expect_err("no line breaks in headers");
        assert_eq!(error.violations().len(), 4, "{error}");
        assert!(error.violations().iter().all(|v| v.rule() == Rule::Header));
    }
    // A document may name a header as no header can be named.
    let mut call = Call::new(&core(&script), &QUERY);
    call.set(const { &Parameter::header("x a") }, &"1");
    let error = futures_lite(call.send::<(), ()>()).expect_err("no header has a blank in its name");
    assert_eq!(error.violations().iter().map(|v| (v.path(), v.rule())).collect::<Vec<_>>(), [("x a", Rule::Header)]);
    assert_eq!(script.count(), 0);
}

struct Form;
impl Encode for Form {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("Form", |to| {
            to.member("name", &"Ann & Bob é");
            to.member("tags", &vec!["a", "b"]);
            to.member("rgb", &Rgb);
            to.member("none", &None::<i32>);
            to.member("more", &Json::from(serde_json::json!({"x": [1]})));
        });
    }
}

#[test]
fn bodies_are_written_as_their_kind() {
    let script = Script::new(|_| json(200, "{}"));
    let call = || Call::new(&core(&script), &POST);
    let sent = |call: Call| {
        futures_lite(call.send::<(), ()>()).expect("it can be sent");
        let request = script.last();
        let kind = request.headers.get("content-type").unwrap_or_default().to_owned();
        (kind, String::from_utf8(request.body.to_vec()).expect("text"))
    };
    let (kind, form) = sent(call().form(&Form));
    assert_eq!(kind, "application/x-www-form-urlencoded");
    let rgb = "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D";
    let more = "%7B%22x%22%3A%5B1%5D%7D";
    assert_eq!(form, format!("name=Ann+%26+Bob+%C3%A9&tags=a&tags=b&rgb={rgb}&more={more}"));
    let (_, form) =
        sent(call().form_styled(&Form, &[("rgb", Style::DeepObject, true), ("more", Style::DeepObject, true)]));
    assert!(form.ends_with("&rgb%5BR%5D=100&rgb%5BG%5D=200&rgb%5BB%5D=150&more%5Bx%5D%5B0%5D=1"), "{form}");
    assert_eq!(sent(call().text("t".into())), ("text/plain; charset=utf-8".into(), "t".into()));
    assert_eq!(sent(call().bytes("image/png", b"p".to_vec())), ("image/png".into(), "p".into()));
    assert_eq!(sent(call().json(&None::<i32>)), (String::new(), String::new()));

    let parts =
        vec![Part::field("a", &1, &Limit::NONE), Part::file("f\"\r\n", &File::named("n.txt", b"x"), "text/plain")];
    let (kind, body) = sent(call().multipart(parts));
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").expect("its boundary is told");
    let expected = format!(
        "--{boundary}\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n1\r\n\
         --{boundary}\r\ncontent-disposition: form-data; name=\"f%22%0D%0A\"; filename=\"n.txt\"\r\n\
         content-type: text/plain\r\n\r\nx\r\n--{boundary}--\r\n"
    );
    assert_eq!(body, expected);
    let long = Part::field("a", &"long", &Limit::max_length(1));
    let error = futures_lite(call().multipart(vec![long]).send::<(), ()>()).expect_err("a limit is broken");
    assert_eq!(error.violations()[0].path(), "a");
}
