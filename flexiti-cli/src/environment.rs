//! Where a call goes.

use flexiti_runtime::{Builder, host_of};

use crate::{Program, World, failure::Failure, program::Subject, settings::Settings};

/// Where a call goes.
pub(crate) struct Environment {
    /// The document's name for it; none for an address of the caller's own.
    name: Option<&'static str>,
    url: String,
}

impl Environment {
    /// The one that is said; what moves money has no default, not even one from a variable that somebody set once and
    /// has forgotten.
    pub(crate) fn of(subject: &Subject<'_>, settings: &Settings, world: &World<'_>) -> Result<Self, Failure> {
        let program = subject.program;
        if let Some(said) = &settings.environment {
            return Self::named(program, said, "--environment");
        }
        if subject.operation.moves_money {
            let text =
                format!("error: {} moves money: say where, by --environment {}", subject.operation.id, known(program));
            return Err(Failure::wrong(text));
        }
        let variable = format!("{}_ENVIRONMENT", program.prefix);
        if let Some(said) = (world.variable)(&variable).filter(|said| !said.is_empty()) {
            return Self::named(program, &said, &variable);
        }
        match program.environments {
            [(name, url), ..] if url.contains("://") => Ok(Self { name: Some(name), url: (*url).to_owned() }),
            _ => Err(Failure::wrong("error: the document does not say where this API is: --environment URL")),
        }
    }

    fn named(program: &Program, said: &str, by: &str) -> Result<Self, Failure> {
        if said.contains("://") {
            return Ok(Self { name: None, url: said.to_owned() });
        }
        let word = said.to_lowercase().replace('_', "-");
        let found = program.environments.iter().find(|(name, _)| *name == word);
        let (name, url) = found.ok_or_else(|| Failure::wrong(format!("error: {by} is one of {}", known(program))))?;
        Ok(Self { name: Some(name), url: (*url).to_owned() })
    }

    /// What it is called in what a person reads.
    pub(crate) fn label(&self) -> &str {
        self.name.unwrap_or_else(|| host_of(&self.url))
    }

    /// Begins a client for it.
    pub(crate) fn builder(&self, program: &Program, scopes: &[String]) -> Builder {
        let builder = Builder::new(program.api, &self.url).custom_address(self.name.is_none());
        let builder = match self.name {
            Some(name) => builder.environment(name),
            None => builder,
        };
        scopes.iter().fold(builder, |builder, scope| builder.scope(scope))
    }
}

fn known(program: &Program) -> String {
    let names = program.environments.iter().map(|(name, _)| *name);
    names.chain(["URL"]).collect::<Vec<_>>().join("|")
}
