//! Model to Rust.

use flexiti_codegen::Texts;

use super::{
    opened::{emitted, modelled},
    text::text,
    unique::unique,
};

/// Every file of the crate is Rust, names nothing twice, and hides nothing from who reads it.
pub(crate) fn emission(data: &[u8]) {
    let texts = Texts::new();
    let Some(api) = modelled(&texts, "document", text(data, None).into_owned()) else { return };
    let files = emitted(&api);
    let mut parsed = Vec::new();
    for (path, code) in files.iter() {
        let hides = |character: char| {
            (character.is_control() && character != '\n')
                || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
        };
        assert!(!code.contains(hides), "{path} hides something");
        if path.ends_with(".rs") {
            let file = syn::parse_file(code).unwrap_or_else(|error| panic!("{path} is not Rust: {error}\n{code}"));
            parsed.push((path, file));
        }
    }
    unique(&parsed);
}
