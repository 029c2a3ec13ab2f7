//! Two documents out of bytes.

use std::borrow::Cow;

/// Stands between two documents that have little in common.
const BETWEEN: &[u8] = b"\n===\n";

/// What stands before and behind a line of `===`. Without one, the second document is the first one with one byte
/// changed: the last two bytes say which, and into what.
pub(super) fn pair(data: &[u8]) -> (Cow<'_, [u8]>, Cow<'_, [u8]>) {
    if let Some(at) = data.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        let (first, second) = (data.get(..at), data.get(at + BETWEEN.len()..));
        return (first.unwrap_or_default().into(), second.unwrap_or_default().into());
    }
    let Some((first, &[place, byte])) = data.split_last_chunk() else { return (data.into(), data.into()) };
    let mut second = first.to_vec();
    let place = (usize::from(place) * second.len()) >> 8;
    if let Some(changed) = second.get_mut(place) {
        *changed = byte;
    }
    (first.into(), second.into())
}
