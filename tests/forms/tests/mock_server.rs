//! The mock server reads what the client writes, and the other way round: whatever the form.

use crate::calls::{color, colors};
use flexiti_runtime::operation::File;
use forms_client::mock::{Fault, MockServer, Operation, asked};
use forms_client::operations::errors::GetThingError;
use forms_client::operations::statuses::KindsOfSuccessResponse;
use forms_client::types::FormBody;
use forms_client::{Client, Outcome};

async fn served() -> (MockServer, Client) {
    let server = MockServer::start().await.expect("there is a free port");
    let client = server.client().build().unwrap();
    (server, client)
}

#[tokio::test]
async fn what_the_client_writes_keeps_to_the_document() {
    let (server, client) = served().await;
    let form = FormBody::new("a & b").color(color()).deep(color()).joined(colors()).list(colors()).piped(colors());
    client.form(form.clone()).await.unwrap();
    client.multipart("Scan", File::named("scan.pdf", b"%PDF".to_vec())).tags(colors()).await.unwrap();
    client.path_matrix_explode("a;b", colors(), color()).await.unwrap();
    client.path_label("text", colors(), color()).await.unwrap();
    client.query_form().text("a b").list(colors()).record(color()).await.unwrap();
    client.query_pipe().list(colors()).record(color()).await.unwrap();
    client.query_deep().record(color()).await.unwrap();
    client.header_simple().x_list(colors()).x_record_explode(color()).await.unwrap();
    client.cookie_form().list(colors()).await.unwrap();
    client.secured_both().await.unwrap();
    let violations: Vec<_> = server.server().requests().iter().flat_map(|request| request.violations.clone()).collect();
    assert_eq!(violations, []);

    assert_eq!(server.asked::<asked::Form>().unwrap()[0].body, form);
    assert_eq!(server.asked::<asked::PathMatrixExplode>().unwrap()[0].record, color());
    assert_eq!(server.asked::<asked::Multipart>().unwrap()[0].tags, Some(colors()));
}

#[tokio::test]
async fn what_is_ordered_comes_in_its_form() {
    let (server, client) = served().await;
    let told = KindsOfSuccessResponse::NonAuthoritativeInformation("told".to_owned());
    server.answer::<asked::KindsOfSuccess>(Ok(told.clone()));
    assert_eq!(client.kinds_of_success().await.unwrap(), told);
    server.answer_once::<asked::GetThing>(Err(GetThingError::Locked.into()));
    assert!(client.get_thing("1").await.unwrap_err().is(&GetThingError::Locked));
}

#[tokio::test]
async fn what_only_reads_is_asked_again_after_a_fault() {
    let (server, client) = served().await;
    server.expect(Operation::GetThing).times(2);
    server.fault_once(Operation::GetThing, Fault::Reset);
    client.get_thing("1").await.unwrap();
    server.verify().unwrap();
    server.fault(Operation::Bytes, Fault::Malformed);
    server.clear();
    client.bytes(b"x".to_vec()).await.unwrap();
    server.fault_all(Fault::ResetBefore);
    assert_eq!(client.no_body().await.unwrap_err().outcome(), Outcome::Unknown);
}
