//! Answers that come page by page: what is asked for, and when the asking ends.

use crate::calls::client;
use flexiti_forms::{Reply, Server};
use flexiti_runtime::{Error, ErrorKind, Json, Outcome};
use forms_client::Client;
use futures_core::Stream;

/// One page of things with these ids.
fn things(ids: &[&str]) -> Reply {
    let things: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    Reply::json(&format!("[{}]", things.join(",")))
}

fn targets(server: &Server) -> Vec<String> {
    server.received().into_iter().map(|received| received.target).collect()
}

async fn begun(replies: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let server = Server::answering(replies).await;
    let client = client(&server);
    (server, client)
}

#[tokio::test]
async fn numbered_pages_carry_everything_that_was_set_on_the_first() {
    let pages = [things(&["a", "b"]), things(&["c", "d"]), things(&["e"])];
    let (server, client) = begun(pages).await;
    let request = client.numbered_pages().size(2).word("a b").x_word("trace");
    let mut items = request.options(|options| options.header("x-extra", "kept")).items();
    let mut ids = Vec::new();
    while let Some(thing) = items.next().await {
        ids.push(thing.unwrap().id);
    }
    assert_eq!(ids, ["a", "b", "c", "d", "e"]);
    let expected = [1, 2, 3].map(|page| format!("/pages/numbered?size=2&word=a%20b&page={page}"));
    assert_eq!(targets(&server), expected);
    for received in server.received() {
        assert_eq!((received.header("x-word"), received.header("x-extra")), (Some("trace"), Some("kept")));
    }
    assert!(items.next().await.is_none(), "the end is the end");
}

#[tokio::test]
async fn an_empty_page_ends_and_is_not_given() {
    let (server, client) = begun([things(&["a"]), things(&["b"]), things(&[])]).await;
    let mut pages = client.numbered_pages().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 1);
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 1);
    assert!(pages.next().await.is_none());
    assert_eq!(server.received().len(), 3);
    let (_server, client) = begun([things(&[])]).await;
    let mut pages = client.numbered_pages().pages();
    assert_eq!(pages.next().await.unwrap().unwrap(), [], "but the first page is an answer, whatever is in it");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_page_smaller_than_was_asked_for_is_not_the_last_where_the_other_side_caps_the_size() {
    let (server, client) = begun([things(&["a", "b"]), things(&["c", "d"]), things(&[])]).await;
    assert_eq!(client.numbered_pages().size(100).items().all().await.unwrap().len(), 4);
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn a_server_that_ignores_the_number_is_not_asked_for_ever() {
    let (server, client) = begun((0..5).map(|_| things(&["a", "b"]))).await;
    assert_eq!(client.numbered_pages().items().all().await.unwrap().len(), 2);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn it_begins_at_the_page_that_was_set_and_keeps_a_bound() {
    let (server, client) = begun([things(&["a"]), things(&["b"]), things(&["c"])]).await;
    let items = client.numbered_pages().page(7).items().at_most_pages(2).all().await.unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(targets(&server), ["/pages/numbered?page=7", "/pages/numbered?page=8"]);
}

#[tokio::test]
async fn an_error_ends_and_the_page_that_failed_may_be_asked_for_again() {
    let refused = Reply::status(409).of("application/json", r#"{"what":"time"}"#);
    let (server, client) = begun([things(&["a", "b"]), refused, things(&["c"])]).await;
    let mut items = client.numbered_pages().items();
    assert_eq!(items.next().await.unwrap().unwrap().id, "a");
    assert_eq!(items.next().await.unwrap().unwrap().id, "b");
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!((error.status(), error.outcome()), (Some(409), Outcome::Rejected));
    assert!(items.next().await.is_none(), "who counts on an end gets one");
    items.retry();
    assert_eq!(items.next().await.unwrap().unwrap().id, "c");
    assert!(items.next().await.is_none());
    items.retry();
    assert!(items.next().await.is_none(), "the end stays the end");
    assert_eq!(targets(&server), [1, 2, 2].map(|page| format!("/pages/numbered?page={page}")));
}

#[tokio::test]
async fn a_number_beyond_its_limit_is_refused_before_sending() {
    let (server, client) = begun([things(&["a"]), things(&["b"])]).await;
    let mut items = client.numbered_pages().page(100).items();
    assert!(items.next().await.unwrap().is_ok());
    assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn dropping_it_stops_it_and_nothing_is_sent_before_the_first_is_wanted() {
    let (server, client) = begun([things(&["a"]), things(&["b"])]).await;
    drop(client.numbered_pages().items());
    assert_eq!(server.received(), []);
    let mut items = client.numbered_pages().items();
    assert!(items.next().await.unwrap().is_ok());
    drop(items);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn an_offset_grows_by_what_came_and_items_may_be_null() {
    let page = |words: &str| Reply::json(&format!(r#"{{"total":9,"words":{words}}}"#));
    let (server, client) = begun([page(r#"["a",null,"b"]"#), page(r#"["c"]"#)]).await;
    let words = client.offset_pages("x/y").items().all().await.unwrap();
    assert_eq!(words, ["a", "-", "b", "c"].map(|word| (word != "-").then(|| word.to_owned())));
    assert_eq!(targets(&server), ["/pages/offset/x%2Fy?skip=0", "/pages/offset/x%2Fy?skip=3"]);
}

#[tokio::test]
async fn a_cursor_of_an_answer_leads_on_with_the_same_body() {
    let page = |rows: &str, next: &str, more: bool| {
        Reply::json(&format!(r#"{{"result":{{"rows":{rows},"notes":["n"]}},"meta":{{"next":{next},"more":{more}}}}}"#))
    };
    let pages = [page("[1,2]", r#""a&b""#, true), page("[]", r#""https://x.example/?after=c%20d""#, true)];
    let (server, client) =
        begun(pages.into_iter().chain([page("[3]", r#""e""#, false), page("[4]", "null", true)])).await;
    let items = client.cursor_pages("w").pages(5).all_pages();
    let mut rows = Vec::new();
    let mut pages = items;
    while let Some(page) = pages.next().await {
        rows.extend(page.unwrap().result.and_then(|result| result.rows).unwrap_or_default());
    }
    assert_eq!(rows, [1, 2, 3]);
    assert_eq!(targets(&server), ["/pages/cursor", "/pages/cursor?after=a%26b", "/pages/cursor?after=c%20d"]);
    for received in server.received() {
        assert_eq!(received.text(), r#"{"word":"w","pages":5}"#);
    }
}

#[tokio::test]
async fn the_items_of_a_named_member_below_another() {
    let reply = Reply::json(r#"{"result":{"rows":[1,2]},"meta":{}}"#);
    let (_server, client) = begun([reply]).await;
    assert_eq!(client.cursor_pages("w").items().all().await.unwrap(), [1, 2]);
}

#[tokio::test]
async fn a_link_in_a_header_leads_on_and_its_address_is_never_called() {
    let first = Reply::json("[1,2]").with("link", r#"<https://elsewhere.example/?from=p%3D2&x=1>; rel="next""#);
    let (server, client) = begun([first, Reply::json("[3]")]).await;
    assert_eq!(client.linked_pages().items().all().await.unwrap(), [1, 2, 3]);
    assert_eq!(targets(&server), ["/pages/link", "/pages/link?from=p%3D2"]);
    let lost = Reply::json("[1]").with("link", r#"<https://elsewhere.example/?page=2>; rel="next""#);
    let (_server, client) = begun([lost]).await;
    let error = client.linked_pages().items().all().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unreadable, "no end is read out of an address without the parameter");
}

#[tokio::test]
async fn items_of_an_answer_that_nobody_describes() {
    let (server, client) =
        begun([Reply::json(r#"{"page":0,"rows":[1]}"#), Reply::json(r#"{"page":1,"rows":[]}"#)]).await;
    let items: Vec<Json> = client.open_pages().items().all().await.unwrap();
    assert_eq!(items, [Json::of(&1_i64)]);
    assert_eq!(targets(&server), ["/pages/open?page=0", "/pages/open?page=1"]);
    let (_server, client) = begun([Reply::json(r#"{"a":[1],"b":[2]}"#)]).await;
    assert!(client.open_pages().items().all().await.is_err(), "of two lists none is chosen by guess");
}

#[test]
fn items_and_pages_are_streams_that_move_between_threads() {
    fn is_stream<S: Stream<Item = Result<T, Error<E>>> + Send + Unpin, T, E>(_: Option<S>) {}
    is_stream(None::<flexiti_runtime::paging::Items<Json, ()>>);
    is_stream(None::<flexiti_runtime::paging::Pages<Vec<Json>, ()>>);
}
