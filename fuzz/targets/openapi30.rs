//! The subject `openapi30`, run by libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| flexiti_fuzz_subjects::run("openapi30", data));
