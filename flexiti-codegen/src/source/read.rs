//! Text to tree: JSON by its fast path, everything else as YAML.

use super::{File, Limits, Node, Span, Texts, json, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

/// Reads a text as JSON or YAML, whatever its name ends with.
///
/// Nothing comes back if the text is neither, or passes a limit; the reason is in `diagnostics`. A text that begins
/// like JSON and is not (comments, a comma too many, a name without quotes) is read as YAML if it is that, with a warning.
pub fn read<'a>(_texts: &'a Texts, file: File<'a>, limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    if file.text.len() > limits.bytes {
        let message = format!("the file has {} bytes, {} are allowed", file.text.len(), limits.bytes);
        diagnostics.push(Diagnostic::new(&codes::TOO_LARGE, message).at(Span::new(file.id, 0), "this file"));
        return None;
    }
    if is_markup(file.text) {
        let page = Diagnostic::new(&codes::WEB_PAGE, "this is a web page, not an API document");
        diagnostics.push(page.at(Span::new(file.id, 0), "it begins like HTML or XML"));
        return None;
    }
    if file.text.trim_start().starts_with(['{', '[', '"']) {
        return read_json(file, limits, diagnostics);
    }
    let root = yaml::read(file, limits, diagnostics)?;
    if root.is_null() {
        diagnostics.push(Diagnostic::new(&codes::EMPTY_FILE, "the file is empty").at(root.span, "nothing stands here"));
        return None;
    }
    Some(root)
}

/// `<html`, `<!DOCTYPE`, `<?xml`. YAML's `<<` is none of these.
fn is_markup(text: &str) -> bool {
    let mut letters = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).chars();
    letters.next() == Some('<') && letters.next().is_some_and(|next| next.is_ascii_alphabetic() || "!?".contains(next))
}

fn read_json<'a>(file: File<'a>, limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    let mut as_json = Diagnostics::new();
    match json::read(file, limits, &mut as_json) {
        json::Outcome::Read(root) => {
            diagnostics.append(as_json);
            Some(root)
        }
        json::Outcome::Stopped => {
            diagnostics.append(as_json);
            None
        }
        json::Outcome::NotJson { message, offset } => {
            let mut as_yaml = Diagnostics::new();
            if let Some(root) = yaml::read(file, limits, &mut as_yaml) {
                diagnostics.append(as_yaml);
                diagnostics.push(
                    Diagnostic::new(&codes::JSON_READ_AS_YAML, format!("this is not JSON ({message}), but it is YAML"))
                        .at(Span::new(file.id, offset), message),
                );
                return Some(root);
            }
            // Limits speak for themselves; of two syntax errors JSON's is the one that helps.
            if as_yaml.iter().any(|found| !std::ptr::eq(found.code, &codes::SYNTAX_ERROR) && found.is_error()) {
                diagnostics.append(as_yaml);
            } else {
                diagnostics.push(json::syntax_error(file, &message, offset));
            }
            None
        }
    }
}
