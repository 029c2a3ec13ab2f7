//! JSON with a line for each operation and for each shape: what a person compares by lines, in a fifth of the bytes that
//! a line for each member takes.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Members of the whole, and what lists and maps among them hold, begin lines; what lies deeper does not.
const DEEPEST: usize = 2;

/// Writes JSON in lines.
#[derive(Default)]
pub(crate) struct Lines {
    /// How many lists and objects are open.
    depth: usize,
    /// Whether what was opened last holds anything.
    has_content: bool,
}

impl Lines {
    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_content = false;
        writer.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.line(writer)
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        if self.has_content && self.depth <= DEEPEST {
            self.depth -= 1;
            self.line(writer)?;
        } else {
            self.depth -= 1;
        }
        self.has_content = true;
        writer.write_all(bracket)
    }

    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        if self.depth > DEEPEST {
            return Ok(());
        }
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_content = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if self.depth <= DEEPEST { b": " } else { b":" })
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_content = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Description, Operation};

    #[test]
    fn an_operation_is_a_line() {
        let operation = |id: &str| Operation { id: id.into(), path: "/".into(), ..Operation::default() };
        let pets = Description {
            title: "Pets".into(),
            operations: vec![operation("a"), operation("b")],
            ..Default::default()
        };
        let text = pets.to_json().unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1..4], ["  \"title\": \"Pets\",", "  \"version\": \"\",", "  \"operations\": ["]);
        assert!(lines[4].starts_with("    {\"id\":\"a\",") && lines[4].ends_with("},"), "{text}");
        assert_eq!((lines[6], lines[7], lines.len()), ("  ]", "}", 8));
        assert_eq!(Description::from_json(&text).unwrap(), pets);
    }
}
