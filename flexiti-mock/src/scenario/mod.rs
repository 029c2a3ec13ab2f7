//! The state machine behind a mock server: data of a sandbox, and what each operation does to it.
