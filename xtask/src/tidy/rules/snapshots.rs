//! Every snapshot belongs to a test that exists and says its name, and to an input that exists; none waits to be accepted.
//! What a snapshot should hold is for its test to say.

use super::{
    super::{House, tree::folder_of},
    Found,
};

pub(super) fn check(house: &House, found: Found<'_>) {
    for (path, _) in
        house.tree.texts().filter(|(path, _)| path.ends_with(".snap.new") || path.ends_with(".pending-snap"))
    {
        found(path, 1, "a snapshot that waits: accept it (`cargo insta accept`) or delete it".into());
    }
    for (path, text) in house.tree.ending(".snap") {
        if let Err(text) = belongs(house, path, text) {
            found(path, 1, text);
        }
    }
}

fn belongs(house: &House, path: &str, text: &str) -> Result<(), String> {
    let head =
        |key: &str| text.lines().skip(1).take_while(|line| *line != "---").find_map(|line| line.strip_prefix(key));
    let source = head("source: ").ok_or("a snapshot without `source:`: delete it, and let its test write it")?;
    let test = house.tree.text(source).ok_or_else(|| format!("its test `{source}` is gone: delete it"))?;
    if let Some(input) = head("input_file: ").filter(|input| !house.tree.has(input)) {
        return Err(format!("its input `{input}` is gone: delete it"));
    }
    match case_of(path) {
        Some(case) if house.tree.texts().any(|(path, _)| folder_of(path) == case && !path.ends_with(".snap")) => Ok(()),
        Some(case) => Err(format!("its case `{case}` has no input any more: delete it")),
        None => {
            let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".snap");
            let says = test.contains(&format!("\"{name}\""));
            if says { Ok(()) } else { Err(format!("`{source}` says no \"{name}\" any more: delete it")) }
        }
    }
}

/// The folder of the case that a snapshot is of: its own, or the one that has it under `expected`.
fn case_of(path: &str) -> Option<&str> {
    let folder = folder_of(path);
    folder.contains("/cases/").then(|| folder.strip_suffix("/expected").unwrap_or(folder))
}
