//! Bytes inside JSON (`format: byte`), as Base64 text.

use crate::wire::{Decode, DecodeError, Decoder, Encode, Encoder};
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Bytes that travel as Base64. Sent in the standard alphabet with padding, read in either, padded or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Base64(Vec<u8>);

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD_ALPHABET: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const URL_ALPHABET: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// The Base64 text of some bytes.
pub(crate) fn base64_of(bytes: &[u8]) -> String {
    STANDARD_ALPHABET.encode(bytes)
}

impl Base64 {
    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, taken out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl Encode for Base64 {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.text(&base64_of(&self.0));
    }
}

impl Decode for Base64 {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.parse("Base64 text", |text| {
            let bytes = STANDARD_ALPHABET.decode(text).or_else(|_| URL_ALPHABET.decode(text));
            bytes.ok().map(Self)
        })
    }
}
