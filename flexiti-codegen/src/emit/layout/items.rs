//! Items and members: what stands in a file, and in the braces of a type.

use proc_macro2::Delimiter;

use super::{INDENT, Known, Layout, Unknown, line, tokens::Kind};

impl Layout<'_> {
    /// Every item in a row.
    pub(super) fn items(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let next = self.end_of_item(at, end);
            self.or_formatted((at, next), ("", ""), |layout| layout.item(at, next, 0));
            at = next;
        }
    }

    /// Every member of an `impl` or a trait, which is named by `head`.
    pub(super) fn members(&mut self, start: usize, end: usize, head: &str) {
        let before = format!("{head} {{\n");
        let mut at = start;
        while at < end {
            let next = self.end_of_item(at, end);
            self.or_formatted((at, next), (&before, "}\n"), |layout| layout.item(at, next, INDENT));
            at = next;
        }
    }

    fn item(&mut self, start: usize, end: usize, indent: usize) -> Known {
        let at = self.attributes(start, indent)?;
        let keyword = self.keyword(at);
        match self.tokens.text(keyword) {
            "mod" | "use" if self.tokens.is_sign(end - 1, ';') => self.unbroken((at, end - 1), indent),
            "const" | "static" | "type" if self.tokens.is_sign(end - 1, ';') => self.given((at, end - 1), ";", indent),
            "fn" => self.function(at, end, indent),
            word @ ("struct" | "enum" | "impl" | "trait") => {
                let open = (at..end).find(|place| self.tokens.closing(*place, Delimiter::Brace).is_some());
                let open = open.filter(|open| self.tokens.after(*open) == end).ok_or(Unknown)?;
                match word {
                    "impl" | "trait" if open + 2 == end => self.tokens_line(indent, at, open, " {}"),
                    "impl" | "trait" if indent == 0 => {
                        self.head(at, open, indent)?;
                        self.members(open + 1, end - 1, if word == "impl" { "impl Block" } else { "trait Block" });
                        self.line(indent, &["}"])
                    }
                    "struct" | "enum" if open + 2 < end => {
                        self.tokens_line(indent, at, open, " {")?;
                        for (start, end) in self.parts(open + 1, end - 1) {
                            let at = self.attributes(start, indent + INDENT)?;
                            let has_braces = (at..end).any(|at| self.tokens.closing(at, Delimiter::Brace).is_some());
                            if has_braces {
                                return Err(Unknown);
                            }
                            self.tokens_line(indent + INDENT, at, end, ",")?;
                        }
                        self.line(indent, &["}"])
                    }
                    _ => Err(Unknown),
                }
            }
            _ => self.invocation(at, end, indent),
        }
    }

    /// A macro that is given names and literals.
    fn invocation(&mut self, start: usize, end: usize, indent: usize) -> Known {
        let bang = (start..end).find(|at| self.tokens.is_sign(*at, '!')).ok_or(Unknown)?;
        let close = self.tokens.closing(bang + 1, Delimiter::Parenthesis).ok_or(Unknown)?;
        let is_simple = |at: usize| match self.tokens.kind(at) {
            Some(Kind::Word | Kind::Literal) => true,
            Some(Kind::Sign(sign, _)) => matches!(sign, ':' | ',' | '='),
            _ => false,
        };
        if !self.tokens.is_sign(close + 1, ';') || close + 2 != end || !(bang + 2..close).all(is_simple) {
            return Err(Unknown);
        }
        let path = line::line(self.tokens, start, bang).ok_or(Unknown)?;
        let given = line::line(self.tokens, bang + 2, close).ok_or(Unknown)?;
        self.line(indent, &[&path, "!(", &given, ");"])
    }

    /// The place behind an item.
    fn end_of_item(&self, start: usize, end: usize) -> usize {
        let keyword = self.keyword(self.behind_attributes(start));
        let has_block = matches!(self.tokens.text(keyword), "struct" | "enum" | "impl" | "trait" | "fn");
        let mut at = keyword;
        while at < end {
            let ends = match has_block {
                true => self.tokens.closing(at, Delimiter::Brace).is_some() || self.tokens.is_sign(at, ';'),
                false => self.tokens.is_sign(at, ';'),
            };
            at = self.tokens.after(at);
            if ends {
                break;
            }
        }
        at
    }

    /// The word that says what an item is, behind its visibility.
    fn keyword(&self, start: usize) -> usize {
        match self.tokens.is_word(start, "pub") {
            true if self.tokens.closing(start + 1, Delimiter::Parenthesis).is_some() => self.tokens.after(start + 1),
            true => start + 1,
            false => start,
        }
    }

    fn behind_attributes(&self, mut at: usize) -> usize {
        while self.tokens.is_sign(at, '#') && self.tokens.closing(at + 1, Delimiter::Bracket).is_some() {
            at = self.tokens.after(at + 1);
        }
        at
    }

    /// Writes the attributes of what begins here, and says where they end.
    fn attributes(&mut self, start: usize, indent: usize) -> Result<usize, Unknown> {
        let mut at = start;
        while self.tokens.is_sign(at, '#') {
            let close = self.tokens.closing(at + 1, Delimiter::Bracket).ok_or(Unknown)?;
            if self.tokens.is_word(at + 2, "doc") && self.tokens.is_sign(at + 3, '=') && at + 5 == close {
                self.documentation(at + 4, indent)?;
            } else {
                let line = line::line(self.tokens, at + 2, close).ok_or(Unknown)?;
                self.line(indent, &["#[", &line, "]"])?;
            }
            at = close + 1;
        }
        Ok(at)
    }

    /// A line of documentation, which may be as long as it likes.
    fn documentation(&mut self, at: usize, indent: usize) -> Known {
        let literal = self.tokens.text(at);
        let raw = literal.strip_prefix('r').map(|raw| raw.trim_matches('#'));
        let text = raw.unwrap_or(literal);
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).ok_or(Unknown)?;
        if text.starts_with('/') {
            return Err(Unknown);
        }
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.text.push_str("///");
        let start = self.text.len();
        let mut rest = text;
        while let Some(place) = rest.find('\\').filter(|_| raw.is_none()) {
            let (before, escape) = rest.split_at(place);
            self.text.push_str(before);
            let sign = match escape.get(1..2) {
                Some("\"") => '"',
                Some("\\") => '\\',
                Some("'") => '\'',
                Some("t") => '\t',
                _ => return Err(Unknown),
            };
            self.text.push(sign);
            rest = escape.get(2..).unwrap_or_default();
        }
        self.text.push_str(rest);
        let end = self.text.trim_end_matches(' ').len().max(start);
        self.text.truncate(end);
        self.text.push('\n');
        Ok(())
    }
}
