//! What a type requires is an argument of its constructor: a financing option without its kind is none.

use flexiti_generated::types::FinancingOption;

fn plan() -> FinancingOption {
    FinancingOption::new()
}

fn main() {}
