//! What stands before braces: the heads of functions and of their blocks.

use proc_macro2::Delimiter;

use super::{INDENT, Known, Layout, Unknown, WIDTH, line};

impl Layout<'_> {
    /// The head of an `impl` or a trait: in one line, or with what it is for in the next one.
    pub(super) fn head(&mut self, start: usize, open: usize, indent: usize) -> Known {
        self.tokens_line(indent, start, open, " {").or_else(|_| {
            let place = (start..open).find(|at| self.tokens.is_word(*at, "for")).ok_or(Unknown)?;
            self.tokens_line(indent, start, place, "")?;
            self.tokens_line(indent, place, open, " {")
        })
    }

    /// A function with its body.
    pub(super) fn function(&mut self, start: usize, end: usize, indent: usize) -> Known {
        let open = (start..end).find(|at| self.tokens.closing(*at, Delimiter::Brace).is_some()).ok_or(Unknown)?;
        if self.tokens.after(open) != end || open + 2 == end {
            return Err(Unknown);
        }
        self.signature(start, open, indent)?;
        self.statements(open + 1, end - 1, indent + INDENT);
        self.line(indent, &["}"])
    }

    /// A function's head: in one line, or with a line for each argument.
    fn signature(&mut self, start: usize, open: usize, indent: usize) -> Known {
        let whole = line::line(self.tokens, start, open).ok_or(Unknown)?;
        if indent + whole.len() + 2 <= WIDTH {
            return self.line(indent, &[&whole, " {"]);
        }
        let list = (start..open).find(|at| {
            let is_visibility = self.tokens.is_word(at.wrapping_sub(1), "pub");
            self.tokens.closing(*at, Delimiter::Parenthesis).is_some() && !is_visibility
        });
        let list = list.ok_or(Unknown)?;
        let close = self.tokens.after(list) - 1;
        // Between brackets without anything in them no line is broken, but in what is returned.
        if close == list + 1 {
            if (close..open).any(|at| self.tokens.is_sign(at, '<')) {
                return Err(Unknown);
            }
            self.written(indent, &[&whole, " {"]);
            return Ok(());
        }
        self.tokens_line(indent, start, list, "(")?;
        for (start, end) in self.parts(list + 1, close) {
            self.tokens_line(indent + INDENT, start, end, ",")?;
        }
        // As behind an operand, which the bracket is.
        let behind = line::line(self.tokens, close + 1, open).ok_or(Unknown)?;
        self.line(indent, &[")", &behind, " {"])
    }
}
