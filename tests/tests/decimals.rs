//! Money is exact from text to text: what is sent has the digits that were given, what is read has the digits that came.

use flexiti_generated::runtime::Decimal;
use flexiti_tests::{Reply, Server};
use rust_decimal::dec;

/// The text of the amount in the body of a capture.
async fn sent(amount: Decimal) -> String {
    let server = Server::replying(Reply::ok("{}")).await;
    server.merchant().capture_authorization(2_112_233, amount).await.expect("answered");
    let call = server.only_call();
    let text = call.text().strip_prefix(r#"{"amount":"#).and_then(|rest| rest.strip_suffix('}'));
    text.expect("the amount is the only member").to_owned()
}

/// The amount in the answer to a capture.
async fn read(json: &str) -> Decimal {
    let server = Server::replying(Reply::ok(format!(r#"{{"amount":{json}}}"#))).await;
    let capture = server.merchant().capture_authorization(2_112_233, 1).await.expect("answered");
    capture.amount.expect("it is there")
}

#[tokio::test]
async fn a_tenth_and_two_tenths_are_three_tenths() {
    assert_eq!(sent(dec!(0.1) + dec!(0.2)).await, "0.3");
    assert_eq!(read("0.1").await + read("0.2").await, dec!(0.3));
}

#[tokio::test]
async fn eighteen_digits_keep_each_of_them() {
    for text in ["1234567890123456.78", "9999999999999999.99", "-9999999999999999.99", "9007199254740993"] {
        let amount: Decimal = text.parse().expect("a decimal");
        assert_eq!(sent(amount).await, text);
        assert_eq!(read(text).await.to_string(), text);
        assert_eq!(read(&format!(r#""{text}""#)).await.to_string(), text);
    }
}

#[tokio::test]
async fn zeros_at_the_end_stay() {
    assert_eq!(sent(dec!(10.50)).await, "10.50");
    assert_eq!(sent(dec!(10.00)).await, "10.00");
    assert_eq!(read(r#""120.05000""#).await.to_string(), "120.05000");
    assert_eq!(read("10.50").await.to_string(), "10.50");
}

#[tokio::test]
async fn an_exponent_is_exact_too() {
    assert_eq!(read("1.0264700e3").await, dec!(1026.47));
    assert_eq!(read("102647E-2").await, dec!(1026.47));
}

/// A generated crate with a float anywhere in it would be the end of exact money.
#[test]
fn there_is_no_float_in_the_generated_crate() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../flexiti-generated/src");
    let mut folders = vec![root];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the generated crate lies beside the tests") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("sources are text");
            let words = text.split(|c: char| !c.is_alphanumeric());
            assert_eq!(words.filter(|word| matches!(*word, "f32" | "f64")).count(), 0, "{}", path.display());
            files += 1;
        }
    }
    assert!(files > 5, "the sources were found");
}
