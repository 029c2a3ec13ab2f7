//! The model sees nothing.

use crate::emit::Options;
use super::{source::{Node, Texts}, surface};

/// A comment may say crate::emit, and a text "crate::emit".
pub fn same(node: &Node<'_>) -> String {
    format!("{}", crate::surface::render(node))
}

#[cfg(test)]
mod tests {
    use crate::emit;
}
