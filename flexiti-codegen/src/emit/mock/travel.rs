//! By which status and in which form an answer travels.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    answered::{Answered, preferred},
    media_type::said_type,
};
use crate::model::{Media, Operation, Outcome, Status};

/// Statuses for what the document gives none: nobody else's meaning, and no call is made again for them.
const FREE: [u16; 7] = [400, 418, 422, 409, 451, 499, 599];

/// The status of a documented success.
fn success(operation: &Operation, answered: &Answered) -> u16 {
    let status = operation.outcomes.iter().map(|outcome| outcome.status).find(|status| status.is_success());
    match (status, answered) {
        (Some(Status::Exact(status)), _) => status,
        (None, Answered::Nothing) => 204,
        _ => 200,
    }
}

/// A status that the document counts as this one.
pub(super) fn status(operation: &Operation, status: Status) -> u16 {
    let exact = |wanted: &u16| !operation.outcomes.iter().any(|outcome| outcome.status == Status::Exact(*wanted));
    match status {
        Status::Exact(status) => status,
        Status::Class(class) => (class * 100..class * 100 + 100).find(exact).unwrap_or(class * 100),
        Status::Default => undocumented(operation),
    }
}

/// A status that is none of the documented ones.
pub(super) fn undocumented(operation: &Operation) -> u16 {
    let named = |status: u16| {
        let keys = operation.outcomes.iter().map(|outcome| outcome.status);
        keys.into_iter()
            .any(|key| matches!(key, Status::Exact(own) if own == status) || key == Status::Class(status / 100))
    };
    FREE.into_iter().find(|status| !named(*status)).unwrap_or(418)
}

/// The media type of an answer that is text or bytes.
pub(super) fn media_type(outcome: Option<&Outcome>, media: Media) -> String {
    let content = outcome.and_then(|outcome| preferred(&outcome.contents));
    let usual = match media {
        Media::Text => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    content.and_then(|content| said_type(media, &content.media_type)).unwrap_or_else(|| usual.to_owned())
}

/// How a success becomes a message.
pub(super) fn travels(operation: &Operation) -> TokenStream {
    let answered = Answered::of(operation);
    let status = proc_macro2::Literal::u16_unsuffixed(success(operation, &answered));
    let outcome = operation.outcomes.iter().find(|outcome| outcome.status.is_success()).or(operation.outcomes.first());
    match answered {
        Answered::Nothing => quote!(nothing(#status)),
        Answered::Value(_) | Answered::Open => quote!(json(#status)),
        Answered::Text => {
            let media_type = media_type(outcome, Media::Text);
            quote!(bytes(#status, #media_type))
        }
        Answered::Bytes => {
            let media_type = media_type(outcome, Media::Bytes);
            quote!(bytes(#status, #media_type))
        }
        Answered::Events(_) => quote!(events(#status)),
        Answered::Lines(_) => quote!(lines(#status)),
        Answered::ByStatus(_) => quote!(by_status()),
    }
}
