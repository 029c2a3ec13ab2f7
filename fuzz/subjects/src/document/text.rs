//! The text of a document out of bytes.

use std::borrow::Cow;

use arbitrary::Unstructured;

use crate::generator::{Version, generate};

/// Bytes that begin with a control character which no text begins with are instructions for the generator, in the
/// version that it stands for; all others are the text itself.
pub(super) fn text(data: &[u8], version: Option<Version>) -> Cow<'_, str> {
    match data.split_first() {
        Some((&first, rest)) if first < b'\t' => {
            let version = version.unwrap_or(match first % 3 {
                0 => Version::Openapi30,
                1 => Version::Openapi31,
                _ => Version::Swagger2,
            });
            Cow::Owned(generate(&mut Unstructured::new(rest), version).to_string())
        }
        _ => String::from_utf8_lossy(data),
    }
}
