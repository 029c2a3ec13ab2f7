//! Documents of any number of operations are documents: they generate without an error, as many operations as were asked
//! for, in code that is Rust, and they grow by the same for each operation.

use flexiti_bench::{stages, synthetic};
use flexiti_codegen::{Texts, diagnostic::Diagnostics, read_text};

#[test]
fn every_size_generates_without_a_finding() {
    for operations in [0, 1, 7, 20, 100, 300] {
        let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
        let api = read_text(&texts, "synthetic.json", &synthetic::document(operations), &mut diagnostics).unwrap();
        let found: Vec<_> = diagnostics.iter().map(|found| (found.code.id, &found.message)).collect();
        assert!(!diagnostics.has_errors(), "{operations}: {found:#?}");
        assert_eq!(api.operations.len(), operations);
        assert!(api.left_out.is_empty(), "{operations}: {:?}", api.left_out);
    }
}

#[test]
fn the_code_of_twenty_operations_is_rust() {
    let files = stages::Subject::synthetic("small", 20).whole();
    let mut read = 0;
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        read += 1;
    }
    assert!(read > 10, "{read} files");
}

#[test]
fn it_is_the_same_each_time_and_grows_evenly() {
    assert_eq!(synthetic::document(50), synthetic::document(50));
    let bytes = |operations| synthetic::document(operations).len();
    let (hundred, thousands) = (bytes(102) - bytes(0), bytes(6_000) - bytes(0));
    let (few, many) = (hundred as f64 / 102.0, thousands as f64 / 6_000.0);
    assert!((3_000.0..5_000.0).contains(&few), "{few} bytes for each operation");
    assert!((few / many - 1.0).abs() < 0.05, "{few} bytes for each of few, {many} for each of many");
}

#[test]
fn every_stage_has_something_to_do() {
    let subject = stages::Subject::pinned();
    let api = subject.modelled();
    assert!(!stages::facts(&api).is_empty());
    assert!(!stages::difference(&subject.revisions()).changes.is_empty());
    assert!(!stages::emit(&api).is_empty());
    assert!(!stages::difference(&stages::Subject::synthetic("small", 40).revisions()).changes.is_empty());
}
