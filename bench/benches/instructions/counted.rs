//! What is counted. What a stage needs is made before the counting begins; what comes back is dropped after it ends.

use std::hint::black_box;

use flexiti_bench::stages::{self, MIDDLE, Subject};
use flexiti_codegen::{diff::Comparison, document::Document, emit::Files, model::Api, source::Node, surface::Fact};
use gungraun::{library_benchmark, library_benchmark_group, main};

use super::call::{self, Prepared};

/// The documents, by name. The large one would take an hour.
fn subject(name: &str) -> Subject {
    // Valgrind counts one thread. With itself as the only worker, that is the one which works.
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    alone.expect("nobody has begun to work in parallel");
    match name {
        "middle" => Subject::synthetic("middle", MIDDLE),
        _ => Subject::pinned(),
    }
}

fn corrected(name: &str) -> (Subject, Node<'static>) {
    let subject = subject(name);
    (subject, subject.corrected())
}

fn to_correct(name: &str) -> (Node<'static>, Node<'static>) {
    subject(name).to_correct()
}

fn opened(name: &str) -> Document<'static> {
    subject(name).opened()
}

fn modelled(name: &str) -> Api {
    subject(name).modelled()
}

fn revisions(name: &str) -> (Api, Api) {
    subject(name).revisions()
}

#[library_benchmark]
#[bench::pinned(args = ("pinned"), setup = subject)]
#[bench::middle(args = ("middle"), setup = subject)]
fn read(subject: Subject) -> Node<'static> {
    black_box(subject.read())
}

#[library_benchmark]
#[bench::pinned(args = ("pinned"), setup = to_correct)]
#[bench::middle(args = ("middle"), setup = to_correct)]
fn overlay((root, overlay): (Node<'static>, Node<'static>)) -> (Node<'static>, Node<'static>) {
    (black_box(stages::correct(root, &overlay)), overlay)
}

#[library_benchmark]
#[bench::pinned(args = ("pinned"), setup = corrected)]
#[bench::middle(args = ("middle"), setup = corrected)]
fn document((subject, root): (Subject, Node<'static>)) -> Document<'static> {
    black_box(subject.open(root))
}

#[library_benchmark]
#[bench::pinned(args = ("pinned"), setup = opened)]
#[bench::middle(args = ("middle"), setup = opened)]
fn lower(document: Document<'static>) -> (Api, Document<'static>) {
    (black_box(stages::model(&document)), document)
}

#[library_benchmark]
#[bench::pinned(args = ("pinned"), setup = modelled)]
#[bench::middle(args = ("middle"), setup = modelled)]
fn emit(api: Api) -> (Files, Api) {
    (black_box(stages::emit(&api)), api)
}

#[library_benchmark]
#[bench::pinned(args = ("pinned"), setup = modelled)]
#[bench::middle(args = ("middle"), setup = modelled)]
fn surface(api: Api) -> (Vec<Fact>, Api) {
    (black_box(stages::facts(&api)), api)
}

#[library_benchmark]
#[bench::pinned(args = ("pinned"), setup = revisions)]
#[bench::middle(args = ("middle"), setup = revisions)]
fn diff(revisions: (Api, Api)) -> (Comparison, (Api, Api)) {
    (black_box(stages::difference(&revisions)), revisions)
}

#[library_benchmark]
#[bench::stubbed(setup = call::prepare)]
fn client(prepared: Prepared) -> Prepared {
    call::make(&prepared);
    prepared
}

library_benchmark_group!(name = generator, benchmarks = [read, overlay, document, lower, emit, surface, diff]);
library_benchmark_group!(name = runtime, benchmarks = [client]);
main!(library_benchmark_groups = generator, runtime);

/// Counts everything, in processes that the runner starts.
pub(super) fn run() {
    main();
}
