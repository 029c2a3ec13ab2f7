//! Half characters, made whole.
//!
//! A system that cuts texts to 40 characters of UTF-16 may cut an emoji in two. The half that is left is written as an
//! escape (`\ud83d`) which is no character, and a strict reader refuses the whole answer for somebody's nickname.

/// The text with U+FFFD for each half of a character, of the same length, and where the first of them stands; nothing if
/// there is no half one in it.
pub(super) fn mended(text: &str) -> Option<(String, usize)> {
    const UNKNOWN: &str = "\\ufffd";
    let (mut mended, mut first) = (String::new(), None);
    let (mut rest, mut kept) = (text, 0);
    // In JSON a backslash stands nowhere but in a text, and begins an escape.
    while let Some(at) = rest.find('\\') {
        let escape = rest.get(at..)?;
        let length = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
            (Some(0xd800..0xe000), _) => {
                let begin = text.len() - escape.len();
                mended.push_str(text.get(kept..begin)?);
                mended.push_str(UNKNOWN);
                kept = begin + UNKNOWN.len();
                first = first.or(Some(begin));
                6
            }
            (Some(_), _) => 6,
            // The second character may be longer than a byte, in a text that is no JSON.
            (None, _) => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        rest = escape.get(length..)?;
    }
    mended.push_str(text.get(kept..)?);
    first.map(|first| (mended, first))
}

/// The UTF-16 unit that an escape stands for, if it begins here.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn half_characters_become_the_unknown_one() {
        for (text, whole, first) in [
            (r#""a\ud83d""#, r#""a\ufffd""#, 2),
            (r#""\uDE00\ud83dx\ud83d\ud83d""#, r#""\ufffd\ufffdx\ufffd\ufffd""#, 1),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#, 1),
            (r#"{"é":"\\\udc00"}"#, r#"{"é":"\\\ufffd"}"#, 9),
        ] {
            assert_eq!(mended(text), Some((whole.to_owned(), first)), "{text}");
        }
    }

    #[test]
    fn whole_ones_are_left_alone() {
        for text in ["", r#""\ud83d\ude00\u00e9""#, r#""\\ud83d""#, r#""\u12"#, "\"\\", "\"\\é\\ué", r#""\uzzzz""#] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
