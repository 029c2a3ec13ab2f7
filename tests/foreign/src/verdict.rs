//! What the client made of an answer, beside the answer itself.
//!
//! - The answer has the status that was asked for, and Prism found nothing wrong (`sl-violations`).
//! - A success is read whole: written again, it has every value that came, to the last digit, and nothing in it was odd.
//!   Members that the document does not know may be missing.
//! - A refusal is the one that the document names: by its code, or by its status where the document says so.

use crate::calls::Made;
use crate::document::{Document, Documented};
use flexiti_runtime::transport::Response;
use flexiti_tests::Exact;

/// What is said of one call.
#[derive(Default)]
pub(crate) struct Verdict {
    /// What is wrong, in words.
    pub(crate) wrong: Vec<String>,
    /// Values of a success that came and were written again.
    pub(crate) values: usize,
    /// The refusal has a code of the document.
    pub(crate) is_by_code: bool,
}

/// Judges one call.
pub(crate) fn of(document: &Document, asked: &Documented, made: &Made, answer: &Response) -> Verdict {
    let (mut verdict, body) = (Verdict::default(), String::from_utf8_lossy(&answer.body));
    if answer.status != asked.status {
        verdict.wrong.push(format!("answered with {}: {body}", answer.status));
    }
    if let Some(violations) = answer.headers.get("sl-violations") {
        verdict.wrong.push(format!("Prism found: {violations}"));
    }
    match made {
        Made::Answer { written, oddities } => {
            verdict.wrong.extend(oddities.iter().map(|odd| format!("not read: {odd}")));
            if !body.is_empty() && !kept(document, &Exact::read(&body), &Exact::read(written), &mut verdict.values) {
                verdict.wrong.push(format!("read as {written}, and it was {body}"));
            }
        }
        Made::Refusal { status, code, name } => {
            let documented = code.as_ref().and_then(|code| asked.codes.get(code));
            verdict.is_by_code = documented.is_some();
            let is_another = name == "Other" || documented.is_some_and(|code| plain(name) != plain(code));
            if *status != Some(asked.status) || is_another {
                verdict.wrong.push(format!("refused as {name} with {status:?}: {body}"));
            }
        }
        Made::Nothing(why) => verdict.wrong.push(why.clone()),
    }
    verdict
}

/// Whether all that came was written again; counts the values. A number may be written as a text: it is the digits that
/// are kept.
fn kept(document: &Document, came: &Exact, written: &Exact, values: &mut usize) -> bool {
    match (came, written) {
        (Exact::List(came), Exact::List(written)) => {
            let mut pairs = came.iter().zip(written);
            came.len() == written.len() && pairs.all(|(came, written)| kept(document, came, written, values))
        }
        (Exact::Record(came), Exact::Record(written)) => {
            let has = |name: &String| came.contains_key(name);
            written.keys().all(has)
                && came.iter().all(|(name, came)| match written.get(name) {
                    Some(written) => kept(document, came, written, values),
                    None => !document.knows(name),
                })
        }
        (Exact::Bare(came) | Exact::Text(came), Exact::Bare(written) | Exact::Text(written)) => {
            *values += 1;
            came == written
        }
        _ => false,
    }
}

/// `not_found` and `NotFound` are one name.
fn plain(name: &str) -> String {
    name.chars().filter(|one| one.is_alphanumeric()).collect::<String>().to_lowercase()
}
