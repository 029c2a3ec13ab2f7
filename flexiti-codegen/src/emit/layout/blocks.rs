//! Statements, and what stands in their braces: the arms of a `match`, the members of a struct.

use proc_macro2::Delimiter;

use super::{INDENT, Known, Layout, Unknown, WIDTH, line};

impl Layout<'_> {
    /// The statements of a function's body.
    pub(super) fn statements(&mut self, start: usize, end: usize, indent: usize) {
        let around = match indent {
            INDENT => ("fn block() {\n", "}\n"),
            _ => ("impl Block {\nfn block() {\n", "}\n}\n"),
        };
        let mut at = start;
        while at < end {
            let next = self.end_of_statement(at, end);
            self.or_formatted((at, next), around, |layout| layout.statement(at, next, indent));
            at = next;
        }
    }

    fn end_of_statement(&self, start: usize, end: usize) -> usize {
        let is_block =
            ["if", "match", "for", "while", "loop", "unsafe"].iter().any(|word| self.tokens.is_word(start, word));
        let mut at = start;
        while at < end {
            let is_end = self.tokens.is_sign(at, ';');
            let is_brace = self.tokens.closing(at, Delimiter::Brace).is_some();
            at = self.tokens.after(at);
            // Behind its block such a statement ends, unless there is more of it.
            let goes_on =
                self.tokens.is_word(at, "else") || self.tokens.is_sign(at, '.') || self.tokens.is_sign(at, '?');
            if is_end || (is_block && is_brace && !goes_on && !self.tokens.is_sign(at, ';')) {
                break;
            }
        }
        at
    }

    fn statement(&mut self, start: usize, end: usize, indent: usize) -> Known {
        let (end, behind) = if self.tokens.is_sign(end - 1, ';') { (end - 1, ";") } else { (end, "") };
        if let Some(text) = line::line(self.tokens, start, end)
            && indent + text.len() + behind.len() <= WIDTH
        {
            return self.line(indent, &[&text, behind]);
        }
        let open = (start..end).find(|at| self.tokens.closing(*at, Delimiter::Brace).is_some());
        let Some(open) = open else { return self.call(start, end, behind, indent) };
        let close = self.tokens.after(open) - 1;
        let is_match = self.hugs(start, open)?;
        let head = line::line(self.tokens, start, open).ok_or(Unknown)?;
        let tail = self.tail(close + 1, end)?;
        self.line(indent, &[&head, " {"])?;
        if is_match {
            self.arms(open + 1, close, indent + INDENT)?;
        } else {
            self.values(open + 1, close, indent + INDENT)?;
        }
        self.line(indent, &["}", &tail, behind])
    }

    /// Whether a head stands on the line of its brace, and that of a `match`: alone, as the only argument of a call, or
    /// behind the parameters of a closure that is one.
    fn hugs(&self, start: usize, open: usize) -> Result<bool, Unknown> {
        let mut at = start;
        if self.tokens.is_word(at, "match") {
            return Ok(true);
        }
        // `Ok(`, `from.record(`: a receiver that is longer than an indent would stand on a line of its own.
        if self.tokens.is_sign(at + 1, '.') && self.tokens.text(at).len() <= INDENT {
            at += 2;
        }
        if self.tokens.closing(at + 1, Delimiter::Parenthesis).is_some_and(|close| close > open) {
            at += 2;
        }
        if self.tokens.is_sign(at, '|') {
            let bar = (at + 1..open).find(|place| self.tokens.is_sign(*place, '|')).ok_or(Unknown)?;
            return if self.tokens.is_word(bar + 1, "match") { Ok(true) } else { Err(Unknown) };
        }
        // The path of the struct; one that goes on in the braces is of a `use`.
        if self.is_path(at, open) && !self.tokens.is_sign(open - 1, ':') { Ok(false) } else { Err(Unknown) }
    }

    /// A call of a method that does not fit: a line for each argument, and for each item of a list among them.
    fn call(&mut self, start: usize, end: usize, behind: &str, indent: usize) -> Known {
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

    /// What closes a statement behind a bracket.
    fn tail(&self, start: usize, end: usize) -> Result<String, Unknown> {
        let is_tail = |at: usize| self.tokens.is_sign(at, '?') || matches!(self.tokens.text(at), ")");
        match (start..end).all(is_tail) {
            true => Ok((start..end).map(|at| self.tokens.text(at)).collect()),
            false => Err(Unknown),
        }
    }

    /// Members of a struct with their values, a line for each, or more where it is a struct that does not fit.
    fn values(&mut self, start: usize, end: usize, indent: usize) -> Known {
        for (start, end) in self.parts(start, end) {
            if self.tokens.is_sign(start, '.') {
                return Err(Unknown);
            }
            if self.tokens_line(indent, start, end, ",").is_ok() {
                continue;
            }
            let open = (start..end).find(|at| self.tokens.closing(*at, Delimiter::Brace).is_some()).ok_or(Unknown)?;
            if self.tokens.after(open) != end || !self.is_path(start, open) {
                return Err(Unknown);
            }
            self.tokens_line(indent, start, open, " {")?;
            self.values(open + 1, end - 1, indent + INDENT)?;
            self.line(indent, &["},"])?;
        }
        Ok(())
    }

    /// Whether these are names and colons alone.
    fn is_path(&self, start: usize, end: usize) -> bool {
        let is_part = |at: usize| self.tokens.is_sign(at, ':') || self.tokens.text(at).starts_with(char::is_alphabetic);
        start < end && (start..end).all(is_part)
    }

    fn arms(&mut self, start: usize, end: usize, indent: usize) -> Known {
        for (start, end) in self.parts(start, end) {
            let arrow = (start..end).find(|at| self.tokens.is_pair(*at, '=', '>')).ok_or(Unknown)?;
            let body = arrow + 2;
            let is_unit = self.tokens.after(body) == end && body + 2 == end;
            if self.tokens.closing(body, Delimiter::Brace).is_some() || is_unit {
                return Err(Unknown);
            }
            let pattern = line::pattern(self.tokens, start, arrow).ok_or(Unknown)?;
            let value = line::line(self.tokens, body, end).ok_or(Unknown)?;
            // The comma may stand beyond the edge.
            if indent + pattern.len() + " => ".len() + value.len() <= WIDTH {
                self.written(indent, &[&pattern, " => ", &value, ","]);
                continue;
            }
            // What does not fit beside its pattern gets braces, unless it has some of its own.
            if value.contains('{') || value.contains("match ") {
                return Err(Unknown);
            }
            self.line(indent, &[&pattern, " => {"])?;
            self.line(indent + INDENT, &[&value])?;
            self.line(indent, &["}"])?;
        }
        Ok(())
    }
}
