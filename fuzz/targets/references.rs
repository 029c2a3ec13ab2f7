//! The subject `references`, run by libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| flexiti_fuzz_subjects::run("references", data));
