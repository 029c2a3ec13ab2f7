//! Statements, and what stands in their braces: the arms of a `match`, the members of a struct.

use proc_macro2::{Delimiter, Spacing};

use super::{INDENT, Known, Layout, Unknown, WIDTH, line, tokens::Kind};

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
            ["if", "match", "for", "while", "loop", "unsafe"].iter().any(|word| self.tokens.is_word(start, word))
                || self.tokens.closing(start, Delimiter::Brace).is_some();
        let mut at = start;
        while at < end {
            let is_end = self.tokens.is_sign(at, ';');
            let is_brace = self.tokens.closing(at, Delimiter::Brace).is_some();
            at = self.tokens.after(at);
            // Behind its block such a statement ends, unless there is more of it, or the block was part of its head.
            let goes_on = ["else", "in"].iter().any(|word| self.tokens.is_word(at, word))
                || self.tokens.closing(at, Delimiter::Brace).is_some()
                || ['.', '?', ';', '='].iter().any(|sign| self.tokens.is_sign(at, *sign));
            if is_end || (is_block && is_brace && !goes_on) {
                break;
            }
        }
        at
    }

    fn statement(&mut self, start: usize, end: usize, indent: usize) -> Known {
        let (end, behind) = if self.tokens.is_sign(end - 1, ';') { (end - 1, ";") } else { (end, "") };
        // The formatter gives what leaves or assigns a semicolon.
        if behind.is_empty() && self.is_done(start, end) {
            return Err(Unknown);
        }
        if let Some(text) = line::line(self.tokens, start, end)
            && indent + text.len() + behind.len() <= WIDTH
        {
            return self.line(indent, &[&text, behind]);
        }
        let open = (start..end).find(|at| self.tokens.closing(*at, Delimiter::Brace).is_some());
        let Some(open) = open else {
            return match self.tokens.is_word(start, "let") {
                true => self.given((start, end), behind, indent),
                false => self.call(start, end, behind, indent),
            };
        };
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

    fn is_done(&self, start: usize, end: usize) -> bool {
        matches!(self.tokens.text(start), "return" | "break" | "continue")
            || (start..end).any(|at| self.tokens.kind(at) == Some(Kind::Sign('=', Spacing::Alone)))
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

    /// What closes a statement behind a bracket.
    pub(super) fn tail(&self, start: usize, end: usize) -> Result<String, Unknown> {
        let is_tail = |at: usize| self.tokens.is_sign(at, '?') || matches!(self.tokens.text(at), ")");
        match (start..end).all(is_tail) {
            true => Ok((start..end).map(|at| self.tokens.text(at)).collect()),
            false => Err(Unknown),
        }
    }

    /// Members of a struct with their values, a line for each, or more where it is a struct that does not fit.
    pub(super) fn values(&mut self, start: usize, end: usize, indent: usize) -> Known {
        for (start, end) in self.parts(start, end) {
            if self.tokens.is_sign(start, '.') {
                self.base(start, end, indent)?;
                continue;
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
    pub(super) fn is_path(&self, start: usize, end: usize) -> bool {
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
