#![forbid(unsafe_code)]
//! The head comes first, whatever else the file says of itself.

fn main() {}
