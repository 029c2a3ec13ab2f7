//! What is measured, and on what: documents of any size, and the stages of the generator, one function each.
//!
//! What lives here is used by the benchmarks in `benches/` and by `cargo xtask bench`, which measure the same things in
//! different ways: by the clock, by instructions, and as whole processes. README.md says which of them answers what.

#![forbid(unsafe_code)]

pub mod stages;
pub mod synthetic;
