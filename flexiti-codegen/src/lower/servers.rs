//! `servers` and `tags`: where the API is served, and how its operations are grouped.

use indexmap::IndexSet;
use openapiv3 as openapi;

use super::{Lowering, extensions, origin};
use crate::model::{Operation, Server, ServerVariable, Tag};
use crate::source::Node;

impl<'l, 'a> Lowering<'l, 'a> {
    /// The servers that stand directly in `node`: the document, a path item or an operation.
    pub(super) fn servers(&mut self, node: &'l Node<'a>) -> Vec<Server> {
        let nodes = node.get("servers").and_then(Node::as_array).unwrap_or_default();
        nodes.iter().filter_map(|node| self.server(node)).collect()
    }

    fn server(&mut self, node: &'l Node<'a>) -> Option<Server> {
        let server: openapi::Server = self.read(node)?;
        let variables = server
            .variables
            .unwrap_or_default()
            .into_iter()
            .map(|(name, variable)| ServerVariable { name, default: variable.default, values: variable.enumeration })
            .collect();
        Some(Server {
            url: server.url,
            name: extensions::rename(node),
            description: server.description,
            variables,
            origin: origin(node.span),
        })
    }

    /// The groups: first those that the document describes, then those that operations name.
    pub(super) fn tags(&mut self, operations: &[Operation]) -> Vec<Tag> {
        let nodes = self.document.root().get("tags").and_then(Node::as_array).unwrap_or_default();
        let mut tags: Vec<Tag> = nodes
            .iter()
            .filter_map(|node| {
                let tag: openapi::Tag = self.read(node)?;
                Some(Tag { name: tag.name, docs: extensions::docs(node) })
            })
            .collect();
        let mut known: IndexSet<String> = tags.iter().map(|tag| tag.name.clone()).collect();
        for name in operations.iter().filter_map(|operation| operation.tag.as_ref()) {
            if known.insert(name.clone()) {
                tags.push(Tag { name: name.clone(), docs: Default::default() });
            }
        }
        tags.retain(|tag| operations.iter().any(|operation| operation.tag.as_ref() == Some(&tag.name)));
        tags
    }
}
