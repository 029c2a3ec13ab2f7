//! Links of our texts lead to files, folders and headings that exist. Addresses elsewhere are not asked for: no network.

use super::{
    super::{House, markdown, tree::folder_of},
    Found,
};

pub(super) fn check(house: &House, found: Found<'_>) {
    for (path, text) in house.tree.ending(".md") {
        for (line, link) in markdown::links(text) {
            if let Some(wrong) = wrong(house, path, &link) {
                found(path, line, format!("`{link}` {wrong}: correct the link, or say it without one"));
            }
        }
    }
}

/// What is wrong with a link of the file at `path`.
fn wrong(house: &House, path: &str, link: &str) -> Option<&'static str> {
    let is_elsewhere = link.contains("://") || link.starts_with("mailto:");
    if is_elsewhere {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() { Some(path.to_owned()) } else { joined(folder_of(path), file) };
    let Some(target) = target else { return Some("leads out of the repository") };
    if !house.tree.has(&target) {
        return Some("leads to nothing");
    }
    let is_text = target.ends_with(".md") && !anchor.is_empty();
    let text = house.tree.text(&target).filter(|_| is_text)?;
    let is_there = markdown::anchors(text).iter().any(|heading| heading == anchor);
    (!is_there).then_some("leads to no heading")
}

/// A relative path from a folder, from the root; nothing for what leads out of it.
fn joined(folder: &str, file: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
