//! A mock server of any described API. It knows no vendor: routes, limits and examples come from a description, what
//! happens to whose money from a scenario.

mod answer;
mod check;
mod plan;
mod route;
pub mod scenario;
pub mod value;
