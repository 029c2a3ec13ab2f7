//! Path parameters: `simple`, `label` and `matrix`, exploded or not (OpenAPI 3.0.4, "Style Values").

use crate::calls::{color, colors, refused_before_sending, target};

#[tokio::test]
async fn simple() {
    let target = target(|client| client.path_simple("blue", colors(), color())).await;
    assert_eq!(target, "/simple/blue/blue,black,brown/B,150,G,200,R,100");
}

#[tokio::test]
async fn simple_exploded() {
    let target = target(|client| client.path_simple_explode("blue", colors(), color())).await;
    assert_eq!(target, "/simple-explode/blue/blue,black,brown/B=150,G=200,R=100");
}

#[tokio::test]
async fn label() {
    let target = target(|client| client.path_label("blue", colors(), color())).await;
    assert_eq!(target, "/label/.blue/.blue,black,brown/.B,150,G,200,R,100");
}

#[tokio::test]
async fn label_exploded() {
    let target = target(|client| client.path_label_explode("blue", colors(), color())).await;
    assert_eq!(target, "/label-explode/.blue/.blue.black.brown/.B=150.G=200.R=100");
}

#[tokio::test]
async fn matrix() {
    let target = target(|client| client.path_matrix("blue", colors(), color())).await;
    assert_eq!(target, "/matrix/;text=blue/;list=blue,black,brown/;record=B,150,G,200,R,100");
}

#[tokio::test]
async fn matrix_exploded() {
    let target = target(|client| client.path_matrix_explode("blue", colors(), color())).await;
    assert_eq!(target, "/matrix-explode/;text=blue/;list=blue;list=black;list=brown/;B=150;G=200;R=100");
}

#[tokio::test]
async fn an_empty_text_is_a_name_alone_in_a_matrix() {
    let exploded = target(|client| client.path_matrix_explode("", colors(), color())).await;
    assert!(exploded.starts_with("/matrix-explode/;text/"), "{exploded}");
    let target = target(|client| client.path_matrix("", colors(), color())).await;
    assert!(target.starts_with("/matrix/;text/;list="), "{target}");
}

#[tokio::test]
async fn a_slash_a_space_and_delimiters_stay_in_their_segment() {
    let list = vec!["a/b".to_owned(), "c,d".to_owned(), "e=f;g.h%".to_owned()];
    let simple = target(|client| client.path_simple("a b/c", list.clone(), color())).await;
    assert_eq!(simple, "/simple/a%20b%2Fc/a%2Fb,c%2Cd,e%3Df%3Bg.h%25/B,150,G,200,R,100");
    let matrix = target(|client| client.path_matrix_explode("?#", list, color())).await;
    assert_eq!(matrix, "/matrix-explode/;text=%3F%23/;list=a%2Fb;list=c%2Cd;list=e%3Df%3Bg.h%25/;B=150;G=200;R=100");
}

#[tokio::test]
async fn other_letters_go_as_utf_8() {
    let target = target(|client| client.path_simple("größe", colors(), color())).await;
    assert_eq!(target, "/simple/gr%C3%B6%C3%9Fe/blue,black,brown/B,150,G,200,R,100");
}

#[tokio::test]
async fn two_arguments_in_one_segment() {
    let target = target(|client| client.path_two_in_one_segment("a.b", "tar gz")).await;
    assert_eq!(target, "/files/a.b.tar%20gz");
}

#[tokio::test]
async fn what_would_address_something_else_is_not_sent() {
    for text in ["", ".", ".."] {
        let error = refused_before_sending(|client| client.path_simple(text, colors(), color())).await;
        assert_eq!(error.violations().len(), 1, "{text:?}: {error}");
    }
    // `.` in front of an empty text is the segment `.`, which addresses the folder itself.
    let error = refused_before_sending(|client| client.path_label("", colors(), color())).await;
    assert_eq!(error.violations()[0].path(), "text");
    let error = refused_before_sending(|client| client.path_simple("blue", Vec::new(), color())).await;
    assert_eq!(error.violations()[0].path(), "list");
}
