//! Who sings in a text.

use super::canaries::{Canaries, name};

/// The members whose canary is in `text`, in the surface's order.
pub(super) fn singing(text: &str, canaries: &Canaries) -> Vec<String> {
    let text = text.to_lowercase();
    let heard = canaries.planted().filter(|(_, song)| text.contains(&song.to_lowercase()));
    heard.map(|(row, _)| name(row)).collect()
}
