//! `application/x-www-form-urlencoded`: lists with and without explode, records, signs.

use crate::calls::{color, sent};
use forms_client::types::FormBody;

async fn form(body: FormBody) -> String {
    let received = sent(|client| client.form(body)).await;
    assert_eq!(received.header("content-type"), Some("application/x-www-form-urlencoded"));
    received.text().to_owned()
}

fn two() -> Vec<String> {
    vec!["a,b".to_owned(), "c d".to_owned()]
}

#[tokio::test]
async fn signs_are_escaped_and_a_space_is_a_plus() {
    assert_eq!(form(FormBody::new("a b&c=d+e/ü*")).await, "text=a+b%26c%3Dd%2Be%2F%C3%BC%2A");
    assert_eq!(form(FormBody::new("")).await, "text=");
}

#[tokio::test]
async fn a_list_repeats_its_name() {
    assert_eq!(form(FormBody::new("t").list(two())).await, "text=t&list=a%2Cb&list=c+d");
    assert_eq!(form(FormBody::new("t").list(Vec::new())).await, "text=t");
}

#[tokio::test]
async fn a_list_without_explode_is_joined() {
    assert_eq!(form(FormBody::new("t").joined(two())).await, "text=t&joined=a%2Cb,c+d");
    assert_eq!(form(FormBody::new("t").piped(two())).await, "text=t&piped=a%2Cb%7Cc+d");
}

#[tokio::test]
async fn a_list_that_is_said_to_be_json() {
    assert_eq!(form(FormBody::new("t").json(two())).await, "text=t&json=%5B%22a%2Cb%22%2C%22c+d%22%5D");
}

#[tokio::test]
async fn a_record_is_json_unless_the_document_says_otherwise() {
    let json = "%7B%22B%22%3A150%2C%22G%22%3A200%2C%22R%22%3A100%7D";
    assert_eq!(form(FormBody::new("t").color(color())).await, format!("text=t&color={json}"));
    let deep = "deep%5BB%5D=150&deep%5BG%5D=200&deep%5BR%5D=100";
    assert_eq!(form(FormBody::new("t").deep(color())).await, format!("text=t&{deep}"));
}
