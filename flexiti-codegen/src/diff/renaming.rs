//! What was removed and what was added under another name are one thing where that is certain: the same place, the same
//! type, names that are spellings of each other or the same prose, and no other candidate on either side. What is less
//! certain stays a removal and an addition.

/// How much prose two things must share to be told by it.
const PROSE: usize = 12;

/// Names that differ by one letter are one name from this length on.
const LONG: usize = 6;

/// Whether two names, with what is said of each, are names of one thing.
pub(super) fn is_rename(old: (&str, Option<&str>), new: (&str, Option<&str>)) -> bool {
    let same_prose = match (old.1.map(str::trim), new.1.map(str::trim)) {
        (Some(one), Some(other)) => one.len() >= PROSE && one == other,
        _ => false,
    };
    same_prose || is_respelled(old.0, new.0) || is_qualified(old.0, new.0) || is_qualified(new.0, old.0)
}

/// Whether one name is the other in another spelling: case, separators, one letter.
pub(super) fn is_respelled(old: &str, new: &str) -> bool {
    let (one, other) = (letters(old), letters(new));
    one == other || (one.len().min(other.len()) >= LONG && digits(old) == digits(new) && differ_by_one(&one, &other))
}

/// Whether two names are of the same words, of which names in Rust are made.
pub(super) fn is_same_in_rust(old: &str, new: &str) -> bool {
    words(old) == words(new)
}

/// Whether the longer name is the shorter one, which has two words or more, with further words.
fn is_qualified(short: &str, long: &str) -> bool {
    let (short, long) = (words(short), words(long));
    short.len() >= 2 && short.len() < long.len() && (long.ends_with(&short) || long.starts_with(&short))
}

/// The pairs of removed and added things that `same` holds for and that have no other candidate, by their places.
pub(super) fn unique(gone: usize, come: usize, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let only = |mut found: Box<dyn Iterator<Item = usize> + '_>| match (found.next(), found.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    };
    let partners = (0..gone).filter_map(|old| {
        let new = only(Box::new((0..come).filter(|new| same(old, *new))))?;
        let back = only(Box::new((0..gone).filter(|other| same(*other, new))))?;
        (back == old).then_some((old, new))
    });
    partners.collect()
}

/// Letters and digits alone, in lower case.
fn letters(name: &str) -> Vec<char> {
    name.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn digits(name: &str) -> String {
    name.chars().filter(char::is_ascii_digit).collect()
}

/// The words of `customer_accountType`, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_is_lower = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || (letter.is_uppercase() && before_is_lower) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
        before_is_lower = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether one letter more, less or other makes one word of the other.
fn differ_by_one(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let rest = |skipped: usize| short.iter().skip(start + skipped).eq(long.iter().skip(start + 1));
    rest(if short.len() == long.len() { 1 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_renames_and_others_are_not() {
        let bare = |old, new| is_rename((old, None), (new, None));
        for (old, new) in [
            ("client_id", "clientId"),
            ("generic_error", "generic-error"),
            ("adress_line", "address_line"),
            ("account_type", "customer_account_type"),
        ] {
            assert!(bare(old, new) && bare(new, old), "{old} {new}");
        }
        for (old, new) in
            [("id", "customer_id"), ("amount1", "amount2"), ("apr", "rate"), ("cat", "car"), ("line_1", "line_2")]
        {
            assert!(!bare(old, new), "{old} {new}");
        }
        let prose = Some("The rate of the plan, by year.");
        assert!(is_rename(("apr", prose), ("annual_rate", prose)));
        assert!(!is_rename(("apr", Some("Rate")), ("annual_rate", Some("Rate"))));
    }

    #[test]
    fn among_several_candidates_there_is_no_rename() {
        let names = (["created", "total_fee"], ["created_at", "totalFee", "total-fee"]);
        let same = |old: usize, new: usize| is_respelled(names.0[old], names.1[new]);
        assert_eq!(unique(2, 3, same), []);
        assert_eq!(unique(2, 2, same), [(1, 1)]);
    }
}
