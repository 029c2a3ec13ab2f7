//! The token call: its form, how long a token is kept, how it is renewed, and what is known when there is none.

use flexiti_generated::Client;
use flexiti_runtime::{ErrorKind, Outcome};
use flexiti_tests::{CLIENT_ID, CLIENT_SECRET, Hands, Received, Reply, Server, is_token_call};
use rust_decimal::dec;

/// A life of 1200 seconds less the threshold of 60: from this second on, a token is renewed.
const RENEWED_AT: u64 = 1140;

/// The server, and a client whose tokens age by hand.
async fn ageing() -> (Server, Client, Hands) {
    let (server, hands) = (Server::replying(Reply::ok("{}")).await, Hands::default());
    let client = ageing_by(&hands, &server);
    (server, client, hands)
}

fn ageing_by(hands: &Hands, server: &Server) -> Client {
    let builder = server.merchant_builder().configure(|runtime| runtime.clock(hands.clone()));
    builder.build().expect("the settings are sound")
}

async fn call(client: &Client) {
    client.calculate_interest(116_994_755).amount(dec!(10)).await.expect("it is answered");
}

fn grants(server: &Server) -> Vec<String> {
    server.token_calls().iter().map(|call| call.form_value("grant_type").expect("it is always sent")).collect()
}

#[tokio::test]
async fn everything_is_in_the_form_and_nothing_in_the_query() {
    let (server, client, _) = ageing().await;
    call(&client).await;
    let token_call = server.token_calls().remove(0);
    assert_eq!((token_call.method.as_str(), token_call.path.as_str()), ("POST", "/v2.5/oauth/token"));
    assert_eq!(token_call.query, None);
    assert_eq!(token_call.header("content-type"), Some("application/x-www-form-urlencoded"));
    let mut form = token_call.form();
    form.sort();
    let expected = [
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("grant_type", "client_credentials"),
        ("scope", "merchant"),
    ];
    assert_eq!(form, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[tokio::test]
async fn it_carries_a_reference_id_and_no_other_proof() {
    let (server, client, _) = ageing().await;
    call(&client).await;
    let token_call = server.token_calls().remove(0);
    let id = token_call.header("x-reference-id").expect("every call carries one");
    assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    assert_eq!(token_call.header("authorization"), None, "the keys are form fields, not HTTP Basic");
}

#[tokio::test]
async fn each_scope_asks_for_itself() {
    let server = Server::replying(Reply::ok("{}")).await;
    server.customer().calculate_interest(116_994_755).await.expect("it is answered");
    assert_eq!(server.token_calls()[0].form_value("scope").as_deref(), Some("customer"));
}

#[tokio::test]
async fn a_token_is_kept_until_a_minute_before_it_expires_or_a_little_less() {
    let (server, client, hands) = ageing().await;
    call(&client).await;
    // The clients of a fleet do not renew together: each is early by a time of its own, here of at most a minute.
    hands.advance(RENEWED_AT - 61);
    call(&client).await;
    assert_eq!(server.token_calls().len(), 1);
    let bearers: Vec<_> = server.calls().iter().map(|call| call.header("authorization").map(str::to_owned)).collect();
    assert_eq!(bearers, [Some("Bearer access-1".to_owned()), Some("Bearer access-1".to_owned())]);
}

/// The life is what the answer says, also when it says it as a text.
#[tokio::test]
async fn another_life_is_honoured() {
    for expires_in in ["300", r#""300""#] {
        let script = move |request: &Received| match is_token_call(request) {
            true => Reply::token_for(1, expires_in),
            false => Reply::ok("{}"),
        };
        let (server, hands) = (Server::scripted(script).await, Hands::default());
        let client = ageing_by(&hands, &server);
        call(&client).await;
        hands.advance(209);
        call(&client).await;
        assert_eq!(server.token_calls().len(), 1);
        hands.advance(31);
        call(&client).await;
        assert_eq!(server.token_calls().len(), 2);
    }
}

#[tokio::test]
async fn a_token_that_still_lives_is_renewed_by_its_refresh_token() {
    let (server, client, hands) = ageing().await;
    call(&client).await;
    hands.advance(RENEWED_AT);
    call(&client).await;
    assert_eq!(grants(&server), ["client_credentials", "refresh_token"]);
    let renewal = &server.token_calls()[1];
    assert_eq!(renewal.form_value("refresh_token").as_deref(), Some("refresh-1"));
    assert_eq!(renewal.form_value("client_id").as_deref(), Some(CLIENT_ID));
    assert_eq!(renewal.query, None);
    assert_eq!(server.calls()[1].header("authorization"), Some("Bearer access-2"));
}

#[tokio::test]
async fn a_token_that_has_expired_is_asked_for_anew() {
    let (server, client, hands) = ageing().await;
    call(&client).await;
    hands.advance(1200);
    call(&client).await;
    assert_eq!(grants(&server), ["client_credentials", "client_credentials"]);
}

#[tokio::test]
async fn a_refused_renewal_is_followed_by_a_new_token() {
    let refuses_renewals = |request: &Received| match request.form_value("grant_type").as_deref() {
        Some("refresh_token") => Reply::json(400, r#"{"error":"invalid_request"}"#),
        Some(_) => Reply::token(1),
        None => Reply::ok("{}"),
    };
    let (server, hands) = (Server::scripted(refuses_renewals).await, Hands::default());
    let client = ageing_by(&hands, &server);
    call(&client).await;
    hands.advance(RENEWED_AT);
    call(&client).await;
    assert_eq!(grants(&server), ["client_credentials", "refresh_token", "client_credentials"]);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server =
        Server::scripted(|_| Reply::json(400, r#"{"error":"invalid_client","message":"unknown client"}"#)).await;
    let error = server.merchant().capture_authorization(2_112_233, dec!(10)).await.expect_err("there is no token");
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Token, Outcome::NotSent, 0));
    assert_eq!(error.refusal(), None, "the capture was not refused: it was never sent");
    let refused = error.token_error().expect("it says why");
    assert_eq!((refused.status(), refused.code()), (Some(400), Some("invalid_client")));
    let text = error.to_string();
    assert!(text.contains("not sent") && text.contains("400 invalid_client"), "{text}");
    assert!(!text.contains(CLIENT_SECRET), "{text}");
    assert_eq!(server.calls().len(), 0);
}
