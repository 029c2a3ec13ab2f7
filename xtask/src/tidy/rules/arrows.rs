//! Who may see whom. The two tables are the invariants of ARCHITECTURE.md, as they stand in the code.

use super::{
    super::{House, rust, rust::Rust, tree::is_below},
    Found,
};

/// A part of the generator and the other parts that it sees. Where one row is inside another, the inner one counts.
struct Room {
    part: &'static str,
    sees: &'static [&'static str],
}

/// The generator's sources.
const GENERATOR: &str = "flexiti-codegen/src";

/// The generator, from the text to what is made of it; all of it is joined in the last one. What has no row here is a new
/// room, and its arrows are to be thought about first.
const ROOMS: [Room; 13] = [
    // A diagnostic has a place in a text, and reading a text gives diagnostics.
    Room { part: "source", sees: &["diagnostic"] },
    Room { part: "diagnostic", sees: &["source"] },
    Room { part: "document", sees: &["source", "diagnostic"] },
    // The only way from a document to the model.
    Room { part: "lower", sees: &["document", "source", "diagnostic", "model"] },
    Room { part: "model", sees: &[] },
    Room { part: "surface", sees: &["model"] },
    Room { part: "diff", sees: &["model", "surface"] },
    // A report shows lines of the two documents: where a pointer leads, never what a document means.
    Room { part: "diff/places.rs", sees: &["model", "source", "diagnostic"] },
    Room { part: "diff/report", sees: &["model", "surface", "source"] },
    // The API in plain data: for a program that knows no API of its own.
    Room { part: "describe", sees: &["model"] },
    // A crate carries the description of its API.
    Room { part: "emit", sees: &["describe", "model"] },
    // The plan of files is `emit`'s.
    Room { part: "disk", sees: &["emit", "diagnostic"] },
    Room {
        part: "lib.rs",
        sees: &["describe", "diagnostic", "diff", "disk", "document", "emit", "lower", "model", "source", "surface"],
    },
];

/// A crate, and the only places of the libraries that may name it.
struct Guest {
    name: &'static str,
    only_in: &'static [&'static str],
    why: &'static str,
}

const GUESTS: [Guest; 9] = [
    Guest {
        name: "openapiv3",
        only_in: &["flexiti-codegen/src/document", "flexiti-codegen/src/lower"],
        why: "after lowering nothing knows OpenAPI",
    },
    Guest { name: "syn", only_in: &["flexiti-codegen/src/emit"], why: "only emission knows Rust" },
    Guest { name: "quote", only_in: &["flexiti-codegen/src/emit"], why: "only emission knows Rust" },
    Guest { name: "prettyplease", only_in: &["flexiti-codegen/src/emit"], why: "only emission knows Rust" },
    Guest {
        name: "flexiti_description",
        only_in: &["flexiti-codegen/src/describe", "flexiti-description/src", "flexiti-mock/src"],
        why: "the model is what the other rooms speak of",
    },
    Guest { name: "flexiti_codegen", only_in: &["flexiti-codegen/src"], why: "clients do not carry the generator" },
    Guest { name: "flexiti_generated", only_in: &[], why: "no library knows an API" },
    Guest {
        name: "flexiti_runtime",
        only_in: &["flexiti-runtime/src"],
        why: "the generator writes for the runtime, and does not use it",
    },
    Guest { name: "reqwest", only_in: &["flexiti-runtime/src/transport"], why: "the line can be another one" },
];

/// The sources that guests are looked for in.
const LIBRARIES: [&str; 4] = [GENERATOR, "flexiti-description/src", "flexiti-mock/src", "flexiti-runtime/src"];

pub(super) fn check(house: &House, found: Found<'_>) {
    for rust in house.rust.iter().filter(|rust| !rust.is_test) {
        if LIBRARIES.iter().any(|library| is_below(&rust.path, library)) {
            guests(rust, found);
        }
        if let Some(part) = rust.path.strip_prefix(GENERATOR).and_then(|path| path.strip_prefix('/')) {
            rooms(rust, part, found);
        }
    }
}

fn rooms(rust: &Rust, part: &str, found: Found<'_>) {
    let own = part.split('/').next().unwrap_or_default();
    let rows = ROOMS.iter().filter(|room| is_below(part, room.part));
    let Some(room) = rows.max_by_key(|room| room.part.len()) else {
        let text = format!("`{own}` has no row in `ROOMS` of xtask/src/tidy/rules/arrows.rs: say there what it sees");
        return found(&rust.path, 1, text);
    };
    for (line, path) in rust::paths(rust) {
        let Some(seen) = seen(part, &path) else { continue };
        let is_room = ROOMS.iter().any(|room| room.part == seen);
        if !is_room {
            found(&rust.path, line, format!("`{seen}` of the root is named: name it in the room that it lives in"));
        } else if seen != own && !room.sees.contains(&seen.as_str()) {
            found(&rust.path, line, format!("`{}` must not see `{seen}`: {}", room.part, sees(room)));
        }
    }
}

/// What `path` names, as a word below the root of the crate: from `crate`, or up by `super`.
fn seen(part: &str, path: &[String]) -> Option<String> {
    if path.first()? == "crate" {
        return path.get(1).cloned();
    }
    let ups = path.iter().take_while(|word| *word == "super").count();
    // `a/b.rs` and `a/b/mod.rs` are the module `a::b`: one up is `a`, two are the root.
    let depth = part.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
    (ups > 0 && ups == depth).then(|| path.get(ups).cloned()).flatten()
}

fn sees(room: &Room) -> String {
    match room.sees {
        [] => "it sees nothing else".into(),
        rooms => format!("it sees {}", rooms.join(", ")),
    }
}

fn guests(rust: &Rust, found: Found<'_>) {
    for (line, path) in rust::paths(rust) {
        for guest in GUESTS.iter().filter(|guest| path.len() > 1 && path[0] == guest.name) {
            if !guest.only_in.iter().any(|folder| is_below(&rust.path, folder)) {
                let places = match guest.only_in {
                    [] => "nowhere in the libraries".to_owned(),
                    folders => format!("only in {}", folders.join(" and ")),
                };
                found(&rust.path, line, format!("`{}` is named {places}: {}", guest.name, guest.why));
            }
        }
    }
}
