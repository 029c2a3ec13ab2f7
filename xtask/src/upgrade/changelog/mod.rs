//! What users of the crate are told about a new document, as a section of CHANGELOG.md.

mod group;
mod sentence;

use flexiti_codegen::{
    diff::{Change, Comparison, Verdict},
    model::Api,
};
use indexmap::IndexMap;

use group::Group;

/// Lines of the changelog are at most so long.
const WIDTH: usize = 120;
/// So many operations are named; of more, only the number is said.
const NAMED: usize = 3;

/// What the section is about.
pub(super) struct Release<'r> {
    /// The new revision of the document.
    pub(super) revision: &'r str,
    /// The crate's name and new version.
    pub(super) name: &'r str,
    pub(super) version: &'r str,
    pub(super) verdict: Verdict,
    /// The model of the new document, which knows operations by their ids.
    pub(super) api: &'r Api,
    /// That of the old one, for what is gone.
    pub(super) old: &'r Api,
}

/// The section.
pub(super) fn section(release: &Release<'_>, comparison: &Comparison) -> String {
    let mut text = format!("### {} {}: the API document of {}\n\n", release.name, release.version, release.revision);
    text += &wrapped("", &introduction(release.verdict, comparison));
    for (group, lines) in groups(release, comparison) {
        text += &format!("\n#### {}\n\n", group.title());
        for (line, operations) in lines {
            text += &wrapped("- ", &format!("{}.", joined(&named(&operations), &line)));
        }
    }
    text
}

fn introduction(verdict: Verdict, comparison: &Comparison) -> String {
    let mut operations: Vec<&str> = comparison.changes.iter().map(|change| &*change.operation).collect();
    operations.sort_unstable();
    operations.dedup();
    let what = match operations.len() {
        0 => return "The vendor changed the words of the document, and nothing of the API.".into(),
        1 => "The vendor changed one operation.".to_owned(),
        count => format!("The vendor changed {count} operations."),
    };
    let effect = match verdict {
        Verdict::Major => "Code that uses what stands under Breaking needs a change.",
        _ => "Code that uses the crate goes on as it is.",
    };
    format!("{what} {effect}")
}

/// Sentences by group, each with the operations that it is true of.
fn groups(release: &Release<'_>, comparison: &Comparison) -> Vec<(Group, IndexMap<String, Vec<String>>)> {
    let mut groups: IndexMap<Group, IndexMap<String, Vec<String>>> = IndexMap::new();
    for change in comparison.changes.iter().filter(|change| !is_said_by_another(change, comparison)) {
        let lines = groups.entry(Group::of(change)).or_default();
        let operations = lines.entry(sentence::of(change, release)).or_default();
        let operation = subject(change, release);
        if !operations.contains(&operation) {
            operations.push(operation);
        }
    }
    groups.sort_keys();
    groups.into_iter().collect()
}

/// A status that comes or goes with its only codes is told by the codes.
fn is_said_by_another(change: &Change, comparison: &Comparison) -> bool {
    let codes = match change.kind.as_str() {
        "status-added" => "error-code-added",
        "status-removed" => "error-code-removed",
        _ => return false,
    };
    comparison.changes.iter().any(|other| {
        let status = if codes == "error-code-added" { &other.after } else { &other.before };
        other.kind == codes && other.operation == change.operation && *status == change.name
    })
}

/// The operation as users know it: by its id.
fn subject(change: &Change, release: &Release<'_>) -> String {
    if change.operation == "*" {
        return "All operations".into();
    }
    let mut operations = release.api.operations.iter().chain(&release.old.operations);
    match operations.find(|operation| operation.title() == change.operation) {
        Some(operation) => format!("`{}`", operation.id),
        None => format!("`{}`", change.operation),
    }
}

/// An operation and what is said of it: as one sentence where the operation is what does something.
fn joined(subject: &str, line: &str) -> String {
    match line
        .strip_prefix("the operation ")
        .or_else(|| ["may ", "is "].iter().any(|verb| line.starts_with(verb)).then_some(line))
    {
        Some(rest) => format!("{subject} {rest}"),
        None => format!("{subject}: {line}"),
    }
}

fn named(operations: &[String]) -> String {
    match operations {
        [rest @ .., last] if !rest.is_empty() && operations.len() <= NAMED => format!("{} and {last}", rest.join(", ")),
        [first, ..] if operations.len() > NAMED => format!("{first} and {} others", operations.len() - 1),
        _ => operations.join(", "),
    }
}

/// A paragraph or an item of a list, its later lines indented to its first one.
fn wrapped(bullet: &str, text: &str) -> String {
    let mut lines = vec![bullet.to_owned()];
    for word in text.split_whitespace() {
        let indent = " ".repeat(bullet.len());
        let Some(line) = lines.last_mut() else { break };
        if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > bullet.len() {
            lines.push(indent + word);
        } else {
            if line.len() > bullet.len() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

/// The changelog with a section at the top of what is not released yet.
pub(super) fn with_section(changelog: &str, section: &str) -> String {
    const UNRELEASED: &str = "## [Unreleased]";
    let text = changelog.replace("\r\n", "\n");
    let Some(start) = text.find(UNRELEASED) else {
        let (before, after) = text.split_at(text.find("\n## ").map_or(text.len(), |place| place + 1));
        let after = if after.is_empty() { String::new() } else { format!("\n{after}") };
        return format!("{}\n\n{UNRELEASED}\n\n{section}{after}", before.trim_end()).trim_start().to_owned();
    };
    let rest = text.get(start..).unwrap_or_default();
    let place =
        ["\n### ", "\n## "].iter().filter_map(|heading| rest.find(heading)).min().map(|place| start + place + 1);
    match place {
        Some(place) => {
            let (before, after) = text.split_at(place);
            format!("{}\n\n{section}\n{after}", before.trim_end())
        }
        None => format!("{}\n\n{section}", text.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_stands_at_the_top_of_what_is_not_released() {
        let section = "### new\n\nWords.\n";
        for (before, after) in [
            (
                "# C\n\n## [Unreleased]\n\nWill be 1.\n\n### Added\n\n- a\n",
                "# C\n\n## [Unreleased]\n\nWill be 1.\n\n### new\n\nWords.\n\n### Added\n\n- a\n",
            ),
            ("# C\n\n## [Unreleased]\n", "# C\n\n## [Unreleased]\n\n### new\n\nWords.\n"),
            ("# C\n\n## [Unreleased]\n\n## [1.0.0]\n", "# C\n\n## [Unreleased]\n\n### new\n\nWords.\n\n## [1.0.0]\n"),
            ("# C\n\n## [1.0.0]\n", "# C\n\n## [Unreleased]\n\n### new\n\nWords.\n\n## [1.0.0]\n"),
            ("", "## [Unreleased]\n\n### new\n\nWords.\n"),
        ] {
            assert_eq!(with_section(before, section), after);
        }
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        let text = wrapped("- ", &"word ".repeat(40));
        assert!(text.lines().all(|line| line.len() <= WIDTH) && text.lines().count() == 2, "{text}");
        assert!(text.starts_with("- word") && text.contains("\n  word"), "{text}");
    }
}
