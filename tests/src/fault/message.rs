//! HTTP/1.1 by hand, as much of it as faults need: the head can be looked at without being read, and an answer can be
//! written in part.

use crate::client::BASE;
use crate::{Answer, Received};
use bytes::Bytes;
use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue};
use std::fmt::Write;
use std::io;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

/// Larger heads are not sent by any test.
const LARGEST_HEAD: usize = 16 << 10;
const MOST_HEADERS: usize = 64;

/// A head that still waits in the socket.
pub(super) struct Head {
    /// The request without its body.
    pub(super) request: Received,
    bytes: usize,
}

/// Waits for a whole head and looks at it; it stays unread. Nothing at the end of the connection.
pub(super) async fn peek(stream: &TcpStream) -> io::Result<Option<Head>> {
    let mut waiting = vec![0; LARGEST_HEAD];
    loop {
        let length = stream.peek(&mut waiting).await?;
        if length == 0 {
            return Ok(None);
        }
        if let Some(head) = head(&waiting[..length])? {
            return Ok(Some(head));
        }
        // A peek returns at once while anything waits: leave the rest of the head time to arrive.
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// Reads the request whose head was looked at.
pub(super) async fn read(stream: &mut TcpStream, head: Head) -> io::Result<Received> {
    let mut skipped = vec![0; head.bytes];
    stream.read_exact(&mut skipped).await?;
    let length = head.request.header("content-length").map_or(Ok(0), str::parse).map_err(io::Error::other)?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok(Received { body: Bytes::from(body), ..head.request })
}

/// The head of an answer as it stands on the line, with the length of the body if that is to be known.
pub(super) fn written(answer: &Answer, length: Option<usize>) -> String {
    let mut head = format!("HTTP/1.1 {} scripted\r\n", answer.status);
    if let Some(length) = length {
        let _ = write!(head, "content-length: {length}\r\n");
    }
    for (name, value) in &answer.headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head + "\r\n"
}

fn head(waiting: &[u8]) -> io::Result<Option<Head>> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(bytes) = parsed.parse(waiting).map_err(io::Error::other)? else { return Ok(None) };
    let (Some(method), Some(target)) = (parsed.method, parsed.path) else { return Ok(None) };
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query.to_owned())));
    let path = path.strip_prefix(BASE).unwrap_or_else(|| panic!("{path} does not lie below the base address"));
    let mut map = HeaderMap::with_capacity(parsed.headers.len());
    for header in parsed.headers.iter() {
        let name = HeaderName::from_bytes(header.name.as_bytes()).map_err(io::Error::other)?;
        map.append(name, HeaderValue::from_bytes(header.value).map_err(io::Error::other)?);
    }
    let request =
        Received { method: method.to_owned(), path: path.to_owned(), query, headers: map, body: Bytes::new() };
    Ok(Some(Head { request, bytes }))
}
