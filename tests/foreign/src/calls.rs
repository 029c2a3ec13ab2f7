//! Every operation, called with what its document asks for, and what the client made of the answer.

use flexiti_generated::Client;
use flexiti_generated::operations::account::VerifyCustomerFormat;
use flexiti_generated::operations::application::ApplyForCreditBody;
use flexiti_generated::operations::authorization::CreateAuthorizationV25Body;
use flexiti_generated::operations::transaction::CreateTransactionTransactionType;
use flexiti_generated::operations::widget::InitWidgetFlow;
use flexiti_generated::types::{FinancingOption, FinancingOptionTransactionType};
use flexiti_runtime::operation::{Head, Refusal};
use flexiti_runtime::wire::{self, Encode};
use flexiti_runtime::{Date, Error, ErrorKind, Future};
use rust_decimal::dec;
use std::fmt::Debug;

/// What the client made of an answer.
pub(crate) enum Made {
    /// A success.
    Answer {
        /// The value, written again.
        written: String,
        /// What could not be read of it.
        oddities: Vec<String>,
    },
    /// A refusal.
    Refusal {
        /// The status that the error tells.
        status: Option<u16>,
        /// The code that it tells.
        code: Option<String>,
        /// The variant of the operation's own error type.
        name: String,
    },
    /// Neither.
    Nothing(String),
}

/// Makes a call, with the `Prefer` header that says how it is to be answered.
pub(crate) type Call = fn(&Client, String) -> Future<Made>;

/// A table of calls: the operation's id, and the request.
macro_rules! calls {
    ($($operation:literal: |$client:ident| $request:expr;)*) => {
        /// The calls, by the operation's id.
        pub(crate) const CALLS: &[(&str, Call)] = &[$(($operation, |$client, prefer| {
            let head = Head::default();
            let request = $request.options(|options| {
                options.header("prefer", prefer);
                options.head(&head);
            });
            made(request, head)
        })),*];
    };
}

calls! {
    "createToken": |client| client.create_token("flexitidemo", "secret").scope("merchant");
    "getI18n": |client| client.get_i18n();
    "postI18n": |client| client.post_i18n();
    "getTermsAndConditions": |client| client.get_terms_and_conditions();
    "initWidget": |client| client.init_widget(InitWidgetFlow::Purchase).lang("en");
    "applyForCredit": |client| client.apply_for_credit(ApplyForCreditBody::new(true).request_id("1"));
    "decodeDriversLicense": |client| client.decode_drivers_license("@ANSI 636012030001DL00000200");
    "lookupCustomer": |client| client.lookup_customer().account_number("116994755").lang("en");
    "searchCustomers": |client| client.search_customers("John", "Smith", day()).postal_code("M5V2T6");
    "verifyCustomer": |client| client.verify_customer("116994755", VerifyCustomerFormat::Sms).request_id("1");
    "closeAccount": |client| client.close_account("116994755");
    "refundAccount": |client| client.refund_account("116994755").amount(dec!(10.50)).reference("Order-1234");
    "calculateInterest": |client| client.calculate_interest("116994755").amount(dec!(10.50)).lang("fr");
    "calculateInterestV25": |client| client.calculate_interest_v25("116994755").amount(dec!(10.50));
    "createTransaction": |client| {
        let deposit = CreateTransactionTransactionType::Deposit;
        client.create_transaction(deposit, dec!(10.50), "2222").account_number("116994755")
    };
    "createTransactionV25": |client| client.create_transaction_v25(wire::from_json("{}").expect("it is JSON"));
    "createAuthorization": |client| {
        let plan = FinancingOption::new(FinancingOptionTransactionType::PromotionalPurchase).plan_id(4).term(12);
        client.create_authorization("116994755", plan, dec!(1026.47), false).reference("Order-1234")
    };
    "createAuthorizationV25": |client| {
        client.create_authorization_v25(CreateAuthorizationV25Body::new().account_number("116994755"))
    };
    "getAuthorization": |client| client.get_authorization("700");
    "getAuthorizationV25": |client| client.get_authorization_v25("700");
    "releaseAuthorization": |client| client.release_authorization("700").amount(dec!(100));
    "listAuthorizations": |client| client.list_authorizations().page_number(1).page_size(20);
    "listAuthorizationsV25": |client| client.list_authorizations_v25();
    "captureAuthorization": |client| client.capture_authorization("700", dec!(100)).reference("Order-1234");
    "returnCapture": |client| client.return_capture("700", "700").amount(dec!(50));
    "listCaptures": |client| client.list_captures();
    "listCapturesV25": |client| client.list_captures_v25();
}

fn day() -> Date {
    "1974-05-15".parse().expect("it is a day")
}

/// Sends a request and keeps what comes of it.
fn made<R, T, E>(request: R, head: Head) -> Future<Made>
where
    R: IntoFuture<Output = Result<T, Error<E>>, IntoFuture = Future<Result<T, Error<E>>>>,
    T: Encode + 'static,
    E: Refusal + Debug + 'static,
{
    let answer = request.into_future();
    Box::pin(async move {
        match answer.await {
            Ok(answer) => Made::Answer {
                written: wire::to_json(&answer),
                oddities: head.oddities().iter().map(ToString::to_string).collect(),
            },
            Err(error) if error.kind() == ErrorKind::Refused => Made::Refusal {
                status: error.status(),
                code: error.code().map(str::to_owned),
                name: error.refusal().map_or_else(|| "nothing".to_owned(), |refusal| format!("{refusal:?}")),
            },
            Err(error) => Made::Nothing(error.to_string()),
        }
    })
}
