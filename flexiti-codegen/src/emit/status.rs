//! Statuses as names of variants and as patterns.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Status;

/// The reason phrase of RFC 9110 as a name; `Status418` where there is none.
pub(super) fn status_name(status: Status) -> String {
    let reason = match status {
        Status::Default => return "Default".into(),
        Status::Class(class) => return format!("Status{class}xx"),
        Status::Exact(status) => match status {
            200 => "Ok",
            201 => "Created",
            202 => "Accepted",
            203 => "NonAuthoritativeInformation",
            204 => "NoContent",
            205 => "ResetContent",
            206 => "PartialContent",
            207 => "MultiStatus",
            300 => "MultipleChoices",
            301 => "MovedPermanently",
            302 => "Found",
            303 => "SeeOther",
            304 => "NotModified",
            307 => "TemporaryRedirect",
            308 => "PermanentRedirect",
            400 => "BadRequest",
            401 => "Unauthorized",
            402 => "PaymentRequired",
            403 => "Forbidden",
            404 => "NotFound",
            405 => "MethodNotAllowed",
            406 => "NotAcceptable",
            408 => "RequestTimeout",
            409 => "Conflict",
            410 => "Gone",
            411 => "LengthRequired",
            412 => "PreconditionFailed",
            413 => "ContentTooLarge",
            415 => "UnsupportedMediaType",
            416 => "RangeNotSatisfiable",
            422 => "UnprocessableContent",
            423 => "Locked",
            424 => "FailedDependency",
            429 => "TooManyRequests",
            500 => "InternalServerError",
            501 => "NotImplemented",
            502 => "BadGateway",
            503 => "ServiceUnavailable",
            504 => "GatewayTimeout",
            other => return format!("Status{other}"),
        },
    };
    reason.to_owned()
}

pub(super) fn statuses(status: Status) -> TokenStream {
    match status {
        Status::Exact(status) => {
            let status = proc_macro2::Literal::u16_unsuffixed(status);
            quote!(operation::Statuses::Exact(#status))
        }
        Status::Class(class) => {
            let class = proc_macro2::Literal::u16_unsuffixed(class);
            quote!(operation::Statuses::Range(#class))
        }
        Status::Default => quote!(operation::Statuses::Default),
    }
}

/// Whether a status is among those that count as success anyway.
pub(super) fn is_2xx(status: Status) -> bool {
    matches!(status, Status::Exact(200..300) | Status::Class(2))
}

/// What is said about an answer, with its status in front.
pub(super) fn status_lines(status: Status, mut prose: Vec<String>) -> Vec<String> {
    match prose.first_mut() {
        Some(first) => *first = format!("{}: {first}", status.word()),
        None => prose.push(format!("{}.", status.word())),
    }
    prose
}
