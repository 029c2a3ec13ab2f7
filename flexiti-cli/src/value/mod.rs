//! Values: what a person gives, what the API answers, and what the description says of them.
//!
//! What does not live here: where a value comes from ([`crate::ask`]) and where it goes.

mod fit;
mod missing;
mod print;
mod redact;
mod shaped;
mod shapes;
mod tree;

pub(crate) use fit::{fit, is_scalar};
pub(crate) use missing::missing;
pub(crate) use print::{compact, one_line, pretty};
pub(crate) use redact::{REDACTED, Redaction};
pub(crate) use shaped::Shaped;
pub(crate) use shapes::Shapes;
pub(crate) use tree::Tree;
