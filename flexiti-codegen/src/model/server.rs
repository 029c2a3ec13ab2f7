//! Where the API is served.

use super::Origin;

/// A server, also called an environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The base address, possibly a template with `{variables}`, possibly relative to where the document was found.
    pub url: String,
    /// The vendor's name for it (`x-name`), where there is one.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The variables of the template.
    pub variables: Vec<ServerVariable>,
    /// Where it stands.
    pub origin: Origin,
}

/// A variable of a server's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name between the braces.
    pub name: String,
    /// The value that holds when none is chosen.
    pub default: String,
    /// The values that may be chosen; empty: any.
    pub values: Vec<String>,
}

impl Server {
    /// The address with every variable at its default.
    pub fn default_url(&self) -> String {
        self.variables
            .iter()
            .fold(self.url.clone(), |url, variable| url.replace(&format!("{{{}}}", variable.name), &variable.default))
    }
}
