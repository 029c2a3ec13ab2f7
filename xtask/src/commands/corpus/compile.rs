//! What cargo says about the generated crates: one run over all of them, a verdict for each.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use serde::Deserialize;

use super::workspace::Place;
use crate::outcome::Failure;

/// What a crate is put through; warnings are errors everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tool {
    /// `cargo check`
    Check,
    /// `cargo clippy`
    Clippy,
    /// `cargo doc`
    Doc,
}

impl Tool {
    /// The head of its column.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
        }
    }

    fn command(self, jobs: usize) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args([self.word(), "--workspace", "--keep-going", "--quiet", "--message-format=json", "--jobs"]);
        command.arg(jobs.to_string());
        // The same flags for the compiler everywhere, so that dependencies are checked once for all tools.
        command.env("RUSTFLAGS", "-D warnings");
        match self {
            Self::Check => {}
            Self::Clippy => _ = command.args(["--", "-D", "warnings"]),
            Self::Doc => _ = command.env("RUSTDOCFLAGS", "-D warnings").arg("--no-deps"),
        }
        command
    }
}

/// What a tool says about a crate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// No error, no warning.
    Good,
    /// So many errors and warnings, and the first of them.
    Bad { count: usize, first: String },
    /// The tool never came to it, or was ended while it was there.
    Unreached,
}

/// What a tool says about every crate.
pub(super) struct Verdicts(HashMap<String, Verdict>);

impl Verdicts {
    /// The verdict on a crate.
    pub(super) fn of(&self, name: &str) -> Verdict {
        self.0.get(name).cloned().unwrap_or(Verdict::Unreached)
    }

    /// Takes a line of cargo's in. Of the crates of a workspace only the folder's name tells which one is meant.
    fn take(&mut self, message: Message) {
        let folder = message.manifest_path.as_deref().and_then(|path| Path::new(path).parent()?.file_name()?.to_str());
        let Some(name) = folder else { return };
        match (message.reason.as_str(), message.message) {
            ("compiler-artifact", _) => {
                self.0.entry(name.to_owned()).or_insert(Verdict::Good);
            }
            ("compiler-message", Some(Said { level, code, message })) if level != "failure-note" && level != "note" => {
                // The last words of the compiler only count what it said before.
                if message.starts_with("aborting due to") || message.starts_with("could not") {
                    return;
                }
                let code = code.map(|code| format!(" [{}]", code.code)).unwrap_or_default();
                let verdict = self.0.entry(name.to_owned()).or_insert(Verdict::Good);
                match verdict {
                    Verdict::Bad { count, .. } => *count += 1,
                    other => *other = Verdict::Bad { count: 1, first: format!("{message}{code}") },
                }
            }
            _ => {}
        }
    }
}

/// A line of `--message-format=json`.
#[derive(Deserialize)]
struct Message {
    reason: String,
    manifest_path: Option<String>,
    message: Option<Said>,
}

#[derive(Deserialize)]
struct Said {
    level: String,
    code: Option<Code>,
    message: String,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

/// Puts every crate of the workspace through a tool. What the tool says in full stands in the logs.
pub(super) fn run(tool: Tool, place: &Place, jobs: usize) -> Result<Verdicts, Failure> {
    let failed = |error: std::io::Error| Failure::Said(format!("cargo {}: {error}", tool.word()));
    let log = std::fs::File::create(place.log("cargo", tool.word())).map_err(failed)?;
    let mut command = tool.command(jobs);
    command.current_dir(&place.root).env("CARGO_TARGET_DIR", place.root.join("target"));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).spawn().map_err(failed)?;
    let mut verdicts = Verdicts(HashMap::new());
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines().map_while(Result::ok)) {
        if let Ok(message) = serde_json::from_str(&line) {
            verdicts.take(message);
        }
    }
    child.wait().map_err(failed)?;
    Ok(verdicts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_read_from_the_lines_of_cargo() {
        let mut verdicts = Verdicts(HashMap::new());
        for line in [
            r#"{"reason":"compiler-artifact","manifest_path":"/c/good/Cargo.toml"}"#,
            r#"{"reason":"compiler-message","manifest_path":"/c/bad/Cargo.toml","message":{"level":"error","code":{"code":"E0308"},"message":"mismatched types"}}"#,
            r#"{"reason":"compiler-message","manifest_path":"/c/bad/Cargo.toml","message":{"level":"error","code":null,"message":"aborting due to 1 previous error"}}"#,
            r#"{"reason":"build-finished","success":false}"#,
        ] {
            verdicts.take(serde_json::from_str(line).unwrap());
        }
        assert_eq!(verdicts.of("good"), Verdict::Good);
        assert_eq!(verdicts.of("bad"), Verdict::Bad { count: 1, first: "mismatched types [E0308]".into() });
        assert_eq!(verdicts.of("other"), Verdict::Unreached);
    }
}
