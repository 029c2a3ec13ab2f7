//! The other side: it issues tokens, moves money, and answers questions. What the line makes of its answers is not its
//! business.

use crate::ledger::Ledger;
use flexiti_tests::{Answer, Received, is_token_call};
use serde_json::{Value, json};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long a token lives: short, so that a run sees many of them expire.
pub(crate) const LIFE: Duration = Duration::from_secs(2);
/// How long before that the client renews it.
pub(crate) const THRESHOLD: Duration = Duration::from_millis(300);
/// One call among so many is refused by the business.
const REFUSED: u64 = 50;
/// The code of that.
pub(crate) const REFUSAL: &str = "not_permitted";

/// The shop.
pub(crate) struct Shop {
    ledger: Arc<Ledger>,
    opened: Instant,
    tokens: AtomicU64,
}

impl Shop {
    pub(crate) fn new(ledger: Arc<Ledger>) -> Self {
        Self { ledger, opened: Instant::now(), tokens: AtomicU64::new(0) }
    }

    /// Does what a request asks.
    pub(crate) fn apply(&self, request: &Received) -> Answer {
        let now = self.opened.elapsed();
        if is_token_call(request) {
            // The token says when it was issued, so that nothing needs to be remembered of it.
            let number = self.tokens.fetch_add(1, Ordering::Relaxed);
            let life = LIFE.as_secs();
            return Answer::ok(format!(
                r#"{{"access_token":"{}-{number}","expires_in":{life},"refresh_token":"again"}}"#,
                now.as_millis()
            ));
        }
        if self.is_expired(request, now) {
            return Answer::json(401, r#"{"error":"unauthorized"}"#);
        }
        if request.method == "GET" {
            return self.question(request);
        }
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let name = body["reference"].as_str().or(body["request_id"].as_str()).unwrap_or_default();
        let Some(number) = name.strip_prefix("Order-").and_then(|number| number.parse().ok()) else {
            return Answer::json(409, r#"{"error":"wrong_inputs"}"#);
        };
        if number % REFUSED == 0 {
            return Answer::json(409, json!({ "error": REFUSAL, "message": "not today" }).to_string());
        }
        match request.header("x-idempotency-key") {
            Some(key) => self.ledger.apply_once(number, hash(key)),
            None => self.ledger.apply(number),
        }
        Answer::ok(json!({ "reference": name, "capture_id": number }).to_string())
    }

    /// What was captured of an authorization, whose number is the business number.
    fn question(&self, request: &Received) -> Answer {
        let number = request.path.rsplit('/').next().and_then(|number| number.parse().ok());
        let captures = number.map_or(0, |number: u64| self.ledger.entry(number).applied);
        Answer::ok(json!({ "captures": captures }).to_string())
    }

    fn is_expired(&self, request: &Received, now: Duration) -> bool {
        let token = request.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
        let issued = token.and_then(|token| token.split('-').next()?.parse().ok()).map(Duration::from_millis);
        issued.is_none_or(|issued| now.saturating_sub(issued) > LIFE)
    }
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
