//! What is sensitive reaches no text that a program might print: a canary in each place, and none of them sings.

use flexiti_generated::operations::account::VerifyCustomerFormat;
use flexiti_generated::operations::transaction::CreateTransactionTransactionType;
use flexiti_generated::operations::widget::InitWidgetFlow;
use flexiti_generated::runtime::{Credentials, Date, Outcome};
use flexiti_generated::types::{
    CustomerIdentification, CustomerIdentificationPersonalInformation, FinancingOption, FinancingOptionTransactionType,
};
use flexiti_generated::{Client, Environment};
use flexiti_tests::{Reply, Server};
use rust_decimal::dec;
use std::error::Error;

/// Digits that stand for every number, and a word that stands for every text.
const NUMBER: &str = "73737373";
const WORD: &str = "canary";

#[track_caller]
fn silent(printed: &str) {
    assert!(!printed.contains(NUMBER) && !printed.to_lowercase().contains(WORD), "a canary sings: {printed}");
}

/// Everything that an error can print, down to its last cause.
fn all_of(error: &impl Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    text
}

fn person() -> CustomerIdentification {
    let john = CustomerIdentificationPersonalInformation::new()
        .first_name("CanaryJohn")
        .last_name("CanarySmith")
        .dob(Date::new(7373, 3, 7).expect("a day"))
        .postal_code("canary");
    CustomerIdentification::new().account_number(NUMBER).vcc_number(NUMBER).personal_information(john)
}

#[tokio::test]
async fn requests() {
    let server = Server::replying(Reply::ok("{}")).await;
    let client = server.merchant();
    let purchase = || FinancingOption::new(FinancingOptionTransactionType::RegularPurchase);
    let birthday = Date::new(1900, 1, 1).expect("a day");
    silent(&format!("{:?}", client.calculate_interest(NUMBER)));
    silent(&format!("{:?}", client.search_customers("CanaryJohn", "CanarySmith", birthday).postal_code("canary")));
    silent(&format!("{:?}", client.lookup_customer().account_number(NUMBER).vcc_number(NUMBER).customer_id(NUMBER)));
    silent(&format!("{:?}", client.decode_drivers_license("@ANSI canary")));
    silent(&format!("{:?}", client.init_widget(InitWidgetFlow::Purchase).customer_identification(person())));
    silent(&format!("{:?} {:#?}", person(), person()));
    let verify = client.verify_customer(NUMBER, VerifyCustomerFormat::SecurityQuestion);
    let verify = verify.security_answer("canary").vcc_number(NUMBER).account_number_in_body(NUMBER);
    silent(&format!("{verify:?} {verify:#?}"));
    let authorize = client.create_authorization(NUMBER, purchase(), dec!(10), false).vcc_number(NUMBER);
    silent(&format!("{:?}", authorize.verification_code(NUMBER).widget_session_id("canary")));
    let refund = client.refund_account(NUMBER).vcc_number(NUMBER).external_employee_id("canary");
    silent(&format!("{refund:?}"));
    let deposit = client.create_transaction(CreateTransactionTransactionType::Deposit, dec!(10), NUMBER);
    let deposit = deposit.account_number(NUMBER).vcc_number(NUMBER).customer_id(NUMBER).external_employee_id("canary");
    silent(&format!("{deposit:?}"));
    silent(&format!("{:?}", client.create_token("flexitidemo", "canary").refresh_token("canary")));
    assert_eq!(server.received().len(), 0, "nothing is sent before it is awaited");
}

#[tokio::test]
async fn answers() {
    let account = format!(
        r#"[{{"customer_id":"{NUMBER}","account_status":"canary","account_number":{NUMBER},"credit_limit":"{NUMBER}.00",
             "available_credit":{NUMBER},"first_name":"Canary","last_name":"Canary","card_ending_in":"{NUMBER}",
             "risk_rating":"canary","unknown":"canary"}}]"#
    );
    let server = Server::replying(Reply::ok(account)).await;
    let day = Date::new(1900, 1, 1).expect("a day");
    let found = server.merchant().search_customers("John", "Smith", day).await.expect("it can be understood");
    assert_eq!(found[0].first_name.as_deref(), Some("Canary"), "it is there, and only Debug is blind");
    silent(&format!("{found:?} {found:#?}"));

    let url = r#"{"redirection_url":"https://x/#/widget/flexitidemo/canary-token"}"#;
    let server = Server::replying(Reply::ok(url)).await;
    let widget = server.merchant().init_widget(InitWidgetFlow::Purchase).await.expect("it can be understood");
    silent(&format!("{widget:?}"));

    let server = Server::replying(Reply::ok(format!(r#"{{"verification_code":{NUMBER}}}"#))).await;
    let verified = server.merchant().verify_customer(1, VerifyCustomerFormat::Sms).await.expect("it can be understood");
    silent(&format!("{verified:?}"));

    let token = r#"{"access_token":"canary","refresh_token":"canary","expires_in":1200}"#;
    let server = Server::scripted(move |_| Reply::ok(token)).await;
    let token = server.merchant().create_token("flexitidemo", "canary").await.expect("it can be understood");
    silent(&format!("{token:?}"));
}

#[tokio::test]
async fn errors() {
    let field = format!(
        r#"{{"url":"/accounts/{NUMBER}/refund","error":"wrong_inputs",
            "error_fields":[{{"param":"vcc_number","msg":"invalid","value":"{NUMBER}"}}]}}"#
    );
    for reply in [
        Reply::json(409, field),
        Reply::json(500, format!("<html>{NUMBER} canary</html>")),
        Reply::ok(format!(r#"{{"message":"{NUMBER} canary"#)),
        Reply::HangUp,
    ] {
        let server = Server::replying(reply).await;
        let refund = server.merchant().refund_account(NUMBER).vcc_number(NUMBER).external_employee_id("canary");
        let error = refund.await.expect_err("it goes wrong");
        silent(&all_of(&error));
        assert_eq!(server.calls().len(), 1);
    }
    let server = Server::replying(Reply::ok("{}")).await;
    let error = server.merchant().refund_account(NUMBER.repeat(2)).await.expect_err("16 digits are too many");
    assert_eq!(error.outcome(), Outcome::NotSent);
    silent(&all_of(&error));
}

#[tokio::test]
async fn a_token_endpoint_that_repeats_what_it_was_told() {
    let server =
        Server::scripted(|request| Reply::json(400, format!(r#"{{"error":"x","debug":"{}"}}"#, request.text()))).await;
    let builder = Client::merchant(server.environment(), Credentials::new("flexitidemo", "canary-secret"));
    let client = builder.build().expect("the settings are sound");
    silent(&all_of(&client.calculate_interest(1).await.expect_err("there is no token")));
}

#[test]
fn the_client_and_what_it_is_made_from() {
    let credentials = Credentials::new("flexitidemo", "canary-secret");
    silent(&format!("{credentials:?} {credentials:#?}"));
    let builder = Client::merchant(Environment::Training, credentials);
    silent(&format!("{builder:?} {builder:#?}"));
    let client = builder.build().expect("the settings are sound");
    silent(&format!("{client:?} {client:#?}"));
}

#[tokio::test]
async fn what_the_vendor_repeats_of_a_request() {
    let body = format!(
        r#"{{"error":"wrong_inputs","message":"account {NUMBER} is unknown","error_fields":[{{"param":"vcc_number","msg":"{NUMBER} is invalid"}}]}}"#
    );
    let server = Server::replying(Reply::json(409, body)).await;
    let error = server.merchant().refund_account(NUMBER).vcc_number(NUMBER).await.expect_err("it is refused");
    silent(&all_of(&error));
    assert_eq!(error.message(), Some("account [redacted] is unknown"));
    assert_eq!(error.field_errors()[0].message(), "[redacted] is invalid");
    assert_eq!(error.code(), Some("wrong_inputs"), "the code stays, for programs decide by it");
}

/// Long texts are cut: not through a secret, of which the first half would stay.
#[tokio::test]
async fn what_the_vendor_repeats_where_a_text_is_cut() {
    let body = format!(r#"{{"error":"wrong_inputs","message":"{}{NUMBER}"}}"#, "x".repeat(500 - NUMBER.len() / 2));
    let server = Server::replying(Reply::json(409, body)).await;
    let error = server.merchant().refund_account(NUMBER).await.expect_err("it is refused");
    let half = &NUMBER[..NUMBER.len() / 2];
    assert!(!all_of(&error).contains(half), "{error}");
}

/// A PIN of four digits may stand in an account number: struck out alone, it would leave the rest.
#[tokio::test]
async fn what_the_vendor_repeats_of_two_secrets_of_which_one_is_in_the_other() {
    let (account, pin) = ("73731199", 7373);
    let body = r#"{"error":"wrong_inputs","message":"PIN 7373 is not the one of 73731199"}"#;
    let server = Server::replying(Reply::json(409, body)).await;
    let plan = FinancingOption::new(FinancingOptionTransactionType::RegularPurchase);
    let authorize = server.merchant().create_authorization(account, plan, dec!(10), false).verification_code(pin);
    let error = authorize.await.expect_err("it is refused");
    assert_eq!(error.message(), Some("PIN [redacted] is not the one of [redacted]"));
}
