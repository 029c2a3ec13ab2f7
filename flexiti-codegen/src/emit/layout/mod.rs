//! The layout of code: as the formatter (`prettyplease`) lays it out, without it where that is simple.
//!
//! Nearly all lines of a crate are short: an item, a member or a statement that fits into its line has one layout, and
//! what is in braces has a line for each part. That is written here straight from the tokens. Whatever is longer, or has
//! a form that is not known here, is given to the formatter, as small a part as can be laid out by itself: a statement, a
//! member, an item. So nothing here decides how code looks, and it may know as little of Rust as it likes: the tests hold
//! each form that is known, and every file of their cases, against what the formatter makes of it.

mod blocks;
mod heads;
mod items;
mod line;
mod lists;
mod tokens;

use proc_macro2::TokenStream;

use tokens::Tokens;

/// Lines are so long at most.
const WIDTH: usize = 89;
/// So much deeper stands what is in braces.
const INDENT: usize = 4;

/// Items, as they stand in a file.
pub(super) fn items(code: TokenStream) -> String {
    let tokens = Tokens::of(code);
    let mut layout = Layout { tokens: &tokens, text: String::new() };
    layout.items(0, tokens.len());
    layout.text
}

/// Members of an `impl`, as they stand within its braces.
pub(super) fn members(code: TokenStream) -> String {
    let tokens = Tokens::of(code);
    let mut layout = Layout { tokens: &tokens, text: String::new() };
    layout.members(0, tokens.len(), "impl Block");
    layout.text
}

/// Text on its way.
struct Layout<'t> {
    tokens: &'t Tokens,
    text: String,
}

/// What cannot be laid out here.
struct Unknown;

type Known = Result<(), Unknown>;

impl Layout<'_> {
    /// Lays out what can be, and has the formatter do it where it cannot: with `before` and `after` around it, which
    /// stand alone on as many lines as they have.
    fn or_formatted(
        &mut self,
        (start, end): (usize, usize),
        (before, after): (&str, &str),
        lay_out: impl FnOnce(&mut Self) -> Known,
    ) {
        let mark = self.text.len();
        if lay_out(self).is_ok() {
            return;
        }
        self.text.truncate(mark);
        let source = self.tokens.source(start, end);
        match syn::parse_str(&format!("{before}{source}{after}")) {
            Ok(file) => {
                let formatted = prettyplease::unparse(&file);
                let lines: Vec<&str> = formatted.lines().collect();
                let (skipped, kept) = (before.lines().count(), lines.len().saturating_sub(after.lines().count()));
                for line in lines.get(skipped..kept).unwrap_or_default() {
                    self.text.push_str(line);
                    self.text.push('\n');
                }
            }
            // The tests parse every file that is emitted for the cases and the corpus; this is for the one they miss: the
            // compiler then shows the place, which the formatter cannot.
            Err(_) => {
                self.text.push_str(source);
                self.text.push('\n');
            }
        }
    }

    /// Writes a line, if it is not too long.
    fn line(&mut self, indent: usize, parts: &[&str]) -> Known {
        if indent + parts.iter().map(|part| part.len()).sum::<usize>() > WIDTH {
            return Err(Unknown);
        }
        self.written(indent, parts);
        Ok(())
    }

    /// Writes a line, however long.
    fn written(&mut self, indent: usize, parts: &[&str]) {
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.text.extend(parts.iter().copied());
        self.text.push('\n');
    }

    /// Writes the tokens from `start` on, before `end`, as a line, if it is not too long.
    fn tokens_line(&mut self, indent: usize, start: usize, end: usize, behind: &str) -> Known {
        let line = line::line(self.tokens, start, end).ok_or(Unknown)?;
        self.line(indent, &[&line, behind])
    }

    /// The places of the parts that commas divide: the start of each, and its end.
    fn parts(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let (mut parts, mut first, mut at, mut angles) = (Vec::new(), start, start, 0_usize);
        while at < end {
            if self.tokens.is_pair(at, '-', '>') || self.tokens.is_pair(at, '=', '>') {
                at += 2;
                continue;
            }
            if self.tokens.is_sign(at, '<') {
                angles += 1;
            } else if self.tokens.is_sign(at, '>') {
                angles = angles.saturating_sub(1);
            } else if angles == 0 && self.tokens.is_sign(at, ',') {
                parts.push((first, at));
                first = at + 1;
            }
            at = self.tokens.after(at);
        }
        if first < end {
            parts.push((first, end));
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code that shows every form that is known here, and some that are not: what fits into its line, and what does not.
    const CODE: &[&str] = &[include_str!("example.rs.txt"), include_str!("broken.rs.txt")];

    #[test]
    fn code_looks_as_the_formatter_writes_it() {
        for code in CODE {
            let file = syn::parse_file(code).expect("Rust");
            let formatted = prettyplease::unparse(&file);
            assert_eq!(items(code.parse().expect("tokens")), formatted);
        }
    }
}
