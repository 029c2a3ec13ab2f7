//! Code on one line: which tokens have a space between them.
//!
//! Only forms whose spacing the tokens alone tell. A sign that could be two things (`a & b`, `a < b`) where an operand
//! stands before it is not one of them.

use proc_macro2::{Delimiter, Spacing};

use super::tokens::{Kind, Tokens};

/// The tokens from `start` on, before `end`, on one line; nothing where the formatter has to be asked. Brackets that
/// close behind `end` stay open.
pub(super) fn line(tokens: &Tokens, start: usize, end: usize) -> Option<String> {
    Line::new(tokens, false).through(start, end)
}

/// As [`line`], for the pattern of a `match`, which may have a guard.
pub(super) fn pattern(tokens: &Tokens, start: usize, end: usize) -> Option<String> {
    Line::new(tokens, true).through(start, end)
}

/// What a token follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// An opening bracket, a sign before an operand, a path: nothing stands between.
    Nothing,
    /// A name, a literal, a closing bracket.
    Operand,
    /// A keyword that wants a space.
    Keyword,
    /// A sign that wants a space.
    Sign,
}

/// A bracket that is open.
struct Open {
    delimiter: Delimiter,
    /// Where it closes.
    close: usize,
    /// Angle brackets that are open within it.
    angles: usize,
    /// Whether a comma behind its only element says what it is.
    may_be_single: bool,
    /// Commas so far.
    commas: usize,
    /// Where the text of what is before the bracket begins.
    text: usize,
}

/// A struct with its members is on one line if it is no longer than this.
const WIDEST_STRUCT: usize = 35;

struct Line<'t> {
    tokens: &'t Tokens,
    text: String,
    after: After,
    open: Vec<Open>,
    in_parameters: bool,
    has_guard: bool,
    /// Whether the next brace may be that of a `match`.
    in_match: bool,
    /// Where the text of the last path begins.
    path: usize,
}

impl<'t> Line<'t> {
    fn new(tokens: &'t Tokens, has_guard: bool) -> Self {
        let outside =
            Open { delimiter: Delimiter::None, close: usize::MAX, angles: 0, may_be_single: false, commas: 0, text: 0 };
        let (after, open) = (After::Nothing, vec![outside]);
        Self { tokens, text: String::new(), after, open, in_parameters: false, has_guard, in_match: false, path: 0 }
    }

    fn through(mut self, start: usize, end: usize) -> Option<String> {
        let mut at = start;
        while at < end {
            at = match self.tokens.kind(at)? {
                Kind::Word => self.word(at)?,
                Kind::Literal => self.operand(at),
                Kind::Sign(sign, spacing) => self.sign(at, end, sign, spacing == Spacing::Joint)?,
                Kind::Open(delimiter, close) => self.bracket(at, delimiter, close)?,
                Kind::Close(delimiter) => self.close(at, delimiter)?,
            };
        }
        (self.open.iter().all(|open| open.angles == 0) && !self.in_parameters).then_some(self.text)
    }

    fn gap(&mut self) {
        if self.after != After::Nothing {
            self.text.push(' ');
        }
    }

    /// What stands apart from an operand before it.
    fn operand(&mut self, at: usize) -> usize {
        self.gap();
        self.text.push_str(self.tokens.text(at));
        self.after = After::Operand;
        at + 1
    }

    fn word(&mut self, at: usize) -> Option<usize> {
        let word = self.tokens.text(at);
        let after = match word {
            "as" | "const" | "dyn" | "enum" | "fn" | "for" | "impl" | "in" | "let" | "mod" | "move" | "mut" | "pub"
            | "ref" | "return" | "static" | "struct" | "trait" | "type" => After::Keyword,
            "if" if self.has_guard => After::Keyword,
            "use" if matches!(self.text.as_str(), "" | "pub") => After::Keyword,
            "match" if self.tokens.is_sign(at.wrapping_sub(1), '|') || self.text.is_empty() => After::Keyword,
            "async" | "break" | "continue" | "else" | "if" | "loop" | "match" | "unsafe" | "use" | "where"
            | "while" => {
                return None;
            }
            _ => After::Operand,
        };
        self.in_match |= word == "match";
        let goes_on = self.text.ends_with("::");
        self.operand(at);
        if !goes_on {
            self.path = self.text.len() - word.len();
        }
        self.after = after;
        Some(at + 1)
    }

    /// A sign that has a space behind it, and before it where `spaced`.
    fn separate(&mut self, text: &str, spaced: bool, length: usize, at: usize) -> Option<usize> {
        if spaced {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.after = After::Sign;
        Some(at + length)
    }

    /// A sign that belongs to the operand behind it.
    fn prefix(&mut self, text: &str, length: usize, at: usize) -> Option<usize> {
        if self.after == After::Operand {
            return None;
        }
        self.gap();
        self.text.push_str(text);
        self.after = After::Nothing;
        Some(at + length)
    }

    /// A sign that stands between operands without a space.
    fn tight(&mut self, text: &str, length: usize, at: usize) -> Option<usize> {
        if matches!(self.after, After::Sign | After::Keyword) {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.after = After::Nothing;
        Some(at + length)
    }

    fn sign(&mut self, at: usize, end: usize, sign: char, is_joint: bool) -> Option<usize> {
        let next = |second: char| is_joint && self.tokens.is_sign(at + 1, second);
        match sign {
            ',' => self.comma(at, end),
            ';' if self.open.last()?.delimiter == Delimiter::Bracket => self.separate(";", false, 1, at),
            ':' if next(':') => self.tight("::", 2, at),
            ':' => self.separate(":", false, 1, at),
            '.' if next('.') && !self.tokens.is_sign(at + 2, '=') && !self.tokens.is_sign(at + 2, '.') => {
                self.tight("..", 2, at)
            }
            '.' if !is_joint && self.after == After::Operand => self.tight(".", 1, at),
            '?' if self.after == After::Operand => {
                self.text.push('?');
                Some(at + 1)
            }
            '=' if next('>') => self.separate("=>", true, 2, at),
            '=' if !is_joint => self.separate("=", true, 1, at),
            '-' if next('>') => self.separate("->", true, 2, at),
            '+' if !is_joint && self.after == After::Operand => self.separate("+", true, 1, at),
            '&' if !next('&') => self.prefix("&", 1, at),
            '*' => self.prefix("*", 1, at),
            '!' if !is_joint => self.prefix("!", 1, at),
            '|' if !is_joint => self.bar(at),
            '<' if !is_joint => self.angle(at),
            '>' if !next('=') => {
                let open = self.open.last_mut()?;
                open.angles = open.angles.checked_sub(1)?;
                self.text.push('>');
                self.after = After::Operand;
                Some(at + 1)
            }
            '\'' if is_joint => {
                self.gap();
                self.text.push('\'');
                self.text.push_str(self.tokens.text(at + 1));
                self.after = After::Keyword;
                Some(at + 2)
            }
            _ => None,
        }
    }

    /// A comma, which is left out where nothing comes behind it.
    fn comma(&mut self, at: usize, end: usize) -> Option<usize> {
        let open = self.open.last_mut()?;
        open.commas += 1;
        let is_last = at + 1 == open.close || at + 1 >= end || (open.angles > 0 && self.tokens.is_sign(at + 1, '>'));
        if !is_last {
            return self.separate(",", false, 1, at);
        }
        if open.may_be_single && open.commas == 1 {
            self.text.push(',');
        }
        Some(at + 1)
    }

    fn bar(&mut self, at: usize) -> Option<usize> {
        if self.in_parameters {
            self.in_parameters = false;
            self.text.push('|');
            self.after = After::Sign;
            return Some(at + 1);
        }
        self.in_parameters = true;
        self.prefix("|", 1, at)
    }

    fn angle(&mut self, at: usize) -> Option<usize> {
        let is_bound = self.tokens.is_word(at.wrapping_sub(1), "impl");
        if !is_bound && matches!(self.after, After::Sign | After::Keyword) {
            self.text.push(' ');
        }
        self.text.push('<');
        self.after = After::Nothing;
        self.open.last_mut()?.angles += 1;
        Some(at + 1)
    }

    fn bracket(&mut self, at: usize, delimiter: Delimiter, close: usize) -> Option<usize> {
        let is_operand = self.after == After::Operand;
        match delimiter {
            Delimiter::Parenthesis | Delimiter::Bracket => {
                let is_visibility = self.tokens.is_word(at.wrapping_sub(1), "pub");
                if !is_operand && !is_visibility {
                    self.gap();
                }
                self.text.push(if delimiter == Delimiter::Bracket { '[' } else { '(' });
                self.after = After::Nothing;
            }
            // Members of a struct, and not a block.
            Delimiter::Brace if is_operand && !self.in_match && self.is_type(at.wrapping_sub(1)) => {
                let is_empty = close == at + 1;
                self.text.push_str(if is_empty { " {" } else { " { " });
                self.after = After::Nothing;
            }
            Delimiter::Brace | Delimiter::None => return None,
        }
        let may_be_single = delimiter == Delimiter::Parenthesis && !is_operand;
        self.open.push(Open { delimiter, close, angles: 0, may_be_single, commas: 0, text: self.path });
        Some(at + 1)
    }

    fn close(&mut self, at: usize, delimiter: Delimiter) -> Option<usize> {
        let open = self.open.pop()?;
        if open.angles > 0 || self.in_parameters {
            return None;
        }
        match delimiter {
            Delimiter::Parenthesis => self.text.push(')'),
            Delimiter::Bracket => self.text.push(']'),
            Delimiter::Brace if self.text.ends_with('{') => self.text.push('}'),
            Delimiter::Brace => self.text.push_str(" }"),
            Delimiter::None => {}
        }
        let is_struct = delimiter == Delimiter::Brace && !self.has_guard;
        // Without members it has the room of the blank before them less.
        let widest = if self.text.ends_with("{}") { WIDEST_STRUCT - 1 } else { WIDEST_STRUCT };
        if is_struct && self.text.len() - open.text > widest {
            return None;
        }
        self.after = After::Operand;
        Some(at + 1)
    }

    fn is_type(&self, at: usize) -> bool {
        self.tokens.kind(at) == Some(Kind::Word) && self.tokens.text(at).starts_with(char::is_uppercase)
    }
}
