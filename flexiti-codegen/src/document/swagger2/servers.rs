//! `host`, `basePath` and `schemes` (Swagger 2.0, "Swagger Object") become `servers`.

use crate::source::{Node, Object, Span, Value};

/// The servers, one for each scheme, the safest first; nothing if the document has `servers` already.
pub(super) fn servers<'a>(root: &mut Object<'a>, span: Span) -> Option<Node<'a>> {
    let host = root.take("host");
    let base = root.take("basePath");
    let schemes = root.take("schemes");
    if root.contains("servers") {
        return None;
    }
    let base_path = base.as_ref().and_then(Node::as_str).unwrap_or_default().trim().trim_end_matches('/');
    let slash = if base_path.is_empty() || base_path.starts_with('/') { "" } else { "/" };
    let path = format!("{slash}{base_path}");
    let Some(host_name) = host.as_ref().and_then(Node::as_str).map(str::trim).filter(|name| !name.is_empty()) else {
        let span = base.as_ref().map_or(span, |base| base.span);
        let url = if path.is_empty() { "/".to_owned() } else { path };
        return Some(Node::array(vec![server(url, span)], span));
    };
    // A scheme in `host` is a common slip.
    let (given, host_name) = host_name.split_once("://").unwrap_or(("", host_name));
    let host_name = host_name.trim_end_matches('/');
    let mut names: Vec<&str> =
        schemes.as_ref().and_then(Node::as_array).unwrap_or_default().iter().filter_map(Node::as_str).collect();
    names.retain(|name| matches!(*name, "http" | "https"));
    if names.is_empty() {
        names.push(if given == "http" { "http" } else { "https" });
    }
    names.sort_by_key(|name| *name != "https");
    names.dedup();
    let span = host.as_ref().map_or(span, |host| host.span);
    let all = names.iter().map(|scheme| server(format!("{scheme}://{host_name}{path}"), span)).collect();
    Some(Node::array(all, span))
}

fn server<'a>(url: String, span: Span) -> Node<'a> {
    let mut server = Object::new();
    server.set("url", Node::string(url, span));
    Node::new(Value::Object(server), span)
}
