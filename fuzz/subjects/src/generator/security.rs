//! Security schemes and requirements.

use serde_json::{Map, Value, json};

use super::sketch::Sketch;

impl Sketch<'_, '_> {
    pub(super) fn security_scheme(&mut self) -> Value {
        let scopes = self.several(3, |sketch| (sketch.word().to_owned(), Value::from(sketch.prose())));
        let scopes: Map<String, Value> = scopes.into_iter().collect();
        match (self.below(6), self.is_swagger()) {
            (0, true) => json!({ "type": "oauth2", "flow": "application", "tokenUrl": "/token", "scopes": scopes }),
            (0, false) => {
                json!({ "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "/token", "scopes": scopes } } })
            }
            (1, _) => {
                json!({ "type": "apiKey", "in": self.one(&["header", "query", "cookie"], "header"), "name": self.word() })
            }
            (2, true) => json!({ "type": "basic" }),
            (2, false) => json!({ "type": "http", "scheme": self.one(&["basic", "bearer", "digest"], "basic") }),
            (3, _) => json!({ "type": "mutualTLS" }),
            (4, _) => json!({ "type": "openIdConnect", "openIdConnectUrl": "https://id.example" }),
            _ => self.oddity(),
        }
    }

    pub(super) fn requirements(&mut self) -> Value {
        Value::Array(self.several(2, |sketch| json!({ sketch.word(): sketch.several(2, Self::word) })))
    }
}
