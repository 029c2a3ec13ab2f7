//! Parameters and headers.

use serde_json::{Map, Value, json};

use super::sketch::Sketch;

impl Sketch<'_, '_> {
    pub(super) fn parameter(&mut self) -> Value {
        self.object(|sketch, members| {
            if sketch.once_in(8) {
                members.insert("$ref".into(), sketch.reference_to("parameters").into());
                return;
            }
            members.insert("name".into(), sketch.word().into());
            let places = ["query", "path", "header", "cookie", "formData", "body"];
            let place = sketch.one(&places, "query");
            members.insert("in".into(), place.into());
            if place == "path" || sketch.once_in(3) {
                members.insert("required".into(), json!(true));
            }
            sketch.described(members, place == "body");
        })
    }

    pub(super) fn header(&mut self) -> Value {
        self.object(|sketch, members| sketch.described(members, false))
    }

    fn described(&mut self, members: &mut Map<String, Value>, is_body: bool) {
        self.perhaps(members, 3, "description", |sketch| sketch.prose().into());
        self.perhaps(members, 16, "deprecated", |_| json!(true));
        if self.is_swagger() && !is_body {
            if let Value::Object(schema) = self.schema() {
                members.extend(schema);
            }
            self.perhaps(members, 4, "collectionFormat", |sketch| {
                sketch.one(&["csv", "ssv", "tsv", "pipes", "multi"], "csv").into()
            });
            return;
        }
        if !self.is_swagger() && self.once_in(12) {
            members.insert("content".into(), json!({ "application/json": { "schema": self.schema() } }));
        } else {
            members.insert("schema".into(), self.schema());
        }
        let styles = ["form", "simple", "label", "matrix", "deepObject", "spaceDelimited", "pipeDelimited"];
        self.perhaps(members, 5, "style", |sketch| sketch.one(&styles, "form").into());
        self.perhaps(members, 6, "explode", |sketch| json!(sketch.once_in(2)));
        self.perhaps(members, 8, "allowReserved", |_| json!(true));
        self.perhaps(members, 12, "x-required-if", |sketch| sketch.prose().into());
    }
}
