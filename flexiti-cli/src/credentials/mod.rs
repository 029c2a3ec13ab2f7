//! Who calls: secrets from the environment or from a file that nobody else can read, never from the command line.

mod file;

use std::collections::BTreeMap;

use flexiti_runtime::{Api, Builder, Credentials as ClientCredentials, Scheme};

use crate::{Program, World, failure::Failure, program::Subject, settings::Settings, value::REDACTED};

/// What was found for the API's schemes. It has no `Debug`.
pub(crate) struct Credentials {
    api: &'static Api,
    prefix: &'static str,
    found: Vec<(&'static str, Secret)>,
}

/// What one scheme wants.
enum Secret {
    Client { id: String, secret: String },
    ApiKey(String),
    Basic { user: String, password: String },
    Bearer(String),
    Authorization(String),
}

impl Credentials {
    /// Looks for what the API's schemes want: in the file, if there is one, then in the environment.
    pub(crate) fn find(program: &Program, settings: &Settings, world: &World<'_>) -> Result<Self, Failure> {
        let prefix = program.prefix;
        let by_variable = || (world.variable)(&format!("{prefix}_CREDENTIALS")).filter(|path| !path.is_empty());
        let path = settings.credentials.clone().or_else(|| by_variable().map(Into::into));
        let lines = match path {
            Some(path) => file::read(&path)?,
            None => BTreeMap::new(),
        };
        let value = |name: &str| lines.get(name).cloned().or_else(|| (world.variable)(name));
        let found = program.api.security.iter().filter_map(|(name, scheme)| {
            let look = |suffix: &str| {
                let [own, common] = variables(prefix, name, suffix);
                value(&own).or_else(|| value(&common)).filter(|value| !value.is_empty())
            };
            key(scheme, look).map(|key| (*name, key))
        });
        Ok(Self { api: program.api, prefix, found: found.collect() })
    }

    /// Whether the operation can be called with what was found.
    pub(crate) fn suffice(&self, subject: &Subject<'_>) -> Result<(), Failure> {
        let security = &subject.operation.security;
        let is_at_hand = |scheme: &str| {
            let is_line = |(name, kind): &(&str, Scheme)| *name == scheme && matches!(kind, Scheme::Line);
            self.found.iter().any(|(name, _)| *name == scheme) || self.api.security.iter().any(is_line)
        };
        let is_met = security.iter().any(|one| one.schemes.iter().all(|scheme| is_at_hand(&scheme.scheme)));
        if security.is_empty() || is_met {
            return Ok(());
        }
        let wanted = |name: &str| {
            let scheme = self.api.security.iter().find(|(known, _)| *known == name).map(|(_, scheme)| scheme);
            let suffixes = scheme.map(suffixes).unwrap_or_default().iter();
            suffixes.map(|suffix| format!("{}_{suffix}", self.prefix)).collect::<Vec<_>>().join(" and ")
        };
        let mut ways: Vec<String> = Vec::new();
        for alternative in security {
            let way = alternative.schemes.iter().map(|scheme| wanted(&scheme.scheme)).collect::<Vec<_>>().join(" and ");
            if !way.is_empty() && !ways.contains(&way) {
                ways.push(way);
            }
        }
        let (operation, ways) = (&subject.operation.id, ways.join(", or "));
        Err(Failure::wrong(format!(
            "error: {operation} needs {ways}: set it in the environment, or in a file given by --credentials"
        )))
    }

    /// Gives a client what was found.
    pub(crate) fn give(&self, builder: Builder) -> Builder {
        self.found.iter().fold(builder, |builder, (name, key)| match key {
            Secret::Client { id, secret } => builder.credentials(name, ClientCredentials::new(id, secret)),
            Secret::ApiKey(key) => builder.api_key(name, key),
            Secret::Basic { user, password } => builder.basic(name, user, password),
            Secret::Bearer(token) => builder.bearer(name, token),
            Secret::Authorization(value) => builder.authorization(name, value),
        })
    }

    /// Gives a client that sends nothing a stand-in for each secret; the client's id is no secret.
    pub(crate) fn give_stand_ins(&self, builder: Builder) -> Builder {
        self.api.security.iter().fold(builder, |builder, (name, scheme)| match scheme {
            Scheme::ClientCredentials(_) => {
                let id = self.found.iter().find_map(|(known, key)| match key {
                    Secret::Client { id, .. } if known == name => Some(id.as_str()),
                    _ => None,
                });
                builder.credentials(name, ClientCredentials::new(id.unwrap_or("CLIENT_ID"), REDACTED))
            }
            Scheme::ApiKey { .. } => builder.api_key(name, REDACTED),
            Scheme::Bearer => builder.bearer(name, REDACTED),
            Scheme::Basic => builder.basic(name, REDACTED, REDACTED),
            Scheme::Authorization => builder.authorization(name, REDACTED),
            _ => builder,
        })
    }
}

fn key(scheme: &Scheme, look: impl Fn(&str) -> Option<String>) -> Option<Secret> {
    match scheme {
        Scheme::ClientCredentials(_) => match (look("CLIENT_ID"), look("CLIENT_SECRET")) {
            (Some(id), Some(secret)) => Some(Secret::Client { id, secret }),
            _ => look("TOKEN").map(Secret::Bearer),
        },
        Scheme::ApiKey { .. } => look("API_KEY").map(Secret::ApiKey),
        Scheme::Basic => Some(Secret::Basic { user: look("USER")?, password: look("PASSWORD")? }),
        Scheme::Bearer => look("TOKEN").map(Secret::Bearer),
        Scheme::Authorization => look("AUTHORIZATION").map(Secret::Authorization),
        _ => None,
    }
}

/// How the names of variables end that a scheme wants.
pub(crate) fn suffixes(scheme: &Scheme) -> &'static [&'static str] {
    match scheme {
        Scheme::ClientCredentials(_) => &["CLIENT_ID", "CLIENT_SECRET"],
        Scheme::ApiKey { .. } => &["API_KEY"],
        Scheme::Basic => &["USER", "PASSWORD"],
        Scheme::Bearer => &["TOKEN"],
        Scheme::Authorization => &["AUTHORIZATION"],
        _ => &[],
    }
}

/// The variable of this scheme alone, and the one that all of its kind share.
fn variables(prefix: &str, scheme: &str, suffix: &str) -> [String; 2] {
    let letter = |character: char| if character.is_ascii_alphanumeric() { character.to_ascii_uppercase() } else { '_' };
    let scheme: String = scheme.chars().map(letter).collect();
    [format!("{prefix}_{scheme}_{suffix}"), format!("{prefix}_{suffix}")]
}
