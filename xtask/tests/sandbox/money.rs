//! No money is lost: whatever is asked in whatever order, what was authorized is captured, released or still held, and
//! what is owed is what was captured and charged, less what was returned, refunded and paid. And a refusal changes nothing.

use std::{collections::BTreeMap, time::Duration};

use flexiti_mock::{scenario::Scenario, value::Value};
use proptest::{collection::vec, prelude::*, sample::Index};

use super::{api, scenario, scopes, till::Till};

/// Whose money it is: one that begins with nothing, one that has an authorization and a capture, a small one.
const ACCOUNTS: [&str; 3] = ["116994755", "9000700", "9000005"];

/// What somebody does next. Amounts are cents; which authorization or capture is meant is found out when it is done.
#[derive(Clone, Debug)]
enum Move {
    Authorize { account: usize, cents: i64, promotional: bool, at_once: bool },
    Capture { authorization: Index, cents: i64 },
    Release { authorization: Index, cents: Option<i64> },
    Return { capture: Index, cents: Option<i64> },
    Refund { account: usize, cents: i64 },
    Transact { account: usize, cents: i64, kind: &'static str, key: u8 },
    Wait { days: u8 },
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let account = 0..ACCOUNTS.len();
    // Some are above every limit, some are no amounts.
    let cents = prop_oneof![8 => 1_i64..60_000, 1 => 900_000_i64..2_000_000, 1 => -5_i64..1];
    let kind = prop_oneof![Just("deposit"), Just("instore_payment"), Just("tradein")];
    vec(
        prop_oneof![
            4 => (account.clone(), cents.clone(), any::<bool>(), any::<bool>())
                .prop_map(|(account, cents, promotional, at_once)| Move::Authorize { account, cents, promotional, at_once }),
            5 => (any::<Index>(), cents.clone())
                .prop_map(|(authorization, cents)| Move::Capture { authorization, cents }),
            3 => (any::<Index>(), proptest::option::of(cents.clone()))
                .prop_map(|(authorization, cents)| Move::Release { authorization, cents }),
            4 => (any::<Index>(), proptest::option::of(cents.clone()))
                .prop_map(|(capture, cents)| Move::Return { capture, cents }),
            2 => (account.clone(), cents.clone()).prop_map(|(account, cents)| Move::Refund { account, cents }),
            3 => (account, cents, kind, 0_u8..4)
                .prop_map(|(account, cents, kind, key)| Move::Transact { account, cents, kind, key }),
            1 => (0_u8..60).prop_map(|days| Move::Wait { days }),
        ],
        1..40,
    )
}

fn amount(cents: i64) -> String {
    format!("{}{}.{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)
}

fn records(state: &Value, collection: &str) -> Vec<Value> {
    state.get(collection).and_then(Value::as_map).map(|map| map.values().cloned().collect()).unwrap_or_default()
}

fn number(record: &Value, member: &str) -> i64 {
    record.get(member).and_then(Value::as_i64).unwrap_or_else(|| panic!("{record} has no {member}"))
}

fn text(record: &Value, member: &str) -> String {
    record.get(member).and_then(Value::scalar_text).unwrap_or_else(|| panic!("{record} has no {member}")).to_owned()
}

fn sum(records: &[Value], of: &str, id: &str, member: &str) -> i64 {
    records.iter().filter(|record| text(record, of) == id).map(|record| number(record, member)).sum()
}

/// Does a move; whether it was accepted.
fn play(scenario: &Scenario, till: &mut Till<'_>, state: &Value, one: &Move) -> Option<bool> {
    let json = |text: String| Value::from_json(text.as_bytes()).unwrap();
    let pick = |index: &Index, collection: &str| {
        let there = records(state, collection);
        let own: Vec<_> = there
            .iter()
            .filter(|record| ACCOUNTS.contains(&text(record, "account_number").as_str()))
            .cloned()
            .collect();
        index.get(&own).clone()
    };
    let answer = match one {
        Move::Authorize { account, cents, promotional, at_once } => {
            let option = if *promotional {
                r#"{"transaction_type":"promotional_purchase","plan_id":4,"term":6}"#
            } else {
                r#"{"transaction_type":"regular_purchase"}"#
            };
            let body = format!(
                r#"{{"account_number":{},"amount":{},"auto_capture":{at_once},"financing_option":{option}}}"#,
                ACCOUNTS[*account],
                amount(*cents)
            );
            till.ask("createAuthorization", &[], json(body))
        }
        Move::Capture { authorization, cents } => {
            let id = text(&pick(authorization, "authorizations"), "authorization_id");
            let body = json(format!(r#"{{"amount":{}}}"#, amount(*cents)));
            till.ask("captureAuthorization", &[("path.authorization_id", &id)], body)
        }
        Move::Release { authorization, cents } => {
            let id = text(&pick(authorization, "authorizations"), "authorization_id");
            let body =
                cents.map_or_else(|| json("{}".to_owned()), |cents| json(format!(r#"{{"amount":{}}}"#, amount(cents))));
            till.ask("releaseAuthorization", &[("path.authorization_id", &id)], body)
        }
        Move::Return { capture, cents } => {
            let capture = pick(capture, "captures");
            let (id, authorization) = (text(&capture, "capture_id"), text(&capture, "authorization_id"));
            let body = match cents {
                Some(cents) => json(format!(r#"{{"amount":{},"full_return":false}}"#, amount(*cents))),
                None => json(r#"{"full_return":true}"#.to_owned()),
            };
            till.ask("returnCapture", &[("path.authorization_id", &authorization), ("path.capture_id", &id)], body)
        }
        Move::Refund { account, cents } => {
            let body = json(format!(r#"{{"amount":{}}}"#, amount(*cents)));
            till.ask("refundAccount", &[("path.account_number", ACCOUNTS[*account])], body)
        }
        Move::Transact { account, cents, kind, key } => {
            let body = format!(
                r#"{{"account_number":"{}","amount":"{}","transaction_type":"{kind}","verification_code":2222}}"#,
                ACCOUNTS[*account],
                amount(*cents)
            );
            // Keys come again, with other bodies under them, too. The last one stands for none.
            let key_text = key.to_string();
            let headers = [("headers.x-idempotency-key", key_text.as_str())];
            till.ask("createTransaction", if *key < 3 { &headers } else { &[] }, json(body))
        }
        Move::Wait { days } => {
            scenario.advance(Duration::from_secs(u64::from(*days) * 86_400));
            till.renew("merchant");
            return None;
        }
    };
    assert!(matches!(answer.status, 200 | 409), "{one:?}: {answer:?}");
    Some(answer.status == 200)
}

/// What must hold of the state at any time.
pub(super) fn balanced(state: &Value) {
    let of = |collection: &str| records(state, collection);
    let (authorizations, captures, returns) = (of("authorizations"), of("captures"), of("returns"));
    let (refunds, transactions) = (of("refunds"), of("transactions"));
    let mut released: BTreeMap<String, i64> = BTreeMap::new();
    for authorization in &authorizations {
        let (id, account) = (text(authorization, "authorization_id"), text(authorization, "account_number"));
        let captured = sum(&captures, "authorization_id", &id, "amount");
        let (amount, remaining) = (number(authorization, "amount"), number(authorization, "remaining"));
        assert!(remaining >= 0 && amount - captured - remaining >= 0, "authorization {id}");
        assert_eq!(remaining == 0, text(authorization, "status") == "closed", "authorization {id}");
        *released.entry(account).or_default() += amount - captured - remaining;
    }
    for capture in &captures {
        let id = text(capture, "capture_id");
        let (amount, remaining) = (number(capture, "amount"), number(capture, "remaining"));
        assert_eq!(amount, remaining + sum(&returns, "capture_id", &id, "amount"), "capture {id}");
        assert!(remaining >= 0, "capture {id}");
    }
    for account in of("accounts") {
        let id = text(&account, "account_number");
        let total = |records: &[Value], member: &str| sum(records, "account_number", &id, member);
        let deposits: Vec<_> =
            transactions.iter().filter(|one| text(one, "transaction_type") == "deposit").cloned().collect();
        let deposited = total(&deposits, "amount");
        let paid = total(&transactions, "amount") - deposited;
        let (authorized, held) = (number(&account, "authorized"), number(&account, "held"));
        assert_eq!(authorized, total(&authorizations, "amount"), "authorized of {id}");
        assert_eq!(held, total(&authorizations, "remaining"), "held of {id}");
        assert_eq!(number(&account, "released"), released.get(&id).copied().unwrap_or(0), "released of {id}");
        assert_eq!(number(&account, "captured"), total(&captures, "amount"), "captured of {id}");
        assert_eq!(number(&account, "returned"), total(&returns, "amount"), "returned of {id}");
        assert_eq!(number(&account, "refunded"), total(&refunds, "amount"), "refunded of {id}");
        assert_eq!((number(&account, "deposited"), number(&account, "paid")), (deposited, paid), "paid of {id}");
        assert_eq!(authorized, number(&account, "captured") + number(&account, "released") + held, "{id}");
        let owed = number(&account, "captured") + deposited
            - number(&account, "returned")
            - number(&account, "refunded")
            - paid;
        assert_eq!(number(&account, "balance"), owed, "balance of {id}");
        assert!(held >= 0, "held of {id}");
        assert!(number(&account, "balance") + held <= number(&account, "limit"), "limit of {id}");
    }
}

/// The state without its clock.
fn records_of(state: &Value) -> String {
    let kept = state.as_map().into_iter().flatten().filter(|(name, _)| !matches!(&***name, "clock" | "tokens"));
    kept.map(|(name, value)| format!("{name}: {value}\n")).collect()
}

#[test]
fn the_seeds_are_balanced() {
    balanced(&scenario(&api()).state());
}

#[test]
fn money_is_conserved_whatever_is_asked() {
    let api = api();
    let (scopes, scenario) = (scopes(&api), scenario(&api));
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(moves in moves())| {
        scenario.reset();
        let mut till = Till::open(&scenario, &scopes, "flexitidemo", "merchant");
        let mut state = scenario.state();
        for one in &moves {
            let accepted = play(&scenario, &mut till, &state, one);
            let after = scenario.state();
            if accepted == Some(false) {
                prop_assert_eq!(records_of(&state), records_of(&after), "a refusal changed something: {:?}", one);
            }
            balanced(&after);
            state = after;
        }
    });
}
