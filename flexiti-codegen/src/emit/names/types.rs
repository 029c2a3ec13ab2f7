//! The names of types: components by their own name, in one module for all; what stands in place by its place.

use std::collections::HashMap;

use super::{
    super::{answered::Answered, status::status_name},
    OperationNames, Scope, variants, words,
};
use crate::model::{Additional, Api, Home, Operation, SchemaId, Schemas, Shape};

/// A module of types.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Module {
    /// `types`: components and what stands in them.
    Types,
    /// `operations::<name>`: what stands in the operations of one tag.
    Operations(String),
}

/// What a type is called and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypeName {
    pub(crate) module: Module,
    pub(crate) name: String,
}

/// Names every record, open enum and union: components first, then what shared parameters and answers hold, then what
/// stands in components, then what stands in operations.
pub(super) fn name(api: &Api, operations: &[OperationNames]) -> HashMap<SchemaId, TypeName> {
    let mut naming = Naming { schemas: &api.schemas, types: HashMap::new(), scopes: HashMap::new(), within: None };
    for (operation, names) in api.operations.iter().zip(operations) {
        let by_status = Answered::of(operation).is_by_status();
        let scope = naming.scopes.entry(Module::Operations(names.module.clone())).or_insert_with(|| Scope::with(&OURS));
        scope.claim(std::slice::from_ref(&names.request));
        scope.claim(std::slice::from_ref(&names.error));
        if by_status {
            scope.claim(std::slice::from_ref(&names.response));
        }
    }
    let mut components: Vec<(usize, &str, SchemaId, String)> = api
        .schemas
        .components()
        .map(|(id, component, schema)| {
            let wish = words::pascal(schema.rename.as_deref().unwrap_or(component));
            (words::oddity(component, &wish), component, id, wish)
        })
        .collect();
    components.sort();
    for (_, _, id, wish) in components {
        naming.claim(id, &Module::Types, &[wish]);
    }
    let mut homes: Vec<_> = api.schemas.iter().filter_map(|(id, schema)| Some((schema.home.as_ref()?, id))).collect();
    homes.sort();
    for (home, id) in homes {
        naming.home(id, home);
    }
    // What stands in a component is called after that one, also where others have it by `allOf`; the second round is for
    // what cannot be reached from where it stands.
    for own in [true, false] {
        for (id, component, _) in api.schemas.components() {
            let name = naming.types.get(&id).map_or_else(|| words::pascal(component), |name| name.name.clone());
            naming.within = own.then_some(id);
            naming.below(id, &Module::Types, &name);
        }
    }
    for (operation, names) in api.operations.iter().zip(operations) {
        naming.operation(operation, names);
    }
    naming.types
}

struct Naming<'m> {
    schemas: &'m Schemas,
    types: HashMap<SchemaId, TypeName>,
    scopes: HashMap<Module, Scope>,
    /// Only what stands in this component is named now.
    within: Option<SchemaId>,
}

impl Naming<'_> {
    fn operation(&mut self, operation: &Operation, names: &OperationNames) {
        let module = Module::Operations(names.module.clone());
        let request = &names.request;
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            self.place(parameter.schema, &module, &format!("{request}{}", words::pascal(name)));
        }
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            if let Some(schema) = content.schema {
                self.body(schema, &module, request);
            }
        }
        let by_status = Answered::of(operation).is_by_status();
        for outcome in &operation.outcomes {
            let name = match outcome.status.is_success() {
                true if by_status => format!("{request}{}", status_name(outcome.status)),
                true => format!("{request}Response"),
                false => format!("{request}Response{}", words::pascal(&outcome.status.word()).trim_start_matches('N')),
            };
            for schema in outcome.contents.iter().filter_map(|content| content.schema) {
                self.place(schema, &module, &name);
            }
            for header in &outcome.headers {
                if let Some(schema) = header.schema {
                    self.place(schema, &module, &format!("{request}{}", words::pascal(&header.name)));
                }
            }
        }
    }

    /// Names what stands in a shared parameter, body, answer or header; where a schema has that name, with the section.
    fn home(&mut self, id: SchemaId, home: &Home) {
        let plain = words::pascal(self.schemas[id].rename.as_deref().unwrap_or(&home.name));
        let section = words::pascal(home.section.strip_suffix("ies").unwrap_or(home.section.trim_end_matches('s')));
        self.claim(id, &Module::Types, &[plain.clone(), format!("{plain}{section}")]);
        let name = self.types.get(&id).map_or(plain, |name| name.name.clone());
        self.below(id, &Module::Types, &name);
    }

    /// The body of a request: its record is called after the request, its members as if they were parameters.
    fn body(&mut self, id: SchemaId, module: &Module, request: &str) {
        if self.schemas[id].component.is_none() && matches!(self.schemas[id].shape, Shape::Record(_)) {
            self.claim(id, module, &[format!("{request}Body")]);
            self.below(id, module, request);
        } else {
            self.place(id, module, &format!("{request}Body"));
        }
    }

    /// Names what stands in one place, and everything below it.
    fn place(&mut self, id: SchemaId, module: &Module, name: &str) {
        let is_elsewhere = self.within.is_some() && self.schemas[id].within != self.within;
        if self.schemas[id].component.is_some() || self.types.contains_key(&id) || is_elsewhere {
            return;
        }
        let name = self.schemas[id].rename.as_deref().map_or_else(|| name.to_owned(), words::pascal);
        self.claim(id, module, std::slice::from_ref(&name));
        self.below(id, module, &name);
    }

    /// Names what stands in place directly below a schema.
    fn below(&mut self, id: SchemaId, module: &Module, name: &str) {
        let schemas = self.schemas;
        match &schemas[id].shape {
            Shape::Record(record) => {
                for field in &record.fields {
                    let member = words::pascal(field.rename.as_deref().unwrap_or(&field.name));
                    self.place(field.schema, module, &format!("{name}{member}"));
                }
                if let Additional::Typed(values) = record.additional {
                    self.place(values, module, &format!("{name}Value"));
                }
                for heir in record.heirs.iter().flat_map(|heirs| &heirs.variants) {
                    self.place(heir.schema, module, name);
                }
            }
            Shape::List(items) => self.place(*items, module, &format!("{name}Item")),
            Shape::Map(values) => self.place(*values, module, &format!("{name}Value")),
            Shape::Tuple(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    self.place(*part, module, &format!("{name}{}", index + 1));
                }
            }
            Shape::Union(union) => {
                for (index, variant) in union.variants.iter().enumerate() {
                    let suffix = variants::name(schemas, variant, index);
                    self.place(variant.schema, module, &format!("{name}{suffix}"));
                }
            }
            Shape::Alias(target) => self.place(*target, module, name),
            Shape::Enum(_) | Shape::Scalar(_) | Shape::Any => {}
        }
    }

    fn claim(&mut self, id: SchemaId, module: &Module, wishes: &[String]) {
        let named = matches!(self.schemas[id].shape, Shape::Record(_) | Shape::Enum(_) | Shape::Union(_));
        if named || self.schemas[id].component.is_some() {
            let scope = self.scopes.entry(module.clone()).or_insert_with(|| Scope::with(&OURS));
            let fallback = wishes.last().map(|name| format!("{name}Object"));
            let wishes: Vec<String> = wishes.iter().cloned().chain(fallback).collect();
            let name = scope.claim(&wishes);
            self.types.insert(id, TypeName { module: module.clone(), name });
        }
    }
}

/// Types that every module brings in from elsewhere, and those that the language has in every scope.
pub(crate) const OURS: [&str; 23] = [
    "Base64",
    "BTreeMap",
    "Box",
    "Client",
    "Date",
    "DateTime",
    "Decimal",
    "Default",
    "Digits",
    "Err",
    "FnOnce",
    "Into",
    "IntoFuture",
    "Json",
    "None",
    "Ok",
    "Option",
    "Result",
    "Scope",
    "Self",
    "Some",
    "String",
    "Vec",
];
