//! Request bodies and answers.

use serde_json::{Map, Value, json};

use super::sketch::Sketch;

const MEDIA_TYPES: [&str; 10] = [
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "application/octet-stream",
    "application/problem+json",
    "text/event-stream",
    "application/xml",
    "*/*",
    "no media type",
];

impl Sketch<'_, '_> {
    pub(super) fn request_body(&mut self) -> Value {
        self.object(|sketch, members| {
            if sketch.once_in(8) {
                members.insert("$ref".into(), sketch.reference_to("requestBodies").into());
                return;
            }
            sketch.perhaps(members, 2, "required", |_| json!(true));
            sketch.perhaps(members, 4, "description", |sketch| sketch.prose().into());
            members.insert("content".into(), sketch.content());
        })
    }

    pub(super) fn response(&mut self) -> Value {
        self.object(|sketch, members| {
            if sketch.once_in(8) {
                members.insert("$ref".into(), sketch.reference_to("responses").into());
                return;
            }
            members.insert("description".into(), sketch.prose().into());
            if sketch.is_swagger() {
                sketch.perhaps(members, 2, "schema", Self::schema);
            } else if sketch.once_in(2) {
                members.insert("content".into(), sketch.content());
            }
            sketch.perhaps(members, 6, "headers", |sketch| json!({ sketch.word(): sketch.header() }));
            sketch.perhaps(members, 16, "links", |sketch| json!({ "A": { "operationId": sketch.word() } }));
        })
    }

    pub(super) fn responses(&mut self) -> Value {
        let statuses = ["200", "201", "204", "default", "4XX", "404", "409", "302", "600", "x"];
        let all = self.several(4, |sketch| (sketch.one(&statuses, "200").to_owned(), sketch.response()));
        Value::Object(all.into_iter().collect())
    }

    fn content(&mut self) -> Value {
        let media = self.several(3, |sketch| {
            let body = sketch.object(|sketch, members| {
                members.insert("schema".into(), sketch.schema());
                sketch.perhaps(members, 6, "example", Self::value);
                sketch.perhaps(members, 8, "examples", |sketch| json!({ "a": { "value": sketch.value() } }));
                sketch.perhaps(members, 6, "encoding", |sketch| {
                    json!({ sketch.word(): { "contentType": sketch.one(&MEDIA_TYPES, "text/plain"), "style": "form" } })
                });
            });
            (sketch.one(&MEDIA_TYPES, "application/json").to_owned(), body)
        });
        Value::Object(media.into_iter().collect::<Map<String, Value>>())
    }
}
