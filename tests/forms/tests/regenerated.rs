//! The clients on disk are what the generator makes of their documents today.

use flexiti_codegen::diagnostic::{Diagnostics, render};
use flexiti_codegen::emit::{InlineTypes, Options, emit};
use flexiti_codegen::{Texts, disk, read};
use std::path::Path;

fn regenerated(document: &str, folder: &str, name: &str) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let api = read(&texts, &here.join(document), &[], &mut diagnostics);
    let heard = diagnostics.error_count() + diagnostics.warning_count();
    assert_eq!(heard, 0, "{}", render::text(&diagnostics, &texts, false));
    let options = Options {
        name: name.into(),
        version: "0.1.0".into(),
        runtime: "../../../flexiti-runtime".into(),
        mock: "../../../flexiti-mock".into(),
        cli: "../../../flexiti-cli".into(),
        scenario: None,
        inline_types: InlineTypes::Shared,
        document: document.into(),
    };
    let changes = disk::compare(&emit(&api.expect("a document without an error"), &options), &here.join(folder));
    let changes = changes.expect("the folder can be read");
    assert!(
        changes.is_empty(),
        "tests/forms/{folder} is not what is made of tests/forms/{document}: {changes:?}\n\
         cargo run -p xtask -- regen --spec tests/forms/{document} --out tests/forms/{folder} --name {name}"
    );
}

#[test]
fn of_openapi_3() {
    regenerated("document.yaml", "client", "forms-client");
}

#[test]
fn of_openapi_3_1() {
    regenerated("openapi31.yaml", "openapi31-client", "forms-openapi31-client");
}

#[test]
fn of_swagger_2() {
    regenerated("swagger.yaml", "swagger-client", "forms-swagger-client");
}
