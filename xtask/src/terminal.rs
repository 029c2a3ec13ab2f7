//! The two streams: results to standard output, everything that is about the work to standard error.

use std::{fmt::Display, io::Write};

use anstream::ColorChoice;

use crate::cli::Color;

/// Decides about colours for the whole run. Whatever is printed may be styled; the streams take the styles away again.
pub(crate) fn choose(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// A line of the result. A reader who has gone away (`| head`) is no error.
pub(crate) fn result(line: impl Display) {
    let _ = writeln!(anstream::stdout(), "{line}");
}

/// Many lines of the result, as they are.
pub(crate) fn results(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// A line about the work.
pub(crate) fn note(line: impl Display) {
    let _ = writeln!(anstream::stderr(), "{line}");
}
