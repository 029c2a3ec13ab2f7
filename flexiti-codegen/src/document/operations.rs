//! Walking over what a document offers.

use super::Document;
use crate::source::{Member, Node, Span};

/// The methods that a path item may have, in the order of the specification.
pub const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// An operation and its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Operation<'d, 'a> {
    /// The path template, such as `/pets/{id}`.
    pub path: &'d str,
    /// The method in lower case.
    pub method: &'d str,
    /// The path item: its `parameters` and `servers` hold for the operation too.
    pub path_item: &'d Node<'a>,
    /// The operation object.
    pub node: &'d Node<'a>,
    /// Where the method is written.
    pub span: Span,
}

impl<'a> Document<'a> {
    /// The path items, by path.
    pub fn paths(&self) -> impl Iterator<Item = &Member<'a>> {
        let paths = self.root.get("paths").and_then(Node::as_object);
        paths.into_iter().flatten().filter(|member| member.key.starts_with('/'))
    }

    /// The operations, by path; of one path in the order of [`METHODS`].
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_, 'a>> {
        self.paths().flat_map(|path| {
            let item = path.value.as_object();
            METHODS.iter().filter_map(move |method| item?.member(method)).map(|member| Operation {
                path: &path.key,
                method: &member.key,
                path_item: &path.value,
                node: &member.value,
                span: member.key_span,
            })
        })
    }

    /// The components of a section (`schemas`, `parameters`, `responses`, ...), by name.
    pub fn components(&self, section: &str) -> impl Iterator<Item = &Member<'a>> {
        let components = self.root.get("components").and_then(|components| components.get(section));
        components.and_then(Node::as_object).into_iter().flatten()
    }

    /// One component.
    pub fn component(&self, section: &str, name: &str) -> Option<&Node<'a>> {
        self.root.get("components")?.get(section)?.get(name)
    }
}
