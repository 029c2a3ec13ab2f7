//! `requestBody` and `responses`: what travels, in which forms, under which status.

use openapiv3 as openapi;

use super::{Lowering, extensions, origin, schemas::borrowed};
use crate::model::{Body, Content, Encoding, Header, Home, Media, Outcome, Status, Style};
use crate::source::Node;

impl<'l, 'a> Lowering<'l, 'a> {
    pub(super) fn body(&mut self, operation: &'l Node<'a>) -> Option<Body> {
        let (node, home) = self.resolve_shared(operation.get("requestBody")?)?;
        let typed: openapi::RequestBody = self.read(node)?;
        let contents = self.contents(&typed.content, node, home.as_ref());
        Some(Body { required: typed.required, contents, docs: extensions::docs(node), origin: origin(node.span) })
    }

    /// Every documented answer, in order of status.
    pub(super) fn outcomes(&mut self, operation: &'l Node<'a>) -> Vec<(Outcome, &'l Node<'a>)> {
        let Some(responses) = operation.get("responses").and_then(Node::as_object) else { return Vec::new() };
        let mut outcomes: Vec<(Outcome, &'l Node<'a>)> = responses
            .iter()
            .filter_map(|member| {
                let status = status(&member.key)?;
                let (node, home) = self.resolve_shared(&member.value)?;
                let typed: openapi::Response = self.read(node)?;
                let contents = self.contents(&typed.content, node, home.as_ref());
                let headers = self.headers(node);
                let docs = extensions::docs(node);
                Some((Outcome { status, docs, headers, contents, origin: origin(node.span) }, node))
            })
            .collect();
        outcomes.sort_by_key(|(outcome, _)| outcome.status);
        outcomes
    }

    /// Every form of a body or an answer, the preferred one first.
    fn contents(
        &mut self,
        typed: &indexmap::IndexMap<String, openapi::MediaType>,
        holder: &'l Node<'a>,
        home: Option<&Home>,
    ) -> Vec<Content> {
        let nodes = holder.get("content");
        let contents = typed.iter().map(|(media_type, typed)| {
            let node = nodes.and_then(|nodes| nodes.get(media_type)?.get("schema"));
            let schema = match (&typed.schema, node) {
                (Some(typed), Some(node)) => Some(match self.narrowed_problem(node) {
                    Some(base) => base,
                    None => self.schema(borrowed(typed), node),
                }),
                _ => None,
            };
            if let Some(schema) = schema {
                self.settle(schema, home.cloned());
            }
            let node = nodes.and_then(|nodes| nodes.get(media_type));
            let encodings = node.map(encodings).unwrap_or_default();
            let examples = node.map(|node| self.examples(node)).unwrap_or_default();
            Content { media: Media::of(media_type), media_type: media_type.clone(), schema, encodings, examples }
        });
        let mut contents: Vec<Content> = contents.collect();
        contents.sort_by_key(|content| preference(content.media));
        contents
    }

    fn headers(&mut self, response: &'l Node<'a>) -> Vec<Header> {
        let Some(headers) = response.get("headers").and_then(Node::as_object) else { return Vec::new() };
        headers
            .iter()
            .filter_map(|member| {
                let (node, home) = self.resolve_shared(&member.value)?;
                let schema = node.get("schema").map(|node| self.piece(node));
                if let Some(schema) = schema {
                    self.settle(schema, home);
                }
                Some(Header {
                    name: member.key.to_string(),
                    required: extensions::flag(node, "required"),
                    schema,
                    docs: extensions::docs(node),
                    evidence: extensions::evidence(node),
                    origin: origin(node.span),
                })
            })
            .collect()
    }
}

/// `encoding`: a style where one is named or `explode` is, and the first media type where it is one that can be sent.
fn encodings(media_type: &Node<'_>) -> Vec<Encoding> {
    let Some(encoding) = media_type.get("encoding").and_then(Node::as_object) else { return Vec::new() };
    let encodings = encoding.iter().map(|member| {
        let node = &member.value;
        let explode = node.get("explode").and_then(Node::as_bool);
        let named = node.text("style").or(explode.map(|_| "form"));
        let style = named.and_then(|name| match name {
            "form" => Some(Style::Form),
            "spaceDelimited" => Some(Style::SpaceDelimited),
            "pipeDelimited" => Some(Style::PipeDelimited),
            "deepObject" => Some(Style::DeepObject),
            _ => None,
        });
        let first = node.text("contentType").and_then(|types| types.split(',').next()).map(str::trim);
        Encoding {
            member: member.key.to_string(),
            style: style.map(|style| (style, explode.unwrap_or(style == Style::Form))),
            media_type: first.filter(|name| !name.is_empty() && !name.contains('*')).map(str::to_owned),
        }
    });
    encodings.collect()
}

/// `200`, `2XX` or `default`.
fn status(key: &str) -> Option<Status> {
    let digits = key.as_bytes();
    match digits {
        b"default" => Some(Status::Default),
        [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => Some(Status::Class(u16::from(class - b'0'))),
        _ => key.parse().ok().map(Status::Exact),
    }
}

/// Which form is sent, or asked for, when there are several: the smaller, the rather.
fn preference(media: Media) -> u8 {
    match media {
        Media::Json => 0,
        Media::Form => 1,
        Media::Multipart => 2,
        Media::Text => 3,
        Media::EventStream | Media::JsonLines | Media::Bytes => 4,
    }
}
