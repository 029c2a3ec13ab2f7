//! Server-sent events (WHATWG HTML, 9.2 "Server-sent events"; media type `text/event-stream`).

use super::{StreamError, body::LineReader};
use crate::transport::Chunks;
use crate::wire::{self, Decode, DecodeError};
use std::marker::PhantomData;

/// The events of an answer, as they come. `T` is what the document says their data is.
pub struct Events<T> {
    lines: LineReader,
    last_id: Option<String>,
    /// What has come of the next event. It stands here, so that a waiting that is given up loses nothing.
    begun: Begun,
    most: usize,
    data: PhantomData<fn() -> T>,
}

/// An event of which the end has not come.
#[derive(Default)]
struct Begun {
    kind: Option<String>,
    data: Option<String>,
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
    /// The data as what the document says it is. What was odd about it tells [`wire::read_json`], given `data`.
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
        Self { lines: LineReader::new(body, most), last_id: None, begun: Begun::default(), most, data: PhantomData }
    }

    /// The next event; none when the stream has ended. An event that was not ended by an empty line is not one.
    ///
    /// # Errors
    /// The line failed, or the event is too large: nothing more comes then.
    pub async fn next(&mut self) -> Option<Result<Event<T>, StreamError>> {
        loop {
            let line = match self.lines.next().await? {
                Ok(line) => line,
                Err(error) => return Some(Err(error)),
            };
            if line.is_empty() {
                let Begun { kind, data } = std::mem::take(&mut self.begun);
                if let Some(data) = data {
                    return Some(Ok(Event { id: self.last_id.clone(), kind, data, kept: PhantomData }));
                }
                continue;
            }
            let (field, value) = line.split_once(':').unwrap_or((&line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match field {
                "data" => match &mut self.begun.data {
                    Some(data) if data.len().saturating_add(value.len()) >= self.most => {
                        return Some(Err(self.lines.too_large()));
                    }
                    Some(data) => {
                        data.push('\n');
                        data.push_str(value);
                    }
                    None => self.begun.data = Some(value.to_owned()),
                },
                "event" => self.begun.kind = Some(value.to_owned()).filter(|kind| !kind.is_empty()),
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
