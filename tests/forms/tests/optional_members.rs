//! Null, absent, value: three states where the document has three, in both directions; and what travels one way only.

use crate::calls::{echoed, exchanged, sent};
use flexiti_forms::Reply;
use forms_client::types::{Account, States};

async fn states(json: &str) -> (States, String) {
    echoed(json, States::new(), |client, states| client.echo_states(states)).await
}

#[tokio::test]
async fn null_absent_and_value_are_three() {
    let (read, sent) = states(r#"{"always":"a","maybe":null}"#).await;
    assert_eq!((read.maybe, sent.as_str()), (Some(None), r#"{"always":"a","maybe":null}"#));
    let (read, sent) = states(r#"{"always":"a"}"#).await;
    assert_eq!((read.maybe, sent.as_str()), (None, r#"{"always":"a"}"#));
    let (read, sent) = states(r#"{"always":"a","maybe":"b"}"#).await;
    assert_eq!((read.maybe, sent.as_str()), (Some(Some("b".into())), r#"{"always":"a","maybe":"b"}"#));
}

#[tokio::test]
async fn what_is_required_and_nullable_is_null_and_never_absent() {
    let (read, sent) = states(r#"{"always":null}"#).await;
    assert_eq!((read.always, sent.as_str()), (None, r#"{"always":null}"#));
}

#[tokio::test]
async fn a_null_that_the_document_does_not_have_is_absent() {
    let (read, sent) = states(r#"{"always":"a","plain":null}"#).await;
    assert_eq!((read.plain, sent.as_str()), (None, r#"{"always":"a"}"#));
}

#[tokio::test]
async fn a_caller_can_say_all_three() {
    let (received, _) = exchanged(Reply::json("{}"), |client| client.echo_states(States::new().maybe_null())).await;
    assert_eq!(received.text(), r#"{"always":null,"maybe":null}"#);
    let received = sent(|client| client.states_in_place().maybe_null()).await;
    assert_eq!(received.text(), r#"{"always":null,"maybe":null}"#);
    let received = sent(|client| client.states_in_place().always("a").maybe("b")).await;
    assert_eq!(received.text(), r#"{"always":"a","maybe":"b"}"#);
    let received = sent(|client| client.states_in_place().plain("c")).await;
    assert_eq!(received.text(), r#"{"always":null,"plain":"c"}"#);
}

#[tokio::test]
async fn what_is_read_only_is_not_asked_of_a_caller_and_what_is_write_only_not_of_an_answer() {
    let reply = Reply::json(r#"{"id":"1","name":"a"}"#);
    let account = Account::new("a", "p");
    let (received, result) = exchanged(reply, |client| client.echo_account(account)).await;
    assert_eq!(received.text(), r#"{"name":"a","password":"p"}"#);
    let read = result.unwrap();
    assert_eq!((read.id.as_deref(), read.password), (Some("1"), None));
}
