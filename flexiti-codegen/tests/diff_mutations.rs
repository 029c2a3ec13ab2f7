//! Every single-site mutation of a class, at every site of the pinned document: exactly the rule that it asks for is
//! reported, once at each place where the site is used, and nothing else.
//!
//! Every tenth site is mutated; all of them with `FLEXITI_MUTATIONS=all`.

// The figures are said aloud.
#![allow(clippy::print_stderr)]

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Change, Options},
    model::Api,
};
use rayon::prelude::*;
use serde_json::{Value, json};

/// A class of mutations.
struct Class {
    name: &'static str,
    /// Mutates a schema object, or says that it does not apply.
    mutate: fn(&mut Value) -> Option<()>,
    /// What the ids of all changes must contain, one of these.
    rules: &'static [&'static str],
}

const CLASSES: [Class; 9] = [
    Class { name: "lengthen", mutate: |schema| length(schema, |length| length + 7), rules: &["-max-length-increased"] },
    Class { name: "shorten", mutate: |schema| length(schema, |length| length - 1), rules: &["-max-length-decreased"] },
    Class {
        name: "unlimit",
        mutate: |schema| schema.as_object_mut()?.remove("maxLength").map(drop),
        rules: &["-max-length-unset"],
    },
    Class {
        name: "add a pattern",
        mutate: |schema| {
            let plain = schema["type"] == "string" && schema.get("pattern").is_none() && schema.get("enum").is_none();
            plain.then(|| schema["pattern"] = json!("^[a-z]*$"))
        },
        rules: &["-pattern-added"],
    },
    Class {
        name: "flip null",
        mutate: |schema| {
            let null = schema["nullable"] == true;
            schema.get("type")?;
            schema["nullable"] = json!(!null);
            Some(())
        },
        rules: &["-became-nullable", "-became-not-nullable"],
    },
    Class {
        name: "add a value",
        mutate: |schema| {
            let values = schema.get_mut("enum")?.as_array_mut()?;
            values.first()?.as_str()?;
            values.push(json!("brand_new"));
            Some(())
        },
        rules: &["enum-value-added", "error-code-added"],
    },
    Class {
        name: "remove a value",
        mutate: |schema| {
            // Without the value that it names, a default would change too.
            if schema.get("default").is_some() {
                return None;
            }
            let values = schema.get_mut("enum")?.as_array_mut()?;
            (values.len() > 1).then(|| values.pop()).flatten().map(drop)
        },
        rules: &["enum-value-removed", "error-code-removed"],
    },
    Class {
        name: "add a member",
        mutate: |schema| {
            let members = schema.get_mut("properties")?.as_object_mut()?;
            members.insert("brand_new".into(), json!({ "type": "string" }));
            Some(())
        },
        rules: &["new-optional-request-property", "response-optional-property-added"],
    },
    Class {
        name: "change the type",
        mutate: |schema| {
            (schema["type"] == "boolean" && schema.get("default").is_none()).then(|| schema["type"] = json!("integer"))
        },
        rules: &["-type-changed", "-type-generalized"],
    },
];

fn length(schema: &mut Value, other: fn(u64) -> u64) -> Option<()> {
    let length = schema.get("maxLength")?.as_u64().filter(|length| *length > 1)?;
    schema["maxLength"] = json!(other(length));
    Some(())
}

fn spec(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(name)
}

fn model(document: &Value) -> Api {
    let overlays = [spec("pos-v2.5.overlay.yaml")];
    let read = flexiti_codegen::read_with;
    read(&Texts::new(), "mutated.json", document.to_string(), &overlays, &mut Diagnostics::new()).expect("a model")
}

/// Every object of the document that is a schema, by its pointer.
fn schemas(node: &Value, pointer: &str, inside: bool, found: &mut Vec<String>) {
    if inside && node.is_object() && node.get("$ref").is_none() {
        found.push(pointer.to_owned());
    }
    let Some(members) = node.as_object() else {
        for (index, item) in node.as_array().into_iter().flatten().enumerate() {
            schemas(item, &format!("{pointer}/{index}"), inside, found);
        }
        return;
    };
    for (key, value) in members {
        let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        match key.as_str() {
            "example" | "examples" | "enum" | "default" | "required" => {}
            key if key.starts_with("x-") => {}
            "schemas" | "properties" if value.is_object() => {
                for (name, schema) in value.as_object().into_iter().flatten() {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    schemas(schema, &format!("{pointer}/{name}"), true, found);
                }
            }
            "schema" | "items" | "additionalProperties" => schemas(value, &pointer, true, found),
            "allOf" | "oneOf" | "anyOf" => schemas(value, &pointer, true, found),
            _ => schemas(value, &pointer, false, found),
        }
    }
}

#[test]
fn every_mutation_is_reported_as_what_it_is_and_once() {
    let text = std::fs::read_to_string(spec("pos-v2.5.yaml")).expect("the pinned document");
    let document: Value = serde_yaml::from_str(&text).expect("YAML");
    let base = model(&document);
    let mut sites = Vec::new();
    schemas(&document, "", false, &mut sites);
    let step = if std::env::var_os("FLEXITI_MUTATIONS").is_some_and(|which| which == "all") { 1 } else { 10 };
    if step > 1 {
        eprintln!("every {step}th site of {}; all with FLEXITI_MUTATIONS=all", sites.len());
    }
    let (mut total, mut silent, mut wrong) = (0, Vec::new(), Vec::new());
    for class in &CLASSES {
        let answers: Vec<Answer> = sites
            .par_iter()
            .filter_map(|site| {
                // Null must be allowed by every part of an `allOf`: one part alone changes nothing.
                if class.name == "flip null" && site.contains("/allOf/") {
                    return None;
                }
                let mut mutated = document.clone();
                (class.mutate)(mutated.pointer_mut(site)?)?;
                Some((site, mutated))
            })
            .collect::<Vec<_>>()
            .par_iter()
            .step_by(step)
            .map(|(site, mutated)| {
                let changes = diff::compare(&base, &model(mutated), &Options::default()).changes;
                judge(class, site, &changes)
            })
            .collect();
        let count = answers.len();
        for answer in answers {
            match answer {
                Answer::Right => {}
                Answer::Silent(site) => silent.push(site),
                Answer::Wrong(found) => wrong.push(found),
            }
        }
        eprintln!("{:16} {count:4} sites", class.name);
        total += count;
    }
    eprintln!("{total} mutations, {} silent, {} wrong", silent.len(), wrong.len());
    assert!(silent.is_empty() && wrong.is_empty(), "{}\n{}", silent.join("\n"), wrong.join("\n"));
}

/// What a mutation gave.
enum Answer {
    Right,
    Silent(String),
    Wrong(String),
}

fn judge(class: &Class, site: &str, changes: &[Change]) -> Answer {
    let places: BTreeSet<_> = changes.iter().map(place).collect();
    let fits = |change: &Change| class.rules.iter().any(|rule| change.id.ends_with(rule));
    if changes.is_empty() {
        Answer::Silent(format!("{}: {site}", class.name))
    } else if changes.iter().all(fits) && places.len() == changes.len() {
        Answer::Right
    } else {
        let found: Vec<&str> = changes.iter().map(|change| change.id.as_str()).collect();
        Answer::Wrong(format!("{}: {site}: {found:?}", class.name))
    }
}

fn place(change: &Change) -> [&str; 5] {
    [&change.operation, &change.part, &change.name, &change.before, &change.after]
}
