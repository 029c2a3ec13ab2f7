//! Records: open and closed, recursive, made of others.

use crate::calls::{echoed, exchanged};
use flexiti_forms::Reply;
use forms_client::types::{Account, Closed, Limits, Open, Ping, Pong, Tree, Whole};

#[tokio::test]
async fn an_unknown_member_of_a_closed_record_is_accepted() {
    let json = r#"{"new":{"deep":[1]},"name":"a","newer":null}"#;
    let (read, sent) = echoed(json, Closed::new("a"), |client, closed| client.echo_closed(closed)).await;
    // A closed record is not sent with what its document forbids.
    assert_eq!((read.name.as_str(), sent.as_str()), ("a", r#"{"name":"a"}"#));
}

#[tokio::test]
async fn members_that_the_document_does_not_name_are_kept() {
    let json = concat!(
        r#"{"anything":{"c":[]},"free":{"name":"b","x":[1.0],"y":null},"map":{"a":1,"b":null},"#,
        r#""typed":{"name":"a","one":1,"two":3000000000}}"#
    );
    let (read, sent) = echoed(json, Open::new(), |client, open| client.echo_open(open)).await;
    let typed = read.typed.unwrap();
    assert_eq!((typed.name.as_str(), typed.additional["two"]), ("a", 3_000_000_000));
    let free = read.free.unwrap();
    assert_eq!((free.name.as_deref(), free.additional["x"].as_str()), (Some("b"), "[1.0]"));
    assert_eq!(read.map.unwrap()["b"], None);
    assert_eq!(sent, json);
}

#[tokio::test]
async fn a_record_that_holds_itself() {
    let tree = Tree::new("root").left(Tree::new("left")).children(vec![Tree::new("a").left(Tree::new("b"))]);
    let json = r#"{"label":"root","children":[{"label":"a","left":{"label":"b"}}],"left":{"label":"left"}}"#;
    let (read, sent) = echoed(json, tree.clone(), |client, tree| client.echo_tree(tree)).await;
    assert_eq!((read, sent.as_str()), (tree, json));
}

#[tokio::test]
async fn two_records_that_hold_each_other() {
    let ping = Ping::new().hops(1).pong(Pong::new(Ping::new().hops(2)));
    let json = r#"{"hops":1,"pong":{"ping":{"hops":2}}}"#;
    let (read, sent) = echoed(json, ping.clone(), |client, ping| client.echo_ping(ping)).await;
    assert_eq!((read, sent.as_str()), (ping, json));
}

#[tokio::test]
async fn parts_that_hold_at_once_are_one_record() {
    let json = r#"{"id":"1","note":"n","extra":2,"beside":true}"#;
    let whole = Whole::new("1", "n", 2).beside(true);
    let (read, sent) = echoed(json, whole.clone(), |client, whole| client.echo_whole(whole)).await;
    assert_eq!((read, sent.as_str()), (whole, json));
}

#[tokio::test]
async fn what_only_answers_have_does_not_go_back() {
    let (account, sent) =
        echoed(r#"{"id":"7","name":"a"}"#, Account::new("a", "p"), |client, account| client.echo_account(account))
            .await;
    assert_eq!((account.id.as_deref(), sent.as_str()), (Some("7"), r#"{"name":"a"}"#));
}

#[tokio::test]
async fn a_default_is_the_servers_and_is_not_sent() {
    let reply = Reply::json(r#"{"code":"ABC"}"#);
    let (received, result) = exchanged(reply, |client| client.echo_limits(Limits::new("ABC"))).await;
    assert_eq!((received.text(), result.unwrap().size), (r#"{"code":"ABC"}"#, None));
}
