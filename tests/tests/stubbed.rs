//! Calls that end in a test's code: requests arrive with their types, and answers come back the way of every other.

use flexiti_generated::mock::{self, Instead, Stub, With, answers, asked};
use flexiti_generated::operations::capture::CaptureAuthorizationError;
use flexiti_generated::operations::transaction::CreateTransactionError;
use flexiti_generated::runtime::transport::{Response, TransportError};
use flexiti_generated::types::FinancingOption;
use flexiti_generated::{Client, Customer, Merchant, Outcome};
use flexiti_runtime::ErrorKind;
use rust_decimal::{Decimal, dec};
use std::sync::{Arc, Mutex};

/// A till's other side: it captures up to a hundred dollars, and knows one of the widget's sessions.
#[derive(Clone, Default)]
struct Till {
    captured: Arc<Mutex<Decimal>>,
    keys: Arc<Mutex<Vec<String>>>,
}

impl Stub for Till {
    fn capture_authorization(&self, asked: asked::CaptureAuthorization) -> answers::CaptureAuthorization {
        let mut captured = self.captured.lock().unwrap();
        if *captured + asked.amount > dec!(100) {
            Err(CaptureAuthorizationError::AuthAmountExceeded)?;
        }
        *captured += asked.amount;
        Ok(answers::capture_authorization().with(|answer| {
            answer.amount = Some(asked.amount);
            answer.reference = asked.reference;
            answer.remaining_authorization_amount = Some(dec!(100) - *captured);
        }))
    }

    fn return_capture(&self, _asked: asked::ReturnCapture) -> answers::ReturnCapture {
        Err(Instead::line(TransportError::unknown("somebody pulled the plug")))
    }

    fn release_authorization(&self, _asked: asked::ReleaseAuthorization) -> answers::ReleaseAuthorization {
        Err(Instead::message(Response::new(200).body("<html>")))
    }

    fn create_transaction(&self, asked: asked::CreateTransaction) -> answers::CreateTransaction {
        let mut keys = self.keys.lock().unwrap();
        keys.extend(asked.x_idempotency_key);
        match keys.len() {
            1 => Err(CreateTransactionError::InternalServerError.into()),
            _ => Ok(answers::create_transaction()),
        }
    }
}

fn merchant() -> Client<Merchant> {
    mock::merchant(Till::default()).build().unwrap()
}

#[tokio::test]
async fn a_request_arrives_with_its_types_and_its_answer_comes_back() {
    let client = merchant();
    let capture = client.capture_authorization("200000129", dec!(40.50)).reference("Order-1234").await.unwrap();
    assert_eq!(capture.amount, Some(dec!(40.50)));
    assert_eq!(capture.reference.as_deref(), Some("Order-1234"));
    assert_eq!(capture.remaining_authorization_amount, Some(dec!(59.50)));
    // What nobody has set is what the document shows.
    assert!(capture.capture_id.is_some());
}

#[tokio::test]
async fn a_documented_refusal_is_recognised() {
    let error = merchant().capture_authorization("200000129", dec!(100.01)).await.unwrap_err();
    assert!(error.is(&CaptureAuthorizationError::AuthAmountExceeded), "{error}");
    assert_eq!((error.status(), error.outcome()), (Some(409), Outcome::Rejected));
}

#[tokio::test]
async fn limits_are_checked_before_anything_arrives() {
    let till = Till::default();
    let client = mock::merchant(till.clone()).build().unwrap();
    let error = client.capture_authorization("200000129", dec!(1.005)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert_eq!(*till.captured.lock().unwrap(), dec!(0));
}

#[tokio::test]
async fn a_line_that_fails_leaves_the_outcome_open() {
    let error = merchant().return_capture("300000456", "1234").await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    let error = merchant().release_authorization("200000129").await.unwrap_err();
    assert!(error.unreadable().is_some(), "{error}");
}

#[tokio::test]
async fn a_call_with_a_key_is_made_again_with_the_same_key() {
    let till = Till::default();
    let client = mock::merchant(till.clone()).build().unwrap();
    client.create_transaction("deposit", dec!(10), "000000000000").await.unwrap();
    let keys = till.keys.lock().unwrap();
    assert_eq!((keys.len(), keys.first()), (2, keys.last()));
}

#[tokio::test]
async fn an_operation_without_an_answer_is_named() {
    let client = merchant();
    let financing = FinancingOption::new("RGL");
    let error = client.create_authorization("1234", financing, dec!(5), false).await.unwrap_err();
    assert_eq!(error.message(), Some("the stub has no answer for createAuthorization"));
    let client: Client<Customer> = mock::customer(Till::default()).build().unwrap();
    assert_eq!(client.create_token("id", "s3cret").await.unwrap_err().status(), Some(501));
}

#[tokio::test]
async fn what_is_asked_does_not_print() {
    struct Nosy;
    impl Stub for Nosy {
        fn create_token(&self, asked: asked::CreateToken) -> answers::CreateToken {
            assert_eq!(asked.client_secret, "s3cret");
            assert_eq!(format!("{asked:?}"), "CreateToken { .. }");
            Ok(answers::create_token().with(|token| token.expires_in = 60))
        }
    }
    let client = mock::customer(Nosy).build().unwrap();
    assert_eq!(client.create_token("id", "s3cret").await.unwrap().expires_in, 60);
}
