//! What a client writes into a log at its loudest: these lines, and nothing that may not stand there.

mod common;

use common::flies::Flies;
use common::{Script, TOKEN_SCHEME, json, token};
use flexiti_runtime::operation::{Call, Method, Operation, Parameter};
use flexiti_runtime::{Api, Builder, Credentials, Json, Problems, SeededIds};
use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

static API: Api = Api {
    name: "trace",
    version: "1",
    problem: Problems { code: &["error"], message: &["message"], ..Problems::UNKNOWN },
    reference_id: Some("x-reference-id"),
    security: &[("token", TOKEN_SCHEME)],
};
static READ: Operation =
    Operation { security: &[&[("token", &[])]], ..Operation::new("read", Method::Get, "/accounts/{account}") };
const ACCOUNT: Parameter = Parameter::path("account").secret();

/// A log in memory.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no test panics while it holds the log").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    /// Everything that is told while `future` runs, from the lowest level on.
    async fn of<T>(future: impl Future<Output = T>) -> (T, Vec<String>) {
        let log = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_ansi(false)
            .without_time()
            .with_writer(log.clone())
            .finish();
        // One thread, so that everything that runs meanwhile is told to this log.
        let guard = tracing::subscriber::set_default(subscriber);
        let value = future.await;
        drop(guard);
        let bytes = log.0.lock().expect("no test panics while it holds the log").clone();
        (value, String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect())
    }
}

#[tokio::test]
async fn a_call_is_a_span_with_its_events() {
    let asked = AtomicUsize::new(0);
    let line = Script::new(move |request| match request.url.ends_with("/token") {
        true => token(1),
        false => match asked.fetch_add(1, Ordering::SeqCst) {
            0 => json(503, r#"{"error": "canary-73", "message": "canary"}"#),
            1 => json(409, r#"{"error": "not_found", "message": "canary 73"}"#),
            _ => json(409, r#"{"error": "no account 7373", "message": "canary"}"#),
        },
    });
    let time = Flies::default();
    let core = Builder::new(&API, "https://trace.example/canary")
        .environment("training")
        .credentials("token", Credentials::new("shop", "canary"))
        .transport(line)
        .timer(time.clone())
        .clock(time)
        .reference_ids(SeededIds::new(1))
        .retry(flexiti_runtime::Retry::STANDARD.first_wait(std::time::Duration::ZERO))
        .no_deadline()
        .build()
        .expect("the settings are sound");
    let read = || {
        let mut call = Call::new(&core, &READ);
        call.options_mut().header("x-canary", "canary");
        call.set(&ACCOUNT, &"7373");
        call.send::<Json, ()>()
    };
    let (refused, log) = Log::of(read()).await;
    refused.expect_err("it is refused");
    let span = r#"call{operation="read" method="GET" path="/accounts/{account}" environment="training" reference_id="910a2dec89025cc1beeb8da1658eec67"}"#;
    let expected = [
        r#"DEBUG {span}: flexiti_runtime: token what="fetched""#,
        r#"TRACE {span}: flexiti_runtime: sending attempt=1"#,
        r#"DEBUG {span}: flexiti_runtime: attempt ended attempt=1 status=503 elapsed_ms=0"#,
        r#" INFO {span}: flexiti_runtime: trying again cause=status 503 tries=1 wait_ms=0"#,
        r#"TRACE {span}: flexiti_runtime: sending attempt=2"#,
        r#"DEBUG {span}: flexiti_runtime: attempt ended attempt=2 status=409 elapsed_ms=0"#,
        r#" INFO {span}: flexiti_runtime: call ended attempts=2 status=409 code="not_found" kind=Refused outcome=Rejected elapsed_ms=0"#,
    ];
    assert_eq!(log, expected.map(|line| line.replace("{span}", span)));

    let (refused, log) = Log::of(read()).await;
    assert_eq!(refused.expect_err("it is refused").code(), Some("no account 7373"), "programs see the code");
    let log = log.join("\n");
    assert!(log.contains(r#"code="[redacted]""#) && !log.contains("7373"), "{log}");
}
