//! The items of all pages, as if there were no pages.

use super::definition::Paging;
use super::pages::{Pages, read_items};
use crate::Error;
use crate::operation::{Call, Refusal};
use crate::wire::Decode;
use futures_core::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The items of an answer that comes in pages, one by one: a [`Stream`], and awaited with [`next`](Self::next) where no
/// stream is wanted. It holds one page at a time.
///
/// An error is given and ends it; [`retry`](Self::retry) takes it up again. No item is lost or given twice by that.
#[must_use = "no item is asked for until the stream is"]
pub struct Items<I, E> {
    pages: Pages<Vec<I>, E>,
    held: std::vec::IntoIter<I>,
}

impl Call {
    /// Sends the call once for each page, as far as items are asked for.
    pub fn items<I: Decode + 'static, E: Refusal>(self, paging: Paging) -> Items<I, E> {
        Items { pages: Pages::new(self, paging, read_items), held: Vec::new().into_iter() }
    }
}

impl<I, E> Items<I, E> {
    /// At most the items of so many pages from here.
    pub fn at_most_pages(self, pages: usize) -> Self {
        Self { pages: self.pages.at_most(pages), ..self }
    }

    /// After an error: asks for the page that failed once more. Otherwise nothing changes.
    pub fn retry(&mut self) {
        self.pages.retry();
    }
}

impl<I: 'static, E: Refusal> Items<I, E> {
    /// The next item; none after the last, and none after an error. A waiting that is given up loses nothing.
    ///
    /// # Errors
    /// The call of a page failed.
    pub async fn next(&mut self) -> Option<Result<I, Error<E>>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// All items that are left.
    ///
    /// # Errors
    /// The call of a page failed; the items before it are lost.
    pub async fn all(mut self) -> Result<Vec<I>, Error<E>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<I, Error<E>>>> {
        loop {
            if let Some(item) = self.held.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.held = page.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Items are moved out of the page, never pinned in it.
impl<I, E> Unpin for Items<I, E> {}

impl<I: 'static, E: Refusal> Stream for Items<I, E> {
    type Item = Result<I, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

/// The call, and never what came.
impl<I, E> fmt::Debug for Items<I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("held", &self.held.len()).finish()
    }
}
