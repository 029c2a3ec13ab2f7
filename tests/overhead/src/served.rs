//! The server, in a process of its own: tokens, and one answer to everything else.

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::error::Error;
use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

/// What starts this program as the server.
pub(crate) const ARGUMENT: &str = "--serve";

const TOKEN: &str = r#"{"token_type":"bearer","access_token":"0123456789abcdef0123456789abcdef","expires_in":86400,"refresh_token":"fedcba9876543210","scope":"merchant"}"#;
const CAPTURE: &str = r#"{"amount":1026.47,"capture_id":346123,"date":"2026-03-05T12:34:56Z","message":"The amount was captured.","reference":"Order-1234","remaining_authorization_amount":0.0}"#;

/// The running server; it ends with this.
pub(crate) struct Server {
    process: Child,
    base: String,
}

impl Server {
    /// Starts this program again, as the server, and waits until it listens.
    pub(crate) fn start() -> io::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut process = command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut base = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut base)?;
        }
        Ok(Self { process, base: base.trim().to_owned() })
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Serves until the standard input ends, which it does when the parent does.
pub(crate) async fn serve() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            tokio::spawn(async move {
                let http = hyper::server::conn::http1::Builder::new();
                let _ = http.serve_connection(TokioIo::new(stream), service_fn(answer)).await;
            });
        }
    });
    tokio::io::stdin().read_to_end(&mut Vec::new()).await?;
    Ok(())
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let is_token = request.uri().path().ends_with("/oauth/token");
    request.into_body().collect().await?;
    let body = if is_token { TOKEN } else { CAPTURE };
    let mut response = Response::new(Full::from(body));
    let kind = hyper::header::HeaderValue::from_static("application/json");
    response.headers_mut().insert(hyper::header::CONTENT_TYPE, kind);
    Ok(response)
}
