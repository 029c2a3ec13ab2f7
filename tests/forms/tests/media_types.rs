//! What bodies are made of: JSON under its several names, text, bytes, several at once, none.

use crate::calls::{color, exchanged, sent};
use flexiti_forms::Reply;
use forms_client::types::Color;

const JSON: &str = r#"{"B":150,"G":200,"R":100}"#;

#[tokio::test]
async fn json() {
    let (received, result) = exchanged(Reply::json(JSON), |client| client.json(color())).await;
    assert_eq!((received.method.as_str(), received.target.as_str(), received.text()), ("POST", "/json", JSON));
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(received.header("accept"), Some("application/json"));
    assert_eq!(result.unwrap(), color());
}

#[tokio::test]
async fn json_with_a_charset_is_json() {
    let reply = Reply::status(200).of("application/json; charset=utf-8", JSON);
    let (received, result) = exchanged(reply, |client| client.json_charset(color())).await;
    assert_eq!(received.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(received.text(), JSON);
    assert_eq!(result.unwrap(), color());
}

#[tokio::test]
async fn json_under_another_name_keeps_that_name() {
    let reply = Reply::status(200).of("application/vnd.forms.v1+json", JSON);
    let (received, result) = exchanged(reply, |client| client.json_suffix(color())).await;
    assert_eq!((received.method.as_str(), received.text()), ("PATCH", JSON));
    assert_eq!(received.header("content-type"), Some("application/merge-patch+json"));
    assert_eq!(received.header("accept"), Some("application/vnd.forms.v1+json"));
    assert_eq!(result.unwrap(), color());
}

#[tokio::test]
async fn json_that_is_called_html_is_read_all_the_same() {
    let reply = Reply::status(200).of("text/html; charset=iso-8859-1", JSON);
    let (_, result) = exchanged(reply, |client| client.json(color())).await;
    assert_eq!(result.unwrap(), color());
}

#[tokio::test]
async fn json_without_a_media_type_and_with_a_byte_order_mark() {
    let (_, result) =
        exchanged(Reply::status(200).of("", format!("\u{feff}{JSON}")), |client| client.json(color())).await;
    assert_eq!(result.unwrap(), color());
}

#[tokio::test]
async fn html_instead_of_json_is_unreadable_and_not_a_value() {
    let reply = Reply::status(200).of("text/html", "<h1>Maintenance</h1>");
    let (_, result) = exchanged(reply, |client| client.json(color())).await;
    let error = result.unwrap_err();
    assert_eq!(error.kind(), flexiti_runtime::ErrorKind::Unreadable, "{error}");
    assert!(!error.to_string().contains("Maintenance"), "{error}");
}

#[tokio::test]
async fn text() {
    let reply = Reply::status(200).of("text/plain; charset=utf-8", "größer\n");
    let (received, result) = exchanged(reply, |client| client.text("a\r\nb ü")).await;
    assert_eq!(received.body, "a\r\nb ü".as_bytes());
    assert_eq!(received.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(received.header("accept"), Some("text/plain"));
    assert_eq!(result.unwrap(), "größer\n");
}

#[tokio::test]
async fn text_of_another_kind_keeps_its_name() {
    let reply = Reply::status(200).of("text/csv", "a;b\n");
    let (received, result) = exchanged(reply, |client| client.csv("1;2\n")).await;
    assert_eq!(received.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(received.header("accept"), Some("text/csv"));
    assert_eq!((received.text(), result.unwrap().as_str()), ("1;2\n", "a;b\n"));
}

#[tokio::test]
async fn bytes_are_not_touched() {
    let all: Vec<u8> = (0..=255).collect();
    let reply = Reply::status(200).of("application/octet-stream", &all);
    let (received, result) = exchanged(reply, |client| client.bytes(all.clone())).await;
    assert_eq!(received.header("content-type"), Some("application/octet-stream"));
    assert_eq!(received.header("accept"), Some("application/octet-stream"));
    assert_eq!(received.body, all);
    assert_eq!(result.unwrap(), all);
}

#[tokio::test]
async fn of_several_forms_json_is_taken() {
    let (received, result) = exchanged(Reply::json(JSON), |client| client.several(color())).await;
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(received.header("accept"), Some("application/json"));
    assert_eq!(received.text(), JSON);
    assert_eq!(result.unwrap(), color());
}

#[tokio::test]
async fn a_body_that_may_be_left_out() {
    let (received, _) = exchanged(Reply::json(JSON), |client| client.optional_body()).await;
    assert_eq!((received.body.len(), received.header("content-type")), (0, None));
    let (received, _) = exchanged(Reply::json(JSON), |client| client.optional_body().body(Color::new())).await;
    assert_eq!((received.text(), received.header("content-type")), ("{}", Some("application/json")));
}

#[tokio::test]
async fn no_body_at_all() {
    let received = sent(|client| client.no_body()).await;
    assert_eq!((received.method.as_str(), received.body.len()), ("POST", 0));
    assert_eq!(received.header("content-type"), None);
    // RFC 9110, 8.6: a POST without content says so.
    assert_eq!(received.header("content-length"), Some("0"));
    assert_eq!(received.header("accept"), Some("*/*"));
}

#[tokio::test]
async fn a_success_without_a_body_is_a_record_without_members() {
    let (_, result) = exchanged(Reply::status(204), |client| client.json(color())).await;
    assert_eq!(result.unwrap(), Color::new());
    let (_, result) = exchanged(Reply::status(200).of("application/json", "\r\n"), |client| client.json(color())).await;
    assert_eq!(result.unwrap(), Color::new());
}

#[tokio::test]
async fn an_answer_that_nobody_documented_is_passed_over() {
    let (_, result) = exchanged(Reply::json("[1, 2"), |client| client.no_body()).await;
    assert!(result.is_ok());
}
