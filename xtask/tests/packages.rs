//! What is published of each crate: its sources and what they include, its front page, its licences, and nothing else.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What cargo adds, and what every crate has.
const ALWAYS: [&str; 6] = ["Cargo.lock", "Cargo.toml", "Cargo.toml.orig", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];

/// The crates that are published.
const PUBLISHED: [&str; 6] =
    ["flexiti-runtime", "flexiti-description", "flexiti-mock", "flexiti-cli", "flexiti-codegen", "flexiti-generated"];

/// The files of a package, without those of its sources and of git's state.
fn packaged(name: &str) -> BTreeSet<String> {
    let list = ["package", "--list", "--allow-dirty", "--package", name];
    let output = Command::new(env!("CARGO")).args(list).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    let files: BTreeSet<String> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| line.replace('\\', "/")).collect();
    for source in sources(&root().join(name).join("src"), "src/") {
        assert!(files.contains(&source), "{name}: {source} is not in the package");
    }
    files.into_iter().filter(|file| !file.starts_with("src/") && file != ".cargo_vcs_info.json").collect()
}

fn expected(more: &[&str]) -> BTreeSet<String> {
    ALWAYS.iter().chain(more).map(|file| (*file).to_owned()).collect()
}

#[test]
fn the_runtime_is_its_sources() {
    assert_eq!(packaged("flexiti-runtime"), expected(&[]));
}

#[test]
fn a_description_and_what_reads_it_are_their_sources() {
    assert_eq!(packaged("flexiti-description"), expected(&[]));
    assert_eq!(packaged("flexiti-mock"), expected(&[]));
    assert_eq!(packaged("flexiti-cli"), expected(&[]));
}

#[test]
fn the_generator_has_the_templates_that_it_includes() {
    let files = packaged("flexiti-codegen");
    let templates = files.iter().filter(|file| file.starts_with("templates/")).cloned().collect::<Vec<_>>();
    let templates: Vec<&str> = templates.iter().map(String::as_str).collect();
    assert_eq!(files, expected(&templates));
    let folder = root().join("flexiti-codegen");
    let mut included = BTreeSet::new();
    for source in sources(&folder.join("src"), "src/") {
        let text = fs::read_to_string(folder.join(&source)).unwrap();
        let paths = text.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next());
        // What stands beside a source is packaged with it.
        let outside = paths.filter(|path| path.starts_with("../"));
        included.extend(outside.map(|path| path.trim_start_matches("../").to_owned()));
    }
    assert_eq!(included, templates.into_iter().map(str::to_owned).collect());
}

#[test]
fn the_client_has_its_examples() {
    assert_eq!(packaged("flexiti-generated"), expected(&["examples/purchase.rs", "rustfmt.toml"]));
}

/// The licences of a published crate are those of the repository: links to them, or the same bytes.
#[test]
fn there_is_one_text_of_each_licence() {
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        for folder in PUBLISHED {
            assert_eq!(fs::read_to_string(root().join(folder).join(name)).unwrap(), text, "{folder}/{name}");
        }
    }
}

fn sources(folder: &Path, below: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            found.extend(sources(&entry.path(), &format!("{path}/")));
        } else {
            found.push(path);
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
