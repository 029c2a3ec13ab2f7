//! Where a noun stands in the text it was read from.

/// A place in a text: enough to find line, column and JSON pointer again when somebody asks, and free until then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Which of the texts that were read, in the order of reading.
    pub file: u16,
    /// Bytes from the start of that text.
    pub offset: u32,
}
