//! A test with one snapshot.

#[test]
fn surface() {
    insta::assert_snapshot!("surface", text());
}
