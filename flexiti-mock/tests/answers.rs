//! Requests and what is answered to them, one directory per topic: `cases/<topic>/document.yaml`, perhaps a
//! `scenario.yaml`, and `exchanges.txt`, in which `>` is sent over loopback and `<` is what comes back.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use common::{Answered, ask, described};
use flexiti_mock::{Server, scenario::Scenario};

/// A remark, what is sent, and what is expected.
#[derive(Default)]
struct Exchange {
    remark: String,
    sent: String,
    expected: String,
}

fn exchanges(text: &str) -> Vec<Exchange> {
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    let exchange = |block: &str| {
        let lines = |mark: &str| {
            let lines = block.lines().filter_map(|line| line.strip_prefix(mark));
            lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
        };
        Exchange { remark: lines("#"), sent: lines(">"), expected: lines("<") }
    };
    blocks.map(exchange).collect()
}

fn told(answered: &Answered) -> String {
    let headers: String = answered.headers.iter().map(|(name, value)| format!("\n{name}: {value}")).collect();
    let body = if answered.body.is_empty() { String::new() } else { format!("\n\n{}", answered.body.trim_end()) };
    format!("{}{headers}{body}", answered.status)
}

fn marked(mark: &str, text: &str) -> String {
    text.lines().map(|line| format!("{mark} {line}").trim_end().to_owned() + "\n").collect()
}

async fn server(case: &Path) -> Server {
    let mut builder = Server::builder(described(&case.join("document.yaml"), &[]));
    if let Ok(scenario) = fs::read_to_string(case.join("scenario.yaml")) {
        builder = builder.scenario(Scenario::from_yaml(&scenario).unwrap());
    }
    builder.start().await.unwrap()
}

/// `UPDATE_EXPECT=1` writes what is answered.
#[tokio::test]
async fn requests_are_answered_as_reviewed() {
    let mut cases: Vec<PathBuf> = fs::read_dir("tests/cases").unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let server = server(&case).await;
        let path = case.join("exchanges.txt");
        let known = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let mut answered = Vec::new();
        for exchange in exchanges(&known) {
            let answer = told(&ask(&server, &exchange.sent).await.unwrap());
            if std::env::var_os("UPDATE_EXPECT").is_none() {
                assert_eq!(answer, exchange.expected, "{}: {}", path.display(), exchange.remark);
            }
            let block = [("#", &exchange.remark), (">", &exchange.sent), ("<", &answer)];
            answered.push(block.map(|(mark, text)| marked(mark, text)).concat());
        }
        let answered = answered.join("\n");
        if std::env::var_os("UPDATE_EXPECT").is_some() && answered != known {
            fs::write(&path, answered).unwrap();
        }
        server.stop().await;
    }
}
