//! Where a node stands: a file and a byte offset. Lines and columns are counted only when a diagnostic is shown.

use super::FileId;

/// The place of a node's first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that the node was read from.
    pub file: FileId,
    /// Bytes from the beginning of the file's text.
    pub offset: u32,
}

impl Span {
    /// A place in a file; offsets beyond 4 GiB (which the limits refuse) are cut to the last one.
    pub fn new(file: FileId, offset: usize) -> Self {
        Self { file, offset: u32::try_from(offset).unwrap_or(u32::MAX) }
    }
}

/// A place as people count it: both numbers begin at 1, columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl LineColumn {
    /// Counts lines and columns up to a byte offset; an offset beyond the text is its end.
    pub fn of(text: &str, offset: usize) -> Self {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(..end).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
        Self { line, column }
    }
}
