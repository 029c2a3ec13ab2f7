//! An answer as it is ordered: any message.

use std::fmt;

use bytes::Bytes;

use crate::{answer::Reply, scenario::Answer};

/// A whole answer. `Debug` shows neither header nor body.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Status of HTTP.
    pub status: u16,
    /// Headers, the media type of the body among them.
    pub headers: Vec<(String, String)>,
    /// The body; empty for none.
    pub body: Bytes,
}

impl From<Answer> for Message {
    fn from(answer: Answer) -> Self {
        let Reply { status, media_type, headers, body } = answer.into();
        let media_type = media_type.map(|media_type| ("content-type".to_owned(), media_type));
        Self { status, headers: headers.into_iter().chain(media_type).collect(), body }
    }
}

impl From<Message> for Reply {
    fn from(Message { status, headers, body }: Message) -> Self {
        Self { headers, body, ..Self::empty(status) }
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message").field("status", &self.status).finish_non_exhaustive()
    }
}
