//! An API in plain data: what a mock server and a command line must know of it, and no more.
//!
//! The generator writes it from its model, a generated crate carries it, and the mock server reads it. It holds no
//! behaviour but looking things up.
