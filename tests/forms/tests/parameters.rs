//! Headers (`simple`) and cookies (`form`).

use crate::calls::{color, colors, refused_before_sending, sent};

#[tokio::test]
async fn headers() {
    let received = sent(|client| {
        client.header_simple().x_text("light blue").x_list(colors()).x_record(color()).x_record_explode(color())
    })
    .await;
    assert_eq!(received.header("x-text"), Some("light blue"));
    assert_eq!(received.header("x-list"), Some("blue,black,brown"));
    assert_eq!(received.header("x-record"), Some("B,150,G,200,R,100"));
    assert_eq!(received.header("x-record-explode"), Some("B=150,G=200,R=100"));
}

#[tokio::test]
async fn an_empty_header_is_sent_and_an_absent_one_is_not() {
    let received = sent(|client| client.header_simple().x_text("")).await;
    assert_eq!(received.header("x-text"), Some(""));
    assert_eq!(received.header("x-list"), None);
}

#[tokio::test]
async fn a_header_cannot_begin_another() {
    refused_before_sending(|client| client.header_simple().x_text("a\r\nx-evil: 1")).await;
}

#[tokio::test]
async fn cookies() {
    let received = sent(|client| client.cookie_form().text("blue").list(colors()).record(color())).await;
    assert_eq!(received.header("cookie"), Some("text=blue; list=blue,black,brown; record=B,150,G,200,R,100"));
}

#[tokio::test]
async fn cookies_exploded() {
    let received = sent(|client| client.cookie_form_explode().list(colors()).record(color())).await;
    assert_eq!(received.header("cookie"), Some("list=blue; list=black; list=brown; B=150; G=200; R=100"));
}

#[tokio::test]
async fn a_cookie_cannot_begin_another() {
    let received = sent(|client| client.cookie_form().text("a; b=c")).await;
    assert_eq!(received.header("cookie"), Some("text=a%3B%20b%3Dc"));
    let received = sent(|client| client.cookie_form().text("")).await;
    assert_eq!(received.header("cookie"), Some("text="));
}
