//! Documents as programs: what a generated crate says in constants is said here of a description that has just been read.

use std::{fs, path::Path};

use flexiti_cli::Program;
use flexiti_description::{Description, Location, SchemeKind, Supplied};
use flexiti_runtime::{Api, ClientAuthentication, ClientCredentials, Problems, Scheme, operation};

/// The description of a document, as its generated crate carries it, or one of the case's own.
pub(crate) fn described(name: &str, case: &Path) -> Description {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = match name {
        "pos" => root.join("flexiti-generated/src/mock/description.json"),
        "forms" => root.join("tests/forms/client/src/mock/description.json"),
        "swagger" => root.join("tests/forms/swagger-client/src/mock/description.json"),
        file => case.join(file),
    };
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Description::from_json(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The program of a description. A test leaks it.
pub(crate) fn program(description: &Description) -> Program {
    let problems = &description.problems;
    let reference_id = description.operations.iter().flat_map(|operation| &operation.parameters);
    let reference_id = reference_id.filter(|parameter| parameter.location == Location::Header);
    let api = Api {
        name: "test",
        version: text(&description.version),
        problem: Problems {
            code: texts(&problems.code),
            message: texts(&problems.message),
            fields: texts(&problems.fields),
            field_name: texts(&problems.field_name),
            field_message: texts(&problems.field_message),
            aliases: &[],
        },
        reference_id: reference_id
            .filter(|parameter| parameter.supplied == Some(Supplied::ReferenceId))
            .map(|parameter| text(&parameter.name))
            .next(),
        security: Vec::leak(
            description.security_schemes.iter().map(|known| (text(&known.name), scheme(known, description))).collect(),
        ),
    };
    Program {
        name: "pos",
        version: "1.2.3",
        prefix: "POS",
        description: String::leak(description.to_json().unwrap()),
        api: Box::leak(Box::new(api)),
        environments: &[("training", "https://training.example"), ("production", "https://example.com")],
    }
}

fn scheme(scheme: &flexiti_description::SecurityScheme, description: &Description) -> Scheme {
    match &scheme.kind {
        SchemeKind::ApiKey { location, name } => Scheme::ApiKey {
            location: match location {
                Location::Path => operation::Location::Path,
                Location::Query => operation::Location::Query,
                Location::Header => operation::Location::Header,
                Location::Cookie => operation::Location::Cookie,
            },
            name: text(name),
        },
        SchemeKind::Basic => Scheme::Basic,
        SchemeKind::Bearer => Scheme::Bearer,
        SchemeKind::OAuth2 => {
            let operation = scheme.token_operation.as_deref().and_then(|id| description.operation(id));
            Scheme::ClientCredentials(ClientCredentials {
                token_path: operation.map_or("/token", |operation| text(&operation.path)),
                client_authentication: ClientAuthentication::Body,
            })
        }
        SchemeKind::MutualTls => Scheme::Line,
        SchemeKind::Other => Scheme::Authorization,
    }
}

fn text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

fn texts(all: &[String]) -> &'static [&'static str] {
    Vec::leak(all.iter().map(|one| text(one)).collect())
}
