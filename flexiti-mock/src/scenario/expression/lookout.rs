//! What the engine would find out only when an expression is evaluated: filters, tests and methods that there are not.
//! A scenario has functions alone, so all three are recognised by their form.

/// Why an expression is refused before it is compiled.
pub(super) struct Refused {
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// Looks at the words and signs of an expression, strings aside.
pub(super) fn look_over(text: &str) -> Result<(), Refused> {
    let bare = without_strings(text);
    let words = words(&bare);
    for (index, word) in words.iter().enumerate() {
        let next = words.get(index + 1).copied();
        match *word {
            "|" => return refuse("a scenario has no filters", "write `lower(name)` for `name | lower`"),
            "is" => {
                let test = if next == Some("not") { words.get(index + 2).copied() } else { next };
                if test != Some("none") {
                    return refuse(
                        "after `is` only `none` is known",
                        "`is none` is true for null and for what is not there",
                    );
                }
            }
            "." if words.get(index + 2) == Some(&"(") => {
                return refuse("values have no methods", "write `lower(name)` for `name.lower()`");
            }
            "/" if next != Some("/") && index.checked_sub(1).and_then(|at| words.get(at)) != Some(&"/") => {
                return refuse("`/` would leave the whole numbers", "divide with `//`, or work out rates with `share`");
            }
            number if is_fraction(number) => {
                return refuse("a number with a point would be a binary float", "quote it: `cents(\"0.50\")`");
            }
            _ => {}
        }
    }
    Ok(())
}

fn refuse(message: &str, help: &'static str) -> Result<(), Refused> {
    Err(Refused { message: message.to_owned(), help })
}

/// The text with every string emptied; a string that does not end goes to the end.
fn without_strings(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        bare.push(character);
        if matches!(character, '"' | '\'') {
            while let Some(inside) = characters.next() {
                if inside == '\\' {
                    characters.next();
                } else if inside == character {
                    break;
                }
            }
            bare.push(character);
        }
    }
    bare
}

/// Names, numbers (with their point) and signs, one by one.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let number = first.is_ascii_digit();
        let end = if number || first.is_alphabetic() || first == '_' {
            let inside = |c: char| c.is_alphanumeric() || c == '_' || (number && c == '.');
            rest.find(|c| !inside(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after.trim_start();
    }
    words
}

fn is_fraction(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['.', 'e', 'E'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_functions_and_plain_tests_pass() {
        for fine in [
            "a.b[0].c == \"x | y.z()\"",
            "a is none or b is not none",
            "lower(a.b)",
            "7 // 2",
            "text[1:3]",
            "\"1.5\"",
            "(1)",
        ] {
            assert!(look_over(fine).is_ok(), "{fine}");
        }
        for refused in
            ["a | lower", "a is even", "a is defined", "a.lower()", "a is not odd", "7 / 2", "1.5 + a", "1e3"]
        {
            assert!(look_over(refused).is_err(), "{refused}");
        }
    }
}
