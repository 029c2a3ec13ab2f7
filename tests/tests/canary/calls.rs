//! Every operation, called with a canary in each of its sensitive members, and all that can be printed of it.

use super::canaries::Canaries;
use flexiti_generated::Client;
use flexiti_generated::operations::account::VerifyCustomerFormat;
use flexiti_generated::operations::application::ApplyForCreditBody;
use flexiti_generated::operations::authorization::CreateAuthorizationV25Body;
use flexiti_generated::operations::transaction::CreateTransactionTransactionType;
use flexiti_generated::operations::widget::InitWidgetFlow;
use flexiti_generated::types::{
    CustomerIdentification, CustomerIdentificationPersonalInformation, FinancingOption, FinancingOptionTransactionType,
};
use flexiti_runtime::operation::Refusal;
use flexiti_runtime::wire::{self, Encode};
use flexiti_runtime::{Date, Error, ErrorKind, Future, Json};
use rust_decimal::dec;
use std::error::Error as _;
use std::fmt::{Debug, Write};

/// What is heard of one call.
#[derive(Default)]
pub(super) struct Heard {
    /// Everything that can be printed of the request and of what came of it.
    pub(super) printed: String,
    /// The answer as it would be sent on, with nothing struck out, if it was a success.
    pub(super) answer: Option<String>,
    /// What went wrong, if anything.
    pub(super) error: Option<ErrorKind>,
}

/// Makes a call.
pub(super) type Call = fn(&Client, &Canaries) -> Future<Heard>;

/// The calls, by the operation's name in the surface.
pub(super) const CALLS: [(&str, Call); 27] = [
    ("GET /v2.5.1/client-id/{client_id}/authorization/{authorization_id}", |client, _| {
        hear(client.get_authorization(1))
    }),
    ("GET /v2.5.1/client-id/{client_id}/authorizations", |client, it| {
        hear(client.list_authorizations().account_number(it.query("account_number")))
    }),
    ("GET /v2.5.1/client-id/{client_id}/captures", |client, _| hear(client.list_captures())),
    ("GET /v2.5/client-id/{client_id}/authorization/{authorization_id}", |client, _| {
        hear(client.get_authorization_v25(1))
    }),
    ("GET /v2.5/client-id/{client_id}/authorizations", |client, _| hear(client.list_authorizations_v25())),
    ("GET /v2.5/client-id/{client_id}/captures", |client, _| hear(client.list_captures_v25())),
    ("GET /v2.5/client-id/{client_id}/customers/lookup", |client, it| {
        let lookup = client.lookup_customer().account_number(it.query("account_number"));
        hear(lookup.vcc_number(it.query("vcc_number")).customer_id(it.query("customer_id")))
    }),
    ("GET /v2.5/client-id/{client_id}/customers/search", |client, it| {
        let (first, last) = (it.query("first_name"), it.query("last_name"));
        hear(client.search_customers(first, last, day(&it.query("dob"))).postal_code(it.query("postal_code")))
    }),
    ("GET /v2.5/client-id/{client_id}/i18n", |client, _| hear(client.get_i18n())),
    ("GET /v2.5/client-id/{client_id}/terms-and-conditions", |client, _| hear(client.get_terms_and_conditions())),
    ("POST /v2.5.1/client-id/{client_id}/accounts/{account_number}/calculate-interest", |client, it| {
        hear(client.calculate_interest(it.path("account_number")))
    }),
    ("POST /v2.5.1/client-id/{client_id}/authorization", |client, it| {
        let plan = FinancingOption::new(FinancingOptionTransactionType::RegularPurchase);
        let authorize = client.create_authorization(it.body("account_number"), plan, dec!(10), false);
        let authorize = authorize.external_employee_id(it.body("external_employee_id"));
        let authorize = authorize.vcc_number(it.body("vcc_number")).verification_code(it.body("verification_code"));
        hear(authorize.widget_session_id(it.body("widget_session_id")))
    }),
    ("POST /v2.5.1/client-id/{client_id}/transactions", |client, it| {
        let kind = CreateTransactionTransactionType::Deposit;
        let deposit = client.create_transaction(kind, dec!(10), it.body("verification_code"));
        let deposit = deposit.account_number(it.body("account_number")).customer_id(it.body("customer_id"));
        let deposit = deposit.external_employee_id(it.body("external_employee_id"));
        hear(deposit.vcc_number(it.body("vcc_number")))
    }),
    ("POST /v2.5/client-id/{client_id}/account/{account_number}/verify", |client, it| {
        let verify = client.verify_customer(it.path("account_number"), VerifyCustomerFormat::SecurityQuestion);
        let verify = verify.account_number_in_body(it.body("account_number"));
        hear(verify.security_answer(it.body("security_answer")).vcc_number(it.body("vcc_number")))
    }),
    ("POST /v2.5/client-id/{client_id}/accounts/{account_number}/calculate-interest", |client, it| {
        hear(client.calculate_interest_v25(it.path("account_number")))
    }),
    ("POST /v2.5/client-id/{client_id}/accounts/{account_number}/close", |client, it| {
        hear(client.close_account(it.path("account_number")))
    }),
    ("POST /v2.5/client-id/{client_id}/accounts/{account_number}/refund", |client, it| {
        let refund = client.refund_account(it.path("account_number")).vcc_number(it.body("vcc_number"));
        hear(refund.external_employee_id(it.body("external_employee_id")))
    }),
    ("POST /v2.5/client-id/{client_id}/apply", |client, it| {
        let body = ApplyForCreditBody::new(true).sin(it.body("SIN"));
        hear(client.apply_for_credit(body.widget_session_id(it.body("widget_session_id"))))
    }),
    ("POST /v2.5/client-id/{client_id}/authorization", |client, it| {
        let body = CreateAuthorizationV25Body::new().account_number(it.body("account_number"));
        hear(client.create_authorization_v25(body.vcc_number(it.body("vcc_number"))))
    }),
    ("POST /v2.5/client-id/{client_id}/authorization/{authorization_id}/capture", |client, _| {
        hear(client.capture_authorization(1, dec!(10)))
    }),
    ("POST /v2.5/client-id/{client_id}/authorization/{authorization_id}/capture/{capture_id}/return", |client, it| {
        hear(client.return_capture(1, 2).vcc_number(it.body("vcc_number")))
    }),
    ("POST /v2.5/client-id/{client_id}/authorization/{authorization_id}/release", |client, _| {
        hear(client.release_authorization(1))
    }),
    ("POST /v2.5/client-id/{client_id}/customers/driverslicense", |client, it| {
        hear(client.decode_drivers_license(it.body("code")))
    }),
    ("POST /v2.5/client-id/{client_id}/i18n", |client, _| hear(client.post_i18n())),
    ("POST /v2.5/client-id/{client_id}/transactions", |client, _| {
        hear(client.create_transaction_v25(Json::of(&super::UNDOCUMENTED)))
    }),
    ("POST /v2.5/client-id/{client_id}/widget/init", |client, it| {
        let of = |name: &str| it.body(&format!("customer_identification.{name}"));
        let person = CustomerIdentificationPersonalInformation::new().dob(day(&of("personal_information.dob")));
        let person = person.first_name(of("personal_information.first_name"));
        let person = person.last_name(of("personal_information.last_name"));
        let person = person.postal_code(of("personal_information.postal_code"));
        let customer = CustomerIdentification::new().account_number(of("account_number"));
        let customer = customer.vcc_number(of("vcc_number")).personal_information(person);
        hear(client.init_widget(InitWidgetFlow::Purchase).customer_identification(customer))
    }),
    ("POST /v2.5/oauth/token", |client, it| {
        let token = client.create_token("flexitidemo", it.form("client_secret"));
        hear(token.refresh_token(it.form("refresh_token")))
    }),
];

fn day(text: &str) -> Date {
    text.parse().expect("the canary of a day is a day")
}

/// Prints the request, sends it, and prints what comes of it.
fn hear<R, T, E>(request: R) -> Future<Heard>
where
    R: IntoFuture<Output = Result<T, Error<E>>, IntoFuture = Future<Result<T, Error<E>>>> + Debug,
    T: Encode + Debug + 'static,
    E: Refusal + Debug + 'static,
{
    let printed = format!("{request:?} {request:#?}");
    let answer = request.into_future();
    Box::pin(async move {
        let mut heard = Heard { printed, ..Heard::default() };
        match answer.await {
            Ok(answer) => {
                heard.print(&answer);
                heard.answer = Some(wire::to_json(&answer));
            }
            Err(error) => heard.error(&error),
        }
        heard
    })
}

impl Heard {
    fn print(&mut self, value: &dyn Debug) {
        let _ = write!(self.printed, " {value:?} {value:#?}");
    }

    fn error<E: Refusal + Debug>(&mut self, error: &Error<E>) {
        self.error = Some(error.kind());
        let _ = write!(self.printed, " {error} {error:#}");
        self.print(error);
        self.print(&(error.message(), error.field_errors(), error.refusal(), error.headers(), error.token_error()));
        for violation in error.violations() {
            let _ = write!(self.printed, " {violation}");
            self.print(violation);
        }
        let mut cause = error.source();
        while let Some(error) = cause {
            let _ = write!(self.printed, " {error}");
            self.print(&error);
            cause = error.source();
        }
    }
}
