//! How the pages of an operation follow each other, as data.

use crate::operation::Parameter;

/// How the pages of an operation's answer follow each other.
///
/// Names of members may be dotted for a member of a member (`meta.next`), and a number stands for a place in a list,
/// `-1` for its last (`data.-1.id`). A member whose own name has a dot is found by that name first.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    pub(super) parameter: &'static Parameter,
    pub(super) advance: Advance,
    pub(super) items: Option<&'static str>,
    pub(super) more: Option<&'static str>,
}

/// What the parameter of the next page says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Advance {
    /// The number of the page, of which the first is this.
    Number(u64),
    /// How many items there are before the page, which for the first are this many.
    Offset(u64),
    /// What this member of the page before it says.
    Member(&'static str),
    /// What the address of the next page says, which a header `link` names (RFC 8288, `rel="next"`).
    Link,
}

impl Paging {
    /// Pages are asked for by their number; `first` is that of the first.
    pub const fn number(parameter: &'static Parameter, first: u64) -> Self {
        Self::by(parameter, Advance::Number(first))
    }

    /// Pages are asked for by the number of items before them; `first` is that of the first page, 0 nearly everywhere.
    pub const fn offset(parameter: &'static Parameter, first: u64) -> Self {
        Self::by(parameter, Advance::Offset(first))
    }

    /// Each page says in `member` how the next is asked for; a page where it is absent, null or empty is the last.
    ///
    /// Where the member holds an address, the parameter's value is taken out of its query. The address itself is never
    /// called: where calls go is for the client to say, not for an answer.
    pub const fn cursor(parameter: &'static Parameter, member: &'static str) -> Self {
        Self::by(parameter, Advance::Member(member))
    }

    /// As [`cursor`](Self::cursor), with the address of the next page in a header `link` (RFC 8288).
    pub const fn link(parameter: &'static Parameter) -> Self {
        Self::by(parameter, Advance::Link)
    }

    const fn by(parameter: &'static Parameter, advance: Advance) -> Self {
        Self { parameter, advance, items: None, more: None }
    }

    /// The member that holds the list of items. Unless said, the answer itself is the list, or the only list among its
    /// members is.
    pub const fn items(self, member: &'static str) -> Self {
        Self { items: Some(member), ..self }
    }

    /// The member that says whether another page follows, as a boolean. What it says counts more than the number of
    /// items.
    pub const fn more(self, member: &'static str) -> Self {
        Self { more: Some(member), ..self }
    }
}
