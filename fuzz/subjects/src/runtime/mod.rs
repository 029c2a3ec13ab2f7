//! The runtime: what comes over the line, and what is sent.

mod answers;
mod line;
mod refusals;
mod requests;
#[allow(missing_docs, unreachable_pub, reason = "it belongs to the tests of the runtime")]
#[path = "../../../../flexiti-runtime/tests/common/shop.rs"]
mod shop;
mod streams;

pub(crate) use self::{answers::answers, refusals::refusals, requests::requests, streams::streams};
