//! The vendor's Markdown to rustdoc.

use flexiti_codegen::Texts;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag};
use serde_json::json;
use syn::{Attribute, Expr, Item, Lit, Meta};

use super::opened::{emitted, modelled};

/// Whatever a description says, rustdoc takes what becomes of it without a warning: no HTML, no code that would be a
/// test, no link that leads nowhere.
pub(crate) fn prose(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Prose", "version": "1" },
        "paths": {},
        "components": { "schemas": { "Told": {
            "type": "object",
            "description": text,
            "properties": { "member": { "type": "string", "description": text } },
        } } },
    });
    let texts = Texts::new();
    let Some(api) = modelled(&texts, "document", document.to_string()) else { return };
    let files = emitted(&api);
    let code = files.get("src/types.rs").unwrap_or_else(|| panic!("the type is not there"));
    let file = syn::parse_file(code).unwrap_or_else(|error| panic!("no Rust: {error}\n{code}"));
    for item in &file.items {
        if let Item::Struct(item) = item {
            rustdoc(&docs(&item.attrs));
            item.fields.iter().for_each(|field| rustdoc(&docs(&field.attrs)));
        }
    }
}

fn docs(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes {
        if let Meta::NameValue(doc) = &attribute.meta
            && doc.path.is_ident("doc")
            && let Expr::Lit(value) = &doc.value
            && let Lit::Str(line) = &value.lit
        {
            let line = line.value();
            text.push_str(line.strip_prefix(' ').unwrap_or(&line));
            text.push('\n');
        }
    }
    text
}

fn rustdoc(text: &str) {
    let broken =
        |link: pulldown_cmark::BrokenLink<'_>| -> Option<(pulldown_cmark::CowStr<'_>, pulldown_cmark::CowStr<'_>)> {
            panic!("a link that leads nowhere, {:?}:\n{text}", link.reference)
        };
    // As rustdoc reads it.
    let options = pulldown_cmark::Options::ENABLE_TABLES
        | pulldown_cmark::Options::ENABLE_FOOTNOTES
        | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
        | pulldown_cmark::Options::ENABLE_TASKLISTS
        | pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_with_broken_link_callback(text, options, Some(broken)) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML, {html:?}:\n{text}"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => panic!("code that would be a test:\n{text}"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if &*language != "text" => {
                panic!("code that would be a test, {language:?}:\n{text}")
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) if link_type != LinkType::Autolink => {
                panic!("a link that the vendor wrote, {dest_url:?}:\n{text}")
            }
            Event::Start(Tag::Image { dest_url, .. }) => panic!("an image, {dest_url:?}:\n{text}"),
            Event::FootnoteReference(name) => panic!("a footnote, {name:?}:\n{text}"),
            _ => {}
        }
    }
}
