//! What surrounds a command: its arguments, the environment, three streams, and perhaps a person.
//!
//! Everything comes in by this one door, so that a test can be all of it.

use std::{
    ffi::OsString,
    io::{self, BufRead, Write},
};

/// What surrounds a command.
pub struct World<'w> {
    /// The words of the command line, the name of the program first.
    pub arguments: Vec<OsString>,
    /// The environment variables.
    pub variable: &'w dyn Fn(&str) -> Option<String>,
    /// Standard input.
    pub input: &'w mut dyn BufRead,
    /// Standard output: what the API says.
    pub output: &'w mut dyn Write,
    /// Standard error: what a person must know.
    pub errors: &'w mut dyn Write,
    /// Who sits at a terminal, if anybody does.
    pub person: Option<&'w mut dyn Person>,
    /// Whether help is coloured, and as wide as the terminal.
    pub colour: bool,
}

/// Somebody at a terminal.
pub trait Person {
    /// Asks for something that must not be seen while it is typed.
    ///
    /// # Errors
    /// The terminal cannot be read.
    fn secret(&mut self, question: &str) -> io::Result<String>;

    /// Asks for a word.
    ///
    /// # Errors
    /// The terminal cannot be read.
    fn word(&mut self, question: &str) -> io::Result<String>;
}

/// The person at the terminal of this process.
pub(crate) struct AtTerminal;

impl Person for AtTerminal {
    fn secret(&mut self, question: &str) -> io::Result<String> {
        rpassword::prompt_password(question)
    }

    fn word(&mut self, question: &str) -> io::Result<String> {
        let mut errors = io::stderr();
        write!(errors, "{question}")?;
        errors.flush()?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        Ok(line)
    }
}

impl World<'_> {
    /// Says something to the person. A standard error that is gone hears nothing.
    pub(crate) fn say(&mut self, text: &str) {
        let _ = writeln!(self.errors, "{text}");
    }
}
