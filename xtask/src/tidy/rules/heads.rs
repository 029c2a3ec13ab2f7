//! A file of Rust begins with what lives in it.

use syn::{AttrStyle, Attribute};

use super::{super::House, Found};

pub(super) fn check(house: &House, found: Found<'_>) {
    let is_head =
        |attribute: &Attribute| matches!(attribute.style, AttrStyle::Inner(_)) && attribute.path().is_ident("doc");
    for rust in house.rust.iter().filter(|rust| !rust.file.attrs.first().is_some_and(is_head)) {
        found(&rust.path, 1, "begin the file with `//!`: what lives here, and what does not".into());
    }
}
