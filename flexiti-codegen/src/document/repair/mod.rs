//! Small violations of the specification, which real documents are full of: each is repaired with a warning that has a
//! place, so that everything in the tree can be read as `openapiv3`'s type of its kind.
//!
//! First come the rules that know what is meant ([`schemas`], [`parameters`], [`responses`]), then the check against the
//! grammar ([`check`]), which converts, fills or drops what has the wrong shape, then what concerns an operation as a
//! whole ([`operations`]). What cannot be repaired is left out and listed.

mod check;
mod operations;
mod parameters;
mod responses;
mod schemas;
mod values;

use super::{Dialect, grammar::Kind, left_out::LeftOut, walk::walk_mut};
use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    source::{Node, Span},
};

/// Repairs a tree that has the shape of OpenAPI 3.0 as far as its author cared; returns what had to be left out.
pub(super) fn repair(root: &mut Node<'_>, dialect: Dialect, diagnostics: &mut Diagnostics) -> Vec<LeftOut> {
    let mut repairs = Repairs { dialect, diagnostics, left_out: Vec::new() };
    operations::paths(root, &mut repairs);
    operations::bodies(root, &mut repairs);
    walk_mut(root, Kind::Document, &mut |node, kind| match kind {
        Kind::Schema => schemas::repair(node, &mut repairs),
        Kind::Parameter => parameters::repair(node, &mut repairs),
        Kind::Header => parameters::repair_header(node, &mut repairs),
        Kind::Responses => responses::repair_keys(node, &mut repairs),
        Kind::Response => responses::repair(node, &mut repairs),
        _ => {}
    });
    check::document(root, &mut repairs);
    operations::repair(root, &mut repairs);
    repairs.left_out
}

/// What the rules say and leave out.
struct Repairs<'d> {
    dialect: Dialect,
    diagnostics: &'d mut Diagnostics,
    left_out: Vec<LeftOut>,
}

impl Repairs<'_> {
    /// A finding with one place.
    fn say(&mut self, code: &'static Code, message: impl Into<String>, span: Span, label: &str) {
        self.diagnostics.push(Diagnostic::new(code, message).at(span, label));
    }

    /// A finding at the name of a member.
    fn say_at_name(&mut self, code: &'static Code, message: impl Into<String>, span: Span, label: &str) {
        self.diagnostics.push(Diagnostic::new(code, message).at_name(span, label));
    }
}
