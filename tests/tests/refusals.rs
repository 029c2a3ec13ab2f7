//! A refusal becomes its documented variant, or the open rest; either way its code, text and fields can be read.

use flexiti_generated::operations::account::{RefundAccountError, VerifyCustomerError, VerifyCustomerFormat};
use flexiti_generated::operations::capture::CaptureAuthorizationError;
use flexiti_generated::operations::interest::CalculateInterestError;
use flexiti_runtime::{Error, Outcome};
use flexiti_tests::{Reply, Server};
use rust_decimal::dec;

/// The error of a capture that is answered like this.
async fn refused(status: u16, body: &str) -> Error<CaptureAuthorizationError> {
    let server = Server::replying(Reply::json(status, body)).await;
    server.merchant().capture_authorization(2_112_233, dec!(10)).await.expect_err("it is refused")
}

#[tokio::test]
async fn a_documented_code_is_its_variant() {
    let error = refused(409, r#"{"error":"auth_amount_exceeded","message":"too much"}"#).await;
    assert!(error.is(&CaptureAuthorizationError::AuthAmountExceeded));
    assert_eq!((error.status(), error.code()), (Some(409), Some("auth_amount_exceeded")));
    assert_eq!(error.message(), Some("too much"));
    assert_eq!(error.outcome(), Outcome::Rejected);
}

/// 400 and 409 are one for the vendor: the code decides.
#[tokio::test]
async fn a_documented_code_counts_with_another_status_too() {
    let error = refused(400, r#"{"error":"auth_amount_exceeded"}"#).await;
    assert!(error.is(&CaptureAuthorizationError::AuthAmountExceeded));
    assert_eq!(error.status(), Some(400));
}

#[tokio::test]
async fn an_undocumented_code_is_the_open_rest() {
    let error = refused(409, r#"{"error":"moon_in_scorpio","message":"not today"}"#).await;
    assert!(error.is(&CaptureAuthorizationError::Other));
    assert_eq!((error.code(), error.message()), (Some("moon_in_scorpio"), Some("not today")));
}

#[tokio::test]
async fn an_operation_without_documented_codes_has_the_status() {
    let server = Server::replying(Reply::json(409, r#"{"error":"no_plan"}"#)).await;
    let error = server.merchant().calculate_interest(116_994_755).await.expect_err("it is refused");
    assert!(error.is(&CalculateInterestError::Conflict));
    assert_eq!(error.code(), Some("no_plan"));
}

#[tokio::test]
async fn earlier_spellings_of_a_code_are_the_same_code() {
    for spelling in ["general_error", "generic_error"] {
        let error = refused(409, &format!(r#"{{"error":"{spelling}"}}"#)).await;
        assert!(error.is(&CaptureAuthorizationError::GeneralError), "{error}");
        assert_eq!(error.code(), Some("general_error"));
    }
}

/// The prose and the example of the vendor's own page differ in the code and in the name of the list.
#[tokio::test]
async fn wrong_inputs_in_either_spelling_with_fields_in_either_list() {
    for code in ["wrong_input", "wrong_inputs"] {
        for list in ["error_fields", "field_errors"] {
            let body = format!(
                r#"{{"url":"/verify","message":"Some inputs are wrong!","error":"{code}",
                    "{list}":[{{"param":"email","msg":"invalid","value":"johndoe@"}}]}}"#
            );
            let server = Server::replying(Reply::json(409, body)).await;
            let verify = server.merchant().verify_customer(116_994_755, VerifyCustomerFormat::Sms);
            let error = verify.await.expect_err("it is refused");
            assert!(error.is(&VerifyCustomerError::WrongInputs), "{error}");
            let fields: Vec<_> = error.field_errors().iter().map(|field| (field.name(), field.message())).collect();
            assert_eq!(fields, [("email", "invalid")]);
            assert!(!format!("{error} {error:?}").contains("johndoe@"), "what was sent is not printed: {error}");
        }
    }
}

#[tokio::test]
async fn the_form_of_2018_is_read_too() {
    let error = refused(409, r#"{"code":409,"error":"not_permitted","error_description":"ask your manager"}"#).await;
    assert!(error.is(&CaptureAuthorizationError::NotPermitted));
    assert_eq!(error.message(), Some("ask your manager"));
}

#[tokio::test]
async fn a_403_says_what_the_scope_lacks() {
    let sentence = "Insufficient scope: authorized scope is insufficient";
    let error = refused(403, &format!(r#"{{"error":"{sentence}"}}"#)).await;
    assert!(error.is(&CaptureAuthorizationError::Forbidden));
    assert_eq!(error.code(), Some(sentence));
    assert!(error.to_string().contains(sentence), "{error}");
}

#[tokio::test]
async fn a_block_of_the_firewall_is_like_a_403() {
    for (status, variant) in [
        (465, CaptureAuthorizationError::Status465),
        (466, CaptureAuthorizationError::Status466),
        (467, CaptureAuthorizationError::Status467),
    ] {
        let error = refused(status, "<html>blocked</html>").await;
        assert!(error.is(&variant), "{error}");
        assert_eq!((error.outcome(), error.code()), (Outcome::Rejected, None));
    }
}

#[tokio::test]
async fn a_body_that_says_nothing_hides_nothing() {
    for body in ["", "<html></html>", "null", "[]", r#"{"error":{"deep":true}}"#, r#"{"error":["#] {
        let error = refused(404, body).await;
        assert_eq!((error.status(), error.code(), error.outcome()), (Some(404), None, Outcome::Rejected), "{body}");
    }
}

#[tokio::test]
async fn one_line_says_it_all() {
    let server =
        Server::replying(Reply::json(409, "{\"error\":\"not_found\",\"message\":\"no\\nsuch account\"}")).await;
    let flow = "0123456789abcdef0123456789abcdef";
    let refund = server.merchant().refund_account(116_994_755).options(|call| call.reference_id(flow));
    let error = refund.await.expect_err("it is refused");
    assert!(error.is(&RefundAccountError::NotFound));
    assert_eq!(error.reference_id(), Some(flow));
    let text = error.to_string();
    assert_eq!(text.lines().count(), 1, "{text}");
    for part in ["refundAccount", "409", "not_found", "such account", flow] {
        assert!(text.contains(part), "{part} in: {text}");
    }
    assert!(!text.contains("116994755"), "{text}");
}
