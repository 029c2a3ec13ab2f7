//! Responses: keys that are no status codes, and schemas in the place where Swagger 2.0 had them.

use super::Repairs;
use crate::{diagnostic::codes, document::swagger2, source::Node};

/// Repairs the keys of one `responses` object.
pub(super) fn repair_keys(node: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    let Some(responses) = node.as_object_mut() else { return };
    let wrong: Vec<String> = responses
        .iter()
        .map(|member| &*member.key)
        .filter(|key| !key.starts_with("x-") && !is_status(key))
        .map(str::to_owned)
        .collect();
    for key in wrong {
        let Some(member) = responses.member(&key) else { continue };
        let message = format!("`{key}` is not a status code");
        match meant(&key).filter(|status| !responses.contains(status)) {
            Some(status) => {
                let label = format!("read as `{status}`");
                repairs.say_at_name(&codes::RESPONSE_KEY, message, member.key_span, &label);
                responses.rename(&key, status);
            }
            None => {
                repairs.say_at_name(&codes::RESPONSE_KEY, message, member.key_span, "ignored");
                responses.remove(&key);
            }
        }
    }
}

/// Repairs one response; a reference stays one.
pub(super) fn repair(node: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    let span = node.span;
    let Some(response) = node.as_object_mut() else { return };
    if !response.contains("$ref") && response.contains("schema") && !response.contains("content") {
        repairs.say(&codes::FORM_OF_2_0, "the response is described as in Swagger 2.0", span, "read as 2.0 means it");
        swagger2::repair_response(node, repairs.diagnostics);
    }
}

/// `default`, `404` or `4XX` (OpenAPI 3.0.3, "Responses Object").
fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        b"default" => true,
        [b'1'..=b'9', rest @ ..] if rest.len() == 2 => {
            rest.iter().all(u8::is_ascii_digit) || rest.iter().all(|byte| byte.eq_ignore_ascii_case(&b'x'))
        }
        _ => false,
    }
}

/// What a key was meant to be: `200 OK` and `200.0` begin with a status, `Default` and `*` are the default.
fn meant(key: &str) -> Option<String> {
    let word = key.trim().to_ascii_lowercase();
    if matches!(word.as_str(), "default" | "*" | "0" | "error") {
        return Some("default".to_owned());
    }
    if let Some(range) = word.get(..3).filter(|_| word.len() == 3 && word.ends_with("xx")) {
        return is_status(range).then(|| range.to_ascii_uppercase());
    }
    let status =
        word.get(..3).filter(|status| is_status(status) && status.bytes().all(|byte| byte.is_ascii_digit()))?;
    let next = word.as_bytes().get(3);
    next.is_none_or(|byte| !byte.is_ascii_alphanumeric()).then(|| status.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_statuses() {
        let cases = [
            ("200 OK", Some("200")),
            ("Default", Some("default")),
            ("0", Some("default")),
            (" 404", Some("404")),
            ("200.0", Some("200")),
            ("2000", None),
            ("success", None),
        ];
        for (key, expected) in cases {
            assert_eq!(meant(key).as_deref(), expected, "{key}");
        }
        assert!(is_status("4xx") && is_status("599") && !is_status("4x4") && !is_status("099"));
    }
}
