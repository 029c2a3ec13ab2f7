//! The document as a server in the same process: it keeps to it, does what it is told, and knows what it was asked.

use flexiti_generated::mock::{Fault, MockServer, Operation, With, answers, asked};
use flexiti_generated::operations::capture::CaptureAuthorizationError;
use flexiti_generated::{Outcome, runtime::Retry};
use rust_decimal::dec;
use std::time::Duration;

async fn server() -> MockServer {
    MockServer::start().await.expect("there is a free port")
}

#[tokio::test]
async fn answers_are_ordered_with_their_types() {
    let server = server().await;
    let client = server.merchant().build().unwrap();
    server.answer_once::<asked::CaptureAuthorization>(Ok(
        answers::capture_authorization().with(|answer| answer.amount = Some(dec!(12.30)))
    ));
    server.answer::<asked::CaptureAuthorization>(Err(CaptureAuthorizationError::AuthAmountExceeded.into()));
    let capture = client.capture_authorization("200000129", dec!(12.30)).reference("Order-1").await.unwrap();
    assert_eq!(capture.amount, Some(dec!(12.30)));
    let error = client.capture_authorization("200000129", dec!(12.31)).await.unwrap_err();
    assert!(error.is(&CaptureAuthorizationError::AuthAmountExceeded), "{error}");

    let asked = server.asked::<asked::CaptureAuthorization>().unwrap();
    let amounts: Vec<_> = asked.iter().map(|asked| (asked.amount, asked.reference.as_deref())).collect();
    assert_eq!(amounts, [(dec!(12.30), Some("Order-1")), (dec!(12.31), None)]);
    assert_eq!(asked[0].authorization_id.as_str(), "200000129");
}

#[tokio::test]
async fn faults_leave_the_outcome_open_and_are_counted() {
    let server = server().await;
    let client = server.merchant().build().unwrap();
    server.expect(Operation::CaptureAuthorization).times(1);
    server.fault_once(Operation::CaptureAuthorization, Fault::Reset);
    let error = client.capture_authorization("200000129", dec!(12)).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    server.verify().expect("what moves money is not repeated");

    server.fault_once(Operation::CaptureAuthorization, Fault::Delay(Duration::from_secs(5)));
    let late = client.capture_authorization("200000129", dec!(12)).options(|options| {
        options.timeout(Duration::from_millis(100));
        options.retry(Retry::NEVER);
    });
    assert!(late.await.unwrap_err().is_timeout());
    let unmet = server.verify().expect_err("it was asked again");
    assert_eq!(unmet.lines(), ["captureAuthorization: expected once, asked twice"]);
}

#[tokio::test]
async fn what_breaks_the_document_is_refused() {
    let server = server().await;
    let client = server.merchant().build().unwrap();
    let capture = client.capture_authorization("200000129", dec!(1.005)).options(|options| options.waive_limits());
    let error = capture.await.unwrap_err();
    assert!(error.is(&CaptureAuthorizationError::WrongInputs), "{error}");
    assert_eq!(error.outcome(), Outcome::Rejected);
    let requests = server.requests(Operation::CaptureAuthorization);
    assert_eq!(requests[0].violations.len(), 1);
    assert_eq!(server.calls(), [Operation::CreateToken, Operation::CaptureAuthorization]);
    server.reset();
    assert!(server.calls().is_empty());
}
