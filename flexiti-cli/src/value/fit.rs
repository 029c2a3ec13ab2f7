//! The words of a command line as values of a shape.

use flexiti_description::{Kind, Shape};

use super::{Shapes, Tree};

/// Whether a value of the shape is one word.
pub(crate) fn is_scalar(shape: &Shape, shapes: Shapes<'_>) -> bool {
    !matches!(
        shapes.resolve(shape).kind,
        Kind::Record(_) | Kind::Union(_) | Kind::List(_) | Kind::Tuple(_) | Kind::Map(_) | Kind::Any | Kind::Named(_)
    )
}

/// The value that a word stands for; what is no scalar is read as JSON.
///
/// # Errors
/// What the word should have been. It never quotes the word.
pub(crate) fn fit(word: &str, shape: &Shape, shapes: Shapes<'_>) -> Result<Tree, String> {
    let text = || Tree::Text(word.to_owned());
    let number = |fits: bool, wanted: &str| {
        if fits { Ok(Tree::Number(word.to_owned())) } else { Err(wanted.to_owned()) }
    };
    match &shapes.resolve(shape).kind {
        Kind::Boolean => match word {
            "true" => Ok(Tree::Boolean(true)),
            "false" => Ok(Tree::Boolean(false)),
            _ => Err("true or false".to_owned()),
        },
        Kind::Int32 => number(is_plain(word) && word.parse::<i32>().is_ok(), "a whole number of 32 bits"),
        Kind::Int64 => number(is_plain(word) && word.parse::<i64>().is_ok(), "a whole number of 64 bits"),
        Kind::Uint64 => number(is_plain(word) && word.parse::<u64>().is_ok(), "a whole number of 64 bits"),
        Kind::Float | Kind::Decimal | Kind::DecimalText => number(is_number(word), "a number, such as 12.50"),
        Kind::Enum(list) if list.numeric => number(is_number(word), "a number"),
        Kind::Digits | Kind::DigitsText if word.is_empty() => Err("digits".to_owned()),
        Kind::Record(_) | Kind::Union(_) | Kind::List(_) | Kind::Tuple(_) | Kind::Map(_) | Kind::Named(_) => {
            Tree::read(word).map_err(|error| format!("JSON ({error})"))
        }
        // Whatever is no JSON is a text.
        Kind::Any => Ok(Tree::read(word).unwrap_or_else(|_| text())),
        Kind::Enum(_)
        | Kind::Digits
        | Kind::DigitsText
        | Kind::Text
        | Kind::Date
        | Kind::DateTime
        | Kind::Base64
        | Kind::Binary => Ok(text()),
    }
}

/// Digits, with a sign or without.
fn is_plain(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let canonical = digits == "0" || !digits.starts_with('0');
    canonical && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A JSON number without an exponent.
pub(crate) fn is_number(word: &str) -> bool {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, "0"));
    is_plain(whole) && !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_those_of_json() {
        assert!(["0", "-0", "12", "12.50", "-0.05", "9999999999999999.99"].into_iter().all(is_number));
        assert!(!["", "-", "01", "1.", ".5", "1e3", "+1", " 1", "1,5", "NaN"].into_iter().any(is_number));
    }
}
