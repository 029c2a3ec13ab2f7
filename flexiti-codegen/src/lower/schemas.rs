//! The component schemas, and references to them. Each component has its place in the arena before any is lowered, so
//! that schemas may refer to each other in circles.

use openapiv3::{ReferenceOr, Schema as Typed};

use super::{Component, Lowering, Progress, extensions, origin};
use crate::diagnostic::codes;
use crate::model::{Home, Schema, SchemaId, Shape};
use crate::source::Node;

const COMPONENTS: &str = "#/components/schemas/";

impl<'l, 'a> Lowering<'l, 'a> {
    /// Lowers every schema under `components/schemas`, by name.
    pub(super) fn components(&mut self) {
        let Some(schemas) = self.document.root().at("/components/schemas").and_then(Node::as_object) else { return };
        for member in schemas.iter() {
            let mut placeholder = self.described(&member.value, Shape::Any);
            placeholder.component = Some(member.key.to_string());
            let id = self.schemas.add(placeholder);
            self.components.insert(&member.key, Component { node: &member.value, id, progress: Progress::Waiting });
        }
        for index in 0..self.components.len() {
            self.component(index);
        }
    }

    /// Lowers one component unless that is done or under way.
    pub(super) fn component(&mut self, index: usize) {
        let is_deep = self.is_deep();
        let Some((_, component)) = self.components.get_index_mut(index) else { return };
        if component.progress != Progress::Waiting {
            return;
        }
        if is_deep {
            return self.component_from_below(index);
        }
        component.progress = Progress::Running;
        self.depth += 1;
        self.lower_component(index);
        self.depth -= 1;
    }

    /// Lowers a component that was begun.
    pub(super) fn lower_component(&mut self, index: usize) {
        let Some((name, component)) = self.components.get_index(index) else { return };
        let (name, Component { node, id, .. }) = (*name, *component);
        let outer = self.within.replace(id);
        if let Some(typed) = self.read::<ReferenceOr<Typed>>(node) {
            let mut schema = match &typed {
                ReferenceOr::Reference { reference } => {
                    let target = self.reference(reference, node);
                    self.described(node, Shape::Alias(target))
                }
                ReferenceOr::Item(typed) => self.shaped(typed, node),
            };
            schema.component = Some(name.to_owned());
            self.schemas[id] = schema;
        }
        self.within = outer;
        if let Some(component) = self.components.get_mut(name) {
            component.progress = Progress::Done;
        }
    }

    /// A schema that stands in place, or a reference to a component.
    pub(super) fn schema(&mut self, typed: ReferenceOr<&Typed>, node: &'l Node<'a>) -> SchemaId {
        match typed {
            ReferenceOr::Reference { reference } => self.reference(&reference, node),
            ReferenceOr::Item(typed) => {
                if let Some(id) = self.lowered.get(&origin(node.span)) {
                    return *id;
                }
                let schema = self.shaped(typed, node);
                let id = self.schemas.add(schema);
                self.lowered.insert(origin(node.span), id);
                id
            }
        }
    }

    /// The place of the component that a reference names. An unknown one is reported and becomes free-form JSON.
    pub(super) fn reference(&mut self, reference: &str, node: &'l Node<'a>) -> SchemaId {
        match self.component_index(reference).and_then(|index| self.components.get_index(index)) {
            Some((_, component)) => component.id,
            None => {
                self.report(&codes::UNRESOLVED_REFERENCE, format!("`{reference}` names nothing"), node);
                let schema = self.described(node, Shape::Any);
                self.schemas.add(schema)
            }
        }
    }

    /// The position of the component that a reference names.
    pub(super) fn component_index(&self, reference: &str) -> Option<usize> {
        let token = reference.strip_prefix(COMPONENTS)?;
        self.components.get_index_of(token).or_else(|| self.components.get_index_of(super::unescaped(token).as_str()))
    }

    /// Names a schema that stands in a shared parameter, body, answer or header after that component; of several names
    /// for one component after the first.
    pub(super) fn settle(&mut self, id: SchemaId, home: Option<Home>) {
        let schema = &mut self.schemas[id];
        if schema.component.is_none() && home.is_some() && (schema.home.is_none() || home < schema.home) {
            schema.home = home;
        }
    }

    /// A schema with everything but its shape read from the node.
    pub(super) fn described(&self, node: &Node<'a>, shape: Shape) -> Schema {
        Schema {
            component: None,
            home: None,
            within: self.within,
            rename: extensions::rename(node),
            shape,
            nullable: extensions::flag(node, "nullable"),
            constraints: extensions::constraints(node),
            wire: self.wire(node),
            sensitive: extensions::sensitive(node),
            default: extensions::default(node),
            example: extensions::example(node),
            docs: extensions::docs(node),
            evidence: extensions::evidence(node),
            origin: origin(node.span),
        }
    }
}

/// A schema or reference by reference.
pub(super) fn borrowed(typed: &ReferenceOr<Typed>) -> ReferenceOr<&Typed> {
    match typed {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference: reference.clone() },
        ReferenceOr::Item(typed) => ReferenceOr::Item(typed),
    }
}

/// `properties` and the like hold boxed schemas, other places plain ones: one view for both.
pub(super) fn unboxed(typed: &ReferenceOr<Box<Typed>>) -> ReferenceOr<&Typed> {
    match typed {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference: reference.clone() },
        ReferenceOr::Item(typed) => ReferenceOr::Item(typed),
    }
}
