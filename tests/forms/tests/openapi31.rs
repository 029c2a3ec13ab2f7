//! What OpenAPI 3.1 says in its own way: `const`, lists of types, tuples, `$defs`, encoded text.

use flexiti_forms::{Reply, Server, line};
use flexiti_runtime::Json;
use forms_openapi31_client::types::{Shape, ShapeInner, ShapeKey, ShapeKind, ShapeNote, ShapeRevision};
use forms_openapi31_client::{Client, Environment};

fn client(server: &Server) -> Client {
    let builder = Client::builder(Environment::Custom(server.url()));
    builder.configure(|builder| builder.transport(line())).build().unwrap()
}

/// Reads `answer`, and sends what was read.
async fn echoed(answer: &str) -> Shape {
    let server = Server::answering([Reply::json(answer), Reply::json(answer)]).await;
    let client = client(&server);
    let read = client.echo_shape(Shape::new(ShapeKind::Shape)).await.unwrap();
    client.echo_shape(read.clone()).await.unwrap();
    assert_eq!(server.received()[0].text(), r#"{"kind":"shape"}"#);
    assert_eq!(server.last().text(), answer, "what came goes back");
    read
}

#[tokio::test]
async fn a_constant_is_a_list_of_one_value_and_open_like_the_others() {
    let read = echoed(r#"{"kind":"shape","revision":2}"#).await;
    assert_eq!((read.kind, read.revision), (ShapeKind::Shape, Some(ShapeRevision::N2)));
    let read = echoed(r#"{"kind":"form","revision":3}"#).await;
    assert_eq!((read.kind, read.revision), (ShapeKind::Other("form".into()), Some(ShapeRevision::Other("3".into()))));
}

#[tokio::test]
async fn a_list_of_types_is_a_union() {
    let read = echoed(r#"{"kind":"shape","key":3000000000}"#).await;
    assert_eq!(read.key, Some(ShapeKey::Integer(3_000_000_000)));
    let read = echoed(r#"{"kind":"shape","key":"3"}"#).await;
    assert_eq!(read.key, Some(ShapeKey::Text("3".into())));
    let read = echoed(r#"{"kind":"shape","key":[true]}"#).await;
    assert!(matches!(read.key, Some(ShapeKey::Other(_))));
}

#[tokio::test]
async fn null_among_the_types_is_a_third_state() {
    let read = echoed(r#"{"kind":"shape","label":null,"note":null,"nothing":null}"#).await;
    assert_eq!((read.label, read.note), (Some(None), Some(None)));
    let read = echoed(r#"{"kind":"shape","label":"a","note":1}"#).await;
    assert_eq!((read.label, read.note), (Some(Some("a".into())), Some(Some(ShapeNote::Integer(1)))));
    let read = echoed(r#"{"kind":"shape"}"#).await;
    assert_eq!((read.label, read.note, read.nothing), (None, None, None));
}

#[tokio::test]
async fn a_schema_inside_a_schema_and_one_that_is_just_true() {
    let json = r#"{"kind":"shape","anything":[{ }],"inner":{"of":{"kind":"shape","seal":"AP/+"}}}"#;
    let read = echoed(json).await;
    assert_eq!(read.anything.as_ref().map(Json::as_str), Some("[{ }]"));
    let inner = Shape::new(ShapeKind::Shape).seal(vec![0, 255, 254]);
    assert_eq!(read.inner.as_deref(), Some(&ShapeInner::new().of(inner)));
}

#[tokio::test]
async fn a_tuple_is_json() {
    let point = "[1.50,-2,\"mm\"]";
    let server = Server::answering([Reply::json(point)]).await;
    let read = client(&server).echo_point(point.parse::<Json>().unwrap()).await.unwrap();
    assert_eq!((read.as_str(), server.only().text()), (point, point));
    let read = echoed(r#"{"kind":"shape","at":[1,2,"cm"]}"#).await;
    assert_eq!(read.at.as_ref().map(Json::as_str), Some(r#"[1,2,"cm"]"#));
}

#[tokio::test]
async fn a_limit_that_excludes_itself() {
    let server = Server::answering([]).await;
    let shape = Shape::new(ShapeKind::Shape).size(0);
    let error = client(&server).echo_shape(shape).await.unwrap_err();
    assert!(error.to_string().contains("size"), "{error}");
    assert_eq!(server.received(), []);
}
