//! Records that others are made of: an answer is read as what it is, not as what all of them have.

use crate::calls::echoed;
use forms_client::types::{Bill, Coin, Heirs, HeirsBase};

/// Reads an answer, sends it back as it is, and gives it with what was sent.
async fn heirs(json: &str) -> Heirs {
    let first = Heirs::Coin(Coin::new("Coin", 1));
    let (read, sent) = echoed(json, first, |client, heirs| client.echo_heirs(heirs)).await;
    assert_eq!(sent, json, "what came goes back");
    read
}

#[tokio::test]
async fn by_the_name_of_the_component() {
    assert_eq!(heirs(r#"{"kind":"Coin","value":2}"#).await, Heirs::Coin(Coin::new("Coin", 2)));
}

#[tokio::test]
async fn by_the_values_that_an_heir_lists_itself() {
    let bill = Bill::new("note").serial("S1");
    assert_eq!(heirs(r#"{"kind":"note","serial":"S1"}"#).await, Heirs::Bill(bill));
}

#[tokio::test]
async fn what_is_none_of_the_heirs() {
    assert_eq!(heirs(r#"{"kind":"Heirs","note":"n"}"#).await, Heirs::Base(HeirsBase::new("Heirs").note("n")));
    let unknown = r#"{"kind":"cheque","payee":"p"}"#;
    assert!(matches!(heirs(unknown).await, Heirs::Other(json) if json.as_str() == unknown));
}
