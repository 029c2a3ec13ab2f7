//! A call and what became of it: the short way that every topic takes.

use flexiti_forms::{HeldServer, Received, Reply, Server, line};
use flexiti_runtime::{Error, Retry};
use forms_client::types::{Color, Tick};
use forms_client::{Client, Environment};
use std::fmt::Debug;

/// A client of this server without any credentials, which makes each call once: what is looked at is its form.
pub(crate) fn client(server: &Server) -> Client {
    let builder = Client::builder(Environment::Custom(server.url()));
    builder.configure(|builder| builder.transport(line()).retry(Retry::NEVER)).build().unwrap()
}

/// Makes a call that gets this answer: what was sent, and what the call gave.
pub(crate) async fn exchanged<R, T, E>(reply: Reply, call: impl FnOnce(&Client) -> R) -> (Received, Result<T, Error<E>>)
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
{
    let server = Server::answering([reply]).await;
    let result = call(&client(&server)).await;
    (server.only(), result)
}

/// What a call sends, that gets nothing but a 204.
pub(crate) async fn sent<R, T, E: Debug>(call: impl FnOnce(&Client) -> R) -> Received
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
{
    let (received, result) = exchanged(Reply::status(204), call).await;
    assert!(result.is_ok(), "{:?}", result.err());
    received
}

/// The target of a request that a call sends.
pub(crate) async fn target<R, T, E: Debug>(call: impl FnOnce(&Client) -> R) -> String
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
{
    sent(call).await.target
}

/// The error of a call that must not reach the server.
pub(crate) async fn refused_before_sending<R, T: Debug, E: Debug>(call: impl FnOnce(&Client) -> R) -> Error<E>
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
{
    let server = Server::answering([]).await;
    let error = call(&client(&server)).await.unwrap_err();
    assert_eq!(server.received(), [], "nothing is sent");
    assert_eq!(error.outcome(), flexiti_runtime::Outcome::NotSent);
    error
}

/// Reads `answer` by one call, and sends what was read by the next: the value, and the body that was sent.
pub(crate) async fn echoed<R, T: Clone, E: Debug>(answer: &str, first: T, call: impl Fn(&Client, T) -> R) -> (T, String)
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
{
    let server = Server::answering([Reply::json(answer), Reply::json(answer)]).await;
    let client = client(&server);
    let read = call(&client, first).await.unwrap();
    call(&client, read.clone()).await.unwrap();
    (read, server.last().text().to_owned())
}

/// The list of the table "Style Values".
pub(crate) fn colors() -> Vec<String> {
    ["blue", "black", "brown"].map(str::to_owned).to_vec()
}

/// The record of the table "Style Values".
pub(crate) fn color() -> Color {
    Color::new().r(100).g(200).b(150)
}

/// Begins a call whose answer is held open.
pub(crate) async fn held<R, T, E: Debug>(media_type: &str, call: impl FnOnce(&Client) -> R) -> (HeldServer, T)
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
{
    let server = HeldServer::beginning(media_type).await;
    let builder = Client::builder(Environment::Custom(server.url()));
    let client = builder.configure(|builder| builder.transport(line()).retry(Retry::NEVER)).build().unwrap();
    let answer = call(&client).await.unwrap();
    (server, answer)
}

/// One item of the streams, which have no `new`, for nobody sends them.
pub(crate) fn tick(count: i64, word: Option<&str>) -> Tick {
    let word = word.map(|word| format!(r#","word":"{word}""#)).unwrap_or_default();
    flexiti_runtime::wire::from_json(&format!(r#"{{"count":{count}{word}}}"#)).unwrap()
}
