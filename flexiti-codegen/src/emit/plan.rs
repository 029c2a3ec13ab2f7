//! Which files a crate has, and what stands in each.

use std::collections::{BTreeMap, HashMap, HashSet};

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use super::{
    Emitter, Files, Options, docs,
    docs::prose_of,
    format::format_file,
    grouping, imports,
    mock::{self, MockFile},
    names::{Module, Names, OperationNames, words},
    pieces::Item,
    printed::Printed,
    reach::Reach,
    scopes::Scopes,
    templates,
};
use crate::model::{Api, Operation, Record, SchemaId, Shape};

/// Plans every file of the crate.
pub fn emit(api: &Api, options: &Options) -> Files {
    let names = Names::of(api);
    let mut emitter = Emitter {
        api,
        options,
        names,
        reach: Reach::of(api),
        scopes: Scopes::of(api),
        supplied: None,
        taken_apart: HashSet::new(),
        answered_by: HashMap::new(),
    };
    emitter.supplied = Some(emitter.supplied_parameters());
    emitter.taken_apart = emitter.taken_apart();
    emitter.answered_by = emitter.answered_by();
    let jobs = emitter.jobs();
    // Files are independent of each other, and the plan is sorted by path: threads change nothing but the time.
    let written: Vec<(String, Written)> =
        jobs.par_iter().map(|(path, job)| (path.clone(), emitter.file(job))).collect();
    // Code cannot go from one thread to another, so that what is divided by its length is divided where it is made.
    let mock = mock::Part::ALL.par_iter().map(|part| emitter.mock_files(*part)).flatten_iter();
    let mock: Vec<(String, Written)> = mock.collect();
    let written: Vec<(String, Written)> = written.into_iter().chain(mock).collect();
    let has_other_letters = written.iter().any(|(_, written)| written.has_other_letters);
    let mut files = Files::default();
    files.extend(written.into_iter().map(|(path, written)| (path, written.text)));
    files.extend(mock::texts(&emitter));
    files.extend(templates::files(&emitter, has_other_letters));
    files
}

/// A file of code.
struct Written {
    text: String,
    /// Whether one of its names has letters beyond ASCII.
    has_other_letters: bool,
}

/// What stands in one file.
enum Job<'m> {
    Client,
    /// `operations/mod.rs`, and which of its modules are folders.
    Operations {
        folders: HashSet<&'m str>,
    },
    /// The operations of one tag, and what stands in them; all, or a part of them.
    OfTag {
        module: &'m str,
        tag: Option<&'m str>,
        pieces: Vec<Item>,
        part: Option<String>,
    },
    /// What holds the parts together, and is where users look for all of it.
    TagRoot {
        tag: Option<&'m str>,
        operations: Vec<usize>,
        parts: Vec<String>,
    },
    /// Types of the document, all or a part of them.
    Types {
        ids: Vec<SchemaId>,
        part: Option<String>,
    },
    TypesRoot {
        parts: Vec<String>,
    },
}

impl<'m> Emitter<'m> {
    fn jobs(&'m self) -> Vec<(String, Job<'m>)> {
        let mut jobs = vec![("src/client.rs".to_owned(), Job::Client)];
        let mut folders = HashSet::new();
        for (module, tag) in &self.names.modules {
            let of_tag = self.tag_jobs(module, tag.as_deref());
            if of_tag.len() > 1 {
                folders.insert(module.as_str());
            }
            jobs.extend(of_tag);
        }
        jobs.push(("src/operations/mod.rs".to_owned(), Job::Operations { folders }));
        jobs.extend(self.type_jobs());
        jobs
    }

    fn tag_jobs(&'m self, module: &'m str, tag: Option<&'m str>) -> Vec<(String, Job<'m>)> {
        let pieces = self.pieces_of_tag(module);
        let operations: Vec<usize> = pieces.iter().filter_map(|piece| piece.what.operation()).collect();
        let all: Vec<Item> = pieces.iter().map(|piece| piece.what).collect();
        let Some(groups) = grouping::group(pieces) else {
            return vec![(format!("src/operations/{module}.rs"), Job::OfTag { module, tag, pieces: all, part: None })];
        };
        let parts = groups.iter().map(|group| group.name.clone()).collect();
        let root = (format!("src/operations/{module}/mod.rs"), Job::TagRoot { tag, operations, parts });
        let files = groups.into_iter().map(|group| {
            let path = format!("src/operations/{module}/{}.rs", group.name);
            (path, Job::OfTag { module, tag, pieces: group.pieces, part: Some(group.name) })
        });
        files.chain([root]).collect()
    }

    fn type_jobs(&self) -> Vec<(String, Job<'m>)> {
        let pieces = self.pieces_of_types();
        let ids = pieces.iter().map(|piece| piece.what).collect();
        let Some(groups) = grouping::group(pieces) else {
            return vec![("src/types.rs".into(), Job::Types { ids, part: None })];
        };
        let parts = groups.iter().map(|group| group.name.clone()).collect();
        let files = groups.into_iter().map(|group| {
            (format!("src/types/{}.rs", group.name), Job::Types { ids: group.pieces, part: Some(group.name) })
        });
        files.chain([("src/types/mod.rs".to_owned(), Job::TypesRoot { parts })]).collect()
    }

    fn file(&self, job: &Job<'_>) -> Written {
        let (head, code) = match job {
            Job::Client => (vec!["Environments, scopes, and the client itself.".to_owned()], self.client_file()),
            Job::Operations { folders } => {
                let (modules, supplied) = (modules_of(&self.names.modules, folders), self.supplied_constants());
                let uses = imports::imports(&supplied, &[]);
                (vec!["The operations, one module for each group.".to_owned()], quote!(#uses #modules #supplied))
            }
            Job::OfTag { module, tag, pieces, part } => {
                let head = match part {
                    Some(part) => vec![format!("Of the operations of {}: `{part}`.", tag_code(*tag))],
                    None => self.tag_lines(*tag),
                };
                (head, self.operations_file(module, pieces, part.is_some()))
            }
            Job::TagRoot { tag, operations, parts } => {
                let parts = parts_of(parts);
                let supplied = self.supplied_to(operations);
                let uses = (!supplied.is_empty()).then(|| quote!(use super::{#(#supplied),*};));
                (self.tag_lines(*tag), quote!(#uses #parts))
            }
            Job::Types { ids, part } => {
                let head = match part {
                    Some(part) => format!("Of the types that the document names: `{part}`."),
                    None => "Types that the document names, and what stands in them.".to_owned(),
                };
                (vec![head], self.types_file(ids, part.is_some()))
            }
            Job::TypesRoot { parts } => {
                (vec!["The types that the document names, and what stands in them.".to_owned()], parts_of(parts))
            }
        };
        let has_other_letters = words::has_other_letters(&code);
        Written { text: format_file(&self.options.document, &head, code), has_other_letters }
    }

    fn mock_files(&self, part: mock::Part) -> Vec<(String, Written)> {
        let files = self.mock(part).into_iter().map(|MockFile { path, head, code }| {
            let has_other_letters = words::has_other_letters(&code);
            (path, Written { text: format_file(&self.options.document, &[head], code), has_other_letters })
        });
        files.collect()
    }

    /// What the document says about a tag.
    fn tag_lines(&self, tag: Option<&str>) -> Vec<String> {
        let tag_docs = self.api.tags.iter().find(|known| Some(known.name.as_str()) == tag);
        let lines = tag_docs.map(|tag| prose_of(&tag.docs)).unwrap_or_default();
        if lines.is_empty() { vec![format!("{}.", tag_code(tag))] } else { lines }
    }

    fn client_file(&self) -> TokenStream {
        let code = self.client();
        let uses = imports::imports(&code, &[]);
        let marker = imports::idents(&code).contains("PhantomData").then(|| {
            quote!(
                use std::marker::PhantomData;
            )
        });
        quote!(#marker #uses #code)
    }

    fn operations_file(&self, module: &str, pieces: &[Item], is_part: bool) -> TokenStream {
        let here = Module::Operations(module.to_owned());
        let operations: Vec<(&Operation, &OperationNames)> =
            pieces.iter().filter_map(|piece| piece.operation()).filter_map(|index| self.operation_at(index)).collect();
        let ids: Vec<SchemaId> = pieces.iter().filter_map(|piece| piece.schema()).collect();
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
        items.extend(ids.iter().map(|id| self.type_item(*id, &here, &mut printed)));
        printed.by_encoding.extend(operations.iter().filter_map(|(operation, names)| self.body_name(operation, names)));
        let code = quote!(#(#blocks)* #(#items)*);
        let code = quote!(#code #printed);
        let mut root = vec!["Client".to_owned(), "types".to_owned()];
        if let Some(scopes) = &self.scopes {
            root.extend(["Scope".to_owned(), "Grants".to_owned()]);
            root.extend(scopes.list.iter().map(|(_, _, marker)| marker.clone()));
        }
        let uses = imports::imports(&code, &root);
        let siblings = is_part.then(|| self.siblings(&here, &ids, &code));
        quote!(#uses #siblings #code)
    }

    fn types_file(&self, ids: &[SchemaId], is_part: bool) -> TokenStream {
        let mut printed = Printed::default();
        let items: Vec<TokenStream> = ids.iter().map(|id| self.type_item(*id, &Module::Types, &mut printed)).collect();
        let code = quote!(#(#items)* #printed);
        let uses = imports::imports(&code, &[]);
        let siblings = is_part.then(|| self.siblings(&Module::Types, ids, &code));
        quote!(#uses #siblings #code)
    }

    /// Brings in the other parts of a module, if the code names a type of theirs.
    fn siblings(&self, here: &Module, own: &[SchemaId], code: &TokenStream) -> TokenStream {
        let own: HashSet<SchemaId> = own.iter().copied().collect();
        // A body that its request takes apart is private to the file of that one, unless the document names it.
        let is_private = |id: &SchemaId| *here != Module::Types && self.taken_apart.contains(id);
        let is_other = |id: &SchemaId| !own.contains(id) && !is_private(id);
        let types = self.names.by_module.get(here);
        let mut named = imports::idents(code).into_iter().filter_map(|name| types?.get(&name));
        let is_needed = named.any(is_other);
        if is_needed {
            quote!(
                use super::*;
            )
        } else {
            quote!()
        }
    }

    /// The item of one named schema, entered into the list of how it prints.
    pub(super) fn type_item(&self, id: SchemaId, from: &Module, printed: &mut Printed) -> TokenStream {
        let schema = &self.api.schemas[id];
        let Some(name) = self.names.types.get(&id) else { return quote!() };
        let ident = words::ident(&name.name);
        match &schema.shape {
            Shape::Union(union) | Shape::Record(Record { heirs: Some(union), .. }) => {
                let (union, boxed) = (self.union(id, schema, union, from), self.boxed_impls(id, &ident));
                printed.by_encoding.push(ident);
                quote!(#union #boxed)
            }
            Shape::Record(record) => {
                let (record, boxed) = (self.record(id, schema, record, from), self.boxed_impls(id, &ident));
                printed.by_encoding.push(ident);
                quote!(#record #boxed)
            }
            Shape::Enum(list) => {
                printed.by_text.push(ident);
                self.enumeration(id, schema, list, from)
            }
            Shape::List(_) | Shape::Map(_) | Shape::Scalar(_) | Shape::Alias(_) | Shape::Any | Shape::Tuple(_) => {
                let docs = self.schema_docs(id, schema);
                let kind = self.kind(id, from);
                quote!(#docs pub type #ident = #kind;)
            }
        }
    }
}

fn modules_of(modules: &[(String, Option<String>)], folders: &HashSet<&str>) -> TokenStream {
    let modules = modules.iter().map(|(module, _)| {
        let (path, ident) = (path_of(module, folders.contains(module.as_str())), words::ident(module));
        quote!(#path pub mod #ident;)
    });
    quote!(#(#modules)*)
}

/// Files that are parts of one module. `self` tells them from crates of the same name.
pub(super) fn parts_of(parts: &[String]) -> TokenStream {
    let idents: Vec<_> = parts.iter().map(|part| words::ident(part)).collect();
    let paths = parts.iter().map(|part| path_of(part, false));
    quote!(#(#paths mod #idents;)* #(pub use self::#idents::*;)*)
}

/// Where a module stands whose name has letters beyond ASCII: the compiler looks for no such file by itself.
fn path_of(module: &str, is_folder: bool) -> Option<TokenStream> {
    let path = format!("{module}{}.rs", if is_folder { "/mod" } else { "" });
    (!module.is_ascii()).then(|| quote!(#[path = #path]))
}

fn tag_code(tag: Option<&str>) -> String {
    docs::code(tag.unwrap_or("Operations without a tag"))
}
