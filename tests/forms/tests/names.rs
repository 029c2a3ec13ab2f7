//! Names that Rust has other plans for are the document's on the wire.

use crate::calls::{echoed, exchanged, sent};
use flexiti_forms::Reply;
use forms_client::types::{self, Names};

#[tokio::test]
async fn parameters() {
    let received = sent(|client| {
        let request = client.r#type("p", "in body", "b").type_in_query("q").type_in_header("h").r#gen("g");
        let request = request.self_in_query("s").crate_("c").n2nd("2").größe("ö").options_in_query("o");
        let request = request.call_in_query("l").body("y").a_b("z").self_in_body("t").options_in_body("u");
        request.options(|options| options.header("x-own", "1"))
    })
    .await;
    assert_eq!(
        received.target,
        "/names/p?type=q&gen=g&self=s&crate=c&2nd=2&gr%C3%B6%C3%9Fe=%C3%B6&options=o&call=l&body=y&a%5Bb%5D=z"
    );
    assert_eq!((received.header("type"), received.header("x-own")), (Some("h"), Some("1")));
    assert_eq!(received.text(), r#"{"type":"in body","body":"b","options":"u","self":"t"}"#);
}

#[tokio::test]
async fn members() {
    let json = concat!(
        r#"{"type":"1","":"12","1st":"7","@id":"13","Self":"4","UserID":"11","a\"b\\c{d}":"14","additional":"19","#,
        r#""async":"6","crate":"5","encode":"18","from":"16","gen":"2","größe":"8","name":"17","new":"15","self":"3","#,
        r#""userId":"9","user_id":"10","else":"20"}"#
    );
    let (read, sent) = echoed(json, Names::new("1"), |client, names| client.echo_names(names)).await;
    assert_eq!((read.r#type.as_str(), read.r#gen.as_deref(), read.self_.as_deref()), ("1", Some("2"), Some("3")));
    assert_eq!((read.additional_.as_deref(), read.additional["else"].as_str()), (Some("19"), "20"));
    assert_eq!(sent, json);
}

#[tokio::test]
async fn types_that_are_called_as_ours_are() {
    let option = types::OptionObject::new().error(types::Error::new().message("m")).result(types::ResultObject::None);
    let json = r#"{"error":{"message":"m"},"result":"None"}"#;
    let body = types::ClientObject::new().option(option.clone());
    let (received, result) = exchanged(Reply::json(json), |client| client.new_operation(body)).await;
    assert_eq!(received.text(), format!(r#"{{"option":{json}}}"#));
    assert_eq!(result.unwrap(), option);
}

#[tokio::test]
async fn an_operation_without_an_id_and_one_without_a_tag_and_one_with_two() {
    let received = sent(|client| client.delete_names_without_id_key("k")).await;
    assert_eq!((received.method.as_str(), received.target.as_str()), ("DELETE", "/names/without-id/k"));
    assert_eq!(sent(|client| client.no_tag()).await.target, "/names/no-tag");
    // The first tag decides where it stands; on the client it is once.
    let request: fn(&forms_client::Client) -> forms_client::operations::names::TwoTags = |client| client.two_tags();
    assert_eq!(sent(request).await.target, "/names/two-tags");
}
