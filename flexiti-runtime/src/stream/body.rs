//! A body cut into lines.

use super::StreamError;
use crate::transport::Chunks;

/// Gives the lines of a body one by one, whichever of the three line ends they have.
pub(super) struct LineReader {
    body: Option<Box<dyn Chunks>>,
    /// What has come and was not given yet.
    held: Vec<u8>,
    /// Where in `held` the search for a line end goes on.
    searched: usize,
    /// The last line ended with a carriage return, so that a line feed now belongs to it.
    after_return: bool,
    most: usize,
}

impl LineReader {
    /// Reads `body`; no line may have more than `most` bytes.
    pub(super) fn new(body: Box<dyn Chunks>, most: usize) -> Self {
        Self { body: Some(body), held: Vec::new(), searched: 0, after_return: false, most }
    }

    /// The next line without its end; none when there is no more. A last line without an end counts.
    pub(super) async fn next(&mut self) -> Option<Result<String, StreamError>> {
        loop {
            if let Some(line) = self.held_line() {
                return Some(Ok(line));
            }
            if self.held.len() > self.most {
                self.body = None;
                self.held.clear();
                return Some(Err(StreamError::TooLarge(self.most)));
            }
            let Some(body) = self.body.take() else {
                let rest = std::mem::take(&mut self.held);
                self.searched = 0;
                return (!rest.is_empty()).then(|| Ok(String::from_utf8_lossy(&rest).into_owned()));
            };
            match body.next().await {
                (body, Ok(Some(piece))) => {
                    self.held.extend_from_slice(&piece);
                    self.body = Some(body);
                }
                (_, Ok(None)) => {}
                (_, Err(error)) => {
                    self.held.clear();
                    self.searched = 0;
                    return Some(Err(StreamError::Line(error)));
                }
            }
        }
    }

    fn held_line(&mut self) -> Option<String> {
        if std::mem::take(&mut self.after_return) {
            match self.held.first() {
                Some(b'\n') => {
                    self.held.remove(0);
                    self.searched = self.searched.saturating_sub(1);
                }
                Some(_) => {}
                None => self.after_return = true,
            }
        }
        let unread = self.held.get(self.searched..).unwrap_or_default();
        let Some(at) = unread.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            self.searched = self.held.len();
            return None;
        };
        let mut line: Vec<u8> = self.held.drain(..=self.searched + at).collect();
        self.searched = 0;
        self.after_return = line.pop() == Some(b'\r');
        Some(String::from_utf8_lossy(&line).into_owned())
    }
}
