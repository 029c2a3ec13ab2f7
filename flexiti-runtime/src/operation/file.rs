//! A file that goes up as a part of a form: bytes, and perhaps a name and a media type.

use crate::Base64;
use crate::wire::{Decode, DecodeError, Decoder, Encode, Encoder};
use std::fmt;

/// Bytes with the name that the other side sees (RFC 7578, section 4.2).
///
/// Bytes alone are a file too: it is then called after its part, because many servers take a part without a file name
/// for a field. Outside of forms a file is its bytes as Base64 text.
///
/// ```
/// use flexiti_runtime::operation::File;
/// let scan = File::named("contract.pdf", b"%PDF-".to_vec()).media_type("application/pdf");
/// assert_eq!(scan.as_bytes(), b"%PDF-");
/// let plain: File = b"%PDF-".to_vec().into();
/// assert_eq!(plain.name(), None);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct File {
    bytes: Base64,
    name: Option<String>,
    media_type: Option<String>,
}

impl File {
    /// A file with a name of its own.
    pub fn named(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: Some(name.into()), ..Self::from(bytes.into()) }
    }

    /// Says what the bytes are, where that is not what the document says.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// The name, if it was given one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.as_bytes()
    }

    /// The bytes, taken out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes.into_bytes()
    }

    /// What the bytes are, if it was said.
    pub(super) fn said(&self) -> Option<&str> {
        self.media_type.as_deref()
    }
}

/// How much it is; never what.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File").field("bytes", &self.as_bytes().len()).finish_non_exhaustive()
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes: bytes.into(), name: None, media_type: None }
    }
}

impl From<&[u8]> for File {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<Base64> for File {
    fn from(bytes: Base64) -> Self {
        Self { bytes, name: None, media_type: None }
    }
}

impl Encode for File {
    fn encode(&self, to: &mut Encoder<'_>) {
        self.bytes.encode(to);
    }
}

impl Decode for File {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Base64::decode(from).map(Self::from)
    }
}
