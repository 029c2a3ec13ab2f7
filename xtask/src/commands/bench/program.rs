//! The program that is measured: this one, built for release, as a process for each regeneration.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use serde::Deserialize;
use wait4::Wait4;

use super::figures::Run;
use crate::outcome::Failure;

/// The program.
pub(super) struct Program(PathBuf);

/// What is read of a line of cargo's.
#[derive(Deserialize)]
struct Built {
    executable: Option<PathBuf>,
}

/// What is read of the line that a regeneration ends with.
#[derive(Deserialize)]
struct Summary {
    lines: usize,
}

impl Program {
    /// Builds it; cargo says where it is then.
    pub(super) fn built(root: &Path) -> Result<Self, Failure> {
        let mut command = Command::new(env!("CARGO"));
        command.args([
            "build",
            "--release",
            "--quiet",
            "--package",
            "xtask",
            "--message-format",
            "json-render-diagnostics",
        ]);
        let output = command.current_dir(root).stderr(Stdio::inherit()).output();
        let output = output.map_err(|error| Failure::Said(format!("cargo cannot be run: {error}")))?;
        let said = String::from_utf8_lossy(&output.stdout);
        let lines = said.lines().rev().filter_map(|line| serde_json::from_str::<Built>(line).ok());
        let executable = lines.filter_map(|built| built.executable).next().filter(|_| output.status.success());
        executable.map(Self).ok_or_else(|| Failure::Said("the program cannot be built".into()))
    }

    /// Generates the crate of a document from nothing, and tells what that cost.
    pub(super) fn regenerate(&self, document: &Path, out: &Path) -> Result<Run, Failure> {
        let failed = |what: &dyn std::fmt::Display| Failure::Said(format!("`{}`: {what}", document.display()));
        if out.exists() {
            fs::remove_dir_all(out).map_err(|error| failed(&error))?;
        }
        let mut command = Command::new(&self.0);
        command.args(["regen", "--format", "json", "--name", "measured", "--spec"]).arg(document);
        command.arg("--out").arg(out).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let began = Instant::now();
        let mut child = command.spawn().map_err(|error| failed(&error))?;
        let mut said = String::new();
        child.stdout.take().map_or(Ok(0), |mut out| out.read_to_string(&mut said)).map_err(|error| failed(&error))?;
        let ended = child.wait4().map_err(|error| failed(&error))?;
        let wall = began.elapsed().as_secs_f64();
        if !ended.status.success() {
            return Err(failed(&format_args!("regen ended with {}", ended.status)));
        }
        let summary: Summary = serde_json::from_str(said.trim()).map_err(|error| failed(&error))?;
        let processor = (ended.rusage.utime + ended.rusage.stime).as_secs_f64();
        Ok(Run { wall, processor, memory: ended.rusage.maxrss as f64, lines: summary.lines })
    }
}
