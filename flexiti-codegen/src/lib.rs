//! Reads an API document, models the API that it describes, and plans the files of a Rust client crate for it.
//!
//! Data flows one way, and this file can be read aloud: a text becomes a tree of [`source`] nodes, overlays correct the
//! tree, [`document`] brings every version of OpenAPI to one, lowering makes the [`model`] of it, and from the model
//! alone come the [`surface`] that reviewers read and the files that [`emit`] plans.
//!
//! Who reviews a change begins with [`surface`]: one sorted line for each fact that users of a client meet, and
//! [`diff`] tells what becomes of them. Who wants a crate begins with [`read`] and [`emit::emit`]; who maintains one with
//! `cargo xtask upgrade`, which does all of this with one document in the place of another.
//!
//! The library prints nothing, ends no process, asks no clock and reads only the files that it is pointed to: what it
//! makes is a function of its inputs.
//!
//! ```
//! use flexiti_codegen::{Texts, diagnostic::Diagnostics, read_text};
//!
//! let texts = Texts::new();
//! let mut diagnostics = Diagnostics::new();
//! let document = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths: {}\n";
//! let api = read_text(&texts, "pets.yaml", document, &mut diagnostics).expect("a document");
//! assert_eq!(api.title, "Pets");
//! ```

// Nothing that comes from outside may end the program: what cannot be is written so that it cannot be.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]
#![warn(clippy::todo, clippy::unimplemented, clippy::indexing_slicing, clippy::string_slice)]

pub mod describe;
pub mod diagnostic;
pub mod diff;
pub mod disk;
pub mod document;
pub mod emit;
mod lower;
pub mod model;
pub mod source;
pub mod surface;

use std::path::{Path, PathBuf};

use diagnostic::Diagnostics;
use document::{Document, Files, Folder, NoFiles};
use model::Api;
use source::{File, Limits, Node, overlay};

pub use lower::lower;
pub use source::Texts;

/// Reads the document at `path`, corrects it by the overlays in their order, and models it.
///
/// Nothing comes back where nothing can be modelled. Whether errors among the diagnostics refuse the rest is for the
/// caller to decide.
pub fn read(texts: &Texts, path: &Path, overlays: &[PathBuf], diagnostics: &mut Diagnostics) -> Option<Api> {
    open(texts, path, overlays, diagnostics).map(|document| lower(&document, diagnostics))
}

/// As [`read`], for a document that may also refer to files below these folders.
pub fn read_allowing(
    texts: &Texts,
    path: &Path,
    overlays: &[PathBuf],
    allowed: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let folder = Folder::of(path).allowing(allowed);
    open_with(texts, path, overlays, &folder, diagnostics).map(|document| lower(&document, diagnostics))
}

/// Reads a document that is at hand as text. Other files that it refers to are not found.
pub fn read_text(texts: &Texts, name: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<Api> {
    read_with(texts, name, text.to_owned(), &[], diagnostics)
}

/// Reads a document that is at hand as text and corrects it by the overlays at their paths. Other files that it refers to
/// are not found.
pub fn read_with(
    texts: &Texts,
    name: &str,
    text: String,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let file = texts.add(name, text);
    let mut root = source::read(texts, file, &Limits::default(), diagnostics)?;
    correct(texts, &mut root, overlays, diagnostics)?;
    let document = document::open(texts, root, &NoFiles, diagnostics)?;
    Some(lower(&document, diagnostics))
}

/// The document at `path`, corrected by the overlays, in the shape of OpenAPI 3.0.
pub fn open<'a>(
    texts: &'a Texts,
    path: &Path,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    open_with(texts, path, overlays, &Folder::of(path), diagnostics)
}

fn open_with<'a>(
    texts: &'a Texts,
    path: &Path,
    overlays: &[PathBuf],
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let root = corrected(texts, path, overlays, diagnostics)?;
    document::open(texts, root, files, diagnostics)
}

/// The document at `path`, corrected by the overlays and otherwise as it is written: [`source::print`] makes a plain
/// document of it, for tools that know no overlays.
pub fn corrected<'a>(
    texts: &'a Texts,
    path: &Path,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Node<'a>> {
    let mut root = tree(texts, path, diagnostics)?;
    correct(texts, &mut root, overlays, diagnostics)?;
    Some(root)
}

fn correct<'a>(
    texts: &'a Texts,
    root: &mut Node<'a>,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    for overlay in overlays {
        let overlay = tree(texts, overlay, diagnostics)?;
        overlay::apply(root, &overlay, diagnostics);
    }
    Some(())
}

fn tree<'a>(texts: &'a Texts, path: &Path, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    let file: File<'a> = texts.load(path).map_err(|diagnostic| diagnostics.push(diagnostic)).ok()?;
    source::read(texts, file, &Limits::default(), diagnostics)
}
