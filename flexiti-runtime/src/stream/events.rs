//! Server-sent events (WHATWG HTML, 9.2 "Server-sent events"; media type `text/event-stream`).

use super::{StreamError, body::LineReader};
use crate::transport::Chunks;
use crate::wire::{self, Decode, DecodeError};
use std::marker::PhantomData;

/// The events of an answer, as they come. `T` is what the document says their data is.
pub struct Events<T> {
    lines: LineReader,
    last_id: Option<String>,
    data: PhantomData<fn() -> T>,
}

/// One event.
#[non_exhaustive]
pub struct Event<T> {
    /// The last id that was sent, by which a broken stream can be taken up again.
    pub id: Option<String>,
    /// The event's type; none means `message`.
    pub kind: Option<String>,
    /// The data as it was sent, several lines joined.
    pub data: String,
    kept: PhantomData<fn() -> T>,
}

impl<T: Decode> Event<T> {
    /// The data as what the document says it is.
    ///
    /// # Errors
    /// It is something else. Some APIs end with a mark that is no JSON, such as `[DONE]`: look at `data` for it.
    pub fn read(&self) -> Result<T, DecodeError> {
        wire::from_json(&self.data)
    }
}

/// Shows the type and the size, for nobody has said whether there is a secret in the data.
impl<T> std::fmt::Debug for Event<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Event").field("kind", &self.kind).field("data_bytes", &self.data.len()).finish_non_exhaustive()
    }
}

impl<T> Events<T> {
    pub(crate) fn new(body: Box<dyn Chunks>, most: usize) -> Self {
        Self { lines: LineReader::new(body, most), last_id: None, data: PhantomData }
    }

    /// The next event; none when the stream has ended. An event that was not ended by an empty line is not one.
    ///
    /// # Errors
    /// The line failed, or the event is too large: nothing more comes then.
    pub async fn next(&mut self) -> Option<Result<Event<T>, StreamError>> {
        let (mut kind, mut data): (Option<String>, Option<String>) = (None, None);
        loop {
            let line = match self.lines.next().await? {
                Ok(line) => line,
                Err(error) => return Some(Err(error)),
            };
            if line.is_empty() {
                match data.take() {
                    Some(data) => return Some(Ok(Event { id: self.last_id.clone(), kind, data, kept: PhantomData })),
                    None => kind = None,
                }
                continue;
            }
            let (field, value) = line.split_once(':').unwrap_or((&line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match field {
                "data" => match &mut data {
                    Some(data) => {
                        data.push('\n');
                        data.push_str(value);
                    }
                    None => data = Some(value.to_owned()),
                },
                "event" => kind = Some(value.to_owned()),
                "id" if !value.contains('\0') => self.last_id = Some(value.to_owned()),
                _ => {}
            }
        }
    }
}

impl<T> std::fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Events")
    }
}
