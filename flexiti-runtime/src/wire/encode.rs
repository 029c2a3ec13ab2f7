//! The one trait by which a value tells what it is made of.

use super::Encoder;

/// A value that can be sent, checked and printed.
///
/// An implementation makes exactly one statement about itself: one record, one list, or one scalar. It does not know
/// which sink listens, and must say the same to all of them.
///
/// `Box<T>` has no implementation here, nor one of [`Decode`](super::Decode): [`Open`](super::Open) types implement both
/// as a whole family, and boxes may join that family. A recursive type says it for its own box:
///
/// ```
/// use flexiti_runtime::wire::{self, Decode, DecodeError, Decoder, Encode, Encoder};
/// struct Node { next: Option<Box<Node>> }
/// impl Encode for Node {
///     fn encode(&self, to: &mut Encoder<'_>) { to.record("Node", |to| to.member("next", &self.next)); }
/// }
/// impl Encode for Box<Node> {
///     fn encode(&self, to: &mut Encoder<'_>) { (**self).encode(to) }
/// }
/// impl Decode for Node {
///     fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
///         let mut next = None;
///         from.record(|name, from| match name { "next" => from.read(&mut next), _ => from.skip() })?;
///         Ok(Self { next })
///     }
/// }
/// impl Decode for Box<Node> {
///     fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> { Node::decode(from).map(Box::new) }
/// }
/// let node: Node = wire::from_json(r#"{"next": {"next": null}}"#)?;
/// assert_eq!(wire::to_json(&node), r#"{"next":{}}"#);
/// # Ok::<(), DecodeError>(())
/// ```
pub trait Encode {
    /// Says to `to` what this value is made of.
    fn encode(&self, to: &mut Encoder<'_>);
}
