//! `multipart/form-data`: files, fields, lists of either, records (RFC 7578; OpenAPI 3.0.4, "Encoding Object").

use crate::calls::{color, sent};
use flexiti_forms::Received;
use flexiti_runtime::operation::File;

/// The parts, as text, with their heads.
fn parts(received: &Received) -> Vec<String> {
    let content_type = received.header("content-type").unwrap();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let text = String::from_utf8_lossy(&received.body).into_owned();
    let body = text.strip_prefix(&format!("--{boundary}\r\n")).unwrap();
    let body = body.strip_suffix(&format!("\r\n--{boundary}--\r\n")).unwrap();
    body.split(&format!("\r\n--{boundary}\r\n")).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_file_and_a_field() {
    let received = sent(|client| client.multipart("Scan", b"\x89PNG\r\n--x".to_vec())).await;
    let file = b"\x89PNG\r\n--x";
    assert!(received.body.windows(file.len()).any(|bytes| bytes == file), "the bytes of the file as they are");
    let parts = parts(&received);
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0], "content-disposition: form-data; name=\"title\"\r\n\r\nScan");
    let head = "content-disposition: form-data; name=\"scan\"; filename=\"scan\"\r\ncontent-type: image/png\r\n\r\n";
    assert!(parts[1].starts_with(head), "{}", parts[1]);
}

#[tokio::test]
async fn numbers_and_records() {
    let received = sent(|client| client.multipart("Scan", Vec::new()).count(2).color(color())).await;
    let parts = parts(&received);
    assert_eq!(parts[3], "content-disposition: form-data; name=\"count\"\r\n\r\n2");
    let head = "content-disposition: form-data; name=\"color\"\r\ncontent-type: application/json\r\n\r\n";
    assert_eq!(parts[2], format!("{head}{{\"B\":150,\"G\":200,\"R\":100}}"));
}

#[tokio::test]
async fn a_list_is_a_part_for_each_item() {
    let received = sent(|client| client.multipart("Scan", Vec::new()).tags(vec!["a".into(), "b".into()])).await;
    let part = |tag: &str| format!("content-disposition: form-data; name=\"tags\"\r\n\r\n{tag}");
    assert_eq!(parts(&received)[2..], [part("a"), part("b")]);
}

#[tokio::test]
async fn a_file_with_a_name_and_a_type_of_its_own() {
    let scan = File::named("a \"b\".pdf", b"%PDF-").media_type("application/pdf");
    let parts = parts(&sent(|client| client.multipart("Scan", scan)).await);
    let head = "content-disposition: form-data; name=\"scan\"; filename=\"a %22b%22.pdf\"\r\n\
                content-type: application/pdf\r\n\r\n%PDF-";
    assert_eq!(parts[1], head);
}

#[tokio::test]
async fn a_list_of_files_is_a_file_for_each_item() {
    let pages = vec![File::from(b"one".as_slice()), File::from(b"two".as_slice())];
    let received = sent(|client| client.multipart("Scan", Vec::new()).pages(pages)).await;
    let head = "content-disposition: form-data; name=\"pages\"; filename=\"pages\"\r\n\
                content-type: application/octet-stream\r\n\r\n";
    assert_eq!(parts(&received)[2..], [format!("{head}one"), format!("{head}two")]);
}
