//! Model against model.

use flexiti_codegen::{
    Texts,
    diff::{Options, compare, report},
    model::Api,
    surface as facts,
};

use super::{opened::modelled, pair::pair, text::text};

/// A document differs in nothing from itself; two can be compared in either direction, and reported; and where the
/// surface of the one is not that of the other, something is said to have changed.
pub(crate) fn diff(data: &[u8]) {
    let (first, second) = pair(data);
    let (old_texts, new_texts) = (Texts::new(), Texts::new());
    let old = modelled(&old_texts, "old", text(&first, None).into_owned());
    let new = modelled(&new_texts, "new", text(&second, None).into_owned());
    for (api, texts) in [(&old, &old_texts), (&new, &new_texts)] {
        if let Some(api) = api {
            same(api, texts);
        }
    }
    if let (Some(old), Some(new)) = (old, new) {
        compared((&old, &old_texts), (&new, &new_texts));
        compared((&new, &new_texts), (&old, &old_texts));
    }
}

fn same(api: &Api, texts: &Texts) {
    let comparison = compare(api, api, &Options::default());
    assert!(comparison.notes.is_empty(), "a document differs from itself: {:?}", comparison.notes);
    assert!(comparison.changes.is_empty(), "a document differs from itself: {:?}", comparison.changes);
    let _ = report::text(&report::Report::new(&comparison, ("same", texts), ("same", texts)), false);
}

fn compared((old, old_texts): (&Api, &Texts), (new, new_texts): (&Api, &Texts)) {
    let comparison = compare(old, new, &Options::default());
    let report = report::Report::new(&comparison, ("old", old_texts), ("new", new_texts));
    let _ = (report::text(&report, true), report::markdown(&report), report::json(&report));
    let page = report::html(&report);
    assert!(!page.contains("<script>alert"), "what a vendor writes becomes a part of the page");
    if comparison.changes.is_empty() && comparison.notes.is_empty() {
        assert_eq!(lines(old), lines(new), "the surface differs, and nothing is said to have changed");
    }
}

/// The lines of the surface; in which order a union has its variants says nothing.
fn lines(api: &Api) -> Vec<String> {
    let surface = facts::render(&facts::surface(api));
    let ordered = |line: &str| {
        let mut words: Vec<&str> = line.split([' ', '|', ',', '[', ']']).collect();
        words.sort_unstable();
        words.join(" ")
    };
    surface.lines().map(ordered).collect()
}
