//! Descriptions: of small documents as `cases/describe/<case>/description.json` has them, and of larger ones by what must
//! hold for each.

#![allow(clippy::print_stderr, reason = "a test that is left out says so")]

#[path = "common/corpus.rs"]
mod corpus;

use std::{
    fs,
    path::{Path, PathBuf},
};

use flexiti_codegen::{Texts, describe::describe, diagnostic::Diagnostics, read};
use flexiti_description::{Description, Kind, Shape, Status};

fn described(document: &Path, overlays: &[PathBuf]) -> Description {
    let api = read(&Texts::new(), document, overlays, &mut Diagnostics::new());
    describe(&api.unwrap_or_else(|| panic!("{} has a model", document.display())))
}

fn pinned() -> Description {
    let spec = Path::new("../spec");
    described(&spec.join("pos-v2.5.yaml"), &[spec.join("pos-v2.5.overlay.yaml")])
}

fn field<'d>(description: &'d Description, shape: &'d Shape, name: &str) -> &'d Shape {
    let Kind::Record(record) = &description.resolve(shape).kind else { panic!("{name} is a member of a record") };
    let field = record.fields.iter().find(|field| field.name == name);
    description.resolve(&field.unwrap_or_else(|| panic!("there is a member {name}")).shape)
}

/// `UPDATE_EXPECT=1` writes what is expected.
#[test]
fn small_documents_are_described_as_reviewed() {
    let mut cases: Vec<PathBuf> =
        fs::read_dir("tests/cases/describe").unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    for case in cases {
        let description = described(&case.join("document.yaml"), &[]).to_json().unwrap();
        let expected = case.join("description.json");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &description).unwrap();
        }
        let known = fs::read_to_string(&expected).unwrap_or_default();
        let is_known = known.replace("\r\n", "\n") == description;
        assert!(is_known, "{} differs; UPDATE_EXPECT=1 takes it over, then read the difference", expected.display());
    }
}

/// What is written is read back as the same, and every name leads to a shape: in our documents, and in those of others
/// where these are at hand.
#[test]
fn descriptions_are_whole() {
    let forms = ["document.yaml", "openapi31.yaml", "swagger.yaml"].map(|name| Path::new("../tests/forms").join(name));
    let documents = forms.into_iter().chain(corpus::documents().into_iter().flatten());
    for description in documents.map(|document| described(&document, &[])).chain([pinned()]) {
        let json = description.to_json().unwrap();
        assert!(Description::from_json(&json).unwrap() == description, "{} is read back otherwise", description.title);
        for (index, rest) in json.match_indices("\"named\":\"") {
            let name = json[index + rest.len()..].split('"').next().unwrap();
            assert!(description.shapes.contains_key(name), "{}: `{name}` leads nowhere", description.title);
        }
    }
}

#[test]
fn the_pinned_document_is_described_with_what_a_mock_server_needs() {
    let description = pinned();
    let capture = description.operation("captureAuthorization").unwrap();
    assert!(capture.moves_money);
    let body = capture.body.as_ref().unwrap().contents[0].shape.as_ref().unwrap();
    assert_eq!(field(&description, body, "reference").limits.max_length, Some(40));

    let scheme = &description.security_schemes[0];
    assert_eq!((scheme.token_operation.as_deref(), scheme.scope_per_client), (Some("createToken"), true));

    let token = description.operation("createToken").unwrap();
    let invalid = token.error_codes.iter().find(|code| code.code == "invalid_client").unwrap();
    assert_eq!((invalid.status, invalid.member.as_str()), (Status::Exact(400), "error"));
    let example = &token.success().unwrap().contents[0].examples[0];
    assert_eq!(example.name, "merchant");
    assert!(example.value.as_str().contains(r#""expires_in":1200"#));

    let transaction = description.operation("createTransaction").unwrap();
    let keys = transaction.idempotency.as_ref().unwrap();
    assert_eq!((keys.key.as_str(), keys.context_hash.as_deref()), ("x-idempotency-key", Some("x-context-hash")));
}
