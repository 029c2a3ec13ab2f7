//! A member of a record: its names in Rust, and when it must be there.

use proc_macro2::Ident;

use super::super::{
    Emitter,
    names::{self, words},
};
use crate::model::{Access, Additional, Field, Record, SchemaId};

/// A member of a record with everything that is said about it in Rust.
pub(crate) struct Member<'m> {
    pub(crate) field: &'m Field,
    /// The record that it is a member of.
    pub(super) owner: SchemaId,
    /// The name of the field, setter and argument.
    pub(crate) name: String,
    pub(crate) ident: Ident,
    /// The method that sends null, where the document tells null from absent.
    pub(super) null: Option<Ident>,
}

impl Member<'_> {
    /// Whether absent, null and value are told apart.
    pub(crate) fn is_twice_optional(&self) -> bool {
        self.null.is_some()
    }

    /// The constant of its limits.
    pub(crate) fn constant(&self) -> Ident {
        words::ident(&words::constant(&self.name))
    }
}

/// Methods and fields that every record has already, and words that cannot be a field.
const RESERVED: [&str; 8] = ["new", "clone", "fmt", "encode", "decode", "self", "super", "crate"];

impl<'m> Emitter<'m> {
    /// The members of a record by their names in Rust; `taken` are names that others have already.
    pub(crate) fn members(&self, owner: SchemaId, record: &'m Record, taken: &[String]) -> Vec<Member<'m>> {
        // The map of undocumented members is a field beside the documented ones.
        let open = matches!(record.additional, Additional::Any | Additional::Typed(_)).then_some("additional");
        let is_body = !taken.is_empty();
        let taken = taken.iter().map(String::as_str).chain(open);
        let mut reserved: Vec<&str> = RESERVED.iter().copied().chain(taken).collect();
        let spellings = || record.fields.iter().map(|field| field.rename.as_deref().unwrap_or(&field.name));
        let wishes = spellings().map(|spelling| {
            let name = words::snake(spelling);
            let in_body = is_body.then(|| format!("{name}_in_body"));
            let wishes = [name.clone()].into_iter().chain(in_body).chain([format!("{name}_")]);
            (spelling, wishes.collect())
        });
        let names = names::spelled(&reserved, wishes);
        reserved.extend(names.iter().map(String::as_str));
        let nulls = spellings().map(|spelling| {
            let name = words::snake(spelling);
            vec![format!("{name}_null"), format!("{name}_as_null")]
        });
        let nulls = names::members(&reserved, nulls);
        let members = record.fields.iter().zip(&names).zip(&nulls);
        let members = members.map(|((field, name), null)| Member {
            field,
            owner,
            name: name.clone(),
            ident: words::ident(name),
            null: self.is_twice_optional(field, owner).then(|| words::ident(null)),
        });
        members.collect()
    }

    /// Whether a member must be there whichever way its record travels: what is for answers only cannot be demanded of
    /// a caller, nor what is for requests only of an answer.
    pub(crate) fn is_required(&self, field: &Field, owner: SchemaId) -> bool {
        let travels = match field.access {
            Access::Both => true,
            Access::ReadOnly => !self.reach.is_sent(owner),
            Access::WriteOnly => !self.reach.is_read(owner),
        };
        field.required.is_yes() && travels
    }

    /// Whether a member has a value in every valid record: required and never null.
    pub(crate) fn is_always_there(&self, member: &Member<'_>) -> bool {
        self.is_required(member.field, member.owner) && !self.is_nullable(member.field.schema)
    }

    /// Whether a caller who builds the record must say a member: what is always there, and what only answers lack.
    pub(super) fn is_asked(&self, member: &Member<'_>) -> bool {
        let field = member.field;
        self.is_always_there(member)
            || (field.required.is_yes() && field.access == Access::WriteOnly && !self.is_nullable(field.schema))
    }

    /// Whether a caller may set a member or leave it out.
    pub(crate) fn is_settable(&self, member: &Member<'_>) -> bool {
        !self.is_always_there(member) && member.field.access != Access::ReadOnly
    }

    /// Whether a member tells absent, null and value apart.
    fn is_twice_optional(&self, field: &Field, owner: SchemaId) -> bool {
        !self.is_required(field, owner) && self.is_nullable(field.schema)
    }

    /// Whether every member may be left out or null, so that the record has a default.
    pub(crate) fn is_default(&self, members: &[Member<'_>]) -> bool {
        !members.iter().any(|member| self.is_always_there(member))
    }
}
