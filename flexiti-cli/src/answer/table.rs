//! Lists as tables: a row for each item, a column for each member that any of them has.

use comfy_table::{Table, presets::ASCII_MARKDOWN};

use crate::value::{Tree, one_line};

/// An answer as a table: the items of a page; else its members one below the other, and below them the items of its
/// list, where it has one and no other.
pub(crate) fn of(tree: &Tree, page: Option<&str>, columns: &[&str]) -> String {
    let page = page.and_then(|path| path.split('.').try_fold(tree, |at, word| at.member(word)));
    match (page, tree) {
        (Some(Tree::List(items)), _) | (_, Tree::List(items)) => rows(items, columns),
        (_, Tree::Record(members)) => record(members, columns),
        (_, scalar) => one_line(scalar),
    }
}

fn record(members: &[(String, Tree)], columns: &[&str]) -> String {
    let mut lists = members.iter().filter(|(_, value)| matches!(value, Tree::List(_)));
    let list = lists.next().filter(|_| lists.next().is_none());
    let mut table = empty();
    table.set_header(["member", "value"]);
    for (name, value) in members {
        if list.is_none_or(|(listed, _)| listed != name) {
            table.add_row([name.clone(), one_line(value)]);
        }
    }
    match list {
        Some((_, Tree::List(items))) if members.len() == 1 => rows(items, columns),
        Some((name, Tree::List(items))) => format!("{table}\n\n{name}\n{}", rows(items, columns)),
        _ => table.to_string(),
    }
}

/// Items, by the documented order of their members. What nobody has documented comes after.
pub(crate) fn rows(items: &[Tree], documented: &[&str]) -> String {
    let mut columns: Vec<&str> = documented.to_vec();
    for item in items {
        let Tree::Record(members) = item else { continue };
        for (name, _) in members {
            if !columns.contains(&name.as_str()) {
                columns.push(name);
            }
        }
    }
    // A member that no item has would be an empty column.
    columns.retain(|name| items.iter().any(|item| item.member(name).is_some_and(|value| *value != Tree::Null)));
    let mut table = empty();
    if items.is_empty() {
        return "nothing".to_owned();
    }
    if columns.is_empty() {
        items.iter().for_each(|item| _ = table.add_row([one_line(item)]));
        return table.to_string();
    }
    table.set_header(&columns);
    for item in items {
        table.add_row(columns.iter().map(|name| item.member(name).map(one_line).unwrap_or_default()));
    }
    table.to_string()
}

fn empty() -> Table {
    let mut table = Table::new();
    table.load_style(ASCII_MARKDOWN);
    table
}
