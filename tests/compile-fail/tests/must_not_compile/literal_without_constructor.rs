//! No way leads around the constructor: a literal would forget a member that the vendor makes required tomorrow.

use flexiti_generated::operations::application::ApplyForCreditBody;

fn application() -> ApplyForCreditBody {
    ApplyForCreditBody { tos_agreement: true }
}

fn main() {}
