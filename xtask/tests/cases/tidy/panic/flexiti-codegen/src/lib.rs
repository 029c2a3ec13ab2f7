//! A library that asks clippy for half of it.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::todo)]

#[cfg(test)]
mod tests;
