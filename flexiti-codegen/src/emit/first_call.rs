//! The front page of a crate's documentation leads to the first call: how a client is made, and which method to try.

use super::{Emitter, names::words};

/// What the environment variables of the example begin with.
const PREFIX: &str = "API";

impl Emitter<'_> {
    /// How a client is made, as lines of documentation with code that is compiled.
    pub(crate) fn making_a_client(&self) -> Vec<String> {
        let module = self.options.name.replace('-', "_");
        let environment = match self.environments().first() {
            Some(name) => format!("Environment::{}", words::ident(name)),
            None => "Environment::Custom(\"https://api.example.com\".to_owned())".to_owned(),
        };
        let frame = |used: &str, code: Vec<String>| {
            let head = ["```no_run".to_owned(), format!("use {module}::{{{used}}};"), String::new()];
            let begin = ["# fn client() -> Result<Client, Box<dyn std::error::Error>> {".to_owned()];
            let end = ["# Ok(client) }", "```"].map(str::to_owned);
            head.into_iter().chain(begin).chain(code).chain(end).collect()
        };
        match self.scopes.as_ref().and_then(|scopes| scopes.list.first()) {
            Some((scope, ..)) => {
                let begin = words::ident(&words::snake(scope));
                let credentials = format!("let credentials = Credentials::from_env(\"{PREFIX}\")?;");
                let code = vec![
                    format!("// From the variables {PREFIX}_CLIENT_ID and {PREFIX}_CLIENT_SECRET."),
                    credentials,
                    format!("let client = Client::{begin}({environment}, credentials).build()?;"),
                ];
                frame("Client, Credentials, Environment", code)
            }
            None => {
                frame("Client, Environment", vec![format!("let client = Client::builder({environment}).build()?;")])
            }
        }
    }

    /// The method to try first: of the operations that only read, else of all, the one with the fewest arguments. None
    /// where the document has no operation.
    pub(crate) fn first_method(&self) -> Option<&str> {
        let operations = self.api.operations.iter().zip(&self.names.operations);
        let operations = operations.filter(|(operation, _)| !operation.docs.deprecated && !operation.moves_money);
        let (_, names) = operations.min_by_key(|(operation, _)| {
            let arguments = operation.parameters.iter().filter(|parameter| self.is_argument(parameter)).count();
            (operation.method != crate::model::Method::Get, arguments)
        })?;
        Some(&names.method)
    }
}
