//! Calls, macros, and calls in what macros are given.

/// A comment may say `.unwrap()`, and a text "panic!".
pub fn lower(list: &[u8]) -> String {
    let first = list.first().unwrap();
    if *first > 7 {
        unreachable!("seven bits")
    }
    assert!(list.len() > 1, "two of them");
    debug_assert!(list.len() > 2);
    format!("{first} {}", list.last().expect("a last one"))
}

#[allow(clippy::unwrap_used)]
fn excused() {}

/// What is written into a crate is not run here.
pub fn emitted() -> TokenStream {
    quote!(value.expect("is checked by the caller"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn lowers() {
        assert_eq!(super::lower(&[1]).parse::<u8>().unwrap(), 1);
    }
}

#[expect(clippy::indexing_slicing, reason = "the caller has looked")]
fn excused_with_a_reason() {}

#[expect(clippy::indexing_slicing)]
fn excused_without() {}
