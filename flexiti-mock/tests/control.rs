//! What a test orders of a running server and asks of it, over loopback.

mod common;

use std::{
    path::Path,
    time::{Duration, Instant},
};

use common::{Answered, ask, described, described_text};
use flexiti_mock::{Answer, Fault, Server, UnknownOperation, scenario::Scenario, value::Value};

const PET: &str = "GET /pets/7";
const TWO: &str = "\
openapi: 3.0.4
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses: { '200': { description: One, content: { application/json: { schema: { type: object, properties: { name: { type: string, example: Rex } } } } } } }
  /pets:
    post:
      operationId: addPet
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '204': { description: Done } }
";

async fn server() -> Server {
    Server::builder(pets()).start().await.unwrap()
}

fn pets() -> flexiti_mock::Description {
    described_text(TWO)
}

fn body(text: &str) -> Answered {
    let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
    Answered { status: 200, headers, body: text.to_owned() }
}

fn named(name: &str) -> Answer {
    Answer { status: 200, headers: Vec::new(), body: Some([("name", name)].into_iter().collect()) }
}

#[tokio::test]
async fn answers_are_ordered_once_or_for_good() {
    let server = server().await;
    server.answer("getPet", named("always")).unwrap();
    server.answer_once("getPet", named("first")).unwrap();
    server.answer_once("getPet", named("second")).unwrap();
    for name in ["first", "second", "always", "always"] {
        assert_eq!(ask(&server, PET).await.unwrap(), body(&format!("{{\"name\":\"{name}\"}}")));
    }
    assert_eq!(ask(&server, "GET /pets/seven").await.unwrap().status, 400, "a wrong request is refused all the same");
    server.clear_orders();
    assert_eq!(ask(&server, PET).await.unwrap(), body("{\"name\":\"Rex\"}"));
    assert_eq!(server.answer("getDog", named("x")), Err(UnknownOperation("getDog".into())));
}

#[tokio::test]
async fn faults_are_those_of_a_real_line() {
    let server = server().await;
    for reset in [Fault::Reset, Fault::ResetBefore] {
        server.fault_once("getPet", reset).unwrap();
        let error = ask(&server, PET).await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
    }
    server.fault_once("getPet", Fault::Status(503)).unwrap();
    assert_eq!(ask(&server, PET).await.unwrap().status, 503);
    server.fault_once("getPet", Fault::Malformed).unwrap();
    let malformed = ask(&server, PET).await.unwrap();
    assert_eq!((malformed.status, malformed.body.as_str()), (200, "{\"name\""));

    let began = Instant::now();
    server.fault_all_once(Fault::Delay(Duration::from_millis(120)));
    assert_eq!(ask(&server, PET).await.unwrap(), body("{\"name\":\"Rex\"}"));
    assert!(began.elapsed() >= Duration::from_millis(120));

    server.fault_all(Fault::Status(500));
    assert_eq!(ask(&server, "GET /nowhere").await.unwrap().status, 500);
    server.reset();
    assert_eq!(ask(&server, PET).await.unwrap().status, 200);
}

#[tokio::test]
async fn expectations_are_told_where_they_are_not_met() {
    let server = server().await;
    server.expect("getPet").times(1);
    server.expect("addPet").never();
    ask(&server, PET).await.unwrap();
    assert_eq!(server.verify(), Ok(()));
    ask(&server, PET).await.unwrap();
    server.expect("addPet").at_least(2);
    server.expect("getDog").times(1);
    let report = server.verify().unwrap_err().to_string();
    let lines = [
        "3 expectations not met",
        "  getPet: expected once, asked twice",
        "  addPet: expected at least twice, asked never",
        "  getDog: the API has no such operation",
    ];
    assert_eq!(report, lines.join("\n"));
}

#[tokio::test]
async fn requests_are_kept_up_to_a_bound_and_shown_without_their_values() {
    let server = Server::builder(pets()).keep(3).start().await.unwrap();
    for index in 0..4 {
        ask(&server, &format!("GET /pets/{index}?token=secret\nAuthorization: secret")).await.unwrap();
    }
    ask(&server, "POST /pets\nContent-Type: application/json\n\n{\"pin\": 1.50}").await.unwrap();
    let requests = server.requests();
    assert_eq!(
        requests.iter().map(|request| request.path.as_str()).collect::<Vec<_>>(),
        ["/pets/2", "/pets/3", "/pets"]
    );
    assert_eq!(requests[0].query, "token=secret");
    assert_eq!(requests[0].header("authorization"), Some("secret"));
    let [added] = server.requests_of("addPet").try_into().unwrap();
    assert_eq!(added.json().unwrap().get("pin").map(Value::to_json).as_deref(), Some("1.50"));
    let shown = format!("{requests:?}");
    assert!(shown.contains("getPet") && !shown.contains("secret") && !shown.contains("pin"), "{shown}");
    let told = ask(&server, "GET /_mock/requests").await.unwrap().body;
    assert!(told.contains("getPet") && !told.contains("secret") && !told.contains("1.50"), "{told}");
}

const TOKENS: &str = "\
scenario: 1
collections:
  pets: { key: id, seed: [{ id: '7', name: 'Rex' }] }
refusals:
  not_found: { status: 404, message: No such pet }
operations:
  getPet:
    steps:
      - { find: pets, key: path.id, as: pet, or: not_found }
      - { change: pet, to: { name: pet.name ~ ' the Old' } }
      - { answer: 200, body: { name: pet.name } }
";

#[tokio::test]
async fn the_scenario_is_seen_reset_and_moved_in_time_from_within_and_from_outside() {
    let scenario = Scenario::from_yaml(TOKENS).unwrap();
    let server = Server::builder(pets()).scenario(scenario).start().await.unwrap();
    assert_eq!(ask(&server, PET).await.unwrap(), body("{\"name\":\"Rex the Old\"}"));
    assert!(server.state().to_json().contains("Rex the Old"));
    assert!(ask(&server, "GET /_mock/state").await.unwrap().body.contains("Rex the Old"));
    // Who asks for a certain answer gets that, and nothing happens.
    assert_eq!(ask(&server, "GET /pets/7\nPrefer: code=200").await.unwrap(), body("{\"name\":\"Rex\"}"));
    assert_eq!(ask(&server, "POST /_mock/reset").await.unwrap().status, 204);
    assert!(!server.state().to_json().contains("Old"));

    let clock = |server: &Server| server.state().get("clock").map(Value::to_json).unwrap_or_default();
    let before = clock(&server);
    assert_eq!(ask(&server, "POST /_mock/clock\n\n{\"advance-seconds\": 86400}").await.unwrap().status, 204);
    assert_ne!(clock(&server)[..11], before[..11]);
    for wrong in ["{\"advance-seconds\": -1}", "{}", "no"] {
        assert_eq!(ask(&server, &format!("POST /_mock/clock\n\n{wrong}")).await.unwrap().status, 400);
    }
    server.advance(Duration::from_secs(1));
}

#[tokio::test]
async fn a_stopped_server_leaves_its_port_and_waits_for_nobody() {
    let server = server().await;
    let address = server.address();
    server.fault("getPet", Fault::Delay(Duration::from_secs(60))).unwrap();
    server.expect("getPet").times(1);
    let server = std::sync::Arc::new(server);
    let waiting = tokio::spawn({
        let server = server.clone();
        async move { ask(&server, PET).await.map(|answer| answer.status) }
    });
    // Counted as soon as it is routed, answered much later.
    while server.verify().is_err() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    waiting.abort();
    let _ = waiting.await;
    let began = Instant::now();
    std::sync::Arc::into_inner(server).unwrap().stop().await;
    assert!(began.elapsed() < Duration::from_secs(4));
    Server::builder(pets()).listen(address.to_string()).start().await.unwrap().stop().await;

    let taken = Server::builder(pets()).start().await.unwrap();
    let refused = Server::builder(pets()).listen(taken.address().to_string()).start().await.unwrap_err();
    assert!(refused.to_string().contains("cannot listen on 127.0.0.1:"), "{refused}");
}

/// What our own documents show is what our own server takes.
#[tokio::test]
async fn the_examples_of_the_pinned_document_are_right_requests() {
    let spec = Path::new("../spec");
    let description = described(&spec.join("pos-v2.5.yaml"), &[spec.join("pos-v2.5.overlay.yaml")]);
    let server = Server::builder(description.clone()).start().await.unwrap();
    let mut asked = 0;
    for operation in &description.operations {
        let body = operation.body.iter().flat_map(|body| &body.contents);
        for (content, example) in
            body.flat_map(|content| content.examples.iter().map(move |example| (content, example)))
        {
            let path = operation.path.replace("{client_id}", "acme").replace("{account_number}", "123456789");
            let path = path.replace("{authorization_id}", "12").replace("{capture_id}", "34");
            let value = Value::from_json(example.value.as_str().as_bytes()).unwrap();
            let text = match content.media_type.as_str() {
                "application/x-www-form-urlencoded" => {
                    let pairs = value.as_map().unwrap().iter();
                    pairs
                        .map(|(name, value)| format!("{name}={}", value.scalar_text().unwrap()))
                        .collect::<Vec<_>>()
                        .join("&")
                }
                _ => value.to_json(),
            };
            let head = format!(
                "{} {path}\nAuthorization: Bearer x\nx-reference-id: 0123\nContent-Type: {}",
                operation.method, content.media_type
            );
            let answer = ask(&server, &format!("{head}\n\n{text}")).await.unwrap();
            assert_eq!(answer.status, 200, "{} {}: {}", operation.id, example.name, answer.body);
            asked += 1;
        }
    }
    assert!(asked > 5, "{asked}");
}
