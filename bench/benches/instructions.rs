//! Instructions of each stage of the generator, and of a call of a generated client:
//! `cargo bench --package flexiti-bench --bench instructions [-- FILTER]`.
//!
//! What valgrind counts does not depend on the machine's neighbours: a change of one in a thousand is a change of the
//! code. It needs valgrind and gungraun-runner, of the version that Cargo.lock has of gungraun; where one of them is absent
//! this program says so and ends well.
//!
//! What lives in `instructions/`: what is counted. What lives here: whether it can be.

#[path = "instructions/call.rs"]
mod call;
#[path = "instructions/counted.rs"]
mod counted;

use std::process::{Command, Stdio};

/// Programs, and how one comes by them.
const NEEDED: [(&str, &str); 2] =
    [("valgrind", "by the system's packages"), ("gungraun-runner", "cargo install --locked gungraun-runner@0.20.0")];

fn main() {
    // The runner calls this program again for each figure, under valgrind: then all is there.
    let is_counting = std::env::args().nth(1).is_some_and(|argument| argument == "--gungraun-run");
    let missing: Vec<_> = NEEDED.iter().filter(|(program, _)| !is_counting && !runs(program)).collect();
    for (program, how) in &missing {
        #[allow(clippy::print_stderr, reason = "this is for people")]
        {
            eprintln!("instructions are not counted: {program} is absent ({how})");
        }
    }
    if missing.is_empty() {
        counted::run();
    }
}

fn runs(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok()
}
