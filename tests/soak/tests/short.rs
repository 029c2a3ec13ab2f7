//! The soak in short, and what it is worth.

use flexiti_soak::{Plan, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_calls_from_fifty_tasks() {
    let plan = Plan { calls: 2_000, tasks: 50, ..Plan::default() };
    let report = run(&plan).await.expect("it runs to its end");
    assert!(report.broken().is_empty(), "{report}");
}

/// A line that sends twice what may have been done is found out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_careless_line_is_found_out() {
    let plan = Plan { calls: 500, tasks: 50, careless: true, ..Plan::default() };
    let report = run(&plan).await.expect("it runs to its end");
    assert!(report.broken().iter().any(|broken| broken.starts_with("done twice")), "{report}");
}
