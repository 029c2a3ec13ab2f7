//! The names of a crate's command line: of the program, of its variables, of the environments.

use heck::{ToKebabCase, ToShoutySnakeCase};

use super::Emitter;
use crate::model::Server;

/// What a crate's name may say beside the name of its API.
const KINDS: [&str; 6] = ["-generated", "-client", "-api-client", "-rs", "-sdk", "-api"];

/// Names that cargo keeps for folders of its own, and one that shells have.
const TAKEN: [&str; 5] = ["build", "deps", "examples", "incremental", "test"];

/// What the program is called: the crate's name without what only says that it is a crate.
pub(super) fn command(name: &str) -> String {
    let name = name.replace('_', "-").trim_matches('-').to_owned();
    let mut short = name.as_str();
    while let Some(rest) = KINDS.iter().find_map(|kind| short.strip_suffix(kind)).filter(|rest| !rest.is_empty()) {
        short = rest;
    }
    if TAKEN.contains(&short) { name } else { short.to_owned() }
}

/// How its variables begin.
pub(super) fn prefix(name: &str) -> String {
    command(name).to_shouty_snake_case()
}

/// The environments and their addresses, the document's first one first.
pub(super) fn environments(emitter: &Emitter<'_>) -> Vec<(String, String)> {
    let names = emitter.environments().into_iter().map(|name| name.to_kebab_case());
    names.zip(emitter.api.servers.iter().map(Server::default_url)).collect()
}

#[cfg(test)]
mod tests {
    use super::{command, prefix};

    #[test]
    fn a_program_is_called_as_its_api() {
        assert_eq!(command("pets-generated"), "pets");
        assert_eq!(command("pet_store-api-client"), "pet-store");
        assert_eq!(command("client"), "client");
        assert_eq!(command("build-client"), "build-client");
        assert_eq!(prefix("pet-store-client"), "PET_STORE");
    }
}
