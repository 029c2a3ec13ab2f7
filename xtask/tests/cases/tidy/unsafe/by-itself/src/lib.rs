//! It forbids it by itself.
#![forbid(unsafe_code)]
