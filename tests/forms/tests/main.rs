//! Every wire form, one topic a file, against a server that keeps every byte.
//!
//! `document.yaml`, `openapi31.yaml` and `swagger.yaml` are the documents; `regenerated.rs` sees to it that the clients
//! are theirs.

mod calls;
mod enums;
mod errors;
mod events;
mod forms;
mod inheritance;
mod left_out;
mod lines;
mod media_types;
mod mock_server;
mod multipart;
mod names;
mod openapi31;
mod optional_members;
mod pages;
mod parameters;
mod path_styles;
mod query_styles;
mod records;
mod regenerated;
mod requests_are_strict;
mod security;
mod servers;
mod stubbed;
mod successes;
mod swagger2;
mod unions;
mod values;
