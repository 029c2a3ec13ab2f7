//! Lines that are broken in a bracket: arguments, items, parameters of types, a line for each.

use proc_macro2::Delimiter;

use super::{INDENT, Known, Layout, Unknown, WIDTH, line};

impl Layout<'_> {
    /// What no formatter breaks: a path.
    pub(super) fn unbroken(&mut self, (start, end): (usize, usize), indent: usize) -> Known {
        let text = line::line(self.tokens, start, end).ok_or(Unknown)?;
        self.written(indent, &[&text, ";"]);
        Ok(())
    }

    /// What gives a name to a value or a type: in one line, or broken in the bracket that its value ends with, or in that
    /// of its type.
    pub(super) fn given(&mut self, (start, end): (usize, usize), behind: &str, indent: usize) -> Known {
        let whole = line::line(self.tokens, start, end);
        if let Some(text) = &whole
            && indent + text.len() + behind.len() <= WIDTH
        {
            return self.line(indent, &[text, behind]);
        }
        let sign = (start..end).find(|at| self.tokens.is_sign(*at, '=')).ok_or(Unknown)?;
        let braces = (sign + 1..end).find(|at| self.tokens.closing(*at, Delimiter::Brace).is_some());
        if let Some(open) = braces {
            return self.members_of((start, sign, open, end), behind, indent);
        }
        // Its form is known, and it is too long.
        let whole = whole.ok_or(Unknown)?;
        let angle = |from: usize, to: usize| (from..to).find(|at| self.tokens.is_sign(*at, '<'));
        let value = (sign + 1..end).find(|at| self.tokens.closing(*at, Delimiter::Parenthesis).is_some());
        match (angle(start, sign), angle(sign + 1, end), value) {
            (None, None, None) if self.is_path(sign + 1, end) => self.unbroken((start, end), indent),
            (None, None, Some(open)) => self.arguments((start, sign, open, end), behind, indent),
            (Some(open), None, None) => {
                // The value stays on the line of the type, however long it is.
                let typed = line::line(self.tokens, start, sign + 1).ok_or(Unknown)?;
                if indent + typed.len() < WIDTH {
                    self.written(indent, &[&whole, behind]);
                    return Ok(());
                }
                self.parameters((start, open, sign), (sign, end), behind, indent)
            }
            (None, Some(open), None) => self.parameters((start, open, end), (end, end), behind, indent),
            _ => Err(Unknown),
        }
    }

    /// A struct that is the whole of a value, a line for each member.
    fn members_of(
        &mut self,
        (start, sign, open, end): (usize, usize, usize, usize),
        behind: &str,
        indent: usize,
    ) -> Known {
        if self.tokens.after(open) != end || !self.is_path(sign + 1, open) {
            return Err(Unknown);
        }
        self.tokens_line(indent, start, open, " {")?;
        self.values(open + 1, end - 1, indent + INDENT)?;
        self.line(indent, &["}", behind])
    }

    /// The struct that the other members are taken from, `..`: in one line, or a call with a line for each argument.
    pub(super) fn base(&mut self, start: usize, end: usize, indent: usize) -> Known {
        self.tokens_line(indent, start, end, "").or_else(|_| {
            let open = (start..end).find(|at| self.tokens.closing(*at, Delimiter::Parenthesis).is_some());
            self.arguments((start, start + 1, open.ok_or(Unknown)?, end), "", indent)
        })
    }

    /// A call that is the whole of a value, a line for each argument.
    fn arguments(
        &mut self,
        (start, sign, open, end): (usize, usize, usize, usize),
        behind: &str,
        indent: usize,
    ) -> Known {
        let close = self.tokens.closing(open, Delimiter::Parenthesis).filter(|close| close + 1 == end);
        let close = close.filter(|_| self.is_path(sign + 1, open)).ok_or(Unknown)?;
        let arguments = self.parts(open + 1, close);
        let has_brackets = (open + 1..close).any(|at| self.tokens.after(at) > at + 1);
        if arguments.is_empty() || (arguments.len() == 1 && has_brackets) {
            return Err(Unknown);
        }
        self.tokens_line(indent, start, open + 1, "")?;
        for (start, end) in arguments {
            self.tokens_line(indent + INDENT, start, end, ",")?;
        }
        self.line(indent, &[")", behind])
    }

    /// The parameters of a type, a line for each; `rest` follows the type.
    fn parameters(
        &mut self,
        (start, open, end): (usize, usize, usize),
        rest: (usize, usize),
        behind: &str,
        indent: usize,
    ) -> Known {
        if !self.tokens.is_sign(end - 1, '>') {
            return Err(Unknown);
        }
        let head = line::line(self.tokens, start, open).ok_or(Unknown)?;
        self.line(indent, &[&head, "<"])?;
        for (start, end) in self.parts(open + 1, end - 1) {
            self.tokens_line(indent + INDENT, start, end, ",")?;
        }
        let rest = line::line(self.tokens, rest.0, rest.1).ok_or(Unknown)?;
        self.line(indent, &[">", &rest, behind])
    }

    /// A call of a method that does not fit: a line for each argument, and for each item of a list among them.
    pub(super) fn call(&mut self, start: usize, end: usize, behind: &str, indent: usize) -> Known {
        let list = start + 3;
        let is_short = self.tokens.is_sign(start + 1, '.') && self.tokens.text(start).len() <= INDENT;
        let close = self.tokens.closing(list, Delimiter::Parenthesis).filter(|_| is_short).ok_or(Unknown)?;
        let arguments = self.parts(list + 1, close);
        // An only argument with brackets of its own would stand on the line of the call.
        if arguments.len() < 2 && !self.tokens.is_sign(list + 1, '&') {
            return Err(Unknown);
        }
        let tail = self.tail(close + 1, end)?;
        self.tokens_line(indent, start, list + 1, "")?;
        let last = arguments.len().saturating_sub(1);
        for (index, (start, end)) in arguments.into_iter().enumerate() {
            let line = line::line(self.tokens, start, end).ok_or(Unknown)?;
            // The comma behind the last one may stand beyond the edge.
            if indent + INDENT + line.len() + usize::from(index < last) <= WIDTH {
                self.written(indent + INDENT, &[&line, ","]);
            } else {
                self.list(start, end, indent + INDENT)?;
            }
        }
        self.line(indent, &[")", &tail, behind])
    }

    /// A list, a line for each item: `&mut [...]`.
    fn list(&mut self, start: usize, end: usize, indent: usize) -> Known {
        let is_reference = |at: &usize| self.tokens.is_sign(*at, '&') || self.tokens.is_word(*at, "mut");
        let open = (start..end).find(|at| !is_reference(at)).ok_or(Unknown)?;
        let close = self.tokens.closing(open, Delimiter::Bracket).filter(|close| close + 1 == end).ok_or(Unknown)?;
        self.tokens_line(indent, start, open + 1, "")?;
        for (start, end) in self.parts(open + 1, close) {
            self.tokens_line(indent + INDENT, start, end, ",")?;
        }
        self.line(indent, &["],"])
    }
}
