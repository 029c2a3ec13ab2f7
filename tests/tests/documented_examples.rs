//! The documented requests, built by the typed client, arrive as they are documented: member by member, and number by
//! number in the text that is printed there.

use flexiti_generated::Client;
use flexiti_generated::operations::account::VerifyCustomerFormat;
use flexiti_generated::operations::authorization::CreateAuthorizationV25Body;
use flexiti_generated::operations::authorization::{
    ListAuthorizationsAuthorizationStatus, ListAuthorizationsLang, ListAuthorizationsTransactionType,
};
use flexiti_generated::operations::transaction::CreateTransactionTransactionType;
use flexiti_generated::operations::widget::InitWidgetFlow;
use flexiti_generated::runtime::Date;
use flexiti_generated::types::{
    CaptureSkuData, CustomerIdentification, CustomerIdentificationPersonalInformation, FinancingOption,
    FinancingOptionTransactionType, ReturnProduct, ReturnSkuData, SaleProduct,
};
use flexiti_tests::{CLIENT_ID, Exact, Reply, Server, documented};
use rust_decimal::dec;
use std::future::IntoFuture;

/// What arrives when `call` is made: the path without its version and client id, and the body.
async fn sent<R: IntoFuture>(call: impl FnOnce(Client) -> R) -> (String, Exact) {
    let server = Server::replying(Reply::ok("{}")).await;
    let _answered = call(server.merchant()).await;
    let call = server.only_call();
    assert_eq!(call.method, "POST");
    let (_, path) = call.path.split_once(&format!("/client-id/{CLIENT_ID}")).expect("it names the client");
    (path.to_owned(), Exact::read(call.text()))
}

fn path(version: &str, rest: &str) -> String {
    format!("/{version}/client-id/{{client_id}}{rest}")
}

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).expect("there is such a day")
}

fn sale_products() -> Vec<SaleProduct> {
    let macbook = SaleProduct::new()
        .sku_id("100xx4567")
        .category("electronics")
        .description("Apple Macbook 16-inch")
        .quantity(1)
        .unit_price(1000)
        .extended_price(dec!(984.35));
    let paper = SaleProduct::new()
        .sku_id("20bb3457")
        .category("office supplies")
        .description("24lb Multiuse Paper, White")
        .quantity(1)
        .unit_price(dec!(33.99))
        .extended_price(dec!(42.12));
    vec![macbook, paper]
}

/// Totals are negative and prices positive, as in the document.
fn returned() -> ReturnSkuData {
    let macbook = ReturnProduct::new()
        .sku_id("100xx4567")
        .category("electronics")
        .description("Apple Macbook 16-inch")
        .quantity(1)
        .unit_price(1000)
        .extended_price(dec!(984.35));
    let paper = ReturnProduct::new()
        .sku_id("20bb3457")
        .category("office supplies")
        .description("24lb Multiuse Paper, White")
        .quantity(1)
        .unit_price(dec!(33.99))
        .extended_price(dec!(42.12));
    ReturnSkuData::new()
        .purchase_order("100001234")
        .register_id("1A45")
        .transaction_discount_total(dec!(-125.08))
        .transaction_subtotal(dec!(-821.17))
        .transaction_total(dec!(-1026.47))
        .gst_hst(dec!(-133.45))
        .pst(dec!(-71.85))
        .products(vec![macbook, paper])
}

#[tokio::test]
async fn calculate_interest() {
    let (to, body) = sent(|client| client.calculate_interest(116_994_755).amount(dec!(234.45))).await;
    assert_eq!(to, "/accounts/116994755/calculate-interest");
    let documented = path("v2.5.1", "/accounts/{account_number}/calculate-interest");
    assert_eq!(body, documented::request("post", &documented, "amount"));
}

/// Only the start of an authorization's example is printed; it belongs to the earlier version.
#[tokio::test]
async fn authorization_as_far_as_it_is_documented() {
    let start = CreateAuthorizationV25Body::new().vcc_number("1234567890123456").account_number(1_234_567);
    let (to, body) = sent(|client| client.create_authorization_v25(start)).await;
    assert_eq!(to, "/authorization");
    assert_eq!(body, documented::request("post", &path("v2.5", "/authorization"), "start"));
}

/// No example of today's authorization is printed; its members are those of the table.
#[tokio::test]
async fn authorization_by_its_table() {
    let plan = FinancingOption::new(FinancingOptionTransactionType::PromotionalPurchase).plan_id(4).term(12);
    let authorize = |client: Client| {
        let call = client.create_authorization(116_994_755, plan, dec!(1026.47), false).reference("Order-1234");
        let call = call.verification_code(2485).request_id("12345678901234567890");
        call.external_location_id("00-12345").external_employee_id("12345-SMITH")
    };
    let (to, body) = sent(authorize).await;
    assert_eq!(to, "/authorization");
    let table = r#"{
        "account_number": 116994755,
        "reference": "Order-1234",
        "financing_option": {"transaction_type": "promotional_purchase", "plan_id": 4, "term": 12},
        "amount": 1026.47,
        "auto_capture": false,
        "verification_code": 2485,
        "request_id": "12345678901234567890",
        "external_location_id": "00-12345",
        "external_employee_id": "12345-SMITH"
    }"#;
    assert_eq!(body, Exact::read(table));
}

#[tokio::test]
async fn capture_with_its_articles() {
    let articles = CaptureSkuData::new().purchase_order("100001234").register_id("1A45").products(sale_products());
    let capture =
        |client: Client| client.capture_authorization(2_112_233, 10).reference("Order-1234").sku_data(articles);
    let (to, body) = sent(capture).await;
    assert_eq!(to, "/authorization/2112233/capture");
    let documented = path("v2.5", "/authorization/{authorization_id}/capture");
    assert_eq!(body, documented::request("post", &documented, "pieces"));
}

#[tokio::test]
async fn return_of_a_part() {
    let part = |client: Client| {
        let call = client.return_capture(2_112_233, 346_123).reference("Order-1234").vcc_number("1234567890121256");
        call.full_return(false).amount(10).sku_data(returned())
    };
    let (to, body) = sent(part).await;
    assert_eq!(to, "/authorization/2112233/capture/346123/return");
    let documented = path("v2.5", "/authorization/{authorization_id}/capture/{capture_id}/return");
    assert_eq!(body, documented::request("post", &documented, "partial"));
}

#[tokio::test]
async fn refund_with_and_without_articles() {
    let refund = |client: Client| {
        let call = client.refund_account(116_994_755).reference("orderid-12345").amount(dec!(1000.12));
        let call = call.external_location_id("00-12345").external_employee_id("12345-SMITH");
        call.vcc_number("1234567890123423").capture_id(346_123)
    };
    let documented = path("v2.5", "/accounts/{account_number}/refund");
    let (to, body) = sent(refund).await;
    assert_eq!(to, "/accounts/116994755/refund");
    assert_eq!(body, documented::request("post", &documented, "noSku"));
    let (_, body) = sent(|client| refund(client).sku_data(returned())).await;
    assert_eq!(body, documented::request("post", &documented, "sku"));
}

#[tokio::test]
async fn deposit() {
    let deposit = |client: Client| {
        let call = client.create_transaction(CreateTransactionTransactionType::Deposit, dec!(10.00), 1234);
        let call = call.account_number("20076677").request_id("34561234");
        call.external_location_id("00-12345").external_employee_id("12345-SMITH")
    };
    let (to, body) = sent(deposit).await;
    assert_eq!(to, "/transactions");
    assert_eq!(body, documented::request("post", &path("v2.5.1", "/transactions"), "deposit"));
}

#[tokio::test]
async fn verify_in_three_ways() {
    let verify = |client: Client, format| client.verify_customer(20_035_156, format).request_id("12345678901234567890");
    let documented = path("v2.5", "/account/{account_number}/verify");
    let (to, sms) = sent(|client| verify(client, VerifyCustomerFormat::Sms)).await;
    assert_eq!(to, "/account/20035156/verify");
    assert_eq!(sms, documented::request("post", &documented, "sms"));
    let question =
        |client| verify(client, VerifyCustomerFormat::SecurityQuestion).security_qid("6").security_answer("Rainbow");
    assert_eq!(sent(question).await.1, documented::request("post", &documented, "securityQuestion"));
    let bypass = |client| {
        let call = verify(client, VerifyCustomerFormat::RegularPurchaseBypass).vcc_number("1234567890101213");
        call.account_number_in_body(20_035_156)
    };
    assert_eq!(sent(bypass).await.1, documented::request("post", &documented, "bypass"));
}

#[tokio::test]
async fn widget() {
    let john = CustomerIdentificationPersonalInformation::new()
        .first_name("John")
        .last_name("Smith")
        .dob(day(1988, 7, 24))
        .postal_code("m1m1m1");
    let customer = CustomerIdentification::new()
        .account_number(20_009_100)
        .vcc_number("1070015210367982")
        .personal_information(john);
    let (to, body) =
        sent(|client| client.init_widget(InitWidgetFlow::Purchase).customer_identification(customer)).await;
    assert_eq!(to, "/widget/init");
    assert_eq!(body, documented::request("post", &path("v2.5", "/widget/init"), "purchase"));
}

#[tokio::test]
async fn drivers_license() {
    let documented = documented::request("post", &path("v2.5", "/customers/driverslicense"), "scan");
    let scan = documented.member(&["code"]).text().to_owned();
    let (to, body) = sent(|client| client.decode_drivers_license(scan)).await;
    assert_eq!(to, "/customers/driverslicense");
    assert_eq!(body, documented);
}

#[tokio::test]
async fn search() {
    let server = Server::replying(Reply::ok("[]")).await;
    server.merchant().search_customers("John", "Smith", day(1900, 1, 1)).await.expect("answered");
    let call = server.only_call();
    assert_eq!((call.method.as_str(), call.body.len()), ("GET", 0));
    assert_eq!(call.path, format!("/v2.5/client-id/{CLIENT_ID}/customers/search"));
    assert_eq!(call.query_pairs(), documented::query("get", &path("v2.5", "/customers/search")));
}

#[tokio::test]
async fn list_of_authorizations() {
    let server = Server::replying(Reply::ok("{}")).await;
    let list = server
        .merchant()
        .list_authorizations()
        .lang(ListAuthorizationsLang::En)
        .account_number(12_341_234)
        .transaction_type(ListAuthorizationsTransactionType::PromotionalPurchase)
        .authorization_status(ListAuthorizationsAuthorizationStatus::Opened)
        .creation_date_from(day(2018, 11, 11))
        .creation_date_to(day(2018, 12, 11))
        .page_number(1)
        .page_size(10);
    list.await.expect("answered");
    let documented = documented::query("get", &path("v2.5.1", "/authorizations"));
    assert_eq!(documented.len(), 8);
    assert_eq!(server.only_call().query_pairs(), documented);
}
