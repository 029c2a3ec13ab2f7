//! Tests may.

fn first(list: &[u8]) -> u8 {
    *list.first().unwrap()
}
