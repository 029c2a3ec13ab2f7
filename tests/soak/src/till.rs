//! A till: it calls, believes what the client says, and asks where the client does not know.

use crate::shop::REFUSAL;
use flexiti_generated::operations::transaction::{CreateTransaction, CreateTransactionTransactionType};
use flexiti_generated::{Client, Decimal, Outcome};
use flexiti_runtime::Error;
use std::time::Duration;

/// How long a till waits for one attempt.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(1);
/// How long it lets a request that it has given up come to rest before it asks: it may still be under way.
const REST: Duration = Duration::from_millis(500);
/// How often it asks before it despairs.
const MOST_QUESTIONS: usize = 200;

/// What a till can call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Operation {
    /// `GET authorization`
    Question,
    /// `POST transactions`, with an idempotency key.
    Keyed,
    /// `POST capture`, without one.
    Unkeyed,
}

/// What the client says of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Said {
    /// It was done.
    Done,
    /// It was refused: not done.
    Rejected,
    /// It has not left: not done.
    NotSent,
    /// It may have been done.
    Unknown,
    /// The till has given up waiting, and nothing was said.
    GivenUp,
}

/// What a till knows of a call in the end.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) number: u64,
    pub(crate) operation: Operation,
    pub(crate) said: Said,
    /// What it learned by asking, if it had to: how often it was done.
    pub(crate) learned: Option<u32>,
    /// Whether it had to ask and got no answer.
    pub(crate) despaired: bool,
}

/// A till.
pub(crate) struct Till {
    client: Client,
    dice: fastrand::Rng,
}

impl Till {
    pub(crate) fn new(client: Client, seed: u64) -> Self {
        Self { client, dice: fastrand::Rng::with_seed(seed) }
    }

    /// Makes the call with this business number, and finds out what came of it.
    pub(crate) async fn call(&mut self, number: u64) -> Word {
        let operation = match self.dice.u32(0..10) {
            0..4 => Operation::Question,
            4..7 => Operation::Keyed,
            _ => Operation::Unkeyed,
        };
        let key = format!("{number:032x}");
        let patience = (self.dice.u32(0..100) == 0).then(|| Duration::from_millis(self.dice.u64(0..30)));
        let call = self.once(operation, number, &key);
        let said = match patience {
            Some(patience) => tokio::time::timeout(patience, call).await.unwrap_or(Said::GivenUp),
            None => call.await,
        };
        let doubt = matches!(said, Said::Unknown | Said::GivenUp) && operation != Operation::Question;
        let learned = if doubt { self.ask(operation, number, &key).await } else { None };
        Word { number, operation, said, learned, despaired: doubt && learned.is_none() }
    }

    async fn once(&self, operation: Operation, number: u64, key: &str) -> Said {
        match operation {
            Operation::Question => said(self.client.get_authorization(number).await),
            Operation::Unkeyed => {
                said(self.client.capture_authorization(number, amount(number)).reference(name(number)).await)
            }
            Operation::Keyed => said(self.deposit(number, key).await),
        }
    }

    fn deposit(&self, number: u64, key: &str) -> CreateTransaction {
        let deposit = self.client.create_transaction(CreateTransactionTransactionType::Deposit, amount(number), 1234);
        deposit.request_id(name(number)).options(|options| options.idempotency_key(key))
    }

    /// Asks how often it was done: by sending it again under the same key, or by looking at the authorization.
    async fn ask(&self, operation: Operation, number: u64, key: &str) -> Option<u32> {
        tokio::time::sleep(REST).await;
        for _ in 0..MOST_QUESTIONS {
            let learned = match operation {
                // Of a refusal only the business's own says anything of the first call: a token that was refused, or too
                // many requests, are the second one's trouble alone.
                Operation::Keyed => match self.deposit(number, key).await {
                    Ok(_) => Some(1),
                    Err(error) => (error.code() == Some(REFUSAL)).then_some(0),
                },
                _ => {
                    let asked = self.client.get_authorization(number).await;
                    let answer = asked.ok().map(|answer| answer.to_value());
                    answer.and_then(|answer| u32::try_from(answer.get("captures")?.as_u64()?).ok())
                }
            };
            if learned.is_some() {
                return learned;
            }
        }
        None
    }
}

fn amount(number: u64) -> Decimal {
    Decimal::from(10 + number % 90)
}

fn name(number: u64) -> String {
    format!("Order-{number}")
}

fn said<T, E>(result: Result<T, Error<E>>) -> Said {
    match result.map_err(|error| error.outcome()) {
        Ok(_) => Said::Done,
        Err(Outcome::Rejected) => Said::Rejected,
        Err(Outcome::NotSent) => Said::NotSent,
        Err(Outcome::Unknown) => Said::Unknown,
    }
}
