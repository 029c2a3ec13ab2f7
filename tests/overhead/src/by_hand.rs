//! The call as one writes it by hand: reqwest, serde, a token that is at hand, and no more care than the call needs.
//!
//! It checks no limits, strikes out no secrets, renews no token, and reads amounts through a floating-point number.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::time::Duration;

/// The client.
#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

#[derive(Serialize)]
struct CaptureRequest<'r> {
    #[serde(with = "rust_decimal::serde::float")]
    amount: Decimal,
    reference: &'r str,
}

/// All that the answer documents: both clients read the same.
#[derive(Deserialize)]
#[allow(dead_code, reason = "read, as the generated client reads it, but not looked at")]
struct CaptureAnswer {
    #[serde(default, with = "rust_decimal::serde::float_option")]
    amount: Option<Decimal>,
    capture_id: Option<u64>,
    date: Option<String>,
    message: Option<String>,
    reference: Option<String>,
    #[serde(default, with = "rust_decimal::serde::float_option")]
    remaining_authorization_amount: Option<Decimal>,
}

impl Client {
    /// The same HTTP library with the same settings.
    pub(crate) fn new(base: &str) -> Result<Self, Box<dyn Error>> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(10))
            .user_agent("by-hand/1.0")
            .build()?;
        Ok(Self { http, base: base.to_owned(), token: "0123456789abcdef0123456789abcdef".to_owned() })
    }

    /// Captures; gives the amount that was captured.
    pub(crate) async fn capture(&self, amount: Decimal) -> Result<Option<Decimal>, Box<dyn Error + Send + Sync>> {
        let url = format!("{}/v2.5/client-id/{}/authorization/{}/capture", self.base, "flexitidemo", 2_112_233);
        let body = serde_json::to_vec(&CaptureRequest { amount, reference: "Order-1234" })?;
        let request = self.http.post(url).bearer_auth(&self.token).timeout(Duration::from_secs(30));
        let request = request.header("accept", "application/json").header("content-type", "application/json");
        let request = request.header("x-reference-id", uuid::Uuid::new_v4().simple().to_string());
        let answer = request.body(body).send().await?.error_for_status()?;
        let answer: CaptureAnswer = serde_json::from_slice(&answer.bytes().await?)?;
        Ok(answer.amount)
    }
}
