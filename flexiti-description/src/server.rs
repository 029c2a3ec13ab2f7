//! Where the API is served.

use serde::{Deserialize, Serialize};

/// A server, also called an environment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Server {
    /// The base address with every variable at its default; possibly relative.
    pub url: String,
    /// The vendor's name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Server {
    /// The part of the address that stands before every path, without a slash at its end: `/v2` of
    /// `https://pets.example/v2/`, nothing where the API is served at the root.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.url.split_once("://").map(|(_, rest)| rest);
        let path = match after_scheme {
            Some(rest) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default(),
            None => self.url.as_str(),
        };
        path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/')
    }
}

#[cfg(test)]
mod tests {
    use super::Server;

    #[test]
    fn the_base_path_is_what_stands_before_every_path() {
        let base = |url: &str| Server { url: url.into(), name: None }.base_path().to_owned();
        assert_eq!(base("https://pets.example/api/v2/"), "/api/v2");
        assert_eq!(base("https://pets.example"), "");
        assert_eq!(base("/v1"), "/v1");
        assert_eq!(base("/"), "");
    }
}
