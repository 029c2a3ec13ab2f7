//! `/_mock`: what programs outside this process ask of the server.
//!
//! | request | answer |
//! |---|---|
//! | `GET /_mock/state` | what the scenario remembers |
//! | `POST /_mock/reset` | 204; everything begins anew |
//! | `POST /_mock/clock` with `{"advance-seconds": 60}` | 204; time has passed for the scenario |
//! | `GET /_mock/requests` | the last requests: method, operation, status, and what was wrong, without any value |

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};

use super::Shared;
use crate::{
    control::Recorded,
    value::{Map, Value},
};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/_mock/state", get(state))
        .route("/_mock/reset", post(reset))
        .route("/_mock/clock", post(clock))
        .route("/_mock/requests", get(requests))
}

async fn state(State(shared): State<Arc<Shared>>) -> Response {
    json(StatusCode::OK, &shared.state())
}

async fn reset(State(shared): State<Arc<Shared>>) -> StatusCode {
    shared.reset();
    StatusCode::NO_CONTENT
}

async fn clock(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let said = Value::from_json(&body).ok();
    let seconds =
        said.and_then(|body| body.get("advance-seconds")?.as_i64()).and_then(|seconds| seconds.try_into().ok());
    match seconds {
        Some(seconds) => {
            shared.advance(Duration::from_secs(seconds));
            StatusCode::NO_CONTENT.into_response()
        }
        None => {
            let wanted = [("detail", r#"say {"advance-seconds": 60}: whole seconds, none back"#)];
            json(StatusCode::BAD_REQUEST, &wanted.into_iter().collect())
        }
    }
}

async fn requests(State(shared): State<Arc<Shared>>) -> Response {
    let requests: Vec<Value> = shared.recorder.all().iter().map(|request| told(request)).collect();
    json(StatusCode::OK, &requests.into())
}

/// What may be told of a request to whoever asks.
fn told(request: &Recorded) -> Value {
    let mut map = Map::new();
    map.insert("method".into(), request.method.as_str().into());
    map.insert("operation".into(), request.operation.as_deref().map_or(Value::Null, Value::from));
    map.insert("status".into(), Value::from(i64::from(request.status)));
    let violations = request.violations.iter().map(|violation| Value::from(violation.to_string()));
    map.insert("violations".into(), violations.collect::<Vec<_>>().into());
    map.into()
}

fn json(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_json()).into_response()
}
