//! The pages themselves: one call after the other, each only when it is asked for.

use super::definition::Paging;
use super::seen::{self, Seen};
use super::walk::{Position, Walk};
use crate::operation::{Call, Refusal};
use crate::wire::{self, Decode, DecodeError, Reading};
use crate::{Error, Future};
use futures_core::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The pages of an answer, one by one: a [`Stream`], and awaited with [`next`](Self::next) where no stream is wanted.
///
/// Nothing is sent before the first page is asked for, and nothing goes on once it is dropped. An error is given and
/// ends it; [`retry`](Self::retry) takes it up again.
#[must_use = "no page is asked for until the stream is"]
pub struct Pages<T, E> {
    call: Call,
    paging: Paging,
    walk: Walk,
    read: Read<T>,
    state: State<T, E>,
}

/// Makes of a page's text what is given for it.
type Read<T> = fn(&Paging, &str) -> Result<Reading<T>, DecodeError>;
/// A page on its way.
type Page<T, E> = Future<Result<(T, Seen), Error<E>>>;

enum State<T, E> {
    /// The next page has not been asked for.
    Waiting,
    Asked(Page<T, E>),
    /// The page that was asked for last did not come.
    Failed,
    Ended,
}

impl Call {
    /// Sends the call once for each page, as far as pages are asked for.
    pub fn pages<T: Decode + 'static, E: Refusal>(self, paging: Paging) -> Pages<T, E> {
        Pages::new(self, paging, |_, text| wire::read_json(text))
    }
}

impl<T, E> Pages<T, E> {
    pub(super) fn new(call: Call, paging: Paging, read: Read<T>) -> Self {
        let walk = Walk::new(&paging, call.value_of(paging.parameter).as_deref());
        Self { call, paging, walk, read, state: State::Waiting }
    }

    /// At most so many pages from here: a bound for who does not trust the other side to end.
    pub fn at_most(mut self, pages: usize) -> Self {
        self.walk.at_most(pages);
        self
    }

    /// After an error: asks for the page that failed once more. Otherwise nothing changes.
    pub fn retry(&mut self) {
        if matches!(self.state, State::Failed) {
            self.state = State::Waiting;
        }
    }
}

impl<T: 'static, E: Refusal> Pages<T, E> {
    /// The next page; none after the last, and none after an error. A waiting that is given up loses nothing.
    ///
    /// # Errors
    /// The call of the page failed.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        std::future::poll_fn(|context| self.poll_page(context)).await
    }

    pub(super) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        loop {
            match &mut self.state {
                State::Failed | State::Ended => return Poll::Ready(None),
                State::Waiting if !self.walk.has_room() => self.state = State::Ended,
                State::Waiting => self.state = State::Asked(self.ask()),
                State::Asked(page) => match ready!(page.as_mut().poll(context)) {
                    Err(error) => {
                        self.state = State::Failed;
                        return Poll::Ready(Some(Err(error)));
                    }
                    Ok((page, seen)) => {
                        let verdict = self.walk.take(seen);
                        self.state = if verdict.go_on { State::Waiting } else { State::Ended };
                        if verdict.give {
                            return Poll::Ready(Some(Ok(page)));
                        }
                    }
                },
            }
        }
    }

    /// The call of the page that comes next.
    fn ask(&self) -> Page<T, E> {
        let mut call = self.call.clone();
        match self.walk.position() {
            Some(Position::Count(count)) => call.set(self.paging.parameter, count),
            Some(Position::Cursor(cursor)) => call.set(self.paging.parameter, cursor),
            None => {}
        }
        if self.walk.has_begun() {
            // One key is for one request, and the next page is another.
            call.options_mut().forget_idempotency_key();
        }
        let (paging, read) = (self.paging, self.read);
        call.send_read(move |text, headers| {
            let seen = Seen::of(&paging, text, headers)?;
            Ok(read(&paging, text)?.map(|page| (page, seen)))
        })
    }
}

impl<T: 'static, E: Refusal> Stream for Pages<T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

/// The call, and never what came.
impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("call", &self.call).finish_non_exhaustive()
    }
}

/// Reads of a page its items alone.
pub(super) fn read_items<I: Decode>(paging: &Paging, text: &str) -> Result<Reading<Vec<I>>, DecodeError> {
    seen::items(paging, text)
}
