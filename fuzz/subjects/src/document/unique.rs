//! Names that a compiler would refuse for being there twice. Compiling takes seconds, and this microseconds.

use std::collections::HashSet;

use quote::ToTokens;
use syn::{Fields, File, ImplItem, Item};

/// No module has two items of a name, no record two members, no enum two variants, no type two functions.
pub(super) fn unique(files: &[(&str, File)]) {
    let mut functions = HashSet::new();
    for (path, file) in files {
        items(path, &file.items, &mut functions);
    }
}

fn items(path: &str, items: &[Item], functions: &mut HashSet<String>) {
    let (mut types, mut values) = (HashSet::new(), HashSet::new());
    for item in items {
        match item {
            Item::Struct(item) => {
                once(path, &mut types, &item.ident);
                fields(path, &item.fields);
            }
            Item::Enum(item) => {
                once(path, &mut types, &item.ident);
                let mut variants = HashSet::new();
                for variant in &item.variants {
                    once(path, &mut variants, &variant.ident);
                    fields(path, &variant.fields);
                }
            }
            Item::Type(item) => once(path, &mut types, &item.ident),
            Item::Trait(item) => once(path, &mut types, &item.ident),
            Item::Mod(item) => once(path, &mut types, &item.ident),
            Item::Const(item) if item.ident != "_" => once(path, &mut values, &item.ident),
            Item::Static(item) => once(path, &mut values, &item.ident),
            Item::Fn(item) => once(path, &mut values, &item.sig.ident),
            Item::Impl(block) if block.trait_.is_none() => {
                // Types of one name stand in several modules, the client in one.
                let of = block.self_ty.to_token_stream().to_string();
                let home = if of.starts_with("Client") { "" } else { path };
                for item in &block.items {
                    let name = match item {
                        ImplItem::Fn(item) => item.sig.ident.to_string(),
                        ImplItem::Const(item) => item.ident.to_string(),
                        _ => continue,
                    };
                    let key = format!("{home} {of}::{name}");
                    assert!(functions.insert(key.clone()), "{path} has {key} twice");
                }
            }
            _ => {}
        }
    }
}

fn fields(path: &str, fields: &Fields) {
    let mut names = HashSet::new();
    for name in fields.iter().filter_map(|field| field.ident.as_ref()) {
        once(path, &mut names, name);
    }
}

fn once(path: &str, known: &mut HashSet<String>, name: &syn::Ident) {
    assert!(known.insert(name.to_string()), "{path} has `{name}` twice");
}
