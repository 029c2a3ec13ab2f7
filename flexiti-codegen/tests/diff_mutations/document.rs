//! A document that is mutated: its tree after the overlay, so that no mutation is hidden by a correction of ours, and
//! slices of it, so that a mutation costs what it touches.

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    document::{self, NoFiles},
    lower,
    model::Api,
    source::{self, Limits, Member, Object, Value, overlay},
};

use crate::{
    sites::{self, Sites},
    tree::{Tree, child},
};

/// A mutation at a shared component is tried on this many of the operations that use it; with
/// `FLEXITI_MUTATIONS=whole` every mutation is tried on the whole document.
const USERS: usize = 2;

/// Whether mutations are tried on whole documents.
pub(crate) static WHOLE: LazyLock<bool> =
    LazyLock::new(|| std::env::var_os("FLEXITI_MUTATIONS").is_some_and(|which| which == "whole"));

/// A document with everything that stands in it.
pub(crate) struct Document {
    pub(crate) name: &'static str,
    pub(crate) root: Tree,
    pub(crate) sites: Sites,
}

impl Document {
    /// Reads a document of the repository.
    pub(crate) fn read(name: &'static str, overlays: &[&str]) -> Self {
        let texts: &'static Texts = Box::leak(Box::default());
        let mut diagnostics = Diagnostics::new();
        let mut tree = |name: &str| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
            let file = texts.load(&path).expect("a file");
            source::read(texts, file, &Limits::default(), &mut diagnostics).expect("a tree")
        };
        let mut root = tree(name);
        let overlays: Vec<Tree> = overlays.iter().map(|name| tree(name)).collect();
        for overlay in &overlays {
            overlay::apply(&mut root, overlay, &mut diagnostics);
        }
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        let sites = sites::find(&root);
        Self { name, root, sites }
    }

    /// The operations that a slice for a mutation needs: those that use the site, or the first of them.
    pub(crate) fn needed(&self, operations: &[usize]) -> Vec<usize> {
        let mut needed = match *WHOLE {
            true => (0..self.sites.operations.len()).collect(),
            false => operations.iter().copied().take(USERS).collect::<Vec<_>>(),
        };
        needed.sort_unstable();
        needed
    }

    /// The document with these operations alone, and the components that they lead to.
    pub(crate) fn slice(&self, operations: &[usize]) -> Tree {
        let kept = |path: &str, method: Option<&str>| {
            operations.iter().filter_map(|place| self.sites.operations.get(*place)).any(|operation| {
                operation.path == path && method.is_none_or(|method| !is_method(method) || operation.method == method)
            })
        };
        let mut root = Tree::empty_object(self.root.span);
        let (Some(members), Some(slice)) = (self.root.as_object(), root.as_object_mut()) else { return root };
        for member in members.iter() {
            if member.key != "paths" {
                slice.insert(member.clone());
                continue;
            }
            let mut paths = Object::new();
            let all = member.value.as_object().into_iter().flat_map(|paths| paths.iter());
            for path in all.filter(|path| kept(&path.key, None)) {
                let mut path = path.clone();
                let name = path.key.clone();
                path.value.as_object_mut().expect("a path item").retain(|member| kept(&name, Some(&member.key)));
                paths.insert(path);
            }
            let paths = Tree::new(Value::Object(paths), member.value.span);
            slice.insert(Member::new(member.key.clone(), member.key_span, paths));
        }
        if !*WHOLE {
            self.keep_components(&mut root);
        }
        root
    }

    /// Takes out the components that nothing leads to.
    fn keep_components(&self, root: &mut Tree) {
        let mut used = BTreeSet::new();
        root.get("paths").into_iter().for_each(|paths| self.references(paths, &mut used));
        let sections = root.get_mut("components").and_then(Tree::as_object_mut);
        for (section, _, components) in sections.into_iter().flat_map(Object::values_mut) {
            let Some(components) = components.as_object_mut().filter(|_| section != "securitySchemes") else {
                continue;
            };
            let parent = format!("#/components/{section}");
            components.retain(|component| used.contains(&child(&parent, &component.key)));
        }
    }

    /// Every component that a node leads to.
    fn references(&self, node: &Tree, used: &mut BTreeSet<String>) {
        if let Some(reference) = node.text("$ref").filter(|reference| used.insert((*reference).to_owned())) {
            let target = self.root.at(reference.trim_start_matches('#')).expect("a component");
            self.references(target, used);
        }
        match &node.value {
            Value::Array(items) => items.iter().for_each(|item| self.references(item, used)),
            Value::Object(object) => object.iter().for_each(|member| self.references(&member.value, used)),
            _ => {}
        }
    }
}

fn is_method(key: &str) -> bool {
    !matches!(key, "parameters" | "servers" | "summary" | "description") && !key.starts_with("x-")
}

/// The model of a tree.
pub(crate) fn model(tree: Tree) -> Api {
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    // Nodes remember the number of the text that they come from, which must have a name here too.
    for _ in 0..3 {
        texts.add("mutated.yaml", String::new());
    }
    let document = document::open(&texts, tree, &NoFiles, &mut diagnostics).expect("a document");
    lower(&document, &mut diagnostics)
}
