//! What the tests over loopback share: a document's description, and a client that hides nothing of what travels.
#![allow(dead_code, reason = "each test program takes what it needs")]

use std::path::{Path, PathBuf};

use flexiti_codegen::{Texts, describe::describe, diagnostic::Diagnostics, read, read_text};
use flexiti_mock::{Description, Server};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// The description of a document.
pub(crate) fn described(document: &Path, overlays: &[PathBuf]) -> Description {
    let api = read(&Texts::new(), document, overlays, &mut Diagnostics::new());
    describe(&api.unwrap_or_else(|| panic!("{} has a model", document.display())))
}

/// The description of a document that stands in the test.
pub(crate) fn described_text(document: &str) -> Description {
    describe(&read_text(&Texts::new(), "document.yaml", document, &mut Diagnostics::new()).expect("a document"))
}

/// An answer as it came.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    /// Names in lower case; without those that say nothing (`date`, `content-length`, `connection`).
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// Sends a request as it is written, line ends aside, on a connection of its own.
pub(crate) async fn ask(server: &Server, request: &str) -> std::io::Result<Answered> {
    let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
    let head = head.trim_end().replace('\n', "\r\n").replacen("\r\n", " HTTP/1.1\r\n", 1);
    let head = if head.contains(" HTTP/1.1") { head } else { format!("{head} HTTP/1.1") };
    // Parts stand between lines that end as HTTP has it.
    let body = if head.contains("multipart/") { body.replace('\n', "\r\n") } else { body.to_owned() };
    let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    let mut stream = TcpStream::connect(server.address()).await?;
    let request = format!("{head}\r\nHost: mock\r\nConnection: close\r\n{length}\r\n{body}");
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    Ok(answered(&String::from_utf8_lossy(&bytes)))
}

fn answered(text: &str) -> Answered {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or_default();
    let headers =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    let says_nothing = ["date", "content-length", "connection"];
    let headers = headers.filter(|(name, _)| !says_nothing.contains(&name.as_str())).collect();
    Answered { status, headers, body: body.to_owned() }
}
