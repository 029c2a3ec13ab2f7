//! Any text of a document as an identifier of Rust: casing, keywords, digits first, signs, nothing at all.

use std::borrow::Cow;

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use unicode_normalization::UnicodeNormalization;

/// A name for a type or a variant.
pub(crate) fn pascal(text: &str) -> String {
    legal(spoken(text).to_upper_camel_case(), "Empty", "N")
}

/// A name for a field, a method, an argument or a module. Keywords are escaped by [`ident`].
pub(crate) fn snake(text: &str) -> String {
    legal(spoken(text).to_snake_case(), "empty", "n")
}

/// The name of the constant that belongs to a member or a method of this name. In scripts without capitals the two would be
/// the same, and a type cannot have both.
pub(crate) fn constant(name: &str) -> String {
    let capitals = name.to_uppercase();
    if capitals == name { format!("OF_{name}") } else { capitals }
}

/// The token of a name: raw where the name is a keyword, with an underscore where even that is forbidden.
pub(crate) fn ident(name: &str) -> proc_macro2::Ident {
    let span = proc_macro2::Span::call_site();
    match name {
        "self" | "Self" | "super" | "crate" | "_" => proc_macro2::Ident::new(&format!("{name}_"), span),
        _ if KEYWORDS.binary_search(&name).is_ok() => proc_macro2::Ident::new_raw(name, span),
        _ => proc_macro2::Ident::new(name, span),
    }
}

/// What is no name of its own in any edition, in the order of the alphabet.
#[rustfmt::skip]
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// How far a spelling is from those that documents are written in, given its name in Rust. Where several spellings become
/// one name, the plainest has it, so that most newcomers take none that was given.
pub(crate) fn oddity(text: &str, name: &str) -> usize {
    let plain: [fn(&str) -> String; 5] = [
        |text| text.to_lower_camel_case(),
        |text| text.to_snake_case(),
        |text| text.to_kebab_case(),
        |text| text.to_upper_camel_case(),
        |text| text.to_shouty_snake_case(),
    ];
    match text == name {
        true => 0,
        false => 1 + plain.iter().take_while(|written| written(text) != text).count(),
    }
}

fn legal(name: String, nothing: &str, before_digit: &str) -> String {
    match name.chars().next() {
        None => nothing.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{before_digit}{name}"),
        Some(_) => name,
    }
}

/// The text with its signs as words where they carry the meaning (`+1`, `<=`, `*`), and everything that Rust does not
/// take in an identifier as a gap. Letters are spelled in one way (NFKC): the compiler takes `é` and `e` with an accent
/// for the same, and warns of `ﬁ` and `½`.
fn spoken(text: &str) -> String {
    let text: Cow<'_, str> = if text.is_ascii() { text.into() } else { text.nfkc().collect() };
    let has_word = text.chars().any(char::is_alphanumeric);
    let mut spoken = String::with_capacity(text.len());
    for (index, character) in text.char_indices() {
        match character {
            '\'' | '’' => {}
            '+' if index == 0 || !has_word => spoken.push_str("plus "),
            '-' if index == 0 || !has_word => spoken.push_str("minus "),
            sign if !has_word => match sign_word(sign) {
                Some(word) => spoken.push_str(&format!("{word} ")),
                None => spoken.push(' '),
            },
            character if unicode_ident::is_xid_continue(character) && character != '_' => spoken.push(character),
            _ => spoken.push(' '),
        }
    }
    spoken
}

fn sign_word(sign: char) -> Option<&'static str> {
    Some(match sign {
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '*' => "star",
        '/' => "slash",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '?' => "question",
        '^' => "caret",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_identifiers() {
        let cases = [
            ("captureAuthorization", "CaptureAuthorization", "capture_authorization"),
            ("get /pets/{id}", "GetPetsId", "get_pets_id"),
            ("2fa", "N2fa", "n2fa"),
            ("+1", "Plus1", "plus_1"),
            ("-1", "Minus1", "minus_1"),
            ("<=", "LessEqual", "less_equal"),
            ("", "Empty", "empty"),
            ("Driver License's not supported", "DriverLicensesNotSupported", "driver_licenses_not_supported"),
            ("été", "Été", "été"),
            ("e\u{301}te\u{301}", "Été", "été"),
            ("µs ½", "Μs12", "μs_1_2"),
            ("x-reference-id", "XReferenceId", "x_reference_id"),
        ];
        for (text, type_name, field) in cases {
            assert_eq!((pascal(text).as_str(), snake(text).as_str()), (type_name, field), "{text}");
        }
    }

    #[test]
    fn the_plainest_spelling_comes_first() {
        let of_fields =
            ["user_id", "userId", "user-id", "UserId", "USER_ID", "User_ID"].map(|text| oddity(text, "user_id"));
        assert_eq!(of_fields, [0, 1, 3, 4, 5, 6]);
        assert_eq!(["Pet", "pet", "PET"].map(|text| oddity(text, "Pet")), [0, 1, 5]);
    }

    #[test]
    fn keywords_are_escaped() {
        assert!(KEYWORDS.is_sorted());
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("gen").to_string(), "r#gen");
        assert_eq!(ident("union").to_string(), "union");
        assert_eq!(ident("self").to_string(), "self_");
    }
}
