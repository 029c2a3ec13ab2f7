//! Answers that are refusals: what is told of them.

use flexiti_runtime::{
    Error, Outcome,
    operation::{Answer, Call, Head, Method, Operation, Refusal},
};

use super::{
    line::{Line, TOKEN, answer},
    shop::Order,
};

static CAPTURE: Operation = Operation {
    moves_money: true,
    security: &[&[("bearer", &[])]],
    ..Operation::new("capture", Method::Post, "/capture")
};

#[derive(Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "as generated code has it")]
enum Refused {
    NoPet(Option<Order>),
    Other(u16),
}

impl Refusal for Refused {
    fn from_answer(answer: &Answer<'_>) -> Self {
        match answer.code() {
            Some("no_pet") => Self::NoPet(answer.body()),
            _ => Self::Other(answer.status()),
        }
    }
}

/// Whatever an answer is, there is an outcome, one line that a person can read, and no secret in it.
pub(crate) fn refusals(data: &[u8]) {
    let line = Line::new(answer(data), usize::MAX);
    let client = line.client("https://api.example/base");
    let head = Head::default();
    let mut call = Call::new(&client, &CAPTURE);
    call.options_mut().head(&head);
    let answered: Result<Order, Error<Refused>> = pollster::block_on(call.send());
    let _ = (head.status(), head.headers(), head.oddities(), head.attempts());
    let Err(error) = answered else { return };
    let (shown, debugged) = (error.to_string(), format!("{error:?} {error:#?}"));
    assert!(!shown.contains(char::is_control), "an error shows control characters: {shown:?}");
    // Five hundred characters of the other side, each of which may be written as its number.
    assert!(shown.chars().count() < 4_500, "a line of {} characters", shown.chars().count());
    for text in [&shown, &debugged] {
        assert!(!text.contains(TOKEN), "an error shows the token: {text}");
    }
    // The call went out: nobody may say that it did not.
    assert_ne!(error.outcome(), Outcome::NotSent, "{shown}");
    let _ = (error.code(), error.message(), error.retry_after(), error.status(), error.kind());
    assert!(error.field_errors().len() <= 1_000, "{} fields", error.field_errors().len());
}
