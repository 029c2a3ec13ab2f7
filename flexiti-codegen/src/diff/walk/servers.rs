//! Servers against servers: by address, else by name, else by place in the list.

use super::{Walk, operation::at};
use crate::diff::rules::{Rule, security as rules};
use crate::model::{Origin, Server, ServerVariable};

impl<'m> Walk<'m> {
    pub(super) fn servers(
        &mut self,
        operation: &str,
        (old, new): (&'m [Server], &'m [Server]),
        (before, after): (Origin, Origin),
    ) {
        let mut gone: Vec<&Server> = Vec::new();
        let mut come: Vec<&Server> = new.iter().collect();
        for server in old {
            match come.iter().position(|now| now.url == server.url) {
                Some(index) => self.server(operation, server, come.remove(index)),
                None => gone.push(server),
            }
        }
        let alone = gone.len() == 1 && come.len() == 1;
        for server in gone {
            let named = |now: &&Server| alone || (server.name.is_some() && now.name == server.name);
            match come.iter().position(named) {
                Some(index) => {
                    let now = come.remove(index);
                    let (place, origins) = (at(operation, "server", &now.url), (server.origin, now.origin));
                    self.collect.say(&rules::SERVER_CHANGED, place, (&server.url, &now.url), origins);
                    self.server(operation, server, now);
                }
                None => {
                    let place = at(operation, "server", &server.url);
                    self.collect.say(&rules::SERVER_REMOVED, place, (&server.url, ""), (server.origin, after));
                }
            }
        }
        for server in come {
            let place = at(operation, "server", &server.url);
            self.collect.say(&rules::SERVER_ADDED, place, ("", &server.url), (before, server.origin));
        }
    }

    fn server(&mut self, operation: &str, old: &Server, new: &Server) {
        let mut say = |rule: &'static Rule, name: &str, values: (&str, &str)| {
            self.collect.say(rule, at(operation, "server", name), values, (old.origin, new.origin));
        };
        let name = |server: &Server| server.name.clone().unwrap_or_else(|| "nothing".into());
        if old.name != new.name {
            say(&rules::SERVER_RENAMED, &new.url, (&name(old), &name(new)));
        }
        let word = |variable: &ServerVariable| match variable.values.is_empty() {
            true => format!("{} or any", variable.default),
            false => format!("{} or one of {}", variable.default, variable.values.join(", ")),
        };
        for variable in &old.variables {
            let now = new.variables.iter().find(|now| now.name == variable.name);
            if now.is_none_or(|now| now != variable) {
                let now = now.map(word).unwrap_or_default();
                say(&rules::SERVER_VARIABLE_CHANGED, &variable.name, (&word(variable), &now));
            }
        }
        let known = |now: &&ServerVariable| old.variables.iter().any(|variable| variable.name == now.name);
        for variable in new.variables.iter().filter(|now| !known(now)) {
            say(&rules::SERVER_VARIABLE_CHANGED, &variable.name, ("", &word(variable)));
        }
    }
}
