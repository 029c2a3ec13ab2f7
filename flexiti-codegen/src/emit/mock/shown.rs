//! The operation that the documentation of the module shows: one that is called with single values and answers one.

use super::super::{Emitter, answered::Answered, names::words};
use crate::model::Shape;

/// What is said about it, in words of the generated crate.
pub(crate) struct Shown {
    /// The method.
    pub(crate) method: String,
    /// The request and the answer.
    pub(crate) name: String,
    /// The variant of the enum of operations.
    pub(crate) variant: String,
    /// The call, `client.list_pets("cats")`.
    pub(crate) call: String,
    /// What the call names of the crate.
    pub(crate) used: Vec<String>,
    /// How a client begins: the function of the module, and the method of the server.
    pub(crate) client: String,
}

impl Emitter<'_> {
    /// The operation, if there is one like that.
    pub(crate) fn shown(&self) -> Option<Shown> {
        let first = self.first_method();
        let endless = self.endless();
        let operations = self.api.operations.iter().zip(&self.names.operations);
        let named = operations.zip(self.asked_names()).zip(self.operation_variants());
        let shown = named.filter_map(|(((operation, names), name), variant)| {
            let Answered::Value(schema) = Answered::of(operation) else { return None };
            let (id, shape) = self.api.schemas.resolve(schema);
            let (has_example, is_record) = (!endless.contains(&id), matches!(shape.shape, Shape::Record(_)));
            let (call, used) = self.plain_call(operation, names, &self.sent(operation, names))?;
            let kind = self.scopes.as_ref().map(|scopes| scopes.markers(operation).first().copied().map(str::to_owned));
            // What a person tests first: money, then what the front page shows.
            let rank = (operation.docs.deprecated, !is_record, !operation.moves_money, first != Some(&names.method));
            let shown = Shown {
                method: words::ident(&names.method).to_string(),
                name: name.to_string(),
                variant: variant.to_string(),
                call,
                used,
                client: self.client_of(kind.flatten().as_deref()),
            };
            has_example.then_some((rank, shown))
        });
        shown.min_by_key(|(rank, _)| *rank).map(|(_, shown)| shown)
    }

    /// The function that begins a client for a scope.
    fn client_of(&self, marker: Option<&str>) -> String {
        let Some(scopes) = &self.scopes else { return "client".to_owned() };
        let place = scopes.list.iter().position(|(.., own)| Some(own.as_str()) == marker).unwrap_or_default();
        self.client_names().get(place).map(|name| words::ident(name).to_string()).unwrap_or_default()
    }
}
