//! Which files a crate has, and what stands in each.

use std::collections::{BTreeMap, HashSet};

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use super::{
    Emitter, Files, Options, docs, imports,
    names::{Module, Names, words},
    reach::Reach,
    record::prose_of,
    scopes::Scopes,
    templates,
};
use crate::model::{Api, SchemaId, Shape};

/// Up to this many types stand in one file; beyond, each file holds those whose names begin with the same word. Users
/// never see the difference: every type is `types::Name`.
const TYPES_IN_ONE_FILE: usize = 40;

/// Plans every file of the crate.
pub fn emit(api: &Api, options: &Options) -> Files {
    let names = Names::of(api);
    let mut emitter =
        Emitter { api, options, names, reach: Reach::of(api), scopes: Scopes::of(api), supplied: None, taken_apart: HashSet::new() };
    emitter.supplied = Some(emitter.supplied_parameters());
    emitter.taken_apart = emitter.taken_apart();
    let jobs = emitter.jobs();
    let mut files = Files::default();
    // Files are independent of each other, and the plan is sorted by path: threads change nothing but the time.
    let written: Vec<(String, String)> =
        jobs.par_iter().map(|(path, job)| (path.clone(), emitter.file(job))).collect();
    files.extend(written);
    files.extend(templates::files(&emitter));
    files
}

/// What stands in one file.
enum Job {
    Client,
    Operations(String, Option<String>),
    ModulesOf(&'static str, Vec<(String, String)>),
    Types { ids: Vec<SchemaId>, alone: bool },
    TypesRoot(Vec<String>),
}

impl Emitter<'_> {
    fn jobs(&self) -> Vec<(String, Job)> {
        let mut jobs = vec![("src/client.rs".to_owned(), Job::Client)];
        let modules: Vec<(String, String)> = self
            .names
            .modules
            .iter()
            .map(|(module, tag)| (module.clone(), tag.clone().unwrap_or_else(|| "operations without a tag".into())))
            .collect();
        for (module, tag) in &self.names.modules {
            jobs.push((format!("src/operations/{module}.rs"), Job::Operations(module.clone(), tag.clone())));
        }
        jobs.push(("src/operations/mod.rs".into(), Job::ModulesOf("operations", modules)));
        jobs.extend(self.type_jobs());
        jobs
    }

    fn type_jobs(&self) -> Vec<(String, Job)> {
        let of_types = |id: &SchemaId| self.names.types.get(id).is_some_and(|name| name.module == Module::Types);
        let ids: Vec<SchemaId> = self.api.schemas.iter().map(|(id, _)| id).filter(of_types).collect();
        if ids.len() <= TYPES_IN_ONE_FILE {
            return vec![("src/types.rs".into(), Job::Types { ids, alone: true })];
        }
        let mut groups: BTreeMap<String, Vec<SchemaId>> = BTreeMap::new();
        for id in ids {
            let name = self.names.types.get(&id).map(|name| words::snake(&name.name)).unwrap_or_default();
            let word = name.split('_').find(|word| !word.is_empty()).unwrap_or("other");
            let word = if matches!(word, "mod" | "self" | "super" | "crate") { "other" } else { word };
            groups.entry(word.to_owned()).or_default().push(id);
        }
        let root = Job::TypesRoot(groups.keys().cloned().collect());
        let files = groups.into_iter().map(|(word, ids)| (format!("src/types/{word}.rs"), Job::Types { ids, alone: false }));
        files.chain([("src/types/mod.rs".to_owned(), root)]).collect()
    }

    fn file(&self, job: &Job) -> String {
        let (head, code) = match job {
            Job::Client => (vec!["Environments, scopes, and the client itself.".to_owned()], self.client_file()),
            Job::Operations(module, tag) => self.operations_file(module, tag.as_deref()),
            Job::ModulesOf(what, modules) => {
                let (modules, supplied) = (modules_of(modules), self.supplied_constants());
                let uses = imports::imports(&supplied, &[]);
                (vec![format!("The {what}, one module for each group.")], quote!(#uses #modules #supplied))
            },
            Job::Types { ids, alone } => self.types_file(ids, *alone),
            Job::TypesRoot(modules) => {
                let idents: Vec<_> = modules.iter().map(|module| words::ident(module)).collect();
                let code = quote!(#(mod #idents;)* #(pub use #idents::*;)*);
                (vec!["The types that the document names, and what stands in them.".to_owned()], code)
            }
        };
        format_file(&self.options.document, &head, code)
    }

    fn client_file(&self) -> TokenStream {
        let code = self.client();
        let uses = imports::imports(&code, &[]);
        let marker = imports::idents(&code).contains("PhantomData").then(|| quote!(use std::marker::PhantomData;));
        quote!(#marker #uses #code)
    }

    fn operations_file(&self, module: &str, tag: Option<&str>) -> (Vec<String>, TokenStream) {
        let here = Module::Operations(module.to_owned());
        let operations: Vec<_> =
            self.api.operations.iter().zip(&self.names.operations).filter(|(_, names)| names.module == module).collect();
        let mut methods: BTreeMap<Vec<&str>, Vec<TokenStream>> = BTreeMap::new();
        let mut items = Vec::new();
        let mut printed = Printed::default();
        for (operation, names) in &operations {
            let markers = self.scopes.as_ref().map(|scopes| scopes.markers(operation)).unwrap_or_default();
            // One scope is a bound that the compiler can explain; several of more are a block for each.
            let (markers, grant) = match markers.as_slice() {
                [marker] => {
                    let marker = words::ident(marker);
                    (Vec::new(), quote!(where S: Grants<#marker>))
                }
                _ => (markers, quote!()),
            };
            methods.entry(markers).or_default().push(self.method(operation, names, &grant));
            items.push(self.operation(operation, names));
            items.push(self.refusal(operation, names));
        }
        let blocks = methods.iter().flat_map(|(markers, methods)| {
            let clients: Vec<TokenStream> = match (markers.as_slice(), self.scopes.is_some()) {
                (_, false) => vec![quote!(impl Client)],
                ([], true) => vec![quote!(impl<S: Scope> Client<S>)],
                (markers, true) => markers
                    .iter()
                    .map(|marker| {
                        let marker = words::ident(marker);
                        quote!(impl Client<#marker>)
                    })
                    .collect(),
            };
            clients.into_iter().map(move |client| quote!(#client { #(#methods)* }))
        });
        let blocks: Vec<TokenStream> = blocks.collect();
        for (id, _) in self.api.schemas.iter() {
            if self.names.types.get(&id).is_some_and(|name| name.module == here) && !self.taken_apart.contains(&id) {
                items.push(self.type_item(id, &here, &mut printed));
            }
        }
        printed.by_encoding.extend(operations.iter().filter_map(|(operation, names)| self.body_name(operation, names)));
        let code = quote!(#(#blocks)* #(#items)*);
        let code = quote!(#code #printed);
        let mut root = vec!["Client".to_owned(), "types".to_owned()];
        if let Some(scopes) = &self.scopes {
            root.extend(["Scope".to_owned(), "Grants".to_owned()]);
            root.extend(scopes.list.iter().map(|(_, _, marker)| marker.clone()));
        }
        let uses = imports::imports(&code, &root);
        let tag_docs = self.api.tags.iter().find(|known| Some(known.name.as_str()) == tag);
        let mut lines = tag_docs.map(|tag| prose_of(&tag.docs)).unwrap_or_default();
        if lines.is_empty() {
            lines.push(format!("{}.", docs::code(tag.unwrap_or("Operations without a tag"))));
        }
        (lines, quote!(#uses #code))
    }

    fn types_file(&self, ids: &[SchemaId], alone: bool) -> (Vec<String>, TokenStream) {
        let mut printed = Printed::default();
        let items: Vec<TokenStream> = ids.iter().map(|id| self.type_item(*id, &Module::Types, &mut printed)).collect();
        let code = quote!(#(#items)* #printed);
        let uses = imports::imports(&code, &[]);
        let named = imports::idents(&code);
        let own: Vec<_> = ids.iter().filter_map(|id| self.names.types.get(id)).map(|name| &name.name).collect();
        let others = self.names.types.values().filter(|name| name.module == Module::Types);
        let needs_siblings = !alone && others.into_iter().any(|name| named.contains(&name.name) && !own.contains(&&name.name));
        let siblings = needs_siblings.then(|| quote!(use super::*;));
        (vec!["Types that the document names, and what stands in them.".to_owned()], quote!(#uses #siblings #code))
    }

    /// The item of one named schema, entered into the list of how it prints.
    fn type_item(&self, id: SchemaId, from: &Module, printed: &mut Printed) -> TokenStream {
        let schema = &self.api.schemas[id];
        let Some(name) = self.names.types.get(&id) else { return quote!() };
        let ident = words::ident(&name.name);
        match &schema.shape {
            Shape::Record(record) => {
                let (record, boxed) = (self.record(id, schema, record, from), self.boxed_impls(id, &ident));
                printed.by_encoding.push(ident);
                quote!(#record #boxed)
            }
            Shape::Union(union) => {
                let (union, boxed) = (self.union(id, schema, union, from), self.boxed_impls(id, &ident));
                printed.by_encoding.push(ident);
                quote!(#union #boxed)
            }
            Shape::Enum(list) => {
                printed.by_text.push(ident);
                self.enumeration(id, schema, list, from)
            }
            Shape::List(_) | Shape::Map(_) | Shape::Scalar(_) | Shape::Alias(_) | Shape::Any | Shape::Tuple(_) => {
                let docs = self.schema_docs(schema);
                let kind = self.kind(id, from);
                quote!(#docs pub type #ident = #kind;)
            }
        }
    }
}

/// What a file says once for all its types: which of them print by their encoding, which are texts.
#[derive(Default)]
struct Printed {
    by_encoding: Vec<proc_macro2::Ident>,
    by_text: Vec<proc_macro2::Ident>,
}

impl quote::ToTokens for Printed {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (records, texts) = (&self.by_encoding, &self.by_text);
        if !records.is_empty() {
            tokens.extend(quote!(flexiti_runtime::debug_by_encoding!(#(#records),*);));
        }
        if !texts.is_empty() {
            tokens.extend(quote!(flexiti_runtime::text_by_open!(#(#texts),*);));
        }
    }
}

fn modules_of(modules: &[(String, String)]) -> TokenStream {
    let modules = modules.iter().map(|(module, _)| {
        let module = words::ident(module);
        quote!(pub mod #module;)
    });
    quote!(#(#modules)*)
}

/// Formats a file and puts its head on top.
fn format_file(document: &str, head: &[String], code: TokenStream) -> String {
    let head = docs::inner_attributes(head);
    let tokens = quote!(#head #code);
    let text = match syn::parse2(tokens.clone()) {
        Ok(file) => spaced(&prettyplease::unparse(&file)),
        // The tests parse every file that is emitted for the cases and the corpus; this is for the one they miss: the
        // compiler then shows the place, which the formatter cannot.
        Err(_) => tokens.to_string(),
    };
    format!("// @generated by flexiti-codegen from {document}. Do not edit: change the document or the overlay.\n{text}")
}

/// An empty line between items, and between the functions of a block: the formatter leaves none.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 32);
    let mut last = "";
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let was_closed = last.len() - last.trim_start().len() == indent && ends_item(last);
        if indent <= 4 && was_closed && !line.trim_start().starts_with(['}', ')', ']']) && begins_item(line, last) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        last = line;
    }
    spaced
}

/// Whether a line ends an item of several lines, or the head or the imports of a file.
fn ends_item(line: &str) -> bool {
    let line = line.trim();
    matches!(line, "}" | "};" | ");") || line.ends_with("{}") || line.starts_with("//!") || line.starts_with("use ") || line.starts_with("pub mod ")
}

fn begins_item(line: &str, last: &str) -> bool {
    let same = |start: &str| line.trim_start().starts_with(start) && last.trim_start().starts_with(start);
    !(same("//!") || same("use ") || same("pub mod "))
}
