//! Each stage of the generator by the clock, on the pinned document, a middle and a large one:
//! `cargo bench --package flexiti-bench --bench stages [-- FILTER]`.
//!
//! What a stage needs is made anew before each call, and neither that nor the drop of what comes back is timed. Emission
//! uses all processors, the other stages one.

use std::time::Duration;

use divan::{Bencher, counter::BytesCount};
use flexiti_bench::stages::{self, LARGE, MIDDLE, Subject};

fn main() {
    divan::Divan::from_args().max_time(LONGEST).main();
}

/// How long one figure may take, whatever the number of samples.
const LONGEST: Duration = Duration::from_secs(5);
/// The three sizes; each text is made once, by the first who asks.
const SIZES: [&str; 3] = ["pinned", "middle", "large"];

fn subject(name: &str) -> Subject {
    match name {
        "middle" => Subject::synthetic("middle", MIDDLE),
        "large" => Subject::synthetic("large", LARGE),
        _ => Subject::pinned(),
    }
}

/// Times one function of what is made before each call.
fn time<I, O>(bencher: Bencher<'_, '_>, size: &str, before: fn(Subject) -> I, stage: impl Fn(Subject, I) -> O + Sync) {
    let subject = subject(size);
    bencher
        .counter(BytesCount::new(subject.bytes()))
        .with_inputs(|| before(subject))
        .bench_local_values(|input| stage(subject, input));
}

#[divan::bench(name = "1 read", args = SIZES)]
fn read(bencher: Bencher<'_, '_>, size: &str) {
    time(bencher, size, |_| (), |subject, ()| subject.read());
}

#[divan::bench(name = "2 overlay", args = SIZES)]
fn overlay(bencher: Bencher<'_, '_>, size: &str) {
    time(bencher, size, Subject::to_correct, |_, (root, overlay)| stages::correct(root, &overlay));
}

#[divan::bench(name = "3 document", args = SIZES)]
fn document(bencher: Bencher<'_, '_>, size: &str) {
    time(bencher, size, Subject::corrected, Subject::open);
}

#[divan::bench(name = "4 lower", args = SIZES)]
fn lower(bencher: Bencher<'_, '_>, size: &str) {
    time(bencher, size, Subject::opened, |_, document| (stages::model(&document), document));
}

#[divan::bench(name = "5 emit", args = SIZES)]
fn emit(bencher: Bencher<'_, '_>, size: &str) {
    time(bencher, size, Subject::modelled, |_, api| (stages::emit(&api), api));
}

#[divan::bench(name = "6 surface", args = SIZES)]
fn surface(bencher: Bencher<'_, '_>, size: &str) {
    time(bencher, size, Subject::modelled, |_, api| (stages::facts(&api), api));
}

#[divan::bench(name = "7 diff", args = SIZES)]
fn diff(bencher: Bencher<'_, '_>, size: &str) {
    time(bencher, size, Subject::revisions, |_, revisions| (stages::difference(&revisions), revisions));
}

#[divan::bench(name = "all of it but the disk", args = SIZES)]
fn whole(bencher: Bencher<'_, '_>, size: &str) {
    time(bencher, size, |_| (), |subject, ()| subject.whole());
}
