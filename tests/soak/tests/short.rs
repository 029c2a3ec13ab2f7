//! The soak in short.

use flexiti_soak::{Plan, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_calls_from_fifty_tasks() {
    let plan = Plan { calls: 2_000, tasks: 50, ..Plan::default() };
    let report = run(&plan).await.expect("it runs to its end");
    assert!(report.broken().is_empty(), "{report}");
}
