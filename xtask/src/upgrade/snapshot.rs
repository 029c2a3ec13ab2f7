//! The snapshot of the surface, accepted: the reader of the report has seen every line that changes in it.

use flexiti_codegen::{
    model::Api,
    surface::{render, surface},
};

/// Where it stands, below the root.
pub(super) const SURFACE: &str = "flexiti-codegen/tests/snapshots/surface.snap";

/// The snapshot with the facts of `api`, under the head that it has; nothing for a text that is no snapshot.
pub(super) fn accepted(snapshot: &str, api: &Api) -> Option<String> {
    let text = snapshot.replace("\r\n", "\n");
    let end = text.strip_prefix("---\n")?.find("\n---\n")? + "---\n".len() + "\n---\n".len();
    Some(format!("{}{}", text.get(..end)?, render(&surface(api))))
}
