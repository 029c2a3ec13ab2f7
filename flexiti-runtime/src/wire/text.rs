//! Bytes as text.

use std::borrow::Cow;

/// The bytes as text; what is not UTF-8 in them is replaced. Nearly always all of it is, and then one quick look is all.
pub(crate) fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}
