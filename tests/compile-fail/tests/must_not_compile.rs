//! What the types forbid, in the words in which the compiler tells it.
//!
//! The expected words lie beside each program. A newer compiler may say it otherwise: `TRYBUILD=overwrite cargo test`
//! takes its words over.

#[test]
fn must_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/must_not_compile/*.rs");
}
