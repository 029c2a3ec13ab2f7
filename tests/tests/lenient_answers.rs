//! An answer never fails for being more, less or other than the document says, as long as it can be understood.

use flexiti_generated::operations::account::VerifyCustomerFormat;
use flexiti_generated::operations::interest::CalculateInterestResponse;
use flexiti_generated::runtime::operation::Head;
use flexiti_generated::runtime::wire;
use flexiti_generated::runtime::{Decimal, Json};
use flexiti_generated::types::{AccountSummary, AccountSummaryAccountStatus};
use flexiti_tests::{Exact, Reply, Server};
use rust_decimal::dec;

/// What a search reads from this answer.
async fn found(body: &str) -> Vec<AccountSummary> {
    let server = Server::replying(Reply::ok(body)).await;
    let day = flexiti_generated::runtime::Date::new(1900, 1, 1).expect("a day");
    server.merchant().search_customers("John", "Smith", day).await.expect("it can be understood")
}

/// What a calculation reads from this answer.
async fn offers(reply: Reply) -> CalculateInterestResponse {
    let server = Server::replying(reply).await;
    server.merchant().calculate_interest(116_994_755).await.expect("it can be understood")
}

#[tokio::test]
async fn the_documented_answer_has_numbers_as_texts_and_an_unknown_member() {
    let documented =
        flexiti_tests::documented::answer("get", "/v2.5/client-id/{client_id}/customers/search", "accounts");
    let accounts = found(&json_of(&documented)).await;
    assert_eq!(accounts.len(), 2);
    assert_eq!(accounts[0].credit_limit, Some(dec!(1000.00)));
    assert_eq!(accounts[0].available_credit, Some(dec!(659.51)));
    assert_eq!(accounts[0].account_number.as_ref().map(|number| number.as_str()), Some("123456789"));
    assert_eq!(accounts[0].account_status, Some(AccountSummaryAccountStatus::N));
    assert_eq!(accounts[1].tos_agreement, None, "the second one calls it tos");
}

#[tokio::test]
async fn the_documented_offer() {
    let path = "/v2.5.1/client-id/{client_id}/accounts/{account_number}/calculate-interest";
    let offer = offers(Reply::ok(json_of(&flexiti_tests::documented::answer("post", path, "consumer")))).await;
    let plan = &offer.promotional_purchase.expect("it came")[0];
    assert_eq!((plan.plan_id, plan.plan_name.as_deref()), (Some(4), Some("EMP - Regular Interest")));
    let term = &plan.terms.as_ref().expect("it came")[0];
    assert_eq!((term.term, term.term_amount), (Some(3), Some(dec!(3.56))));
    assert_eq!(offer.customer.expect("it came").air, Some(dec!(0.3099)));
}

#[tokio::test]
async fn unknown_members_at_every_depth() {
    let offer = offers(Reply::ok(
        r#"{"amount":10.5,"new":{"deep":[1,{"er":null}]},"customer":{"air":0.3,"mood":"sunny"},
            "promotional_purchase":[{"plan_id":4,"colour":"red","terms":[{"term":3,"extra":[[]]}]}]}"#,
    ))
    .await;
    assert_eq!(offer.amount, Some(dec!(10.5)));
    assert_eq!(offer.promotional_purchase.expect("it came")[0].plan_id, Some(4));
}

#[tokio::test]
async fn an_unknown_value_is_kept_and_goes_back_as_it_came() {
    let account = found(r#"[{"account_status":"Ω-new","risk_rating":"??"}]"#).await.remove(0);
    assert_eq!(account.account_status, Some(AccountSummaryAccountStatus::Other("Ω-new".into())));
    assert_eq!(wire::to_json(&account), r#"{"account_status":"Ω-new","risk_rating":"??"}"#);
    let server = Server::replying(Reply::ok("{}")).await;
    let pigeon = VerifyCustomerFormat::Other("carrier_pigeon".into());
    server.merchant().verify_customer(116_994_755, pigeon).await.expect("answered");
    assert_eq!(server.only_call().text(), r#"{"format":"carrier_pigeon"}"#);
}

#[tokio::test]
async fn a_text_that_is_too_long_and_a_number_with_too_many_digits() {
    let long = "J".repeat(5000);
    let body = format!(r#"[{{"first_name":"{long}","account_number":"123456789012345678901234567890"}}]"#);
    let account = found(&body).await.remove(0);
    assert_eq!(account.first_name.map(|name| name.len()), Some(5000));
    assert_eq!(account.account_number.map(|number| number.to_string().len()), Some(30));
}

#[tokio::test]
async fn numbers_as_texts_and_texts_as_numbers() {
    let offer = offers(Reply::ok(
        r#"{"account_number":"00116994755","amount":"10.50",
            "promotional_purchase":[{"plan_id":"4","plan_name":7,"terms":[{"term":"3","term_amount":"3.56"}]}]}"#,
    ))
    .await;
    assert_eq!(offer.account_number.map(|number| number.to_string()).as_deref(), Some("00116994755"));
    assert_eq!(offer.amount.map(|amount: Decimal| amount.to_string()).as_deref(), Some("10.50"));
    let plan = &offer.promotional_purchase.expect("it came")[0];
    assert_eq!((plan.plan_id, plan.plan_name.as_deref()), (Some(4), Some("7")));
}

#[tokio::test]
async fn members_that_are_null_or_missing() {
    let null =
        offers(Reply::ok(r#"{"account_number":null,"amount":null,"customer":null,"promotional_purchase":null}"#));
    assert_eq!((null.await.amount, offers(Reply::ok("{}")).await.amount), (None, None));
    assert_eq!(offers(Reply::ok("")).await.amount, None, "not even a body");
    assert_eq!(found("[{}, {}]").await.len(), 2);
}

/// A till goes on without what it does not need, and whoever wants to know hears of it.
#[tokio::test]
async fn what_cannot_be_read_counts_as_absent_and_is_told() {
    let body = r#"{"account_number":["1"],"amount":"10.50 CAD","customer":"John",
        "promotional_purchase":[null,{"plan_id":4,"plan_name":{},"terms":[null,{"term":"three","term_amount":3.56}]}]}"#;
    let server = Server::replying(Reply::ok(body)).await;
    let head = Head::default();
    let client = server.merchant();
    let call = client.calculate_interest(116_994_755).options(|options| options.head(&head));
    let offer = call.await.expect("it can be understood");
    assert_eq!((offer.account_number, offer.amount, offer.customer), (None, None, None));
    let plans = offer.promotional_purchase.expect("it came");
    assert_eq!((plans.len(), plans[0].plan_id, plans[0].plan_name.as_deref()), (1, Some(4), None));
    let terms = plans[0].terms.as_ref().expect("they came");
    assert_eq!((terms.len(), terms[0].term, terms[0].term_amount), (1, None, Some(dec!(3.56))));
    let odd: Vec<String> = head.oddities().iter().map(|odd| odd.path()).collect();
    let plan = "promotional_purchase[1]";
    let members = ["plan_name", "terms[0]", "terms[1].term"].map(|member| format!("{plan}.{member}"));
    assert_eq!(odd[..4], ["account_number", "amount", "customer", "promotional_purchase[0]"]);
    assert_eq!(odd[4..], members);
    assert!(!format!("{head:?}").contains("John"), "{head:?}");
}

#[tokio::test]
async fn json_that_says_it_is_a_page() {
    assert_eq!(offers(Reply::html(r#"{"amount":10.5}"#)).await.amount, Some(dec!(10.5)));
}

/// Both of the documented answers to verify: a sentence, and a number.
#[tokio::test]
async fn a_member_of_either_kind() {
    for example in ["sms", "bypass"] {
        let path = "/v2.5/client-id/{client_id}/account/{account_number}/verify";
        let documented = flexiti_tests::documented::answer("post", path, example);
        let server = Server::replying(Reply::ok(json_of(&documented))).await;
        let verified = server.merchant().verify_customer(116_994_755, VerifyCustomerFormat::Sms).await;
        let code = verified.expect("it can be understood").verification_code.expect("it came");
        assert_eq!(code, documented.member(&["verification_code"]).text());
    }
}

/// The JSON text of an example; its numbers keep their text.
fn json_of(value: &Exact) -> String {
    let text = |text: &str| Json::of(&text).as_str().to_owned();
    match value {
        Exact::Bare(bare) => bare.clone(),
        Exact::Text(value) => text(value),
        Exact::List(items) => format!("[{}]", items.iter().map(json_of).collect::<Vec<_>>().join(",")),
        Exact::Record(members) => {
            let members: Vec<_> =
                members.iter().map(|(name, value)| format!("{}:{}", text(name), json_of(value))).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}
