//! The state machine: what the sandbox remembers, and what each operation does to it. A scenario is a file, this is its
//! interpreter; it knows neither HTTP nor any vendor.

mod seam;

pub use self::seam::{Answer, Asked};
