//! The generated client against Prism: every operation, and every status that the document has for it.
//!
//! ```text
//! flexiti-foreign http://127.0.0.1:4011 document.yaml
//! ```
//!
//! Prism serves `document.yaml`, checks each request against it, and answers with the status that `Prefer` asks for: with
//! the document's example, or, a second time, with values that it makes up from the schema (`dynamic`). What comes back is
//! laid beside what the client made of it ([`verdict`]). `tests/foreign/run prism` starts both.

mod calls;
mod document;
mod tap;
mod verdict;

use calls::{CALLS, Made};
use document::Document;
use flexiti_generated::{Client, Credentials, Environment};
use flexiti_runtime::Retry;
use std::error::Error;
use std::process::ExitCode;
use tap::Tap;

/// How Prism is to answer, beside the status: by the document's examples, or by chance from the schemas.
const KINDS: [(&str, &str); 2] = [("by example", "dynamic=false"), ("made up", "dynamic=true")];

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [url, path] = words.as_slice() else {
        eprintln!("usage: flexiti-foreign URL DOCUMENT");
        return Ok(ExitCode::from(2));
    };
    let document = Document::read(&std::fs::read_to_string(path)?);
    let tap = Tap::new();
    let client = Client::merchant(Environment::Custom(url.clone()), Credentials::new("flexitidemo", "secret"));
    // A refusal is what is asked for: it is not to be asked for again.
    let client = client.configure(|runtime| runtime.transport(tap.clone()).retry(Retry::NEVER)).build()?;

    let mut wrong = uncalled(&document);
    println!(
        "{:<12}{:>12}{:>10}{:>10}{:>8}{:>10}{:>9}",
        "", "operations", "statuses", "answers", "values", "refusals", "by code"
    );
    for (kind, dynamic) in KINDS {
        let (mut statuses, mut answers, mut values, mut refusals, mut by_code) = (0, 0, 0, 0, 0);
        for (operation, call) in CALLS {
            for asked in document.answers(operation) {
                let made = call(&client, format!("code={}, {dynamic}", asked.status)).await;
                let verdict = verdict::of(&document, asked, &made, &tap.last());
                let place = format!("{operation} {} {kind}", asked.status);
                wrong.extend(verdict.wrong.iter().map(|what| format!("{place}: {what}")));
                statuses += 1;
                answers += usize::from(matches!(made, Made::Answer { .. }));
                values += verdict.values;
                refusals += usize::from(matches!(made, Made::Refusal { .. }));
                by_code += usize::from(verdict.is_by_code);
            }
        }
        let operations = CALLS.len();
        println!("{kind:<12}{operations:>12}{statuses:>10}{answers:>10}{values:>8}{refusals:>10}{by_code:>9}");
    }
    for what in &wrong {
        println!("{what}");
    }
    println!("{} violations", wrong.len());
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Operations of the document that nobody calls here.
fn uncalled(document: &Document) -> Vec<String> {
    let is_called = |operation: &&str| CALLS.iter().any(|(called, _)| called == operation);
    document.operations().filter(|operation| !is_called(operation)).map(|one| format!("{one} is not called")).collect()
}
