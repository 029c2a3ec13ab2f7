//! Who may call: security schemes, and what operations ask for.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{Walk, callers::Callers, operation::at};
use crate::diff::rules::{Rule, security as rules};
use crate::model::{ClientAuthentication, Flow, Operation, Origin, Requirement, SecurityScheme, SecurityShape};

/// A scheme with the scopes that a token must have.
type Scheme<'m> = (&'m str, BTreeSet<&'m str>);

/// The alternatives by the schemes that they need together.
type Alternatives<'m> = IndexMap<String, Vec<Scheme<'m>>>;

/// The rules of requirements, of all operations or of one.
struct Requirements {
    added: &'static Rule,
    removed: &'static Rule,
    scope_added: &'static Rule,
    scope_removed: &'static Rule,
}

const SHARED: Requirements = Requirements {
    added: &rules::GLOBAL_ADDED,
    removed: &rules::GLOBAL_REMOVED,
    scope_added: &rules::GLOBAL_SCOPE_ADDED,
    scope_removed: &rules::GLOBAL_SCOPE_REMOVED,
};

const OWN: Requirements = Requirements {
    added: &rules::ADDED,
    removed: &rules::REMOVED,
    scope_added: &rules::SCOPE_ADDED,
    scope_removed: &rules::SCOPE_REMOVED,
};

impl<'m> Walk<'m> {
    /// What every operation asks for that does not say otherwise.
    pub(super) fn shared_requirements(&mut self) {
        let origins = (self.old.origin, self.new.origin);
        let callers = Callers::compare((self.old, &self.old.security), (self.new, &self.new.security));
        let found = self.collect.len();
        self.alternatives(&SHARED, "*", (&self.old.security, &self.new.security), origins);
        self.collect.since(found).for_each(|change| callers.weigh(change));
    }

    /// What one operation asks for, unless it follows the document on both sides.
    pub(super) fn requirements(&mut self, title: &str, old: &'m Operation, new: &'m Operation) {
        if old.security != self.old.security || new.security != self.new.security {
            let callers = Callers::compare((self.old, &old.security), (self.new, &new.security));
            let found = self.collect.len();
            self.alternatives(&OWN, title, (&old.security, &new.security), (old.origin, new.origin));
            self.collect.since(found).for_each(|change| callers.weigh(change));
        }
    }

    fn alternatives(
        &mut self,
        names: &Requirements,
        operation: &str,
        (old, new): (&'m [Requirement], &'m [Requirement]),
        origins: (Origin, Origin),
    ) {
        if free(old) && !free(new) {
            let place = at(operation, "security", "(required)");
            self.collect.say(&rules::BECAME_REQUIRED, place, ("", &words(new)), origins);
        }
        let (old, new) = (by_schemes(old), by_schemes(new));
        for (schemes, scopes) in &old {
            match new.get(schemes) {
                Some(now) => self.scopes(names, operation, (scopes, now), origins),
                None => self.collect.say(names.removed, at(operation, "security", schemes), (schemes, ""), origins),
            }
        }
        for schemes in new.keys().filter(|schemes| !old.contains_key(*schemes)) {
            self.collect.say(names.added, at(operation, "security", schemes), ("", schemes), origins);
        }
    }

    fn scopes(
        &mut self,
        names: &Requirements,
        operation: &str,
        (old, new): (&[Scheme<'m>], &[Scheme<'m>]),
        origins: (Origin, Origin),
    ) {
        for (scheme, scopes) in old {
            let Some((_, now)) = new.iter().find(|(name, _)| name == scheme) else { continue };
            for gone in scopes.difference(now) {
                self.collect.say(names.scope_removed, at(operation, "operation", gone), (gone, ""), origins);
            }
            for come in now.difference(scopes) {
                self.collect.say(names.scope_added, at(operation, "operation", come), ("", come), origins);
            }
        }
    }

    /// Security schemes by name.
    pub(super) fn security_schemes(&mut self) {
        for scheme in &self.old.security_schemes {
            match self.new.security_schemes.iter().find(|now| now.name == scheme.name) {
                Some(now) => self.security_scheme(scheme, now),
                None => {
                    let (place, origins) = (at("*", "security", &scheme.name), (scheme.origin, self.new.origin));
                    self.collect.say(&rules::COMPONENT_REMOVED, place, (kind(scheme).as_str(), ""), origins);
                }
            }
        }
        let known = |now: &&SecurityScheme| self.old.security_schemes.iter().any(|scheme| scheme.name == now.name);
        for scheme in self.new.security_schemes.iter().filter(|now| !known(now)) {
            let (place, origins) = (at("*", "security", &scheme.name), (self.old.origin, scheme.origin));
            self.collect.say(&rules::COMPONENT_ADDED, place, ("", kind(scheme).as_str()), origins);
        }
    }

    fn security_scheme(&mut self, old: &'m SecurityScheme, new: &'m SecurityScheme) {
        let mut say = |rule: &'static Rule, name: &str, values: (&str, &str)| {
            self.collect.say(rule, at("*", "security", name), values, (old.origin, new.origin));
        };
        if kind(old) != kind(new) {
            say(&rules::COMPONENT_CHANGED, &new.name, (&kind(old), &kind(new)));
        }
        let (Some(one), Some(other)) = (Offer::of(old), Offer::of(new)) else { return };
        for (urls, now, rule) in [
            (one.authorization, other.authorization, &rules::OAUTH_URL_CHANGED),
            (one.token, other.token, &rules::TOKEN_URL_CHANGED),
        ] {
            for (flow, url) in urls {
                if let Some((_, now)) = now.iter().find(|(name, now)| name == flow && now != url) {
                    say(rule, &new.name, (url, now));
                }
            }
        }
        if let (Some(one), Some(other)) = (one.flow, other.flow)
            && one.client_authentication != other.client_authentication
        {
            let word = |way: ClientAuthentication| match way {
                ClientAuthentication::Basic => "header",
                ClientAuthentication::Body => "form",
            };
            let ways = (word(one.client_authentication), word(other.client_authentication));
            say(&rules::CLIENT_AUTHENTICATION_CHANGED, &new.name, ways);
        }
        for (scope, meaning) in one.scopes {
            match other.scopes.iter().find(|(name, _)| name == scope) {
                None => say(&rules::OAUTH_SCOPE_REMOVED, scope, (scope, "")),
                Some((_, now)) if now != meaning => say(&rules::OAUTH_SCOPE_CHANGED, scope, (meaning, now)),
                Some(_) => {}
            }
        }
        for (scope, _) in other.scopes.iter().filter(|(scope, _)| !one.scopes.iter().any(|(name, _)| name == scope)) {
            say(&rules::OAUTH_SCOPE_ADDED, scope, ("", scope));
        }
    }
}

/// What an OAuth scheme offers.
struct Offer<'m> {
    flow: Option<&'m Flow>,
    scopes: &'m [(String, String)],
    authorization: &'m [(String, String)],
    token: &'m [(String, String)],
}

impl<'m> Offer<'m> {
    fn of(scheme: &'m SecurityScheme) -> Option<Self> {
        match &scheme.shape {
            SecurityShape::OAuth2 { client_credentials, scopes, authorization_urls, token_urls } => Some(Self {
                flow: client_credentials.as_ref(),
                scopes,
                authorization: authorization_urls,
                token: token_urls,
            }),
            _ => None,
        }
    }
}

/// Whether a call without credentials passes.
fn free(requirements: &[Requirement]) -> bool {
    requirements.is_empty() || requirements.iter().any(|requirement| requirement.schemes.is_empty())
}

fn by_schemes(requirements: &[Requirement]) -> Alternatives<'_> {
    let mut alternatives = Alternatives::new();
    for requirement in requirements.iter().filter(|requirement| !requirement.schemes.is_empty()) {
        let mut schemes: Vec<Scheme<'_>> = requirement
            .schemes
            .iter()
            .map(|(scheme, scopes)| (scheme.as_str(), scopes.iter().map(String::as_str).collect()))
            .collect();
        schemes.sort();
        let names = schemes.iter().map(|(scheme, _)| *scheme).collect::<Vec<_>>().join(" and ");
        let known = alternatives
            .entry(names)
            .or_insert_with(|| schemes.iter().map(|(name, _)| (*name, BTreeSet::new())).collect());
        for ((_, known), (_, scopes)) in known.iter_mut().zip(schemes) {
            known.extend(scopes);
        }
    }
    alternatives
}

fn words(requirements: &[Requirement]) -> String {
    by_schemes(requirements).keys().cloned().collect::<Vec<_>>().join(" or ")
}

/// What a scheme is, in a few words.
fn kind(scheme: &SecurityScheme) -> String {
    match &scheme.shape {
        SecurityShape::ApiKey { location, name } => format!("key {name} in the {}", location.word()),
        SecurityShape::Basic => "user and password".into(),
        SecurityShape::Bearer => "bearer token".into(),
        SecurityShape::OAuth2 { .. } => "OAuth 2".into(),
        SecurityShape::MutualTls => "mutual TLS".into(),
        SecurityShape::Other { kind } => kind.clone(),
    }
}
