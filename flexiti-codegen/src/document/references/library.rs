//! The root document and the files that it refers to, each read once.

use std::path::{Component, Path, PathBuf};

use super::address::{Address, LONGEST_CHAIN};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, codes},
    document::{Files, order::order},
    source::{FileId, Limits, Node, Texts, Value, pointer, read},
};

/// A node of one of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Location {
    pub(super) tree: usize,
    pub(super) tokens: Vec<String>,
}

struct Tree<'a> {
    path: PathBuf,
    file: FileId,
    node: Node<'a>,
}

/// All files; the root document is the first one.
pub(super) struct Library<'a, 'e> {
    texts: &'a Texts,
    files: &'e dyn Files,
    limits: Limits,
    root: Tree<'a>,
    others: Vec<Tree<'a>>,
    /// Files that could not be read are tried once.
    failed: Vec<PathBuf>,
    /// What there is to say about the files that could be read.
    pub(super) found: Diagnostics,
}

impl<'a, 'e> Library<'a, 'e> {
    pub(super) fn new(root: Node<'a>, texts: &'a Texts, files: &'e dyn Files, limits: &Limits) -> Self {
        let file = root.span.file;
        let path = normalized(texts.path(file)).unwrap_or_default();
        Self {
            texts,
            files,
            limits: *limits,
            root: Tree { path, file, node: root },
            others: Vec::new(),
            failed: Vec::new(),
            found: Diagnostics::new(),
        }
    }

    pub(super) fn root(&self) -> &Node<'a> {
        &self.root.node
    }

    pub(super) fn root_mut(&mut self) -> &mut Node<'a> {
        &mut self.root.node
    }

    pub(super) fn take_root(&mut self) -> Node<'a> {
        self.root.node.take()
    }

    /// The tree of a file. What an overlay brought in is relative to the document that it corrects.
    pub(super) fn tree_of(&self, file: FileId) -> usize {
        self.others.iter().position(|tree| tree.file == file).map_or(0, |index| index + 1)
    }

    fn tree(&self, index: usize) -> &Tree<'a> {
        index.checked_sub(1).and_then(|index| self.others.get(index)).unwrap_or(&self.root)
    }

    /// The path of a tree's file.
    pub(super) fn path(&self, tree: usize) -> &Path {
        &self.tree(tree).path
    }

    /// The node at a location.
    pub(super) fn at(&self, location: &Location) -> Option<&Node<'a>> {
        location.tokens.iter().try_fold(&self.tree(location.tree).node, |node, token| child(node, token))
    }

    /// The node at a location, to be changed.
    pub(super) fn at_mut(&mut self, location: &Location) -> Option<&mut Node<'a>> {
        let tree = match location.tree.checked_sub(1) {
            Some(index) => self.others.get_mut(index)?,
            None => &mut self.root,
        };
        location.tokens.iter().try_fold(&mut tree.node, |node, token| match &mut node.value {
            Value::Object(object) => object.get_mut(token),
            Value::Array(items) => items.get_mut(pointer::index(token)?),
            _ => None,
        })
    }

    /// Where an address leads from a file, through references that stand in the way. The node may itself be a reference.
    pub(super) fn locate(&mut self, from: usize, address: &Address) -> Result<Location, Diagnostic> {
        let mut tree = self.load(from, address.file.as_deref())?;
        let mut tokens = address.tokens.clone();
        for _ in 0..LONGEST_CHAIN {
            match self.step(tree, &tokens) {
                Step::Arrived => return Ok(Location { tree, tokens }),
                Step::Missing => {
                    let pointer = super::fragment(tokens.iter().map(String::as_str));
                    let message = format!("`{pointer}` is not in `{}`", self.path(tree).display());
                    return Err(Diagnostic::new(&codes::UNRESOLVED_REFERENCE, message));
                }
                Step::Detour { reference, tree: from, passed } => {
                    let address = Address::parse(&reference)?;
                    tree = self.load(from, address.file.as_deref())?;
                    let rest = tokens.split_off(passed.min(tokens.len()));
                    tokens = address.tokens;
                    tokens.extend(rest);
                }
            }
        }
        Err(Diagnostic::new(&codes::REFERENCE_CYCLE, "the reference leads through a circle of references"))
    }

    fn step(&self, tree: usize, tokens: &[String]) -> Step {
        let mut node = &self.tree(tree).node;
        for (passed, token) in tokens.iter().enumerate() {
            match child(node, token) {
                Some(next) => node = next,
                None => {
                    let Some(reference) = node.get("$ref") else { return Step::Missing };
                    let Some(text) = reference.as_str() else { return Step::Missing };
                    let tree = self.tree_of(reference.span.file);
                    return Step::Detour { reference: text.to_owned(), tree, passed };
                }
            }
        }
        Step::Arrived
    }

    /// The tree that a file's name leads to, read if it was not yet.
    pub(super) fn load(&mut self, from: usize, file: Option<&str>) -> Result<usize, Diagnostic> {
        let Some(file) = file else { return Ok(from) };
        let folder = self.path(from).parent().unwrap_or(Path::new("")).to_owned();
        let outside =
            || Diagnostic::new(&codes::REFERENCE_OUTSIDE, format!("`{file}` is not below the document's folder"));
        let path = normalized(&folder.join(file)).ok_or_else(outside)?;
        if !self.is_below(&path) && !self.files.allows(&path) {
            return Err(outside());
        }
        if path == self.root.path {
            return Ok(0);
        }
        if let Some(index) = self.others.iter().position(|tree| tree.path == path) {
            return Ok(index + 1);
        }
        let missing = |reason: &str| {
            let message = format!("`{}` is not read{reason}", path.display());
            Diagnostic::new(&codes::REFERENCE_TO_MISSING_FILE, message)
        };
        if self.failed.contains(&path) {
            return Err(missing(""));
        }
        if self.others.len() >= self.limits.files {
            let message = format!("the document refers to more than {} files", self.limits.files);
            return Err(Diagnostic::new(&codes::TOO_MANY_FILES, message));
        }
        let mut found = Diagnostics::new();
        let node = match self.files.load(self.texts, &path) {
            Ok(file) => match read(self.texts, file, &self.limits, &mut found) {
                Some(mut node) => {
                    order(&mut node);
                    Ok((file.id, node))
                }
                None => Err(found.iter().find(|found| found.is_error()).cloned().unwrap_or_else(|| missing(""))),
            },
            Err(error) if std::ptr::eq(error.code, &codes::REFERENCE_OUTSIDE) => Err(error),
            Err(error) => Err(missing(&format!(": {}", error.message))),
        };
        match node {
            Ok((file, node)) => {
                self.found.append(found);
                self.others.push(Tree { path, file, node });
                Ok(self.others.len())
            }
            Err(diagnostic) => {
                self.failed.push(path);
                Err(diagnostic)
            }
        }
    }
}

impl Library<'_, '_> {
    /// Whether a path is below the folder of the root document, as it is written.
    fn is_below(&self, path: &Path) -> bool {
        let folder = self.root.path.parent().unwrap_or(Path::new(""));
        let Ok(below) = path.strip_prefix(folder) else { return false };
        below.components().all(|component| matches!(component, Component::Normal(_)))
    }
}

enum Step {
    Arrived,
    Missing,
    /// The way leads through a reference that stands in `tree`, after `passed` tokens.
    Detour {
        reference: String,
        tree: usize,
        passed: usize,
    },
}

fn child<'n, 'a>(node: &'n Node<'a>, token: &str) -> Option<&'n Node<'a>> {
    match &node.value {
        Value::Object(object) => object.get(token),
        Value::Array(items) => items.get(pointer::index(token)?),
        _ => None,
    }
}

/// A path without `.` and `..`; nothing if it leads above where it begins.
fn normalized(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(clean.components().next_back(), Some(Component::Normal(_))) => {
                clean.pop();
            }
            // The root document itself may be given as `../spec/api.yaml`.
            Component::ParentDir if clean.components().all(|component| component == Component::ParentDir) => {
                clean.push("..");
            }
            Component::ParentDir => return None,
            other => clean.push(other),
        }
    }
    Some(clean)
}
