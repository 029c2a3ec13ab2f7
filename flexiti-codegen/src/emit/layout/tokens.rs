//! Tokens in a row: cheap to look at, to go back in, and to take a part of.
//!
//! The compiler's token trees give up their content only to who owns them; whoever wants to look first and decide then
//! pays for a copy of every name. Here they are taken apart once.

use std::fmt::Write;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A row of tokens.
pub(super) struct Tokens {
    /// The source text of all of them.
    text: String,
    list: Vec<Token>,
}

/// A token and where it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    start: usize,
    end: usize,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a keyword.
    Word,
    Literal,
    /// A sign, and whether the next belongs to it (`=>`).
    Sign(char, Spacing),
    /// An opening bracket, and the place in the row of the one that closes it.
    Open(Delimiter, usize),
    Close(Delimiter),
}

impl Tokens {
    /// Takes token trees apart.
    pub(super) fn of(code: TokenStream) -> Self {
        let mut tokens = Self { text: String::new(), list: Vec::new() };
        tokens.add(code);
        tokens
    }

    fn add(&mut self, code: TokenStream) {
        for tree in code {
            match tree {
                TokenTree::Ident(ident) => self.push(Kind::Word, |text| _ = write!(text, "{ident}")),
                TokenTree::Literal(literal) => self.push(Kind::Literal, |text| _ = write!(text, "{literal}")),
                TokenTree::Punct(punct) => {
                    self.push(Kind::Sign(punct.as_char(), punct.spacing()), |text| text.push(punct.as_char()));
                }
                TokenTree::Group(group) => {
                    let (delimiter, stream) = (group.delimiter(), group.stream());
                    // Its stream is ours alone then, and need not be copied.
                    drop(group);
                    let (open, close) = brackets(delimiter);
                    let place = self.list.len();
                    self.push(Kind::Open(delimiter, place), |text| text.push_str(open));
                    self.add(stream);
                    let end = self.list.len();
                    if let Some(token) = self.list.get_mut(place) {
                        token.kind = Kind::Open(delimiter, end);
                    }
                    self.push(Kind::Close(delimiter), |text| text.push_str(close));
                }
            }
        }
    }

    fn push(&mut self, kind: Kind, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        let end = self.text.len();
        if !matches!(kind, Kind::Sign(_, Spacing::Joint)) {
            self.text.push(' ');
        }
        self.list.push(Token { kind, start, end });
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// What a token is; nothing behind the last.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.list.get(at).map(|token| token.kind)
    }

    /// The text of a token; none behind the last.
    pub(super) fn text(&self, at: usize) -> &str {
        self.list.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// Whether a token is this word.
    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.kind(at) == Some(Kind::Word) && self.text(at) == word
    }

    /// Whether a token is this sign.
    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        matches!(self.kind(at), Some(Kind::Sign(own, _)) if own == sign)
    }

    /// Whether two signs stand for one.
    pub(super) fn is_pair(&self, at: usize, first: char, second: char) -> bool {
        self.kind(at) == Some(Kind::Sign(first, Spacing::Joint)) && self.is_sign(at + 1, second)
    }

    /// The place behind a bracket's other one, or behind the token itself.
    pub(super) fn after(&self, at: usize) -> usize {
        match self.kind(at) {
            Some(Kind::Open(_, close)) => close + 1,
            _ => at + 1,
        }
    }

    /// The place of the bracket that closes the one here, if one of this kind is open.
    pub(super) fn closing(&self, at: usize, delimiter: Delimiter) -> Option<usize> {
        match self.kind(at) {
            Some(Kind::Open(own, close)) if own == delimiter => Some(close),
            _ => None,
        }
    }

    /// The source text of the tokens from `start` on, before `end`.
    pub(super) fn source(&self, start: usize, end: usize) -> &str {
        let first = self.list.get(start).map_or(self.text.len(), |token| token.start);
        let last = self.list.get(end).map_or(self.text.len(), |token| token.start);
        self.text.get(first..last).unwrap_or_default()
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}
