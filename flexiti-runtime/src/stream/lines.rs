//! JSON by the line (`application/jsonl`, `application/x-ndjson` and their kin).

use super::{StreamError, body::LineReader};
use crate::transport::Chunks;
use crate::wire::{self, Decode, DecodeError};
use std::marker::PhantomData;

/// The values of an answer, one for each line, as they come.
pub struct Lines<T> {
    lines: LineReader,
    oddities: Vec<DecodeError>,
    value: PhantomData<fn() -> T>,
}

impl<T: Decode> Lines<T> {
    /// The next value; none when the stream has ended. Empty lines are passed over.
    ///
    /// # Errors
    /// The line failed or a value is too large, and nothing more comes; or one value has another shape, and the next may
    /// still be read.
    pub async fn next(&mut self) -> Option<Result<T, StreamError>> {
        loop {
            match self.lines.next().await? {
                Ok(line) if line.trim().is_empty() => {}
                Ok(line) => {
                    self.oddities.clear();
                    let read = wire::read_json(&line).map(|reading| {
                        self.oddities = reading.oddities;
                        reading.value
                    });
                    return Some(read.map_err(StreamError::Unreadable));
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<T> Lines<T> {
    pub(crate) fn new(body: Box<dyn Chunks>, most: usize) -> Self {
        Self { lines: LineReader::new(body, most), oddities: Vec::new(), value: PhantomData }
    }

    /// What was odd about the value that came last: members that count as absent, because they have another shape than
    /// documented.
    pub fn oddities(&self) -> &[DecodeError] {
        &self.oddities
    }
}

impl<T> std::fmt::Debug for Lines<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lines")
    }
}
