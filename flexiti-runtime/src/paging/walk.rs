//! Where a walk through the pages stands, and whether it goes on: the decision alone, without a call.

use super::definition::{Advance, Paging};
use super::seen::Seen;

/// A walk through the pages.
#[derive(Debug)]
pub(super) struct Walk {
    advance: Advance,
    more_is_said: bool,
    /// What the next page is asked for with; nothing where the first is asked for without a cursor.
    position: Option<Position>,
    /// The mark of the page before.
    before: Option<u64>,
    /// The most items that a page had.
    largest: usize,
    /// How many pages may still be asked for; nothing: any number.
    room: Option<usize>,
}

/// What a page is asked for with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// A page's number, or the number of items before it.
    Count(u64),
    /// What the page before it said.
    Cursor(String),
}

/// What becomes of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// It is given.
    pub(super) give: bool,
    /// Another is asked for.
    pub(super) go_on: bool,
}

impl Walk {
    /// A walk that begins where the caller says, else at the first page.
    pub(super) fn new(paging: &Paging, begin: Option<&str>) -> Self {
        let count = |first| begin.and_then(|text| text.parse().ok()).unwrap_or(first);
        let position = match paging.advance {
            Advance::Number(first) | Advance::Offset(first) => Some(Position::Count(count(first))),
            Advance::Member(_) | Advance::Link => begin.map(|text| Position::Cursor(text.to_owned())),
        };
        let (advance, more_is_said) = (paging.advance, paging.more.is_some());
        Self { advance, more_is_said, position, before: None, largest: 0, room: None }
    }

    /// At most so many pages from here.
    pub(super) fn at_most(&mut self, pages: usize) {
        self.room = Some(pages);
    }

    /// Whether another page may be asked for at all.
    pub(super) fn has_room(&self) -> bool {
        self.room != Some(0)
    }

    /// What the page that comes is asked for with.
    pub(super) fn position(&self) -> Option<&Position> {
        self.position.as_ref()
    }

    /// Whether the page that comes is not the first.
    pub(super) fn has_begun(&self) -> bool {
        self.before.is_some()
    }

    /// Takes a page in, and steps on to the next.
    pub(super) fn take(&mut self, seen: Seen) -> Verdict {
        let is_first = self.before.is_none();
        let is_repeated = self.before.replace(seen.mark) == Some(seen.mark);
        // The same nothing twice is no repetition where the other side says that more follows.
        let is_repeated = is_repeated && (seen.count > 0 || seen.next.is_none());
        let is_short = seen.count < self.largest;
        self.largest = self.largest.max(seen.count);
        self.room = self.room.map(|room| room.saturating_sub(1));
        let by_cursor = matches!(self.advance, Advance::Member(_) | Advance::Link);
        let next = match (self.advance, &self.position) {
            (Advance::Number(_), Some(Position::Count(number))) => number.checked_add(1).map(Position::Count),
            (Advance::Offset(_), Some(Position::Count(before))) => {
                before.checked_add(seen.count as u64).map(Position::Count)
            }
            _ => seen.next.map(Position::Cursor),
        };
        // An offset or a cursor that stays where it is would ask for the same page for ever.
        let moves = next.is_some() && next != self.position;
        let more = match seen.more {
            Some(more) => more,
            // A page by cursor may be empty and have a next one, where a filter is applied late.
            None => by_cursor || (seen.count > 0 && !is_short),
        };
        self.position = next;
        // An empty page that is not the first says nothing but that there are no more.
        let give = is_first || (!is_repeated && (seen.count > 0 || by_cursor || self.more_is_said));
        Verdict { give, go_on: !is_repeated && moves && more && self.has_room() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Parameter;

    const PAGE: Parameter = Parameter::query("page");

    fn page(count: usize, mark: u64) -> Seen {
        Seen { count, mark, next: None, more: None }
    }

    /// Walks over these pages: how many were given, with which positions they were asked for.
    fn walked(paging: &Paging, begin: Option<&str>, pages: &[Seen]) -> (usize, Vec<String>) {
        let mut walk = Walk::new(paging, begin);
        let (mut given, mut asked) = (0, Vec::new());
        for page in pages {
            asked.push(match walk.position() {
                Some(Position::Count(count)) => count.to_string(),
                Some(Position::Cursor(cursor)) => cursor.clone(),
                None => "-".to_owned(),
            });
            let verdict = walk.take(page.clone());
            given += usize::from(verdict.give);
            if !verdict.go_on {
                break;
            }
        }
        (given, asked)
    }

    #[test]
    fn numbers_end_after_an_empty_and_after_a_short_page() {
        let paging = Paging::number(&PAGE, 1);
        assert_eq!(walked(&paging, None, &[page(2, 1), page(2, 2), page(0, 3)]).0, 2);
        assert_eq!(walked(&paging, None, &[page(2, 1), page(1, 2), page(9, 3)]), (2, vec!["1".into(), "2".into()]));
        assert_eq!(walked(&paging, None, &[page(0, 1), page(9, 2)]), (1, vec!["1".into()]), "an empty first is given");
        assert_eq!(walked(&paging, Some("7"), &[page(1, 1), page(0, 2)]).1, ["7", "8"]);
        assert_eq!(walked(&Paging::number(&PAGE, 0), None, &[page(1, 1), page(0, 2)]).1, ["0", "1"]);
    }

    #[test]
    fn a_page_that_repeats_the_one_before_is_not_given() {
        assert_eq!(walked(&Paging::number(&PAGE, 1), None, &[page(2, 1), page(2, 1), page(2, 2)]).0, 1);
        let same = |next: &str| Seen { next: Some(next.into()), ..page(2, 1) };
        assert_eq!(walked(&Paging::cursor(&PAGE, "next"), None, &[same("a"), same("b"), same("c")]).0, 1);
    }

    #[test]
    fn an_offset_grows_by_what_came() {
        let paging = Paging::offset(&PAGE, 0);
        assert_eq!(
            walked(&paging, None, &[page(3, 1), page(3, 2), page(1, 3)]),
            (3, ["0", "3", "6"].map(Into::into).to_vec())
        );
        assert_eq!(walked(&paging, Some("10"), &[page(3, 1), page(0, 2)]).1, ["10", "13"]);
    }

    #[test]
    fn a_cursor_is_followed_until_there_is_none_or_it_stays() {
        let paging = Paging::cursor(&PAGE, "next");
        let to = |mark, next: &str| Seen { next: Some(next.into()), ..page(0, mark) };
        let pages = [to(1, "a"), to(1, "b"), page(1, 2), page(9, 3)];
        assert_eq!(walked(&paging, None, &pages), (3, ["-", "a", "b"].map(Into::into).to_vec()));
        assert_eq!(walked(&paging, None, &[to(1, "a"), to(2, "a"), to(3, "b")]).1, ["-", "a"]);
        assert_eq!(walked(&paging, Some("x"), &[page(1, 1)]).1, ["x"]);
    }

    #[test]
    fn what_the_page_says_of_more_counts_more_than_its_size() {
        let paging = Paging::number(&PAGE, 1).more("more");
        let says = |count, mark, more| Seen { more: Some(more), ..page(count, mark) };
        assert_eq!(walked(&paging, None, &[says(2, 1, true), says(1, 2, true), says(2, 3, false), page(2, 4)]).0, 3);
    }

    #[test]
    fn no_more_pages_than_allowed_and_no_number_that_wraps() {
        let mut walk = Walk::new(&Paging::number(&PAGE, 1), None);
        walk.at_most(1);
        assert_eq!(walk.take(page(2, 1)), Verdict { give: true, go_on: false });
        let last = u64::MAX.to_string();
        assert_eq!(walked(&Paging::number(&PAGE, 1), Some(&last), &[page(2, 1), page(2, 2)]).0, 1);
    }
}
