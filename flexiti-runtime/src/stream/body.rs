//! A body cut into lines.

use super::StreamError;
use crate::Future;
use crate::transport::{Chunks, Piece};
use bytes::{Buf, BytesMut};

/// Gives the lines of a body one by one, whichever of the three line ends they have, without the byte order mark that
/// the first of them may begin with.
pub(super) struct LineReader {
    /// The piece that is waited for; nothing once the body has ended. It stands here and not in [`next`](Self::next),
    /// so that a waiting that is given up, after a limit of time for instance, loses nothing.
    coming: Option<Future<Piece>>,
    /// What has come and was not given yet.
    held: BytesMut,
    /// Where in `held` the search for a line end goes on.
    searched: usize,
    /// The last line ended with a carriage return, so that a line feed now belongs to it.
    after_return: bool,
    /// A line has been given.
    begun: bool,
    most: usize,
}

impl LineReader {
    /// Reads `body`; no line may have more than `most` bytes.
    pub(super) fn new(body: Box<dyn Chunks>, most: usize) -> Self {
        let coming = Some(body.next());
        Self { coming, held: BytesMut::new(), searched: 0, after_return: false, begun: false, most }
    }

    /// The next line without its end; none when there is no more. A last line without an end counts.
    pub(super) async fn next(&mut self) -> Option<Result<String, StreamError>> {
        loop {
            if let Some(line) = self.held_line() {
                return Some(Ok(line));
            }
            if self.held.len() > self.most {
                return Some(Err(self.too_large()));
            }
            let Some(coming) = &mut self.coming else {
                let rest = self.held.split();
                self.searched = 0;
                return (!rest.is_empty()).then(|| Ok(self.text(&rest)));
            };
            let (body, piece) = coming.as_mut().await;
            self.coming = None;
            match piece {
                Ok(Some(piece)) => {
                    self.held.extend_from_slice(&piece);
                    self.coming = Some(body.next());
                }
                Ok(None) => {}
                Err(error) => {
                    self.stop();
                    return Some(Err(StreamError::Line(error)));
                }
            }
        }
    }

    /// Ends the reading, for an item is larger than may be.
    pub(super) fn too_large(&mut self) -> StreamError {
        self.stop();
        StreamError::TooLarge(self.most)
    }

    fn stop(&mut self) {
        self.coming = None;
        self.held.clear();
        self.searched = 0;
    }

    fn held_line(&mut self) -> Option<String> {
        if self.after_return && !self.held.is_empty() {
            self.after_return = false;
            if self.held.starts_with(b"\n") {
                self.held.advance(1);
                self.searched = self.searched.saturating_sub(1);
            }
        }
        let unread = self.held.get(self.searched..).unwrap_or_default();
        let Some(at) = unread.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            self.searched = self.held.len();
            return None;
        };
        let line = self.held.split_to(self.searched + at);
        self.searched = 0;
        self.after_return = self.held.starts_with(b"\r");
        self.held.advance(1);
        Some(self.text(&line))
    }

    fn text(&mut self, line: &[u8]) -> String {
        let text = String::from_utf8_lossy(line);
        let first = !std::mem::replace(&mut self.begun, true);
        match text.strip_prefix('\u{feff}') {
            Some(unmarked) if first => unmarked.to_owned(),
            _ => text.into_owned(),
        }
    }
}
