//! Records: a struct, its limits, a constructor and setters where callers build it, and how it is written and read.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter, docs,
    names::{self, Module, words},
};
use crate::model::{Access, Additional, Field, Record, Schema, SchemaId};

/// A member of a record with everything that is said about it in Rust.
pub(crate) struct Member<'m> {
    pub(crate) field: &'m Field,
    /// The record that it is a member of.
    owner: SchemaId,
    /// The name of the field, setter and argument.
    pub(crate) name: String,
    pub(crate) ident: Ident,
    /// The method that sends null, where the document tells null from absent.
    null: Option<Ident>,
}

impl Member<'_> {
    /// Whether absent, null and value are told apart.
    pub(crate) fn is_twice_optional(&self) -> bool {
        self.null.is_some()
    }

    /// The constant of its limits.
    pub(crate) fn constant(&self) -> Ident {
        words::ident(&self.name.to_uppercase())
    }
}

/// Methods and fields that every record has already.
const RESERVED: [&str; 5] = ["new", "clone", "fmt", "encode", "decode"];

impl<'m> Emitter<'m> {
    /// The members of a record by their names in Rust; `taken` are names that others have already.
    pub(crate) fn members(&self, owner: SchemaId, record: &'m Record, taken: &[String]) -> Vec<Member<'m>> {
        // The map of undocumented members is a field beside the documented ones.
        let open = matches!(record.additional, Additional::Any | Additional::Typed(_)).then_some("additional");
        let taken = taken.iter().map(String::as_str).chain(open);
        let reserved: Vec<&str> = RESERVED.iter().copied().chain(taken).collect();
        let wishes = record.fields.iter().map(|field| {
            let name = words::snake(field.rename.as_deref().unwrap_or(&field.name));
            vec![name.clone(), format!("{name}_in_body"), format!("{name}_")]
        });
        let nulls = record.fields.iter().map(|field| {
            let name = words::snake(field.rename.as_deref().unwrap_or(&field.name));
            vec![format!("{name}_null"), format!("{name}_as_null")]
        });
        let names = names::members(&reserved, wishes.chain(nulls));
        let (names, nulls) = names.split_at(record.fields.len());
        let members = record.fields.iter().zip(names).zip(nulls);
        let members = members.map(|((field, name), null)| Member {
            field,
            owner,
            name: name.clone(),
            ident: words::ident(name),
            null: self.is_twice_optional(field, owner).then(|| words::ident(null)),
        });
        members.collect()
    }

    /// Everything that is emitted for a record.
    pub(crate) fn record(&self, id: SchemaId, schema: &'m Schema, record: &'m Record, from: &Module) -> TokenStream {
        let ident = self.named(id, from);
        let members = self.members(id, record, &[]);
        let docs = self.schema_docs(id, schema);
        let fields = members.iter().map(|member| {
            let (docs, ident) = (self.field_docs(member.field), &member.ident);
            let kind = self.member(member.field, id, from);
            quote!(#docs pub #ident: #kind)
        });
        let additional = self.additional(record, from);
        let extra = additional.as_ref().map(|kind| {
            quote! {
                /// Members that the document does not name.
                pub additional: BTreeMap<String, #kind>
            }
        });
        let extra = extra.into_iter();
        let building = if self.reach.is_sent(id) {
            self.building(id, &ident, &members, additional.is_some(), from)
        } else {
            quote!()
        };
        let derives = match self.is_default(&members) {
            true => quote!(#[derive(Clone, Default, PartialEq)]),
            false => quote!(#[derive(Clone, PartialEq)]),
        };
        let name = ident.to_string();
        let encode = self.encode(&name, &members, quote!(self), self.reach.is_sent(id), &ident, additional.is_some());
        let decode = self.reach.is_read(id).then(|| self.decode(&ident, id, &members, additional.as_ref(), from));
        quote! {
            #docs
            #derives
            #[non_exhaustive]
            pub struct #ident { #(#fields,)* #(#extra,)* }
            #building
            impl wire::Encode for #ident {
                #encode
            }
            #decode
        }
    }

    /// The type of members that the document does not name, where it gives them one.
    fn additional(&self, record: &Record, from: &Module) -> Option<TokenStream> {
        match record.additional {
            Additional::Typed(values) => Some(self.kind(values, from)),
            Additional::Any => Some(quote!(Json)),
            Additional::Ignored | Additional::Forbidden => None,
        }
    }

    /// Limits, `new` with what is required, and a setter for everything else.
    fn building(
        &self,
        id: SchemaId,
        ident: &TokenStream,
        members: &[Member<'_>],
        additional: bool,
        from: &Module,
    ) -> TokenStream {
        let limits =
            members.iter().map(|member| self.limit_constant(&member.name, &member.field.name, member.field.schema));
        let required: Vec<_> = members.iter().filter(|member| self.is_asked(member)).collect();
        let arguments = required.iter().map(|member| {
            let (ident, kind) = (&member.ident, self.argument(member.field.schema, &member.ident, from).kind);
            quote!(#ident: #kind)
        });
        let values = members.iter().map(|member| {
            let ident = &member.ident;
            if !self.is_asked(member) {
                return quote!(#ident: None);
            }
            let argument = self.argument(member.field.schema, ident, from);
            if !self.is_always_there(member) {
                let value = self.boxed(member.field, id, argument.value);
                return quote!(#ident: Some(#value));
            }
            match self.reach.is_circular(id, self.api.schemas.resolve(member.field.schema).0) {
                true => {
                    let value = argument.value;
                    quote!(#ident: Box::new(#value))
                }
                false => argument.initialised(ident),
            }
        });
        let extra = additional.then(|| quote!(additional: BTreeMap::new())).into_iter();
        let new = match required.is_empty() {
            true => quote! {
                /// With nothing in it.
                pub fn new() -> Self { Default::default() }
            },
            false => {
                let many = (required.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
                quote! {
                    /// With everything that is required, and nothing else.
                    #many
                    pub fn new(#(#arguments),*) -> Self {
                        Self { #(#values,)* #(#extra,)* }
                    }
                }
            }
        };
        let setters = members.iter().filter(|member| self.is_settable(member) && !self.is_asked(member));
        let setters = setters.map(|member| self.setter(member, id, quote!(self), from));
        quote! {
            impl #ident {
                #(#limits)*
                #new
                #(#setters)*
            }
        }
    }

    /// The method that sets an optional member of the record that is found at `this`.
    pub(crate) fn setter(&self, member: &Member<'_>, owner: SchemaId, this: TokenStream, from: &Module) -> TokenStream {
        let argument = self.argument(member.field.schema, &member.ident, from);
        let docs = self.setter_docs(member);
        let (ident, kind) = (&member.ident, argument.kind);
        let value = self.boxed(member.field, owner, argument.value);
        let value = if member.is_twice_optional() { quote!(Some(#value)) } else { value };
        let null = member.null.as_ref().map(|null| {
            let lines = docs::attributes(&[format!(
                "Sends {} as null, which is not the same as leaving it out.",
                docs::code(&member.field.name)
            )]);
            quote! {
                #lines
                pub fn #null(mut self) -> Self {
                    #this.#ident = Some(None);
                    self
                }
            }
        });
        quote! {
            #docs
            pub fn #ident(mut self, #ident: #kind) -> Self {
                #this.#ident = Some(#value);
                self
            }
            #null
        }
    }

    /// How a boxed value is written and read, for a type that holds itself: `Box` is foreign to the runtime's traits, and
    /// only the crate of the type itself may say it.
    pub(crate) fn boxed_impls(&self, id: SchemaId, ident: &Ident) -> TokenStream {
        if !self.reach.is_circular(id, id) {
            return quote!();
        }
        let decode = self.reach.is_read(id).then(|| {
            quote! {
                impl wire::Decode for Box<#ident> {
                    fn decode(from: &mut wire::Decoder<'_>) -> Result<Self, wire::DecodeError> {
                        <#ident as wire::Decode>::decode(from).map(Box::new)
                    }
                }
            }
        });
        quote! {
            impl wire::Encode for Box<#ident> {
                fn encode(&self, to: &mut wire::Encoder<'_>) {
                    wire::Encode::encode(&**self, to);
                }
            }
            #decode
        }
    }

    /// A value on the heap where its record would otherwise hold itself.
    fn boxed(&self, field: &Field, owner: SchemaId, value: TokenStream) -> TokenStream {
        let part = self.api.schemas.resolve(field.schema).0;
        if self.reach.is_circular(owner, part) { quote!(Box::new(#value)) } else { value }
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
    fn is_asked(&self, member: &Member<'_>) -> bool {
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

    /// `encode`, which serves the wire, the check of limits and `Debug` alike. `limited` where the type has constants.
    pub(crate) fn encode(
        &self,
        name: &str,
        members: &[Member<'_>],
        this: TokenStream,
        limited: bool,
        owner: &TokenStream,
        additional: bool,
    ) -> TokenStream {
        let lines = members.iter().map(|member| {
            let (wire, ident) = (&member.field.name, &member.ident);
            let id = member.field.schema;
            let constant = member.constant();
            let limit = match limited && self.limit(id).is_some() {
                true => quote!(&#owner::#constant),
                false => quote!(&wire::Limit::NONE),
            };
            let secret = member.field.sensitive || self.api.schemas.resolve(id).1.sensitive;
            // What is required and has no value is null, not absent.
            let null = self.is_required(member.field, member.owner) && self.is_nullable(id);
            let to = if null { quote!(to.or_null()) } else { quote!(to) };
            match (secret, self.is_quoted(id), limited && self.limit(id).is_some()) {
                (true, true, _) => quote!(#to.quoted_secret(#wire, &#this.#ident, #limit);),
                (true, false, _) => quote!(#to.secret(#wire, &#this.#ident, #limit);),
                (false, true, _) => quote!(#to.quoted(#wire, &#this.#ident, #limit);),
                (false, false, true) => quote!(#to.limited(#wire, &#this.#ident, #limit);),
                (false, false, false) => quote!(#to.member(#wire, &#this.#ident);),
            }
        });
        let extra = additional.then(|| quote!(to.entries(&#this.additional);));
        quote! {
            fn encode(&self, to: &mut wire::Encoder<'_>) {
                to.begin(#name);
                #(#lines)*
                #extra
                to.end();
            }
        }
    }

    /// `decode`: straight into a default value where every member may be absent, else by way of locals.
    fn decode(
        &self,
        ident: &TokenStream,
        id: SchemaId,
        members: &[Member<'_>],
        additional: Option<&TokenStream>,
        from: &Module,
    ) -> TokenStream {
        let body = match self.is_default(members) {
            true => decode_in_place(members, additional.is_some()),
            false => self.decode_by_locals(id, members, additional, from),
        };
        quote! {
            impl wire::Decode for #ident {
                fn decode(from: &mut wire::Decoder<'_>) -> Result<Self, wire::DecodeError> { #body }
            }
        }
    }

    /// Whether every member may be left out or null, so that the record has a default.
    fn is_default(&self, members: &[Member<'_>]) -> bool {
        !members.iter().any(|member| self.is_always_there(member))
    }

    fn decode_by_locals(
        &self,
        id: SchemaId,
        members: &[Member<'_>],
        additional: Option<&TokenStream>,
        from: &Module,
    ) -> TokenStream {
        let locals = members.iter().map(|member| {
            let local = local(member);
            let mut kind = self.kind(member.field.schema, from);
            if self.reach.is_circular(id, self.api.schemas.resolve(member.field.schema).0) {
                kind = quote!(Box<#kind>);
            }
            if self.is_nullable(member.field.schema) {
                kind = quote!(Option<#kind>);
            }
            quote!(let mut #local: Option<#kind> = None;)
        });
        let arms = members.iter().map(|member| {
            let (wire, local) = (&member.field.name, local(member));
            quote!(#wire => from.read(&mut #local),)
        });
        let fields = members.iter().map(|member| {
            let (wire, ident, local) = (&member.field.name, &member.ident, local(member));
            match self.is_required(member.field, id) {
                // A member that the document calls required and allows to be null may be absent all the same.
                true if self.is_nullable(member.field.schema) => quote!(#ident: #local.flatten()),
                true => quote!(#ident: from.required(#wire, #local)?),
                false if *ident == local => quote!(#ident),
                false => quote!(#ident: #local),
            }
        });
        let (declare, rest, extra) = match additional {
            Some(kind) => (
                quote!(let mut additional: BTreeMap<String, #kind> = BTreeMap::new();),
                quote!(name => from.entry(name, &mut additional),),
                quote!(additional,),
            ),
            None => (quote!(), quote!(_ => from.skip(),), quote!()),
        };
        quote! {
            #(#locals)*
            #declare
            from.record(|name, from| match name { #(#arms)* #rest })?;
            Ok(Self { #(#fields,)* #extra })
        }
    }

    /// What is said about a type: the document's words, else where it comes from.
    pub(crate) fn schema_docs(&self, id: SchemaId, schema: &Schema) -> TokenStream {
        let mut lines = docs::prose_of(&schema.docs);
        if lines.is_empty() {
            lines.push(match (&schema.component, self.answered_by.get(&id)) {
                (Some(component), _) => format!("{} of the document.", docs::code(component)),
                (None, Some(method)) => format!("What [`Client::{method}`](crate::Client::{method}) answers."),
                (None, None) => "The document describes it in place, without words of its own.".into(),
            });
        }
        let deprecated = deprecated(schema.docs.deprecated);
        let lines = docs::attributes(&lines);
        quote!(#lines #deprecated)
    }

    /// What is said about a member: prose, shape, when it is needed, and how that is known.
    pub(crate) fn field_docs(&self, field: &Field) -> TokenStream {
        docs::attributes(&self.field_lines(field))
    }

    fn setter_docs(&self, member: &Member<'_>) -> TokenStream {
        let field = member.field;
        let mut lines = self.field_lines(field);
        lines.extend(self.limit_line(&member.name, field.schema));
        docs::attributes(&lines)
    }
}

/// Reads every member into the value itself.
fn decode_in_place(members: &[Member<'_>], additional: bool) -> TokenStream {
    let arms = members.iter().map(|member| {
        let (wire, ident) = (&member.field.name, &member.ident);
        quote!(#wire => from.read(&mut read.#ident),)
    });
    if members.is_empty() && !additional {
        return quote! {
            from.record(|_, from| from.skip())?;
            Ok(Default::default())
        };
    }
    let rest =
        if additional { quote!(name => from.entry(name, &mut read.additional),) } else { quote!(_ => from.skip(),) };
    quote! {
        let mut read: Self = Default::default();
        from.record(|name, from| match name { #(#arms)* #rest })?;
        Ok(read)
    }
}

fn local(member: &Member<'_>) -> Ident {
    // `from` and `name` are the closure's own.
    match member.name.as_str() {
        "from" | "name" | "additional" => words::ident(&format!("{}_", member.name)),
        _ => member.ident.clone(),
    }
}

/// `#[deprecated]` would warn in our own code where the item is used; the documentation says it instead.
fn deprecated(is: bool) -> TokenStream {
    if is { docs::attributes(&[String::new(), "Deprecated by the vendor.".into()]) } else { quote!() }
}
