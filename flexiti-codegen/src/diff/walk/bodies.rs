//! Bodies of requests, and contents by media type for both directions.

use super::Walk;
use crate::diff::{
    change::Place,
    rules::{Direction, Rule, Site, bodies as rules},
};
use crate::model::{Body, Content, Media, Operation, Origin};
use crate::surface::type_word;

impl<'m> Walk<'m> {
    pub(super) fn body(&mut self, title: &str, old: &'m Operation, new: &'m Operation) {
        let part = |body: &Body| body.contents.first().map_or("request-body", |content| request_part(content.media));
        let at = |part| Place { operation: title, part, name: "", site: Site::RequestBody };
        let word = |body: &Body| {
            body.contents.iter().map(|content| content.media_type.as_str()).collect::<Vec<_>>().join(", ")
        };
        match (&old.body, &new.body) {
            (None, Some(body)) => {
                let rule = if body.required { &rules::BODY_ADDED_REQUIRED } else { &rules::BODY_ADDED_OPTIONAL };
                let place = Place { name: "(body)", ..at(part(body)) };
                self.collect.say(rule, place, ("", &word(body)), (old.origin, body.origin));
            }
            (Some(body), None) => {
                let place = Place { name: "(body)", ..at(part(body)) };
                self.collect.say(&rules::BODY_REMOVED, place, (&word(body), ""), (body.origin, new.origin));
            }
            (Some(gone), Some(now)) => {
                let place = Place { name: "(body)", ..at(part(now)) };
                let origins = (gone.origin, now.origin);
                match (gone.required, now.required) {
                    (false, true) => self.collect.say(&rules::BODY_BECAME_REQUIRED, place, ("no", "yes"), origins),
                    (true, false) => self.collect.say(&rules::BODY_BECAME_OPTIONAL, place, ("yes", "no"), origins),
                    _ => {}
                }
                self.contents(at(part(now)), (&gone.contents, &now.contents), origins);
            }
            (None, None) => {}
        }
    }

    /// The forms of a body, matched by media type.
    pub(super) fn contents(
        &mut self,
        place: Place<'_>,
        (old, new): (&'m [Content], &'m [Content]),
        origins: (Origin, Origin),
    ) {
        let (media_removed, media_added, schema_removed, schema_added) = rules_of(place.site.direction());
        let part = |content: &Content| match place.site.direction() {
            Direction::Request => request_part(content.media).to_owned(),
            Direction::Response => place.part.to_owned(),
        };
        let spelled = |contents: &[Content], name: &str| contents.iter().any(|content| content.media_type == name);
        // As it is spelled; else, where neither spelling has its like, without parameters such as `charset`.
        let same = |one: &Content, other: &Content| {
            one.media_type == other.media_type
                || (!spelled(new, &one.media_type)
                    && !spelled(old, &other.media_type)
                    && essence(&one.media_type) == essence(&other.media_type))
        };
        for content in old {
            let part = part(content);
            let place = Place { part: &part, ..place };
            let named = Place { name: &content.media_type, ..place };
            match new.iter().find(|now| same(content, now)) {
                None => self.collect.say(media_removed, named, (&content.media_type, ""), origins),
                Some(now) => match (content.schema, now.schema) {
                    (Some(old), Some(new)) => self.collect.meet(place, is_textual(now.media), old, new),
                    (None, Some(schema)) => {
                        let word = any(type_word(&self.new.schemas, schema));
                        self.collect.say(schema_added, named, ("", &word), origins);
                    }
                    (Some(schema), None) => {
                        let word = any(type_word(&self.old.schemas, schema));
                        self.collect.say(schema_removed, named, (&word, ""), origins);
                    }
                    (None, None) => {}
                },
            }
        }
        for content in new.iter().filter(|now| !old.iter().any(|gone| same(gone, now))) {
            let part = part(content);
            let named = Place { part: &part, name: &content.media_type, ..place };
            self.collect.say(media_added, named, ("", &content.media_type), origins);
        }
    }
}

type Four = (&'static Rule, &'static Rule, &'static Rule, &'static Rule);

fn rules_of(direction: Direction) -> Four {
    match direction {
        Direction::Request => (
            &rules::REQUEST_MEDIA_REMOVED,
            &rules::REQUEST_MEDIA_ADDED,
            &rules::REQUEST_SCHEMA_REMOVED,
            &rules::REQUEST_SCHEMA_ADDED,
        ),
        Direction::Response => (
            &rules::RESPONSE_MEDIA_REMOVED,
            &rules::RESPONSE_MEDIA_ADDED,
            &rules::RESPONSE_SCHEMA_REMOVED,
            &rules::RESPONSE_SCHEMA_ADDED,
        ),
    }
}

fn request_part(media: Media) -> &'static str {
    match media {
        Media::Form | Media::Multipart => "request-form",
        _ => "request-body",
    }
}

/// A media type without its parameters.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a medium writes every type as text.
fn is_textual(media: Media) -> bool {
    matches!(media, Media::Text | Media::Bytes)
}

fn any(word: String) -> String {
    if word.is_empty() { "any".into() } else { word }
}
