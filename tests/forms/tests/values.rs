//! Single values in JSON: numbers of every size, dates, bytes, free-form JSON.

use crate::calls::{echoed, exchanged};
use flexiti_forms::Reply;
use flexiti_runtime::{Date, DateTime, Json};
use forms_client::types::Scalars;

async fn scalars(json: &str) -> (Scalars, String) {
    echoed(json, Scalars::new(), |client, scalars| client.echo_scalars(scalars)).await
}

#[tokio::test]
async fn an_integer_without_a_format_has_64_bits() {
    let json = r#"{"small":-2147483648,"whole":3000000000}"#;
    let (read, sent) = scalars(json).await;
    assert_eq!((read.whole, read.small, sent.as_str()), (Some(3_000_000_000), Some(i32::MIN), json));
    let json = r#"{"whole":-9223372036854775808}"#;
    assert_eq!(scalars(json).await.1, json);
}

#[tokio::test]
async fn an_integer_without_sign_has_all_64_bits() {
    let json = r#"{"unsigned":18446744073709551615}"#;
    let (read, sent) = scalars(json).await;
    assert_eq!((read.unsigned, sent.as_str()), (Some(u64::MAX), json));
}

#[tokio::test]
async fn decimals_are_exact_and_keep_their_zeros() {
    let json = r#"{"decimal":1026.470,"decimal_text":"79228162514264337593543950335","fraction":0.1}"#;
    let (read, sent) = scalars(json).await;
    assert_eq!(read.decimal.map(|decimal| decimal.to_string()), Some("1026.470".to_owned()));
    assert_eq!(sent, json);
}

#[tokio::test]
async fn numbers_that_come_as_texts() {
    let (read, sent) = scalars(r#"{"whole":"7","decimal":"0.10","decimal_text":0.10,"flag":"true"}"#).await;
    assert_eq!((read.whole, read.flag), (Some(7), Some(true)));
    assert_eq!(sent, r#"{"decimal":0.10,"decimal_text":"0.10","flag":true,"whole":7}"#);
}

#[tokio::test]
async fn dates_moments_bytes_and_ids() {
    let json = r#"{"bytes":"AP/+","day":"2024-02-29","id":"6F9619FF-8B86-D011-B42D-00CF4FC964FF","moment":"2024-02-29T23:59:60+01:00"}"#;
    let (read, sent) = scalars(json).await;
    assert_eq!(read.bytes.as_ref().map(|bytes| bytes.as_bytes().to_vec()), Some(vec![0, 255, 254]));
    assert_eq!(sent, json);
    let value = Scalars::new()
        .day("2024-02-29".parse::<Date>().unwrap())
        .moment("2024-02-29T12:00:00.5Z".parse::<DateTime>().unwrap())
        .bytes(vec![0, 255, 254]);
    let (received, _) = exchanged(Reply::json("{}"), |client| client.echo_scalars(value)).await;
    assert_eq!(received.text(), r#"{"bytes":"AP/+","day":"2024-02-29","moment":"2024-02-29T12:00:00.5Z"}"#);
}

#[tokio::test]
async fn free_form_json_keeps_every_digit_and_space() {
    let json = r#"{"any":{ "b":1.0, "a":[1e2,null, 12345678901234567890123] }}"#;
    let (read, sent) = scalars(json).await;
    assert_eq!(read.any.as_ref().map(Json::as_str), Some(r#"{ "b":1.0, "a":[1e2,null, 12345678901234567890123] }"#));
    assert_eq!(sent, json);
}

#[tokio::test]
async fn lists_keep_their_nulls() {
    let json = r#"["a",null,""]"#;
    let (read, sent) = echoed(json, Vec::new(), |client, list| client.echo_list(list)).await;
    assert_eq!((read.len(), sent.as_str()), (3, json));
}
