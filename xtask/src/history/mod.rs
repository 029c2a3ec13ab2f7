//! The API's past: `spec/history`, replayed from the oldest revision to the pinned document.
//!
//! The newest revision is the pinned document itself. Each earlier one is made of the next one by an overlay that takes
//! back what the next one changed, so that every change stands once, beside its source, and a correction of the pinned
//! document reaches all revisions. What a document cannot show stands in `told.yaml`.
//!
//! What lives here: the files of `spec/history`, their replay, figures, reports. What does not: comparing and reading,
//! which the library does.

pub(crate) mod growth;
pub(crate) mod replay;
pub(crate) mod report;
pub(crate) mod revisions;
