//! A small HTTP/1.1 server on loopback, with the faults that a real line has.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request as the server read it.
#[derive(Clone, Debug)]
pub struct Received {
    pub target: String,
    /// The head, in lower case but for values.
    pub head: String,
    pub body: String,
}

impl Received {
    pub fn header(&self, name: &str) -> Option<&str> {
        let line = |line: &'_ str| line.split_once(": ").is_some_and(|(known, _)| known.eq_ignore_ascii_case(name));
        self.head.lines().find(|text| line(text)).and_then(|text| text.split_once(": ")).map(|(_, value)| value)
    }
}

/// What the server does with a request.
pub enum Reply {
    /// A whole answer.
    Json(u16, String),
    /// These bytes, and then the end of the connection.
    Raw(Vec<u8>),
    /// Nothing for so long, and then the end of the connection.
    Silence(Duration),
}

/// The server; it ends with the test's runtime.
pub struct Server {
    pub address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    pub async fn start(reply: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        let received = Arc::new(Mutex::new(Vec::new()));
        let (log, reply) = (received.clone(), Arc::new(reply));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, log.clone(), reply.clone()));
            }
        });
        Self { address, received }
    }

    pub fn url(&self) -> String {
        format!("http://{}/api", self.address)
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no test panics while it holds the log").clone()
    }
}

async fn serve(
    mut stream: TcpStream,
    log: Arc<Mutex<Vec<Received>>>,
    reply: Arc<impl Fn(&Received) -> Reply + Send + Sync>,
) {
    while let Some(request) = read(&mut stream).await {
        log.lock().expect("no test panics while it holds the log").push(request.clone());
        let bytes = match reply(&request) {
            Reply::Json(status, body) => {
                let length = body.len();
                format!(
                    "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
                )
            }
            Reply::Raw(bytes) => {
                let _ = stream.write_all(&bytes).await;
                return;
            }
            Reply::Silence(duration) => return tokio::time::sleep(duration).await,
        };
        if stream.write_all(bytes.as_bytes()).await.is_err() {
            return;
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break String::from_utf8_lossy(&bytes[..end]).into_owned();
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let mut request = Received { target: head.split(' ').nth(1)?.to_owned(), head, body: String::new() };
    let length: usize = request.header("content-length").map_or(Some(0), |text| text.parse().ok())?;
    let start = request.head.len() + 4;
    while bytes.len() < start + length {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    request.body = String::from_utf8_lossy(&bytes[start..start + length]).into_owned();
    Some(request)
}
