//! What Swagger 2.0 says in its own way: `collectionFormat`, `formData`, `consumes` and `produces`, `security` for all.

use flexiti_forms::{Received, Reply, Server, line};
use flexiti_runtime::{DateTime, Error};
use forms_swagger_client::operations::default::BodyError;
use forms_swagger_client::types::Anything;
use forms_swagger_client::{Client, Environment};

async fn exchanged<R, T, E>(reply: Reply, call: impl FnOnce(&Client) -> R) -> (Received, Result<T, Error<E>>)
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
{
    let server = Server::answering([reply]).await;
    let client = Client::builder(Environment::Custom(server.url()))
        .configure(|builder| builder.transport(line()).api_key("key", "k").basic("password", "user", "pass"))
        .build()
        .unwrap();
    let result = call(&client).await;
    (server.only(), result)
}

fn two() -> Vec<String> {
    vec!["a,b".to_owned(), "c|d e".to_owned()]
}

#[tokio::test]
async fn collections() {
    let (received, _) = exchanged(Reply::status(204), |client| {
        let request = client.collections(two()).plain(two()).csv(two()).ssv(two()).pipes(two()).multi(two());
        request.x_list(vec![1, 2])
    })
    .await;
    let (a, b) = ("a%2Cb", "c%7Cd%20e");
    assert_eq!(
        received.target,
        format!("/collections/{a},{b}?plain={a},{b}&csv={a},{b}&ssv={a}%20{b}&pipes={a}%7C{b}&multi={a}&multi={b}")
    );
    assert_eq!((received.header("x-list"), received.header("x-api-key")), (Some("1,2"), Some("k")));
}

#[tokio::test]
async fn form_data() {
    let (received, _) =
        exchanged(Reply::status(204), |client| client.form("a b").plain(two()).multi(two()).pipes(two())).await;
    let (a, b) = ("a%2Cb", "c%7Cd+e");
    assert_eq!(received.text(), format!("text=a+b&plain={a},{b}&multi={a}&multi={b}&pipes={a}%7C{b}"));
    assert_eq!(received.header("content-type"), Some("application/x-www-form-urlencoded"));
    // `security: []` takes back what holds for all.
    assert_eq!((received.header("x-api-key"), received.header("authorization")), (None, None));
}

#[tokio::test]
async fn files() {
    let (received, _) = exchanged(Reply::status(204), |client| client.upload(b"bytes".to_vec()).title("t")).await;
    let text = received.text();
    assert!(
        text.contains("name=\"scan\"; filename=\"scan\"\r\ncontent-type: application/octet-stream\r\n\r\nbytes\r\n")
    );
    assert!(text.contains("content-disposition: form-data; name=\"title\"\r\n\r\nt\r\n"), "{text}");
    assert_eq!(received.header("authorization"), Some("Basic dXNlcjpwYXNz"));
    let (received, result) =
        exchanged(Reply::status(200).of("application/pdf", b"%PDF\xff"), |client| client.download()).await;
    assert_eq!((received.header("accept"), result.unwrap().as_slice()), (Some("application/pdf"), &b"%PDF\xff"[..]));
}

#[tokio::test]
async fn bodies() {
    let json = r#"{"when":"2024-02-29T12:00:00Z"}"#;
    let anything = Anything::new().when("2024-02-29T12:00:00Z".parse::<DateTime>().unwrap());
    let reply = Reply::status(200).of("application/vnd.forms+json", json);
    let (received, result) = exchanged(reply, |client| client.body(anything.clone())).await;
    assert_eq!((received.method.as_str(), received.text()), ("PUT", json));
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(received.header("accept"), Some("application/vnd.forms+json"));
    assert_eq!(result.unwrap(), anything);
    let reply = Reply::status(400).of("application/json", r#"{"why":"so"}"#);
    let (_, result) = exchanged(reply, |client| client.body(anything.clone())).await;
    match result.unwrap_err().into_refusal() {
        Some(BodyError::BadRequest(refused)) => assert_eq!(refused.why, "so"),
        other => panic!("{other:?}"),
    }
}
