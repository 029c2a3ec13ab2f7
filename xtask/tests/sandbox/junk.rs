//! Whatever is sent, the scenario has an answer: a refusal at worst, never a failure of its own; and the money is still
//! all there.

use flexiti_mock::value::{Number, Value};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{api, money::balanced, scenario, scopes, till::Till};

/// Members of bodies and names of parameters.
const MEMBERS: [&str; 34] = [
    "account_number",
    "amount",
    "vcc_number",
    "reference",
    "financing_option",
    "transaction_type",
    "plan_id",
    "term",
    "auto_capture",
    "verification_code",
    "request_id",
    "external_location_id",
    "widget_session_id",
    "format",
    "security_qid",
    "security_answer",
    "customer_id",
    "flow",
    "customer_identification",
    "personal_information",
    "first_name",
    "last_name",
    "dob",
    "full_return",
    "capture_id",
    "tos_agreement",
    "account_type",
    "middle_name",
    "code",
    "grant_type",
    "refresh_token",
    "client_id",
    "client_secret",
    "lang",
];

const PARAMETERS: [&str; 16] = [
    "path.account_number",
    "path.authorization_id",
    "path.capture_id",
    "query.account_number",
    "query.vcc_number",
    "query.customer_id",
    "query.first_name",
    "query.last_name",
    "query.dob",
    "query.postal_code",
    "query.page_number",
    "query.page_size",
    "query.creation_date_from",
    "query.creation_date_to",
    "headers.x-idempotency-key",
    "headers.x-context-hash",
];

/// Values that mean something here and there, and others that mean nothing anywhere.
const TEXTS: [&str; 26] = [
    "116994755",
    "20009100",
    "9000002",
    "9000001",
    "1070015210360001",
    "700",
    "701",
    "promotional_purchase",
    "regular_purchase",
    "deposit",
    "tradein",
    "sms",
    "security_question",
    "regular_purchase_bypass",
    "purchase",
    "apply",
    "business",
    "customer",
    "refresh_token",
    "10.00",
    "2026-01-05",
    "",
    "0",
    "-1",
    "99999999999999999999",
    "é\u{0}\"'{{ 1 }}",
];

const NUMBERS: [&str; 12] = [
    "0",
    "1",
    "4",
    "6",
    "10.50",
    "0.001",
    "-5",
    "1e3",
    "1e400",
    "9999999999999999.99",
    "116994755",
    "123456789012345678901234567890",
];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => select(TEXTS.to_vec()).prop_map(Value::from),
        3 => select(NUMBERS.to_vec()).prop_map(|text| Number::from_text(text).unwrap().into()),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 24, 8, |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..3).prop_map(Value::from),
            4 => vec((select(MEMBERS.to_vec()), inner), 0..8).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

#[test]
fn no_request_makes_the_scenario_fail() {
    let api = api();
    let (scopes, scenario) = (scopes(&api), scenario(&api));
    let operations: Vec<String> = scenario.operations().map(str::to_owned).collect();
    let body = prop_oneof![
        1 => value(),
        8 => vec((select(MEMBERS.to_vec()), value()), 0..16).prop_map(|members| members.into_iter().collect()),
    ];
    let parameters = vec((select(PARAMETERS.to_vec()), select(TEXTS.to_vec())), 0..10);
    let config = ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() };
    let merchant = Till::open(&scenario, &scopes, "flexitidemo", "merchant");
    let customer = Till::open(&scenario, &scopes, "flexitidemo", "customer");
    proptest!(config, |(operation in select(operations), parameters in parameters, body in body, online in any::<bool>())| {
        let till = if online { &customer } else { &merchant };
        let answer = till.ask(&operation, &parameters, body.clone());
        prop_assert!(answer.status != 500, "{} {:?} {}: {:?}", operation, parameters, body, answer);
    });
    balanced(&scenario.state());
}
