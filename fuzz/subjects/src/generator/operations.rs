//! Paths and operations.

use serde_json::{Value, json};

use super::sketch::Sketch;

const METHODS: [&str; 8] = ["get", "post", "put", "delete", "patch", "head", "options", "trace"];
const PATHS: [&str; 8] = ["/", "/pets", "/pets/{id}", "/pets/{id}/{name}", "/a.b:{id}", "/{A}{B}", "no-slash", "/v1/é"];

impl Sketch<'_, '_> {
    pub(super) fn paths(&mut self) -> Value {
        let all = self.several(4, |sketch| (sketch.one(&PATHS, "/").to_owned(), sketch.path_item()));
        Value::Object(all.into_iter().collect())
    }

    pub(super) fn path_item(&mut self) -> Value {
        self.object(|sketch, members| {
            for (method, operation) in sketch.several(3, |sketch| (sketch.one(&METHODS, "get"), sketch.operation())) {
                members.insert(method.into(), operation);
            }
            sketch.perhaps(members, 4, "parameters", |sketch| Value::Array(sketch.several(3, Self::parameter)));
            sketch.perhaps(members, 24, "$ref", |_| "#/paths/~1pets".into());
            sketch.perhaps(members, 12, "servers", Self::servers);
        })
    }

    fn operation(&mut self) -> Value {
        self.object(|sketch, members| {
            sketch.perhaps(members, 2, "operationId", |sketch| sketch.word().into());
            sketch.perhaps(members, 2, "tags", |sketch| json!(sketch.several(2, Self::word)));
            sketch.perhaps(members, 3, "summary", |sketch| sketch.prose().into());
            sketch.perhaps(members, 3, "description", |sketch| sketch.prose().into());
            members.insert("parameters".into(), Value::Array(sketch.several(4, Self::parameter)));
            if !sketch.is_swagger() {
                sketch.perhaps(members, 2, "requestBody", Self::request_body);
                sketch.perhaps(members, 16, "callbacks", |sketch| json!({ "on": { "{$url}": sketch.path_item() } }));
            } else {
                sketch.perhaps(members, 3, "consumes", |_| json!(["multipart/form-data", "application/json"]));
            }
            members.insert("responses".into(), sketch.responses());
            sketch.perhaps(members, 4, "security", Self::requirements);
            sketch.perhaps(members, 12, "deprecated", |_| json!(true));
            sketch.perhaps(members, 12, "servers", Self::servers);
            sketch.perhaps(members, 12, "x-moves-money", |_| json!(true));
            sketch.perhaps(members, 12, "x-paging", |sketch| {
                json!({ "by": sketch.one(&["page", "offset", "cursor", "link"], "page"), "parameter": sketch.word(), "items": sketch.word(), "next": sketch.word() })
            });
            sketch.perhaps(members, 12, "x-sunset", |sketch| sketch.one(&["2030-01-01", "soon"], "soon").into());
        })
    }

    pub(super) fn servers(&mut self) -> Value {
        let addresses = ["https://api.example/v1", "/", "https://{A}.example", "ftp://x", "", "no address"];
        Value::Array(self.several(2, |sketch| {
            json!({
                "url": sketch.one(&addresses, "/"),
                "description": sketch.prose(),
                "variables": { "A": { "default": sketch.word(), "enum": sketch.several(2, Self::word) } },
            })
        }))
    }
}
