//! The line is the transport's.

pub fn fetch(client: &reqwest::Client) {}
