//! `cargo xtask history`: the revisions in `spec/history` replay, and the newest is the pinned document.

mod common;

use std::{
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::LazyLock,
};

use common::{PETS, Run, Workspace};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the workspace")
}

/// Runs the command in this very workspace.
fn here(words: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(words).current_dir(root()).output().unwrap();
    Run {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The history of this workspace, replayed once for all tests.
fn replayed() -> &'static [Value] {
    static REPLAYED: LazyLock<Vec<Value>> = LazyLock::new(|| {
        let run = here(&["history", "--format", "json"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        serde_json::from_str(&run.stdout).unwrap()
    });
    &REPLAYED
}

#[test]
fn the_newest_revision_is_the_pinned_document() {
    let newest = replayed().last().unwrap()["revision"].as_str().unwrap().to_owned();
    let run = here(&["history", "--print", &newest]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let folder = tempfile::tempdir().unwrap();
    let (path, overlay) = (folder.path().join("newest.yaml"), root().join("spec/pos-v2.5.overlay.yaml"));
    std::fs::write(&path, run.stdout).unwrap();
    let surface = here(&["surface", path.to_str().unwrap(), "--overlay", overlay.to_str().unwrap()]);
    assert_eq!(surface.status, 0, "{}", surface.stderr);
    assert_eq!(surface.stdout, here(&["surface"]).stdout);
}

#[test]
fn a_revision_that_is_printed_is_the_one_that_is_compared() {
    let history = replayed();
    let folder = tempfile::tempdir().unwrap();
    let printed = |place: usize| {
        let name = history[place]["revision"].as_str().unwrap();
        let path = folder.path().join(format!("{place}.yaml"));
        std::fs::write(&path, here(&["history", "--print", name]).stdout).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (old, new, overlay) = (printed(1), printed(2), root().join("spec/pos-v2.5.overlay.yaml"));
    // The overlay's corrections of what is not there yet are errors to `diff`, which compares all the same.
    let run =
        here(&["diff", &old, &new, "--overlay", overlay.to_str().unwrap(), "--format", "json", "--fail-on", "never"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let fingerprints = |changes: &Value| -> BTreeSet<String> {
        let shown = changes.as_array().unwrap().iter().filter_map(|change| change["fingerprint"].as_str());
        shown.map(str::to_owned).collect()
    };
    assert!(!fingerprints(&report["changes"]).is_empty());
    assert_eq!(fingerprints(&report["changes"]), fingerprints(&history[2]["changes"]));
}

#[test]
fn every_format_tells_every_revision() {
    let history = replayed();
    assert_eq!(history[0]["revision"], "2018-12");
    assert_eq!(history[0]["changes"], serde_json::json!([]));
    let mut page = String::new();
    for format in ["text", "markdown", "html"] {
        page = here(&["history", "--format", format]).stdout;
        for revision in history {
            assert!(page.contains(revision["revision"].as_str().unwrap()), "{format}");
        }
        assert!(page.contains("vcc_account_mismatch") && page.contains("D-EMAIL_DBL_TIMEOUT"), "{format}");
        assert!(!page.contains('\u{1b}'), "colours in a pipe");
    }
    assert!(page.contains("<title id=\"chart-1\">operations: 11 in 2018-12, "), "{page}");
    assert!(!page.contains("http://") && !page.contains("src="), "the page needs nothing else");
}

/// The figures of a few old revisions, which no later one changes.
#[test]
fn the_growth_is_a_table() {
    let text = here(&["history"]).stdout;
    let row = |name: &str| {
        let line = text.lines().rfind(|line| line.starts_with(name)).unwrap();
        line.replace(name, "").split_whitespace().map(|word| word.parse().unwrap()).collect::<Vec<usize>>()
    };
    let (oldest, later) = (row("2018-12"), row("2021-03 (R21.4)"));
    assert_eq!((oldest[0], later[0]), (11, 21), "operations: {text}");
    assert!(oldest[3] > 50 && later[3] > 2 * oldest[3], "error codes: {text}");
    assert_eq!(row("2020-07")[4], 4, "lengths: {text}");
}

/// Whoever reads an action must see what it takes back, and where that is known from.
#[test]
fn every_action_says_what_it_takes_back() {
    for entry in std::fs::read_dir(root().join("spec/history")).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".overlay.yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let (actions, described) =
                (text.matches("\n  - target:").count(), text.matches("\n    description:").count());
            assert!(actions > 0 && actions == described, "{}: {actions}, {described}", path.display());
        }
    }
}

/// Holds the replay against the table of known changes, where that is at hand.
#[test]
fn every_known_change_is_replayed() {
    let shared = std::env::var_os("FLEXITI_SHARED").map(PathBuf::from);
    let tool = shared.unwrap_or_else(|| root().join("../shared")).join("tools/check-history");
    if !tool.exists() {
        eprintln!("left out: {} is absent (FLEXITI_SHARED names its folder)", tool.display());
        return;
    }
    let Ok(mut check) = Command::new(&tool).arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() else {
        eprintln!("left out: {} does not run here", tool.display());
        return;
    };
    let json = serde_json::to_vec(replayed()).unwrap();
    check.stdin.take().unwrap().write_all(&json).unwrap();
    let output = check.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// A workspace whose pets had no limit of the id at first.
fn pets() -> Workspace {
    let workspace = Workspace::new();
    workspace.put(
        "spec/history/revisions.yaml",
        "revisions:\n- { name: first, evidence: a page }\n- { name: second, evidence: another, undo: second.yaml }\n",
    );
    workspace.put(
        "spec/history/second.yaml",
        "overlay: 1.0.0\ninfo: { title: Takes second back, version: '1' }\nactions:\n  - target: $..parameters[?@.name == 'id'].schema.maxLength\n    description: The limit came.\n    remove: true\n",
    );
    workspace
}

#[test]
fn any_document_has_a_history() {
    let workspace = pets();
    let run = workspace.run(&["history", "--format", "json"]);
    let history: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(history[1]["changes"][0]["id"], "request-parameter-max-length-set", "{history}");
    assert_eq!(history[1]["changes"][0]["old"]["file"], "first");
    assert_eq!(workspace.run(&["history", "--print", "second"]).stdout, PETS);
    let first = workspace.run(&["history", "--print", "first"]).stdout;
    assert!(!first.contains("maxLength: 40") && first.contains("maxLength: 20"), "{first}");

    // Without a history there is one revision.
    let run = Workspace::new().run(&["history", "--format", "json"]);
    assert_eq!(run.stdout.replace(char::is_whitespace, ""), "[{\"changes\":[],\"revision\":\"current\"}]");
}

#[test]
fn a_history_that_does_not_replay_is_located() {
    let workspace = pets();
    workspace.put("spec/pos-v2.5.yaml", &PETS.replace(", maxLength: 40", ""));
    let run = workspace.run(&["history"]);
    assert_eq!((run.status, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("overlay-action-unmatched") && run.stderr.contains("second.yaml:4:"), "{}", run.stderr);

    let workspace = pets();
    for (index, words) in [
        ("revisions: []", "no revision is listed"),
        ("revisions:\n- { name: a, evidence: b, undo: c }", "the oldest revision has nothing before it"),
        ("revisions:\n- { name: a, evidence: b }\n- { name: c, evidence: d }", "`c` has no `undo`"),
        ("revisions:\n- { name: a, evidence: b }\n- { name: a, evidence: d, undo: second.yaml }", "listed twice"),
        ("revisions: 1", "revisions.yaml"),
    ] {
        workspace.put("spec/history/revisions.yaml", index);
        let run = workspace.run(&["history"]);
        assert_eq!(run.status, 2, "{index}");
        assert!(run.stderr.contains(words), "{words} is not in {}", run.stderr);
    }
    let run = pets().run(&["history", "--print", "third"]);
    assert!(run.status == 2 && run.stderr.contains("first, second"), "{run:?}");
}
