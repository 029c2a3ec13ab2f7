//! A server on loopback: one scripted answer for each request, every request kept.

use crate::{Received, Reply};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A server that reads plain HTTP/1.1 by hand, so that nothing is made prettier on the way. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    kept: Arc<Mutex<Kept>>,
    task: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Kept {
    replies: VecDeque<Reply>,
    received: Vec<Received>,
}

impl Server {
    /// A server that answers with `replies` in their order, and with 204 once they are used up.
    ///
    /// # Panics
    /// Loopback has no free port.
    pub async fn answering(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
        let url = format!("http://{}", listener.local_addr().expect("a bound port"));
        let kept = Arc::new(Mutex::new(Kept { replies: replies.into_iter().collect(), received: Vec::new() }));
        let serving = Arc::clone(&kept);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that goes away in the middle is judged by what it then misses.
                let _ = serve(stream, &serving).await;
            }
        });
        Self { url, kept, task }
    }

    /// The base address, without a slash at its end.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// Everything that came so far, in order.
    pub fn received(&self) -> Vec<Received> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).received.clone()
    }

    /// The one request that came.
    ///
    /// # Panics
    /// None came, or several.
    pub fn only(&self) -> Received {
        let mut received = self.received();
        assert_eq!(received.len(), 1, "one request: {received:#?}");
        received.remove(0)
    }

    /// The request that came last.
    ///
    /// # Panics
    /// None came.
    pub fn last(&self) -> Received {
        self.received().pop().expect("a request")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Reads one request, keeps it, answers it.
async fn serve(mut stream: TcpStream, kept: &Mutex<Kept>) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(());
        }
    };
    let mut received = request(&String::from_utf8_lossy(&bytes[..head]));
    let length = received.header("content-length").map_or(0, |length| length.parse().expect("a length"));
    while bytes.len() < head + 4 + length {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(());
        }
    }
    received.body = bytes.split_off(head + 4);
    let reply = {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.received.push(received);
        kept.replies.pop_front().unwrap_or_else(|| Reply::status(204))
    };
    stream.write_all(&reply.into_bytes()).await?;
    stream.shutdown().await
}

/// The request line and the headers.
fn request(head: &str) -> Received {
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ').map(str::to_owned);
    let headers = lines.filter_map(|line| line.split_once(':'));
    Received {
        method: first.next().unwrap_or_default(),
        target: first.next().unwrap_or_default(),
        headers: headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect(),
        body: Vec::new(),
    }
}
