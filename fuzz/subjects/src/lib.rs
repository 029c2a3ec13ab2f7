//! What is fuzzed: for each subject a function of bytes, which panics where something does not hold that must hold for
//! all bytes.
//!
//! The same functions are run by libFuzzer for hours (`cargo xtask fuzz`; its programs are in `fuzz/targets`, three lines
//! each) and by an ordinary test for seconds (`tests/replay.rs`: every seed, every regression, documents made of fixed
//! numbers). [`SUBJECTS`] is the table of all of them.
//!
//! What does not live here: libFuzzer, which needs a nightly toolchain.

// The workspace says it too, but not the nearest one.
#![forbid(unsafe_code)]

mod document;
mod generator;
mod runtime;
mod seeds;
mod source;
mod subject;

pub use self::{
    seeds::{Seed, from_corpus, regressions, seeds},
    subject::{Cases, SUBJECTS, Subject, run, subject},
};
