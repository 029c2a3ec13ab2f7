//! What a page tells about the way through the pages, looked up in its text: the type that it is read as says nothing
//! about which of its members are for paging.

use super::definition::{Advance, Paging};
use super::link;
use crate::Json;
use crate::transport::Headers;
use crate::wire::{self, Decode, DecodeError, Decoder, Kind, Reading};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What was seen of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// How many items it has; several lists are counted together.
    pub(super) count: usize,
    /// A mark of its items by which a repetition is known; of all its bytes where there are no items.
    pub(super) mark: u64,
    /// What the next page is asked for with, where the page says so.
    pub(super) next: Option<String>,
    /// Whether another page follows, where the page says so.
    pub(super) more: Option<bool>,
}

impl Seen {
    /// Looks at a page.
    ///
    /// # Errors
    /// The address of the next page has not the parameter that it would be asked for with.
    pub(super) fn of(paging: &Paging, text: &str, headers: &Headers) -> Result<Self, DecodeError> {
        let lists = lists(paging, text);
        let mut hasher = DefaultHasher::new();
        match lists.is_empty() {
            true => text.hash(&mut hasher),
            false => lists.hash(&mut hasher),
        }
        let next = match paging.advance {
            Advance::Number(_) | Advance::Offset(_) => None,
            Advance::Member(member) => found(text, member).and_then(|value| scalar(&value)),
            Advance::Link => link::next(headers).map(str::to_owned),
        };
        let asked = |next: String| match link::is_address(&next) || matches!(paging.advance, Advance::Link) {
            true => link::parameter(&next, paging.parameter.name)
                .ok_or_else(|| DecodeError::new("the parameter of the next page in its address", "none", 0)),
            false => Ok(next),
        };
        Ok(Self {
            count: lists.iter().map(length).sum(),
            mark: hasher.finish(),
            next: next.filter(|next| !next.is_empty()).map(asked).transpose()?.filter(|next| !next.is_empty()),
            more: paging.more.and_then(|member| found(text, member)?.read().ok()),
        })
    }
}

/// The items of a page; none where the member that holds them is absent.
///
/// # Errors
/// An item has not the shape of `I`; or nobody has named a member, and the page has no list or several: no items at all
/// would be a guess.
pub(super) fn items<I: Decode>(paging: &Paging, text: &str) -> Result<Reading<Vec<I>>, DecodeError> {
    match (lists(paging, text).as_slice(), paging.items) {
        ([list], None) => wire::read_json(list.as_str()),
        ([list], Some(member)) => in_member(wire::read_json(list.as_str()), member),
        (_, Some(_)) => Ok(Vec::new().into()),
        (_, None) if text.trim().is_empty() => Ok(Vec::new().into()),
        ([], None) => Err(DecodeError::new("a list of items", "none", 0)),
        (_, None) => Err(DecodeError::new("one list of items", "several", 0)),
    }
}

/// What was read of a member, with its name in every place that is told.
fn in_member<T>(read: Result<Reading<T>, DecodeError>, name: &str) -> Result<Reading<T>, DecodeError> {
    let Reading { value, oddities } = read.map_err(|error| error.in_member(name))?;
    Ok(Reading { value, oddities: oddities.into_iter().map(|oddity| oddity.in_member(name)).collect() })
}

/// The lists of items: the one that the document names, the page itself, or all that stand directly in it.
fn lists(paging: &Paging, text: &str) -> Vec<Json> {
    if let Some(member) = paging.items {
        return found(text, member).filter(is_list).into_iter().collect();
    }
    let mut from = Decoder::new(text);
    match from.kind() {
        Ok(Kind::List) => from.json().into_iter().collect(),
        Ok(Kind::Record) => {
            let mut lists = Vec::new();
            let read = from.record(|_, from| match from.kind()? {
                Kind::List => from.json().map(|list| lists.push(list)),
                _ => from.skip(),
            });
            read.map(|()| lists).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn is_list(value: &Json) -> bool {
    value.kind() == Kind::List
}

fn length(list: &Json) -> usize {
    let mut count = 0;
    let _ = Decoder::new(list.as_str()).list(&mut |from| {
        count += 1;
        from.skip()
    });
    count
}

/// The value that a dotted name leads to.
fn found(text: &str, name: &str) -> Option<Json> {
    let steps = || name.split('.').try_fold(wire::from_json(text).ok()?, |value: Json, name| step(&value, name));
    step_into(text, name).or_else(steps)
}

fn step(value: &Json, name: &str) -> Option<Json> {
    step_into(value.as_str(), name)
}

/// A member of a record, or an item of a list by its place, `-1` for the last.
fn step_into(text: &str, name: &str) -> Option<Json> {
    let mut found = None;
    let mut from = Decoder::new(text);
    match from.kind().ok()? {
        Kind::Record => from.record(|member, from| match member == name {
            true => from.json().map(|value| found = Some(value)),
            false => from.skip(),
        }),
        Kind::List => {
            let place: isize = name.parse().ok()?;
            let mut at = 0;
            from.list(&mut |from| {
                at += 1;
                match place == -1 || place == at - 1 {
                    true => from.json().map(|value| found = Some(value)),
                    false => from.skip(),
                }
            })
        }
        _ => return None,
    }
    .ok()?;
    found
}

fn scalar(value: &Json) -> Option<String> {
    match value.kind() {
        Kind::Text | Kind::Number => value.read().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Parameter;

    const PAGE: Parameter = Parameter::query("page");

    fn seen(paging: &Paging, text: &str) -> Seen {
        Seen::of(paging, text, &Headers::new()).expect("it can be read")
    }

    #[test]
    fn items_are_the_list_the_only_list_or_the_named_one() {
        let plain = Paging::number(&PAGE, 1);
        assert_eq!(seen(&plain, "[1, 2, [3]]").count, 3);
        assert_eq!(seen(&plain, r#"{"page": 1, "data": [1, 2], "meta": {"more": []}}"#).count, 2);
        assert_eq!(seen(&plain, r#"{"a": [1, 2], "b": [3]}"#).count, 3);
        assert_eq!(seen(&plain, r#"{"a": 1}"#).count, 0);
        assert_eq!(seen(&plain, "").count, 0);
        let named = plain.items("result.rows");
        assert_eq!(items::<i64>(&named, r#"{"result": {"rows": [4, 5]}, "other": [1]}"#), Ok(vec![4, 5].into()));
        assert_eq!(items::<i64>(&named, r#"{"result": null, "other": [1]}"#), Ok(vec![].into()));
        let reading = items::<i64>(&named, r#"{"result": {"rows": [4, null]}}"#).expect("a null is left out");
        assert_eq!((reading.value, reading.oddities[0].path()), (vec![4], "result.rows[1]".to_owned()));
        assert!(
            items::<i64>(&plain, r#"{"a": [1], "b": [2]}"#).is_err() && items::<i64>(&plain, r#"{"a": 1}"#).is_err()
        );
        let error = items::<i64>(&named, r#"{"result": {"rows": [4, "x"]}}"#).expect_err("x is no number");
        assert_eq!(error.path(), "result.rows[1]");
    }

    #[test]
    fn a_repetition_is_known_by_its_items() {
        let plain = Paging::number(&PAGE, 1);
        let mark = |text| seen(&plain, text).mark;
        assert_eq!(mark(r#"{"page": 1, "data": [1, 2]}"#), mark(r#"{"page": 2, "data": [1, 2]}"#));
        assert_ne!(mark(r#"{"data": [1, 2]}"#), mark(r#"{"data": [1, 3]}"#));
        assert_ne!(mark(r#"{"page": 1}"#), mark(r#"{"page": 2}"#));
    }

    #[test]
    fn a_cursor_is_a_member_an_item_or_in_an_address() {
        let next = |member, text: &str| seen(&Paging::cursor(&PAGE, member), text).next;
        assert_eq!(next("next", r#"{"next": "a/b?c"}"#).as_deref(), Some("a/b?c"));
        assert_eq!(next("meta.next", r#"{"meta": {"next": 17}}"#).as_deref(), Some("17"));
        assert_eq!(next("@odata.next", r#"{"@odata.next": "https://a.example/b?page=c%20d"}"#).as_deref(), Some("c d"));
        assert_eq!(next("data.-1.id", r#"{"data": [{"id": "x"}, {"id": "y"}]}"#).as_deref(), Some("y"));
        assert_eq!(next("data.0.id", r#"{"data": [{"id": "x"}, {"id": "y"}]}"#).as_deref(), Some("x"));
        for last in [r#"{"next": null}"#, r#"{"next": ""}"#, r#"{"next": false}"#, "{}", "[]", "", "nonsense"] {
            assert_eq!(next("next", last), None, "{last}");
        }
    }

    #[test]
    fn an_address_without_the_parameter_is_an_error_and_no_end() {
        let error = Seen::of(&Paging::cursor(&PAGE, "next"), r#"{"next": "/pets?after=1"}"#, &Headers::new());
        assert!(error.is_err());
    }

    #[test]
    fn whether_more_follows_is_said_by_a_boolean() {
        let paging = Paging::cursor(&PAGE, "next").more("has_more");
        assert_eq!(seen(&paging, r#"{"has_more": true}"#).more, Some(true));
        assert_eq!(seen(&paging, r#"{"has_more": "false"}"#).more, Some(false));
        assert_eq!(seen(&paging, r#"{"has_more": null}"#).more, None);
    }
}
