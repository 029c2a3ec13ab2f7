//! Bodies of requests, and contents by media type for both directions.

use super::{Walk, media_type::MediaType};
use crate::diff::{
    Impact,
    change::Place,
    rules::{Direction, Rule, Site, Written, bodies as rules},
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
        let direction = place.site.direction();
        let found = self.collect.len();
        let (media_removed, media_added, schema_removed, schema_added) = rules_of(direction);
        let part = |content: &Content| match direction {
            Direction::Request => request_part(content.media).to_owned(),
            Direction::Response => place.part.to_owned(),
        };
        let partners = partners(direction, old, new);
        let partner =
            |content: &Content| partners.iter().find(|(gone, _)| std::ptr::eq(*gone, content)).map(|(_, now)| *now);
        for content in old {
            let part = part(content);
            let place = Place { part: &part, ..place };
            let named = Place { name: &content.media_type, ..place };
            let now = partner(content);
            if let Some(rule) = now.and_then(|now| renamed(direction, content, now)) {
                let named = Place { name: now.map_or("", |now| &now.media_type), ..named };
                self.collect.say(rule, named, (&content.media_type, named.name), origins);
            }
            match now {
                None => self.collect.say(media_removed, named, (&content.media_type, ""), origins),
                Some(now) => match (content.schema, now.schema) {
                    (Some(old), Some(new)) => self.collect.meet(place, written(now.media), old, new),
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
        for content in new.iter().filter(|now| !partners.iter().any(|(_, known)| std::ptr::eq(*known, *now))) {
            let part = part(content);
            let named = Place { part: &part, name: &content.media_type, ..place };
            self.collect.say(media_added, named, ("", &content.media_type), origins);
        }
        // The crate knows the first form: where that is of another kind, so are the types.
        if form(old) != form(new) {
            for change in self.collect.since(found).filter(|change| change.kind.starts_with("media-type-")) {
                change.impact = Impact::Breaks;
                change.client_effect = "the body is another type".into();
            }
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

/// Each form of the old list with the one of the new that it became: as it is spelled; else, of those that are left,
/// the same without parameters such as `charset`; in answers, which clients read by their kind, also a wider or narrower
/// one.
fn partners<'m>(direction: Direction, old: &'m [Content], new: &'m [Content]) -> Vec<(&'m Content, &'m Content)> {
    let mut partners: Vec<(&Content, &Content)> = Vec::new();
    let by: [fn(&MediaType<'_>, &MediaType<'_>) -> bool; 3] = [
        |one, other| one.text == other.text,
        |one, other| one.essence == other.essence,
        |one, other| one.holds(other) || other.holds(one),
    ];
    let ways = if direction == Direction::Response { 3 } else { 2 };
    for same in by.into_iter().take(ways) {
        for gone in old {
            let free = |now: &&Content| {
                partners.iter().all(|(one, other)| !std::ptr::eq(*one, gone) && !std::ptr::eq(*other, *now))
            };
            let found = new
                .iter()
                .filter(free)
                .find(|now| same(&MediaType::of(&gone.media_type), &MediaType::of(&now.media_type)));
            partners.extend(found.map(|now| (gone, now)));
        }
    }
    partners
}

/// What it means that a form of an answer is named otherwise.
fn renamed(direction: Direction, old: &Content, new: &Content) -> Option<&'static Rule> {
    let (one, other) = (MediaType::of(&old.media_type), MediaType::of(&new.media_type));
    if direction == Direction::Request || one == other {
        return None;
    }
    Some(match (one.essence == other.essence, one.holds(&other)) {
        (true, _) => &rules::RESPONSE_MEDIA_CHANGED,
        (false, true) => &rules::RESPONSE_MEDIA_SPECIALIZED,
        (false, false) => &rules::RESPONSE_MEDIA_GENERALIZED,
    })
}

/// How a medium writes values.
fn written(media: Media) -> Written {
    if matches!(media, Media::Text | Media::Bytes) { Written::Text } else { Written::Typed }
}

fn any(word: String) -> String {
    if word.is_empty() { "any".into() } else { word }
}

/// Of which kind the first form of a body is. The members of a form are those of an object in JSON.
fn form(contents: &[Content]) -> Option<Media> {
    let media = contents.first()?.media;
    Some(if media == Media::Form { Media::Json } else { media })
}
