//! The proof on the wire, one idea per module; one program, because every program links the whole client.

mod canary;
mod concurrency;
mod decimals;
mod documented_examples;
mod example_program;
mod faults;
mod headers;
mod lenient_answers;
mod limits;
mod mock_server;
mod outcomes;
mod refusals;
mod secrets;
mod stubbed;
mod token;
mod unauthorized;
