//! The server: every request has its fault.

use super::{Fault, message};
use crate::{Answer, Received, client};
use flexiti_generated::{Builder, Merchant};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

type Chooses = dyn Fn(&Received) -> Fault + Send + Sync;
type Applies = dyn Fn(&Received) -> Answer + Send + Sync;

/// A server on loopback behind a line with faults. It ends with the runtime of its test.
pub struct FaultyServer {
    address: SocketAddr,
}

impl FaultyServer {
    /// `choose` names the fault of a request by its head, before it is read; `apply` is the application: it does what the
    /// request asks and answers, and is called for the requests that are applied, and for no others.
    pub async fn start(
        choose: impl Fn(&Received) -> Fault + Send + Sync + 'static,
        apply: impl Fn(&Received) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        let (choose, apply): (Arc<Chooses>, Arc<Applies>) = (Arc::new(choose), Arc::new(apply));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (choose, apply) = (choose.clone(), apply.clone());
                // A connection that ends in an error is one that the client gave up.
                tokio::spawn(async move { connection(stream, &*choose, &*apply).await });
            }
        });
        Self { address }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The beginning of a client of this server with the scope `merchant`.
    pub fn merchant_builder(&self) -> Builder<Merchant> {
        client::merchant(self.address)
    }
}

/// Serves one connection until either side ends it.
async fn connection(mut stream: TcpStream, choose: &Chooses, apply: &Applies) -> io::Result<()> {
    stream.set_nodelay(true)?;
    while let Some(head) = message::peek(&stream).await? {
        let fault = choose(&head.request);
        if matches!(fault, Fault::ResetUnread) {
            return reset(&stream);
        }
        let request = message::read(&mut stream, head).await?;
        let answer = match &fault {
            Fault::Instead(answer) => Some(answer.clone()),
            Fault::AppliedBut(answer) | Fault::Unmeasured(answer) => Some((apply(&request), answer.clone()).1),
            fault => fault.applies().then(|| apply(&request)),
        };
        let answer = answer.as_ref().map(|answer| (answer, answer.body.as_bytes()));
        match (fault, answer) {
            (Fault::None | Fault::Instead(_) | Fault::AppliedBut(_), Some((answer, body))) => {
                let head = message::written(answer, Some(body.len()));
                stream.write_all(&[head.as_bytes(), body].concat()).await?;
            }
            (Fault::HalfABody, Some((answer, body))) => {
                let head = message::written(answer, Some(body.len()));
                stream.write_all(&[head.as_bytes(), &body[..body.len() / 2]].concat()).await?;
                return stream.shutdown().await;
            }
            (Fault::Unmeasured(_), Some((answer, body))) => {
                let head = message::written(answer, None);
                stream.write_all(&[head.as_bytes(), body].concat()).await?;
                return stream.shutdown().await;
            }
            (Fault::Drip(pause), Some((answer, body))) => {
                stream.write_all(message::written(answer, Some(body.len())).as_bytes()).await?;
                for byte in body {
                    stream.write_all(&[*byte]).await?;
                    tokio::time::sleep(pause).await;
                }
            }
            // Until the client has had enough.
            (Fault::SilenceApplied | Fault::SilenceUnapplied, _) => {
                let _ = stream.peek(&mut [0]).await?;
                return Ok(());
            }
            (Fault::ClosedApplied, _) => return stream.shutdown().await,
            _ => return reset(&stream),
        }
    }
    Ok(())
}

/// The next thing that the other side hears is a reset, not an end in good order.
fn reset(stream: &TcpStream) -> io::Result<()> {
    stream.set_zero_linger()
}
