//! No line of our texts ends with a blank, which in Markdown means a break that nobody sees.

use super::{super::House, Found};

pub(super) fn check(house: &House, found: Found<'_>) {
    for (path, text) in house.tree.ending(".md") {
        for (index, line) in text.lines().enumerate() {
            if line.ends_with([' ', '\t']) {
                found(path, index + 1, "the line ends with a blank: take it away".into());
            }
        }
    }
}
