//! The bodies of answers, read as types of generated code are.

use std::{collections::BTreeMap, fmt::Debug};

use flexiti_runtime::{
    Base64, Date, DateTime, Decimal, Digits, Json,
    wire::{self, Decode, DecodeError, Encode, Reading},
};

use super::shop::{Colour, Order, Payment};

/// What is said of a body that was not understood shows nothing of it, and what was understood can be sent again and is
/// the same.
pub(crate) fn answers(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    tried::<Order>(&text);
    tried::<Vec<Order>>(&text);
    tried::<Payment>(&text);
    tried::<BTreeMap<String, Option<Decimal>>>(&text);
    tried::<BTreeMap<String, Vec<Colour>>>(&text);
    tried::<(i64, Option<String>)>(&text);
    tried::<Date>(&text);
    tried::<DateTime>(&text);
    tried::<Digits>(&text);
    tried::<Base64>(&text);
    tried::<bool>(&text);
    tried::<u64>(&text);
    if let Ok(kept) = wire::from_json::<Json>(&text) {
        // Half a surrogate is mended, which is all that may differ.
        if serde_json::from_str::<serde_json::Value>(&text).is_err() {
            return;
        }
        assert_eq!(kept.as_str(), text.trim_matches([' ', '\t', '\n', '\r']), "JSON is kept as it came");
        let _ = (format!("{kept:?}"), kept.to_value());
    }
}

fn tried<T: Decode + Encode + Debug + PartialEq>(text: &str) {
    match wire::read_json::<T>(text) {
        Err(error) => quiet(&error, text),
        Ok(Reading { value, oddities }) => {
            oddities.iter().for_each(|odd| quiet(odd, text));
            let sent = wire::to_json(&value);
            let again = wire::from_json::<T>(&sent);
            assert!(again.as_ref() == Ok(&value), "{sent} is read as {again:?}, and was made of {value:?}");
            let _ = (wire::violations(&value), format!("{value:?}"));
        }
    }
}

/// An error names places and kinds, and no value: whoever sent it may have meant it to be a secret.
fn quiet(error: &DecodeError, text: &str) {
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("canary"), "an error shows a value: {shown}");
    assert!(error.offset() <= text.len(), "an error about a place that is not there");
}
