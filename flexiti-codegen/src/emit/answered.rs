//! What an operation answers with on success: the decision, which names and types then follow.

use crate::model::{Content, Media, Operation, Outcome, SchemaId, Status};

/// What is answered on success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// No body.
    Nothing,
    /// One JSON value.
    Value(SchemaId),
    /// JSON that the document does not describe.
    Open,
    Text,
    Bytes,
    /// Server-sent events.
    Events(Option<SchemaId>),
    /// JSON by the line.
    Lines(Option<SchemaId>),
    /// One of several, told apart by status.
    ByStatus(Vec<(Status, Answered)>),
}

impl Answered {
    /// What an operation answers with.
    pub(crate) fn of(operation: &Operation) -> Self {
        let successes = operation.outcomes.iter().filter(|outcome| outcome.status.is_success());
        let mut successes: Vec<(Status, Self)> =
            successes.map(|outcome| (outcome.status, Self::of_outcome(outcome))).collect();
        let Some((_, first)) = successes.first() else { return Self::undocumented(operation) };
        let same = successes.iter().all(|(_, answered)| answered == first);
        // A stream is read as it comes, before its status can choose a type for it.
        let is_stream = |answered: &Self| matches!(answered, Self::Events(_) | Self::Lines(_));
        let stream = successes.iter().position(|(_, answered)| is_stream(answered));
        match (same, stream) {
            (true, _) => successes.swap_remove(0).1,
            (false, Some(stream)) => successes.swap_remove(stream).1,
            (false, None) => Self::ByStatus(successes),
        }
    }

    /// Whether the answer is an enum by status.
    pub(crate) fn is_by_status(&self) -> bool {
        matches!(self, Self::ByStatus(_))
    }

    /// Documents that describe only `default` mean by it what comes on success too.
    fn undocumented(operation: &Operation) -> Self {
        let default = operation.outcomes.iter().find(|outcome| outcome.status == Status::Default);
        match default.map(Self::of_outcome) {
            Some(answered) if operation.outcomes.len() == 1 => answered,
            _ => Self::Nothing,
        }
    }

    fn of_outcome(outcome: &Outcome) -> Self {
        let Some(content) = preferred(&outcome.contents) else { return Self::Nothing };
        match (content.media, content.schema) {
            (Media::Json, Some(schema)) => Self::Value(schema),
            (Media::Json, None) => Self::Open,
            (Media::EventStream, schema) => Self::Events(schema),
            (Media::JsonLines, schema) => Self::Lines(schema),
            (Media::Text, _) => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// The form of an answer that is asked for: JSON where there is one.
pub(super) fn preferred(contents: &[Content]) -> Option<&Content> {
    contents.iter().find(|content| content.media == Media::Json).or_else(|| contents.first())
}
