//! The file of accepted changes, as the commands read it.

use std::path::Path;

use flexiti_codegen::diff::{Comparison, accepted::Accepted};

use crate::{outcome::Failure, terminal::note};

/// Takes what the file accepts out of the comparison; an entry that no longer applies is wrong input.
pub(crate) fn leave_out(file: &Path, comparison: &mut Comparison) -> Result<(), Failure> {
    let wrong = |what: String| Failure::Said(format!("`{}`: {what}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    let accepted = Accepted::read(&text).map_err(wrong)?;
    let count = accepted.apply(comparison).map_err(|stale| {
        let lines = stale
            .iter()
            .map(|stale| format!("\n  {} ({}): {}", stale.entry.fingerprint, stale.entry.change, stale.problem));
        wrong(format!("accepted changes are out of date{}", lines.collect::<String>()))
    })?;
    if count > 0 {
        note(format_args!("{count} accepted changes are left out"));
    }
    Ok(())
}
