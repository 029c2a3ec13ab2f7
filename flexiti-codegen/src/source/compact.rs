//! A tree as one line of JSON. The order of members and the digits of numbers are kept.

use super::{Node, Value};

/// The JSON text of a node, without spaces.
pub fn compact(node: &Node<'_>) -> String {
    let mut text = String::new();
    write(&mut text, node);
    text
}

fn write(text: &mut String, node: &Node<'_>) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number),
        Value::String(value) => quoted(text, value),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                write(text, item);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (index, member) in members.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                quoted(text, &member.key);
                text.push(':');
                write(text, &member.value);
            }
            text.push('}');
        }
    }
}

fn quoted(text: &mut String, value: &str) {
    text.push_str(&serde_json::Value::from(value).to_string());
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, Texts, compact, read};
    use crate::diagnostic::Diagnostics;

    #[test]
    fn numbers_keep_their_digits_and_members_their_order() {
        let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
        let yaml = "b: 9999999999999999.990\na: [1.10, x\"y, ~, true, {}]\n";
        let node = read(&texts, texts.add("one.yaml", yaml.to_owned()), &Limits::default(), &mut diagnostics);
        let json = r#"{"b":9999999999999999.990,"a":[1.10,"x\"y",null,true,{}]}"#;
        assert_eq!(node.map(|node| compact(&node)).as_deref(), Some(json));
    }
}
