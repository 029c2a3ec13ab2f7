//! Parameters against parameters: by place and name; those of the path by their order in it.

use super::{Walk, matching::placeholders};
use crate::diff::{
    change::Place,
    renaming,
    rules::{Rule, Site, Written, fields, life, operations, parameters as rules, values},
};
use crate::model::{Api, Location, Operation, Parameter, Required, Schemas, Shape, Style, Supplied};
use crate::surface::type_word;

impl<'m> Walk<'m> {
    pub(super) fn parameters(&mut self, title: &str, old: &'m Operation, new: &'m Operation) {
        let renamed = |name: &str| {
            let place = placeholders(&old.path).iter().position(|placeholder| *placeholder == name);
            place.and_then(|place| placeholders(&new.path).get(place).copied())
        };
        let same = |gone: &Parameter, now: &Parameter| {
            gone.location == now.location
                && match gone.location {
                    Location::Path => renamed(&gone.name).unwrap_or(&gone.name) == now.name,
                    Location::Header => gone.name.eq_ignore_ascii_case(&now.name),
                    Location::Query | Location::Cookie => gone.name == now.name,
                }
        };
        let mut gone = Vec::new();
        for parameter in declared(old) {
            match declared(new).find(|now| same(parameter, now)) {
                Some(now) => self.parameter(title, parameter, now),
                None => gone.push(parameter),
            }
        }
        let mut come: Vec<&Parameter> =
            declared(new).filter(|now| !declared(old).any(|gone| same(gone, now))).collect();
        self.parameters_renamed(title, &mut gone, &mut come);
        for parameter in gone {
            self.parameter_removed(title, parameter, new);
        }
        for parameter in come {
            let rule = match (parameter.location, parameter.shared, parameter.required.is_yes()) {
                (Location::Path, _, _) => &rules::NEW_PATH,
                (_, true, true) => &rules::NEW_REQUIRED_SHARED,
                (_, true, false) => &rules::NEW_OPTIONAL_SHARED,
                (_, false, true) => &rules::NEW_REQUIRED,
                (_, false, false) => &rules::NEW_OPTIONAL,
            };
            let word = type_word(&self.new.schemas, parameter.schema);
            self.collect.say(rule, at(title, parameter), ("", &word), (old.origin, parameter.origin));
        }
    }

    /// Takes those out of the removed and the added that are the same under another name.
    fn parameters_renamed(&mut self, title: &str, gone: &mut Vec<&'m Parameter>, come: &mut Vec<&'m Parameter>) {
        let said = |parameter: &'m Parameter| (parameter.name.as_str(), parameter.docs.description.as_deref());
        let pairs = renaming::unique(gone.len(), come.len(), |old, new| match (gone.get(old), come.get(new)) {
            (Some(old), Some(new)) => {
                old.location == new.location
                    && old.location != Location::Path
                    && old.required == new.required
                    && self.collect.pairs.alike(old.schema, new.schema)
                    && renaming::is_rename(said(old), said(new))
            }
            _ => false,
        });
        for (old, new) in pairs.iter().filter_map(|(old, new)| Some((*gone.get(*old)?, *come.get(*new)?))) {
            let rule = if new.required.is_yes() { &rules::RENAMED_REQUIRED } else { &rules::RENAMED_OPTIONAL };
            self.collect.say(rule, at(title, new), (&old.name, &new.name), (old.origin, new.origin));
            self.parameter(title, old, new);
        }
        let mut place = 0..;
        gone.retain(|_| place.next().is_some_and(|place| pairs.iter().all(|(old, _)| *old != place)));
        let mut place = 0..;
        come.retain(|_| place.next().is_some_and(|place| pairs.iter().all(|(_, new)| *new != place)));
    }

    fn parameter_removed(&mut self, title: &str, parameter: &'m Parameter, new: &Operation) {
        let early = self.options.calendar.is_early(&parameter.docs);
        let rule = life::parameter_removed(parameter.docs.deprecated, early);
        let word = match &parameter.docs.sunset {
            Some(sunset) if early => sunset.clone(),
            _ => type_word(&self.old.schemas, parameter.schema),
        };
        self.collect.say(rule, at(title, parameter), (&word, ""), (parameter.origin, new.origin));
    }

    fn parameter(&mut self, title: &str, old: &'m Parameter, new: &'m Parameter) {
        let (place, calendar) = (at(title, new), self.options.calendar);
        let mut say = |rule: &'static Rule, values: (&str, &str)| {
            self.collect.say(rule, place, values, (old.origin, new.origin));
        };
        if old.location == Location::Path && old.name != new.name {
            say(&operations::PATH_PARAMETER_RENAMED, (&old.name, &new.name));
        }
        let words = (old.required.word(), new.required.word());
        match (&old.required, &new.required) {
            (old, new) if old == new => {}
            (_, Required::Yes) => say(&fields::BECAME_REQUIRED, (&words.0, &words.1)),
            (Required::Yes, _) => say(&fields::BECAME_OPTIONAL, (&words.0, &words.1)),
            _ => say(&fields::REQUIREDNESS_REWORDED, (&words.0, &words.1)),
        }
        for turn in calendar.turns(&old.docs, &new.docs) {
            say(life::of_value(&turn), turn.values());
        }
        let composed = |parameter: &Parameter, schemas: &Schemas| {
            !matches!(schemas.resolve(parameter.schema).1.shape, Shape::Scalar(_) | Shape::Enum(_))
        };
        let composed = composed(old, &self.old.schemas) && composed(new, &self.new.schemas);
        let written = (spelling(old, composed), spelling(new, composed));
        if written.0 != written.1 {
            say(&rules::STYLE_CHANGED, (&written.0, &written.1));
        }
        if old.allow_reserved != new.allow_reserved {
            say(&rules::RESERVED_CHANGED, (&old.allow_reserved.to_string(), &new.allow_reserved.to_string()));
        }
        if old.supplied != new.supplied {
            say(&rules::SUPPLIED_CHANGED, (giver(old.supplied), giver(new.supplied)));
        }
        let said = |parameter: &Parameter, api: &Api| parameter.sensitive && !api.schemas[parameter.schema].sensitive;
        match (said(old, self.old), said(new, self.new)) {
            (false, true) => say(&values::SENSITIVE_CHANGED, ("not sensitive", "sensitive")),
            (true, false) => say(&values::SENSITIVE_CHANGED, ("sensitive", "not sensitive")),
            _ => {}
        }
        let one_by_one = |parameter: &Parameter| parameter.style == Style::Form && parameter.explode && !parameter.json;
        let written = if one_by_one(old) && one_by_one(new) { Written::OneByOne } else { Written::Typed };
        self.collect.meet(place, written, old.schema, new.schema);
    }
}

/// Every parameter, also those that the path has no place for: a vendor who changes them means something by it.
fn declared(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().chain(&operation.placeless)
}

fn at<'p>(operation: &'p str, parameter: &'p Parameter) -> Place<'p> {
    let part = match parameter.location {
        Location::Path => "request-path",
        Location::Query => "request-query",
        Location::Header => "request-header",
        Location::Cookie => "request-cookie",
    };
    let site = if parameter.location == Location::Header { Site::HeaderParameter } else { Site::Parameter };
    Place { operation, part, name: &parameter.name, site }
}

/// How the value is written. Whether parts are written each for itself shows only where there are parts.
fn spelling(parameter: &Parameter, composed: bool) -> String {
    match (parameter.json, composed) {
        (true, _) => "JSON text".into(),
        (false, true) if parameter.explode => format!("{} exploded", parameter.style.word()),
        (false, _) => parameter.style.word().into(),
    }
}

fn giver(supplied: Option<Supplied>) -> &'static str {
    match supplied {
        None => "the caller",
        Some(Supplied::ClientId) => "the client's id",
        Some(Supplied::ReferenceId) => "the call's own id",
        Some(Supplied::IdempotencyKey) => "the call's key of repetition",
        Some(Supplied::ContextHash) => "the hash of the body",
    }
}
