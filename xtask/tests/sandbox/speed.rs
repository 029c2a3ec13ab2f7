//! A purchase takes well under a millisecond, and a day of them takes no more room than an hour.

use std::time::{Duration, Instant};

use flexiti_mock::value::Value;

use super::{api, scenario, scopes, till::Till};

/// For a build without optimisation, on a machine that has other things to do.
const BOUND: Duration = Duration::from_millis(2);

const PURCHASES: u32 = 7_000;

#[test]
fn the_last_purchase_is_as_quick_as_the_first() {
    let api = api();
    let (scopes, scenario) = (scopes(&api), scenario(&api));
    let till = Till::open(&scenario, &scopes, "flexitidemo", "merchant");
    let json = |text: &str| Value::from_json(text.as_bytes()).unwrap();
    let (ten, all) = (json(r#"{"amount":10.00}"#), json(r#"{"full_return":true}"#));
    let purchase = json(
        r#"{"account_number":116994755,"amount":10.00,"auto_capture":false,
            "financing_option":{"transaction_type":"promotional_purchase","plan_id":4,"term":12}}"#,
    );
    let start = Instant::now();
    for _ in 0..PURCHASES {
        let member = |answer: &flexiti_mock::scenario::Answer, name: &str| {
            let found = answer.body.as_ref().and_then(|body| body.get(name)).and_then(Value::scalar_text);
            found.unwrap_or_else(|| panic!("{answer:?}")).to_owned()
        };
        let authorized = till.ask("createAuthorization", &[], purchase.clone());
        let authorization = member(&authorized, "authorization_id");
        let path = [("path.authorization_id", authorization.as_str())];
        let capture = member(&till.ask("captureAuthorization", &path, ten.clone()), "capture_id");
        let path = [("path.authorization_id", authorization.as_str()), ("path.capture_id", capture.as_str())];
        assert_eq!(till.ask("returnCapture", &path, all.clone()).status, 200);
        till.ask("calculateInterest", &[("path.account_number", "116994755")], ten.clone());
    }
    let each = start.elapsed() / (PURCHASES * 4);
    println!("{each:?} a request");
    assert!(each < BOUND, "{each:?} a request");
    let state = scenario.state();
    for collection in ["authorizations", "captures", "returns"] {
        let kept = state.get(collection).and_then(Value::as_map).map_or(0, |records| records.len());
        assert!((5000..6300).contains(&kept), "{kept} {collection}");
    }
    // What was forgotten is still in the sums.
    let account = state.get("accounts").and_then(|accounts| accounts.get("116994755")).cloned().unwrap();
    let number = |member: &str| account.get(member).and_then(Value::as_i64).unwrap();
    assert_eq!(number("captured"), i64::from(PURCHASES) * 1000);
    assert_eq!((number("returned"), number("balance"), number("held")), (number("captured"), 0, 0));
}
