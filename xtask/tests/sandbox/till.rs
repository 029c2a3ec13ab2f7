//! A merchant at the till: gets a token and asks, as a program would.

use flexiti_mock::{
    scenario::{Answer, Asked, Scenario},
    value::Value,
};

use super::talk::Scopes;

/// Somebody with a token.
pub(super) struct Till<'s> {
    scenario: &'s Scenario,
    scopes: &'s Scopes,
    client: String,
    authorization: String,
}

impl<'s> Till<'s> {
    /// A client of that id, with a token of that scope.
    pub(super) fn open(scenario: &'s Scenario, scopes: &'s Scopes, client: &str, scope: &str) -> Self {
        let mut till = Self { scenario, scopes, client: client.to_owned(), authorization: String::new() };
        till.renew(scope);
        till
    }

    /// Gets a new token: the old one may have expired.
    pub(super) fn renew(&mut self, scope: &str) {
        let form = [("client_id", self.client.as_str()), ("client_secret", "secret"), ("scope", scope)];
        let body = self.ask("createToken", &[], form.into_iter().collect()).body.unwrap_or_default();
        let token = body.get("access_token").and_then(Value::as_str).unwrap_or("none");
        self.authorization = format!("Bearer {token}");
    }

    /// One request. Parameters are `path.name` or `headers.name`, which come beside the token and the client id.
    pub(super) fn ask(&self, operation: &str, parameters: &[(&str, &str)], body: Value) -> Answer {
        let of = |place: &str, own: (&str, &str)| -> Value {
            let said = parameters.iter().filter_map(|(name, value)| Some((name.strip_prefix(place)?, *value)));
            [own].into_iter().chain(said).collect()
        };
        let (path, headers) =
            (of("path.", ("client_id", &self.client)), of("headers.", ("authorization", &self.authorization)));
        let query = of("query.", ("lang", "en"));
        let scopes = self.scopes.get(operation).map(|scopes| scopes.iter().map(String::as_str).collect::<Vec<_>>());
        let asked = Asked {
            operation,
            scopes: scopes.as_deref(),
            path: &path,
            query: &query,
            headers: &headers,
            body: &body,
            url: "/",
        };
        self.scenario.answer(&asked).unwrap_or_else(|| panic!("the scenario has no {operation}"))
    }
}
