//! cargo-fuzz, and through it libFuzzer: how it is called.

use std::{
    fs::{self, File},
    path::PathBuf,
    process::{Command, Stdio},
    time::Instant,
};

use super::Outcome;
use crate::outcome::Failure;

/// An input that takes longer is a finding.
const SLOWEST: &str = "-timeout=10";
/// And one that takes more memory.
const LARGEST: &str = "-rss_limit_mb=2048";

/// Runs the programs.
pub(super) struct Fuzzer {
    pub(super) root: PathBuf,
    /// Where all that is written stands.
    pub(super) folder: PathBuf,
    pub(super) seconds: u32,
}

impl Fuzzer {
    /// Compiles every program.
    pub(super) fn build(&self) -> Result<(), Failure> {
        let status = self.cargo_fuzz("build").status();
        match status {
            Ok(status) if status.success() => Ok(()),
            _ => Err(Failure::Said(
                "the programs cannot be compiled: it needs `rustup toolchain install nightly` and `cargo install cargo-fuzz`"
                    .into(),
            )),
        }
    }

    /// Runs one program, with what is known of it so far.
    pub(super) fn run(&self, name: &str, longest: usize) -> Result<Outcome, Failure> {
        let (corpus, found) = (self.folder.join("corpus").join(name), self.folder.join("found").join(name));
        let log = self.folder.join(format!("{name}.log"));
        let cannot = |error: std::io::Error| Failure::Said(format!("`{}` cannot be written: {error}", log.display()));
        fs::create_dir_all(&found).map_err(cannot)?;
        let file = File::create(&log).map_err(cannot)?;
        let mut command = self.cargo_fuzz("run");
        command.arg(name).arg(&corpus).args(["--", SLOWEST, LARGEST, "-print_final_stats=1"]);
        command.arg(format!("-max_total_time={}", self.seconds)).arg(format!("-max_len={longest}"));
        command.arg(format!("-artifact_prefix={}/", found.display()));
        command.stdout(Stdio::null()).stderr(file);
        let began = Instant::now();
        let status = command.status().map_err(|error| Failure::Said(format!("cargo-fuzz cannot be run: {error}")))?;
        let said = fs::read(&log).map_err(cannot)?;
        Ok(Outcome::of(name, &String::from_utf8_lossy(&said), status.success(), began.elapsed(), &found))
    }

    /// Without a sanitizer: nothing here is unsafe, and without one it tries several times as much.
    fn cargo_fuzz(&self, what: &str) -> Command {
        let mut command = Command::new("rustup");
        command.args(["run", "nightly", "cargo", "fuzz", what, "--sanitizer", "none", "--fuzz-dir"]);
        command.arg(self.root.join("fuzz")).current_dir(self.root.join("fuzz"));
        // Several threads would only take turns.
        command.env("RAYON_NUM_THREADS", "1").env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
        command
    }
}
