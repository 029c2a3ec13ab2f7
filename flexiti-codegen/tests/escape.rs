//! What a vendor writes stays text: whatever stands in any text of a document, the generated code is the same code.

use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostics, render},
    emit::{Files, InlineTypes, Options, emit},
    read_text,
};
use proc_macro2::{TokenStream, TokenTree};

/// Where the document below says this, a text is put in.
const PLACE: &str = "@TEXT@";

/// Each ends what a careless template or quotation would have begun, and then says `pWnEd`: a word that is spelled like no name.
const TEXTS: [&str; 14] = [
    r#"" ; pWnEd!(); ""#,
    r##""# ; pWnEd!(); r#""##,
    "*/ pWnEd!(); /*",
    "\\\" pWnEd!(); \\",
    "\\",
    "#] pWnEd!(); #[doc = \"",
    "{{ pWnEd }}{% for pWnEd in pWnEd %}{# pWnEd #}",
    "a line\npWnEd!();\n    pWnEd!();\nmore",
    "a line\r\npWnEd!();\rpWnEd!();",
    "``` \npWnEd!();\n```\n\n    pWnEd!();",
    "\u{202e}pWnEd\u{2066} \u{200f}\u{2028}pWnEd!();\u{2029}\u{0085}\u{000b}",
    "\u{0}\u{7}\u{1b}[31mpWnEd\u{1b}[0m",
    "]] # pWnEd = \"x\"\n[dependencies]\npWnEd = \"1\"",
    "<script>pWnEd</script> [`pWnEd`] [pWnEd](https://pWnEd.example) $pWnEd ${pWnEd} 'pWnEd' | pWnEd |",
];

/// Every text that a document may have, as JSON, so that any text can stand there.
const DOCUMENT: &str = r##"{
  "openapi": "3.0.3",
  "info": { "title": "Pets @TEXT@", "version": "1 @TEXT@", "description": "@TEXT@" },
  "x-problem": { "code": ["error", "e @TEXT@"], "message": ["m @TEXT@"], "aliases": { "a @TEXT@": "no_pet" } },
  "servers": [
    { "url": "https://pets.example/@TEXT@", "description": "@TEXT@", "x-name": "@TEXT@" },
    { "url": "https://{region}.example", "variables": { "region": { "default": "@TEXT@", "description": "@TEXT@" } } }
  ],
  "tags": [{ "name": "Pet @TEXT@", "description": "@TEXT@" }],
  "paths": {
    "/pets/{id}/@TEXT@": {
      "post": {
        "operationId": "find @TEXT@", "tags": ["Pet @TEXT@"], "summary": "@TEXT@", "description": "@TEXT@",
        "x-source": "@TEXT@", "x-provenance": "read",
        "security": [{ "shop": ["read @TEXT@"] }],
        "parameters": [
          { "name": "id", "in": "path", "required": true, "description": "@TEXT@", "schema": { "type": "string", "pattern": "@TEXT@" } },
          { "name": "q @TEXT@", "in": "query", "x-required-if": "@TEXT@", "example": "@TEXT@", "schema": { "type": "string", "default": "@TEXT@", "enum": ["one", "@TEXT@"] } },
          { "name": "h-@TEXT@", "in": "header", "x-name": "@TEXT@", "schema": { "type": "string", "title": "@TEXT@" } }
        ],
        "requestBody": { "required": true, "description": "@TEXT@", "content": { "application/json": { "schema": {
          "type": "object", "title": "@TEXT@", "description": "@TEXT@", "required": ["name"],
          "properties": {
            "name": { "type": "string", "description": "@TEXT@", "x-source": "@TEXT@", "x-inferred-type": "@TEXT@" },
            "m @TEXT@": { "type": "string", "x-name": "n @TEXT@", "default": "@TEXT@", "pattern": "@TEXT@" },
            "kind": { "type": "string", "enum": ["cat", "k @TEXT@"] }
          } } } } },
        "responses": {
          "200": { "description": "@TEXT@", "headers": { "x-@TEXT@": { "description": "@TEXT@", "schema": { "type": "string" } } },
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" }, "example": "@TEXT@" } } },
          "409": { "description": "@TEXT@", "content": { "application/json": { "schema": { "type": "object", "properties": {
            "error": { "type": "string", "enum": ["no_pet", "c @TEXT@"],
              "x-enum-descriptions": { "no_pet": "@TEXT@" }, "x-enum-names": { "c @TEXT@": "C @TEXT@" } } } } } } }
        }
      }
    }
  },
  "components": {
    "securitySchemes": { "shop": { "type": "oauth2", "description": "@TEXT@",
      "flows": { "clientCredentials": { "tokenUrl": "/token", "scopes": { "read @TEXT@": "@TEXT@" } } } } },
    "schemas": {
      "Pet": { "type": "object", "description": "@TEXT@", "properties": { "name": { "type": "string", "description": "@TEXT@" } } },
      "Other @TEXT@": { "description": "@TEXT@", "oneOf": [{ "$ref": "#/components/schemas/Pet" }, { "type": "string" }],
        "discriminator": { "propertyName": "kind @TEXT@", "mapping": { "v @TEXT@": "#/components/schemas/Pet" } } }
    }
  }
}"##;

fn plan(text: &str) -> Files {
    let quoted = serde_json::to_string(text).unwrap();
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    let document = DOCUMENT.replace(PLACE, inner);
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let api = read_text(&texts, "pets.json", &document, &mut diagnostics);
    let api = api.unwrap_or_else(|| panic!("{text:?}: {}", render::text(&diagnostics, &texts, false)));
    let options = Options {
        name: "pets".into(),
        version: "0.1.0".into(),
        runtime: "../r".into(),
        mock: "../m".into(),
        cli: "../c".into(),
        scenario: None,
        inline_types: InlineTypes::Shared,
        document: "pets.json".into(),
    };
    emit(&api, &options)
}

/// Words of code, without what stands in literals (documentation is one) and comments.
fn words(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => words(group.stream(), into),
            TokenTree::Ident(ident) => into.push(ident.to_string()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[test]
fn no_text_becomes_code() {
    for text in TEXTS {
        for (path, code) in plan(text).iter().filter(|(path, _)| path.ends_with(".rs")) {
            let tokens: TokenStream = code.parse().unwrap_or_else(|error| panic!("{text:?} in {path}: {error}"));
            syn::parse2::<syn::File>(tokens.clone()).unwrap_or_else(|error| panic!("{text:?} in {path}: {error}"));
            let mut found = Vec::new();
            words(tokens, &mut found);
            // Names are made of a text's letters too, but in the spelling of names.
            let escaped = found.iter().filter(|word| *word == "pWnEd").count();
            assert_eq!(escaped, 0, "{text:?} became code in {path}");
        }
    }
}

#[test]
fn no_text_becomes_a_line_of_the_manifest() {
    let keys = |files: &Files| -> Vec<String> {
        let manifest = files.get("Cargo.toml").unwrap_or_default();
        manifest.lines().map(|line| line.split('=').next().unwrap_or_default().to_owned()).collect()
    };
    let plain = keys(&plan("text"));
    for text in TEXTS {
        let files = plan(text);
        assert_eq!(keys(&files), plain, "{text:?}");
        let manifest = files.get("Cargo.toml").unwrap_or_default();
        let description = manifest.lines().find(|line| line.starts_with("description")).unwrap_or_default();
        assert_eq!(description.matches('"').count(), 2, "{text:?}: {description}");
        assert!(!description.contains('\\') && !description.chars().any(char::is_control), "{text:?}: {description}");
    }
}

/// rustc refuses a lone carriage return in documentation, and characters that turn the direction of a line.
#[test]
fn no_character_hides_what_the_code_says() {
    let hidden = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    for text in TEXTS {
        for (path, code) in plan(text).iter() {
            let line = code.lines().find(|line| line.contains(hidden));
            assert_eq!(line, None, "{text:?} in {path}");
        }
    }
}

/// What travels is what the vendor wrote, to the letter.
#[test]
fn values_on_the_wire_are_kept() {
    for text in TEXTS {
        let mut found = Vec::new();
        for (_, code) in plan(text).iter().filter(|(path, _)| path.ends_with(".rs")) {
            literals(code.parse().unwrap(), &mut found);
        }
        for value in [format!("k {text}"), format!("m {text}"), format!("q {text}"), format!("c {text}")] {
            assert!(found.contains(&value), "{value:?} stands in no literal");
        }
    }
}

fn literals(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(group.stream(), into),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse2::<syn::LitStr>(TokenTree::from(literal).into()) {
                    into.push(text.value());
                }
            }
            _ => {}
        }
    }
}
