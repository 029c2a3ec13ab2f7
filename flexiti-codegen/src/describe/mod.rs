//! Model to description: the API in plain data, for a mock server and a command line that know no API of their own.
//!
//! Only what operations use is told. Shapes with a name stand once under it; all others stand where they are used, so that
//! a reader of the JSON meets a member's limits beside the member, and an added one moves no other line.
//!
//! Architecture invariant: this sees only the model.

mod operations;
mod security;
mod shapes;

use flexiti_description::{Description, JsonText, Problems, Server};

use crate::model::{self, Api};

/// Describes an API.
pub fn describe(api: &Api) -> Description {
    let mut shapes = shapes::Shapes::new(&api.schemas);
    let operations =
        api.operations.iter().map(|operation| operations::described(api, operation, &mut shapes)).collect();
    Description {
        title: api.title.clone(),
        version: api.version.clone(),
        servers: api.servers.iter().map(server).collect(),
        security_schemes: security::schemes(api),
        problems: problems(&api.problems),
        operations,
        shapes: shapes.named(),
    }
}

fn server(server: &model::Server) -> Server {
    Server { url: server.default_url(), name: server.name.clone() }
}

fn problems(problems: &model::Problems) -> Problems {
    Problems {
        code: problems.code.clone(),
        message: problems.message.clone(),
        fields: problems.fields.clone(),
        field_name: problems.field_name.clone(),
        field_message: problems.field_message.clone(),
    }
}

/// A JSON text of the model. One that is none says nothing.
fn json(text: &Option<String>) -> Option<JsonText> {
    text.as_ref().and_then(|text| JsonText::new(text.clone()).ok())
}
