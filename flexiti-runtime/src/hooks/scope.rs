//! The span of one call: everything that is told while it lasts stands in it. Without the feature `tracing` there is none.

use crate::operation::Operation;
use std::future::Future;

/// The span, or nothing in its place.
#[derive(Clone)]
pub(crate) struct Scope {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(feature = "tracing")]
impl Scope {
    pub(crate) fn new(operation: &Operation, environment: &str) -> Self {
        let span = tracing::info_span!(
            target: "flexiti_runtime",
            "call",
            operation = operation.id,
            method = operation.method.as_str(),
            path = operation.path,
            environment,
            reference_id = tracing::field::Empty,
        );
        Self { span }
    }

    /// The reference id, which is made after the span.
    pub(crate) fn refers_to(&self, reference_id: Option<&str>) {
        self.span.record("reference_id", reference_id);
    }

    /// The future, with everything that it tells in the span.
    pub(crate) fn around<T>(&self, future: impl Future<Output = T>) -> impl Future<Output = T> {
        tracing::Instrument::instrument(future, self.span.clone())
    }

    /// Does something in the span.
    pub(crate) fn enter<T>(&self, act: impl FnOnce() -> T) -> T {
        self.span.in_scope(act)
    }
}

#[cfg(not(feature = "tracing"))]
impl Scope {
    pub(crate) fn new(_operation: &Operation, _environment: &str) -> Self {
        Self {}
    }

    pub(crate) fn refers_to(&self, _reference_id: Option<&str>) {}

    pub(crate) fn around<T>(&self, future: impl Future<Output = T>) -> impl Future<Output = T> {
        future
    }

    pub(crate) fn enter<T>(&self, act: impl FnOnce() -> T) -> T {
        act()
    }
}
