//! Query parameters: `form`, `spaceDelimited`, `pipeDelimited` and `deepObject` (OpenAPI 3.0.4, "Style Values").

use crate::calls::{color, colors, target};
use flexiti_runtime::{Date, DateTime};
use forms_client::types::Level;

#[tokio::test]
async fn form() {
    let target = target(|client| client.query_form().text("blue").list(colors()).record(color())).await;
    assert_eq!(target, "/query-form?text=blue&list=blue,black,brown&record=B,150,G,200,R,100");
}

#[tokio::test]
async fn form_exploded() {
    let target = target(|client| client.query_form_explode().text("blue").list(colors()).record(color())).await;
    assert_eq!(target, "/query-form-explode?text=blue&list=blue&list=black&list=brown&B=150&G=200&R=100");
}

#[tokio::test]
async fn space_delimited() {
    let target = target(|client| client.query_space().list(colors()).record(color())).await;
    assert_eq!(target, "/query-space?list=blue%20black%20brown&record=B%20150%20G%20200%20R%20100");
}

#[tokio::test]
async fn pipe_delimited() {
    let target = target(|client| client.query_pipe().list(colors()).record(color())).await;
    assert_eq!(target, "/query-pipe?list=blue%7Cblack%7Cbrown&record=B%7C150%7CG%7C200%7CR%7C100");
}

#[tokio::test]
async fn deep_object() {
    let target = target(|client| client.query_deep().record(color())).await;
    assert_eq!(target, "/query-deep?record%5BB%5D=150&record%5BG%5D=200&record%5BR%5D=100");
}

#[tokio::test]
async fn what_is_empty_and_what_is_absent() {
    assert_eq!(target(|client| client.query_form()).await, "/query-form");
    assert_eq!(target(|client| client.query_form().text("")).await, "/query-form?text=");
    assert_eq!(target(|client| client.query_form().list(vec![])).await, "/query-form");
    assert_eq!(target(|client| client.query_form().list(vec![String::new()])).await, "/query-form?list=");
    assert_eq!(target(|client| client.query_form_explode().list(vec![])).await, "/query-form-explode");
    let two = vec![String::new(), String::new()];
    assert_eq!(target(|client| client.query_form_explode().list(two)).await, "/query-form-explode?list=&list=");
}

#[tokio::test]
async fn delimiters_inside_a_value_are_not_delimiters() {
    let list = vec!["a,b".to_owned(), "c d|e".to_owned(), "f&g=h+i".to_owned()];
    let escaped = "a%2Cb,c%20d%7Ce,f%26g%3Dh%2Bi";
    assert_eq!(target(|client| client.query_form().list(list)).await, format!("/query-form?list={escaped}"));
}

#[tokio::test]
async fn reserved_characters_stay_where_the_document_allows_them() {
    let text = ":/?@!$()*,;= &#[]+%";
    let kept = target(|client| client.query_reserved().kept(text)).await;
    // What would end the value or the query is escaped all the same.
    assert_eq!(kept, "/query-reserved?kept=:/?@!$()*,;=%20%26%23%5B%5D%2B%25");
    let escaped = target(|client| client.query_reserved().escaped(text)).await;
    assert_eq!(escaped, "/query-reserved?escaped=%3A%2F%3F%40%21%24%28%29%2A%2C%3B%3D%20%26%23%5B%5D%2B%25");
}

#[tokio::test]
async fn a_parameter_with_content_is_json() {
    let target = target(|client| client.query_json().filter(color())).await;
    assert_eq!(target, "/query-json?filter=%7B%22B%22%3A150%2C%22G%22%3A200%2C%22R%22%3A100%7D");
}

#[tokio::test]
async fn single_values_of_every_type() {
    let target = target(|client| {
        let request = client.query_scalars().whole(3_000_000_000).fraction(0.5).flag(true).level(Level::Minus1);
        request.day("2024-02-29".parse::<Date>().unwrap()).moment("2024-02-29T12:00:00Z".parse::<DateTime>().unwrap())
    })
    .await;
    assert_eq!(
        target,
        "/query-scalars?whole=3000000000&fraction=0.5&flag=true&level=-1&day=2024-02-29&moment=2024-02-29T12%3A00%3A00Z"
    );
}
