//! Scopes are the document's: nobody makes one of their own.

use flexiti_generated::Scope;

enum Root {}

impl Scope for Root {
    const NAME: &'static str = "root";
}

fn main() {}
