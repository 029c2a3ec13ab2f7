//! `x-paging`: how one goes through the pages of an answer.

use crate::model::{Access, Advance, Media, Operation, Paging, Record, Schemas, Shape, Status};
use crate::source::Node;

/// Reads the extension: one of `number`, `offset` and `cursor` names the parameter.
pub(super) fn paging(node: &Node<'_>) -> Option<Paging> {
    let said = node.get("x-paging")?;
    let text = |key| said.text(key).map(str::to_owned);
    let first = |otherwise| said.get("first").and_then(Node::as_u64).unwrap_or(otherwise);
    let (parameter, advance) = match (text("number"), text("offset"), text("cursor")) {
        (Some(number), _, _) => (number, Advance::Number(first(1))),
        (_, Some(offset), _) => (offset, Advance::Offset(first(0))),
        (_, _, Some(cursor)) => (cursor, text("next").map_or(Advance::Link, Advance::Member)),
        (None, None, None) => return None,
    };
    Some(Paging { parameter, advance, size: text("size"), items: text("items"), more: text("more") })
}

/// Says of each answer in pages which member holds the items, where the document leaves that to be seen: the only list
/// among its members. It is said here, and not found where it is used, so that a second list that comes is a change of the
/// paging: what held the items is then no longer known.
pub(super) fn find_items(operations: &mut [Operation], schemas: &Schemas) {
    for operation in operations {
        let found = operation.paging.as_ref().filter(|paging| paging.items.is_none()).and_then(|_| {
            let answers = operation.outcomes.iter();
            let mut answers = answers.filter(|answer| answer.status.is_success() || answer.status == Status::Default);
            let contents = answers.next()?.contents.iter();
            let schema = contents.filter(|content| content.media == Media::Json).find_map(|content| content.schema)?;
            match &schemas.resolve(schema).1.shape {
                Shape::Record(record) => only_list(record, schemas),
                _ => None,
            }
        });
        if let (Some(paging), Some(found)) = (&mut operation.paging, found) {
            paging.items = Some(found);
        }
    }
}

fn only_list(record: &Record, schemas: &Schemas) -> Option<String> {
    let readable = record.fields.iter().filter(|field| field.access != Access::WriteOnly);
    let mut lists = readable.filter(|field| matches!(schemas.resolve(field.schema).1.shape, Shape::List(_)));
    match (lists.next(), lists.next()) {
        (Some(only), None) => Some(only.name.clone()),
        _ => None,
    }
}
