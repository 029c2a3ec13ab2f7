//! `paths`: every operation, with what its path item says for all.

use super::{Lowering, extensions, origin, paging};
use crate::document::aside;
use crate::model::{Idempotency, LeftOut, Method, Operation};
use crate::source::{Member, Node};

impl<'l, 'a> Lowering<'l, 'a> {
    /// Every operation, by path and then by method in the order of the specification.
    pub(super) fn operations(&mut self) -> Vec<Operation> {
        let Some(paths) = self.document.root().get("paths").and_then(Node::as_object) else { return Vec::new() };
        self.operations_of(paths.iter().filter(|path| path.key.starts_with('/')))
    }

    /// What the API calls on its client's side, set aside when the document was opened. Nothing is generated for it, so
    /// what is wrong in it is nobody's concern.
    pub(super) fn webhooks(&mut self) -> Vec<Operation> {
        let webhooks = self.document.root().get(aside::WEBHOOKS).and_then(Node::as_object);
        let heard = std::mem::take(self.diagnostics);
        let operations = self.operations_of(webhooks.into_iter().flatten());
        *self.diagnostics = heard;
        operations
    }

    fn operations_of(&mut self, paths: impl Iterator<Item = &'l Member<'a>>) -> Vec<Operation> {
        let mut operations = Vec::new();
        for path in paths {
            let Some(item) = self.resolve(&path.value) else { continue };
            for (key, method) in Method::KEYS {
                let Some(node) = item.get(key) else { continue };
                // Once it is too much nothing more is looked at: that would take as long.
                let operation = (!self.budget.is_spent()).then(|| self.operation(&path.key, method, item, node));
                match operation.filter(|operation| self.may_hold(operation, node.span)) {
                    Some(operation) => operations.push(operation),
                    None => self.left_out.push(LeftOut {
                        kind: "operation",
                        name: format!("{} {}", method.word(), path.key),
                        reason: "the document comes to much more than it says".into(),
                        origin: origin(node.span),
                    }),
                }
            }
        }
        operations
    }

    fn operation(&mut self, path: &str, method: Method, item: &'l Node<'a>, node: &'l Node<'a>) -> Operation {
        let (parameters, placeless) = self.parameters(item, node);
        let body = self.body(node);
        let outcomes = self.outcomes(node);
        let error_codes = self.error_codes(&outcomes);
        let mut servers = self.servers(node);
        if servers.is_empty() {
            servers = self.servers(item);
        }
        Operation {
            id: node.text("operationId").map_or_else(|| id_of(method, path), str::to_owned),
            id_given: node.text("operationId").is_some(),
            method,
            path: path.to_owned(),
            tag: extensions::words(node.get("tags")).into_iter().next(),
            tags: extensions::words(node.get("tags")),
            docs: extensions::docs(node),
            parameters,
            placeless,
            body,
            outcomes: outcomes.into_iter().map(|(outcome, _)| outcome).collect(),
            error_codes,
            security: self.requirements(node),
            servers,
            moves_money: extensions::flag(node, "x-moves-money"),
            idempotency: idempotency(node),
            paging: paging::paging(node),
            evidence: extensions::evidence(node),
            origin: origin(node.span),
        }
    }
}

/// The name of an operation that has none: its method and path, which are unique together.
fn id_of(method: Method, path: &str) -> String {
    format!("{} {path}", method.word().to_ascii_lowercase())
}

fn idempotency(node: &Node<'_>) -> Option<Idempotency> {
    let said = node.get("x-idempotency")?;
    Some(Idempotency { key: said.text("key")?.to_owned(), context_hash: said.text("context-hash").map(str::to_owned) })
}
