//! Document to model.

use flexiti_codegen::{
    Texts,
    model::{Additional, SchemaId, Shape},
};

use super::{opened::modelled, text::text};

/// Every schema that the model names is in it, and no alias leads back to itself.
pub(crate) fn lowering(data: &[u8]) {
    let texts = Texts::new();
    let Some(api) = modelled(&texts, "document", text(data, None).into_owned()) else { return };
    let count = api.schemas.iter().count();
    let is_there = |id: &SchemaId| assert!(id.index() < count, "a schema that is not there");
    for (id, schema) in api.schemas.iter() {
        is_there(&id);
        match &schema.shape {
            Shape::Alias(of) => {
                is_there(of);
                let (_, end) = api.schemas.resolve(*of);
                assert!(!matches!(end.shape, Shape::Alias(_)), "an alias leads back to itself");
            }
            Shape::List(of) | Shape::Map(of) => is_there(of),
            Shape::Tuple(parts) => parts.iter().for_each(is_there),
            Shape::Record(record) => {
                record.fields.iter().for_each(|field| is_there(&field.schema));
                if let Additional::Typed(values) = &record.additional {
                    is_there(values);
                }
            }
            Shape::Union(_) | Shape::Enum(_) | Shape::Scalar(_) | Shape::Any => {}
        }
    }
}
