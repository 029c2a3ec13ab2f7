//! A server that holds its answer open: what it says, and when, is for the test to decide.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

/// One answer, told piece by piece: each piece is a chunk of HTTP's own, sent when it is [said](Self::say).
///
/// Dropped before its [end](Self::end), it cuts the line.
#[derive(Debug)]
pub struct HeldServer {
    url: String,
    pieces: UnboundedSender<Piece>,
    /// It goes on when the handle is dropped: what was said still arrives.
    _task: JoinHandle<()>,
}

#[derive(Debug)]
enum Piece {
    Bytes(Vec<u8>),
    End,
}

impl HeldServer {
    /// A server that answers the first request with a 200 of this media type, and then waits for what to say.
    ///
    /// # Panics
    /// Loopback has no free port.
    pub async fn beginning(media_type: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
        let url = format!("http://{}", listener.local_addr().expect("a bound port"));
        let head = format!("HTTP/1.1 200 Said\r\ncontent-type: {media_type}\r\ntransfer-encoding: chunked\r\n\r\n");
        let (pieces, said) = unbounded_channel();
        let _task = tokio::spawn(async move {
            if let Ok((stream, _)) = listener.accept().await {
                // A client that goes away in the middle is judged by what it then misses.
                let _ = tell(stream, head, said).await;
            }
        });
        Self { url, pieces, _task }
    }

    /// The base address, without a slash at its end.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// Says the next piece, at once.
    pub fn say(&self, bytes: impl AsRef<[u8]>) {
        // Nobody listens any more: the test sees that by itself.
        let _ = self.pieces.send(Piece::Bytes(bytes.as_ref().to_vec()));
    }

    /// Says it byte by byte, each a piece of its own.
    pub fn spell(&self, bytes: impl AsRef<[u8]>) {
        bytes.as_ref().iter().for_each(|byte| self.say([*byte]));
    }

    /// Ends the answer as HTTP wants it.
    pub fn end(self) {
        let _ = self.pieces.send(Piece::End);
    }

    /// Cuts the line, in the middle of the answer.
    pub fn cut(self) {}
}

/// Reads the head of a request, and tells the answer.
async fn tell(mut stream: TcpStream, head: String, mut said: UnboundedReceiver<Piece>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        if stream.read_buf(&mut request).await? == 0 {
            return Ok(());
        }
    }
    stream.write_all(head.as_bytes()).await?;
    while let Some(piece) = said.recv().await {
        let bytes = match piece {
            Piece::Bytes(bytes) => bytes,
            Piece::End => Vec::new(),
        };
        stream.write_all(format!("{:x}\r\n", bytes.len()).as_bytes()).await?;
        stream.write_all(&bytes).await?;
        stream.write_all(b"\r\n").await?;
        if bytes.is_empty() {
            break;
        }
    }
    stream.shutdown().await
}
