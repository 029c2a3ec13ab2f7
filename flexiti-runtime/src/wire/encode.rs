//! The one trait by which a value tells what it is made of.

use super::Encoder;

/// A value that can be sent, checked and printed.
///
/// An implementation makes exactly one statement about itself: one record, one list, or one scalar. It does not know
/// which sink listens, and must say the same to all of them.
///
/// `Box<T>` has no implementation here, because [`Open`](super::Open) types implement this trait as a whole family and
/// boxes may join that family; a recursive type says it in one line for its own box:
///
/// ```
/// use flexiti_runtime::wire::{self, Encode, Encoder};
/// struct Node { next: Option<Box<Node>> }
/// impl Encode for Node {
///     fn encode(&self, to: &mut Encoder<'_>) { to.record("Node", |to| to.member("next", &self.next)); }
/// }
/// impl Encode for Box<Node> {
///     fn encode(&self, to: &mut Encoder<'_>) { (**self).encode(to) }
/// }
/// assert_eq!(wire::to_json(&Node { next: Some(Box::new(Node { next: None })) }), r#"{"next":{}}"#);
/// ```
pub trait Encode {
    /// Says to `to` what this value is made of.
    fn encode(&self, to: &mut Encoder<'_>);
}
