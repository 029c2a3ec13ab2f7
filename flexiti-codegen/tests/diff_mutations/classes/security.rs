//! Who may call, and where the API is served.

use serde_json::json;

use super::Class;
use crate::{
    document::Document,
    mutation::{Edit, Mutation, plain},
    sites::{Operation, Stand, Use, members},
    tree::{Tree, child, set, unset, words},
};

pub(super) const CLASSES: &[Class] = &[
    ("remove a scope of an operation", scope_removed),
    ("add a scope to an operation", scope_added),
    ("require credentials", required),
    ("drop credentials", dropped),
    ("offer a scope", scope_offered),
    ("withdraw a scope", scope_withdrawn),
    ("move the token call", token_moved),
    ("change a server", server_changed),
    ("rename a server", server_renamed),
    ("add a server", server_added),
    ("remove a server", server_removed),
];

fn secured(operation: &Operation, part: &str, name: &str) -> Use {
    Use { title: operation.title.clone(), part: part.to_owned(), name: name.to_owned(), stand: Stand::RequestBody }
}

fn everywhere(part: &str, name: &str) -> Use {
    Use { title: "*".into(), part: part.to_owned(), name: name.to_owned(), stand: Stand::RequestBody }
}

/// The alternatives of an operation that ask for OAuth: scheme and scopes.
fn alternatives(document: &Document, operation: &Operation) -> Vec<(String, Vec<String>)> {
    let list = document.root.at(&child(&operation.pointer, "security")).and_then(Tree::as_array).unwrap_or_default();
    let schemes = list.iter().filter_map(Tree::as_object).flat_map(|alternative| alternative.iter());
    schemes.map(|scheme| (scheme.key.clone().into_owned(), words(Some(&scheme.value)))).collect()
}

/// Each alternative with one scope goes, where another one stays.
fn scope_removed(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (place, operation) in document.sites.operations.iter().enumerate() {
        let all = alternatives(document, operation);
        for (index, (scheme, scopes)) in all.iter().enumerate().filter(|_| all.len() > 1) {
            let [scope] = scopes.as_slice() else { continue };
            let list = child(&operation.pointer, "security");
            let site = format!("{list}/{index}");
            let mutation = Mutation::of(document.needed(&[place]), &site, move |root| {
                root.at_mut(&list).and_then(Tree::as_array_mut).expect("alternatives").remove(index);
            });
            // Where each scope is a kind of client, that kind cannot call the operation any more.
            let ruling = if is_by_client(document, scheme) { "info patch major" } else { "info patch patch" };
            let says = secured(operation, "operation", scope).called("api-security-scope-removed", ruling);
            let (scheme, scope) = (scheme.clone(), scope.clone());
            let gone = Edit::Operation(
                operation.title.clone(),
                Box::new(move |fact| {
                    (!(fact.part == "security" && fact.name == scheme && fact.values == scope)).then_some(fact)
                }),
            );
            mutations.push(mutation.reports([says]).shows([gone]));
        }
    }
    mutations
}

/// Whether each scope of the scheme is a kind of client.
fn is_by_client(document: &Document, scheme: &str) -> bool {
    let scheme = document.root.at(&child("/components/securitySchemes", scheme));
    scheme.and_then(|scheme| scheme.get("x-scope-per-client")).and_then(Tree::as_bool) == Some(true)
}

/// One alternative more, with a scope that the operation did not know.
fn scope_added(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (place, operation) in document.sites.operations.iter().enumerate() {
        let all = alternatives(document, operation);
        let Some((scheme, _)) = all.iter().find(|(_, scopes)| !scopes.is_empty()) else { continue };
        let flows = child(&child("/components/securitySchemes", scheme), "flows/clientCredentials/scopes");
        let offered = members(document.root.at(&flows.replace("~1", "/")));
        for scope in offered.iter().filter(|scope| all.iter().all(|(_, scopes)| !scopes.contains(*scope))) {
            let list = child(&operation.pointer, "security");
            let (at, added) = (list.clone(), json!({ scheme: [scope] }));
            let mutation = Mutation::of(document.needed(&[place]), &list, move |root| {
                let list = root.at_mut(&at).and_then(Tree::as_array_mut).expect("alternatives");
                list.push(crate::tree::node(added.clone()));
            });
            let ruling = if is_by_client(document, scheme) { "info minor minor" } else { "info minor patch" };
            let says = secured(operation, "operation", scope).called("api-security-scope-added", ruling);
            let used = secured(operation, "security", scheme);
            let line = Edit::Come(plain(&used, "security", "", scope));
            mutations.push(mutation.reports([says]).shows([line]));
        }
    }
    mutations
}

/// An operation that needed none.
fn required(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (place, operation) in document.sites.operations.iter().enumerate() {
        if !alternatives(document, operation).is_empty() {
            continue;
        }
        for scheme in members(document.root.at("/components/securitySchemes")) {
            let (pointer, added) = (operation.pointer.clone(), json!([{ &scheme: [] }]));
            let mutation = Mutation::of(document.needed(&[place]), &operation.title, move |root| {
                set(root.at_mut(&pointer).expect("an operation"), "security", added.clone());
            });
            // That calls need something now, and what does.
            let says = [
                secured(operation, "security", "(required)")
                    .called("api-security-became-required", "error major patch"),
                secured(operation, "security", &scheme).called("api-security-added", "info minor patch"),
            ];
            let line = Edit::come(&secured(operation, "security", &scheme), "security", "");
            mutations.push(mutation.reports(says).shows([line]));
        }
    }
    mutations
}

/// An operation that needs none any more.
fn dropped(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (place, operation) in document.sites.operations.iter().enumerate() {
        let all = alternatives(document, operation);
        let Some((scheme, _)) = all.first() else { continue };
        let pointer = operation.pointer.clone();
        let mutation = Mutation::of(document.needed(&[place]), &operation.title, move |root| {
            set(root.at_mut(&pointer).expect("an operation"), "security", json!([]));
        });
        let says = secured(operation, "security", scheme).called("api-security-removed", "info patch patch");
        let gone = Edit::Operation(operation.title.clone(), Box::new(|fact| (fact.part != "security").then_some(fact)));
        mutations.push(mutation.reports([says]).shows([gone]));
    }
    mutations
}

/// Every flow of every scheme, by its pointer.
fn flows(document: &Document) -> Vec<(String, String)> {
    let mut flows = Vec::new();
    for scheme in members(document.root.at("/components/securitySchemes")) {
        let parent = child(&child("/components/securitySchemes", &scheme), "flows");
        flows.extend(members(document.root.at(&parent)).iter().map(|flow| (scheme.clone(), child(&parent, flow))));
    }
    flows
}

fn scope_offered(document: &Document) -> Vec<Mutation> {
    let offer = |(_, flow): (String, String)| {
        let mutation = Mutation::of(document.needed(&[0, 1]), &flow.clone(), move |root| {
            set(root.at_mut(&child(&flow, "scopes")).expect("scopes"), "brand_new", json!("A scope."));
        });
        let rule = "api-security-component-oauth-scope-added";
        mutation.reports([everywhere("security", "brand_new").called(rule, "info minor minor")])
    };
    flows(document).into_iter().map(offer).collect()
}

fn scope_withdrawn(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (_, flow) in flows(document) {
        let scopes = child(&flow, "scopes");
        for scope in members(document.root.at(&scopes)) {
            let (at, name) = (scopes.clone(), scope.clone());
            let mutation = Mutation::of(document.needed(&[0, 1]), &child(&scopes, &scope), move |root| {
                unset(root.at_mut(&at).expect("scopes"), &[&name]);
            });
            let rule = "api-security-component-oauth-scope-removed";
            mutations.push(mutation.reports([everywhere("security", &scope).called(rule, "info patch major")]));
        }
    }
    mutations
}

fn token_moved(document: &Document) -> Vec<Mutation> {
    let moved = |(scheme, flow): (String, String)| {
        let mutation = Mutation::of(document.needed(&[0, 1]), &flow.clone(), move |root| {
            set(root.at_mut(&flow).expect("a flow"), "tokenUrl", json!("https://brand-new.example/token"));
        });
        let rule = "api-security-component-oauth-token-url-changed";
        mutation.reports([everywhere("security", &scheme).called(rule, "info patch patch")])
    };
    flows(document).into_iter().map(moved).collect()
}

const NEW: &str = "https://brand-new.example/api";

fn each_server(document: &Document, mutate: impl Fn(usize, &str, &Tree) -> Mutation) -> Vec<Mutation> {
    let servers = document.root.get("servers").and_then(Tree::as_array).unwrap_or_default();
    let servers = servers.iter().enumerate();
    servers.filter_map(|(place, server)| Some(mutate(place, server.text("url")?, server))).collect()
}

fn server_changed(document: &Document) -> Vec<Mutation> {
    each_server(document, |place, url, _| {
        let pointer = format!("/servers/{place}");
        let mutation = Mutation::of(document.needed(&[0]), url, move |root| {
            set(root.at_mut(&pointer).expect("a server"), "url", json!(NEW));
        });
        let line = Edit::Other(everywhere("server", url), Box::new(|fact| fact.name = NEW.into()));
        mutation.reports([everywhere("server", NEW).called("api-server-changed", "warn minor patch")]).shows([line])
    })
}

fn server_renamed(document: &Document) -> Vec<Mutation> {
    each_server(document, |place, url, _| {
        let pointer = format!("/servers/{place}");
        let mutation = Mutation::of(document.needed(&[0]), url, move |root| {
            set(root.at_mut(&pointer).expect("a server"), "x-name", json!("BrandNew"));
        });
        let line = Edit::Other(everywhere("server", url), Box::new(|fact| fact.values = "BrandNew".into()));
        mutation.reports([everywhere("server", url).called("api-server-renamed", "info patch major")]).shows([line])
    })
}

fn server_added(document: &Document) -> Vec<Mutation> {
    let mutation = Mutation::of(document.needed(&[0]), "/servers", |root| {
        let servers = root.get_mut("servers").and_then(Tree::as_array_mut).expect("servers");
        servers.push(crate::tree::node(json!({ "url": NEW, "x-name": "BrandNew" })));
    });
    let line = Edit::Come(plain(&everywhere("server", NEW), "", "", "BrandNew"));
    let says = everywhere("server", NEW).called("api-server-added", "info minor minor");
    vec![mutation.reports([says]).shows([line])]
}

fn server_removed(document: &Document) -> Vec<Mutation> {
    let more = document.root.get("servers").and_then(Tree::as_array).is_some_and(|servers| servers.len() > 1);
    let remove = |place: usize, url: &str, _: &Tree| {
        let mutation = Mutation::of(document.needed(&[0]), url, move |root| {
            root.get_mut("servers").and_then(Tree::as_array_mut).expect("servers").remove(place);
        });
        let used = everywhere("server", url);
        let says = used.called("api-server-removed", "warn minor major");
        mutation.reports([says]).shows([Edit::Gone(used)])
    };
    if more { each_server(document, remove) } else { Vec::new() }
}
