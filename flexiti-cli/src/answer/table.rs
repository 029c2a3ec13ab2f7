//! Lists as tables: a row for each item, a column for each member that any of them has.

use comfy_table::{Table, presets::ASCII_MARKDOWN};

use crate::value::{Tree, one_line};

/// An answer as a table: the items of its list; where it has none, its members one below the other.
pub(crate) fn of(tree: &Tree, items: Option<&str>, columns: &[&str]) -> String {
    let named = items.and_then(|path| path.split('.').try_fold(tree, |at, word| at.member(word)));
    let list = named.or_else(|| only_list(tree));
    match (list, tree) {
        (Some(Tree::List(items)), _) | (_, Tree::List(items)) => rows(items, columns),
        (_, Tree::Record(members)) => {
            let mut table = empty();
            table.set_header(["member", "value"]);
            members.iter().for_each(|(name, value)| _ = table.add_row([name.clone(), one_line(value)]));
            table.to_string()
        }
        (_, scalar) => one_line(scalar),
    }
}

/// The list among the members of an answer, where there is one and no other.
fn only_list(tree: &Tree) -> Option<&Tree> {
    let Tree::Record(members) = tree else { return None };
    let mut lists = members.iter().map(|(_, value)| value).filter(|value| matches!(value, Tree::List(_)));
    lists.next().filter(|_| lists.next().is_none())
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
