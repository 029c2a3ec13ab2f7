//! Text from the other side, made fit for one line of a log.
//!
//! Whoever can put a line break into a message can write lines into somebody's log, and whoever can turn the direction of
//! writing can make one say the opposite.

/// At most `longest` characters, with everything escaped that could break the line or turn its direction.
pub(crate) fn printable(text: &str, longest: usize) -> String {
    let mut characters = text.trim().chars();
    let mut out = String::new();
    for character in characters.by_ref().take(longest) {
        if character.is_control() || is_unruly(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    if characters.next().is_some() {
        out.push('…');
    }
    out
}

/// Line and paragraph separators, and marks that change the direction of writing.
fn is_unruly(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn one_line_of_bounded_length() {
        assert_eq!(printable(" no\r\nway\u{2028}\u{1b}[31m ", 50), "no\\r\\nway\\u{2028}\\u{1b}[31m");
        assert_eq!(printable("abcdef", 3), "abc…");
        assert_eq!(printable("déjà", 4), "déjà");
    }
}
