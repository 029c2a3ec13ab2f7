//! Every path that users of a generated crate may write, read from its files.

use std::collections::BTreeSet;

use flexiti_codegen::emit::Files;
use syn::{ImplItem, Item, Type, Visibility};

/// Types, variants, fields, methods and constants, each by its path.
pub(crate) fn paths(files: &Files) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let module = module(path);
        file.items.iter().for_each(|item| of_item(item, &module, &mut paths));
    }
    paths
}

/// The module that users know: files that are parts of one are re-exported by it.
fn module(path: &str) -> String {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts: Vec<&str> = inner.split('/').filter(|part| *part != "mod").collect();
    match parts.as_slice() {
        ["operations", tag, ..] => format!("operations::{tag}"),
        ["types", ..] => "types".into(),
        ["lib" | "client"] => "crate".into(),
        other => other.join("::"),
    }
}

fn of_item(item: &Item, module: &str, paths: &mut BTreeSet<String>) {
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            paths.insert(format!("{module}::{}", item.ident));
            for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
                paths.extend(field.ident.iter().map(|field| format!("{module}::{}.{field}", item.ident)));
            }
        }
        Item::Enum(item) if is_public(&item.vis) => {
            paths.insert(format!("{module}::{}", item.ident));
            paths.extend(item.variants.iter().map(|variant| format!("{module}::{}::{}", item.ident, variant.ident)));
        }
        Item::Type(item) if is_public(&item.vis) => _ = paths.insert(format!("{module}::{}", item.ident)),
        Item::Mod(item) if is_public(&item.vis) => _ = paths.insert(format!("{module}::{}", item.ident)),
        Item::Impl(item) if item.trait_.is_none() => {
            let Type::Path(of) = &*item.self_ty else { return };
            let Some(of) = of.path.segments.last().map(|segment| &segment.ident) else { return };
            // The client's methods are the client's, whichever file they stand in.
            let module = if of == "Client" { "crate" } else { module };
            for part in &item.items {
                match part {
                    ImplItem::Fn(part) if is_public(&part.vis) => {
                        paths.insert(format!("{module}::{of}::{}()", part.sig.ident));
                    }
                    ImplItem::Const(part) if is_public(&part.vis) => {
                        paths.insert(format!("{module}::{of}::{}", part.ident));
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
