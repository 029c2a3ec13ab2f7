//! The runtime knows no generator.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]
#![warn(clippy::unimplemented)]

use flexiti_codegen::model::Api;
