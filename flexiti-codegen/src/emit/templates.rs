//! The files that are not derived from the model, from `templates/crate`: the templates place, nothing more.

use minijinja::{Environment, context};

use super::{Emitter, format, mock::Shown};

const TEMPLATES: [(&str, &str); 7] = [
    ("Cargo.toml", include_str!("../../templates/crate/Cargo.toml.j2")),
    ("README.md", include_str!("../../templates/crate/README.md.j2")),
    ("rustfmt.toml", include_str!("../../templates/crate/rustfmt.toml.j2")),
    ("src/lib.rs", include_str!("../../templates/crate/lib.rs.j2")),
    ("src/mock/mod.rs", include_str!("../../templates/crate/mock.rs.j2")),
    ("src/mock/testing.md", include_str!("../../templates/crate/testing.md.j2")),
    ("src/mock/server.rs", include_str!("../../templates/crate/mock_server.rs.j2")),
];

/// Renders every template; `has_other_letters` tells whether names of the crate have letters beyond ASCII.
pub(crate) fn files(emitter: &Emitter<'_>, has_other_letters: bool) -> Vec<(String, String)> {
    let mut environment = Environment::new();
    let syntax = minijinja::syntax::SyntaxConfig::builder().trim_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.unwrap_or_default());
    let api = emitter.api;
    let scopes: Vec<_> = emitter.scopes.iter().flat_map(|scopes| &scopes.list).collect();
    let context = context! {
        crate_name => emitter.options.name.clone(),
        module_name => emitter.options.name.replace('-', "_"),
        crate_version => emitter.options.version.clone(),
        runtime => emitter.options.runtime.clone(),
        mock => emitter.options.mock.clone(),
        has_scenario => emitter.options.scenario.is_some(),
        shown => emitter.shown().map(shown),
        // The generator and the runtime are released together, under one number.
        runtime_version => env!("CARGO_PKG_VERSION"),
        document => emitter.options.document.clone(),
        title => one_line(&api.title),
        api_version => one_line(&api.version),
        about => emitter.api_lines(),
        title_in_docs => super::docs::linked(&one_line(&format!("{} {}", api.title, api.version))),
        has_other_letters,
        recursion_limit => emitter.reach.recursion_limit(),
        making_a_client => emitter.making_a_client(),
        first_method => emitter.first_method(),
        operations => api.operations.len(),
        groups => groups(emitter),
        environments => api.servers.len(),
        scopes => scopes.iter().map(|(scope, meaning, marker)| context! { scope => *scope, meaning => one_line(meaning), marker => marker.clone() }).collect::<Vec<_>>(),
    };
    let rendered = TEMPLATES.iter().map(|(path, template)| {
        // A template that does not render is a fault of the template, which every test would show.
        let text = environment.render_str(template, &context).unwrap_or_else(|error| format!("{error:#}"));
        // The head of the crate has comments, which the formatter would lose.
        let is_code = path.ends_with(".rs") && *path != "src/lib.rs";
        ((*path).to_owned(), if is_code { format::reformatted(&text) } else { text })
    });
    rendered.collect()
}

/// The operation that the documentation of tests shows.
fn shown(shown: Shown) -> minijinja::Value {
    let Shown { method, name, variant, call, used, client } = shown;
    context! { method, name, variant, call, used, client }
}

fn groups(emitter: &Emitter<'_>) -> Vec<minijinja::Value> {
    let modules = emitter.names.modules.iter().map(|(module, tag)| {
        let operations = emitter.api.operations.iter().zip(&emitter.names.operations);
        let operations = operations.filter(|(_, names)| names.module == *module).map(|(operation, names)| {
            let summary = operation.docs.summary.as_deref().or(operation.docs.description.as_deref());
            let summary = summary.map(super::docs::sentence).unwrap_or_default();
            context! { method => names.method.clone(), title => cell(&operation.title()), summary => cell(&summary) }
        });
        context! { module, tag => tag.as_deref().map(one_line), operations => operations.collect::<Vec<_>>() }
    });
    modules.collect()
}

/// Text for where a line break would break the file.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['"', '\\'], "'")
}

/// Text for a cell of a Markdown table.
fn cell(text: &str) -> String {
    one_line(text).replace('|', "\\|")
}
