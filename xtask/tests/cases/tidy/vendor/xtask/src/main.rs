//! The commands know what Flexiti's document is called.

fn main() {}
