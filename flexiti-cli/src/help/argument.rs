//! One argument as a flag: what it takes, what it must keep to, whether it must be given.

use clap::{Arg, ArgAction};
use flexiti_description::{Kind, Required};
use flexiti_runtime::wire::Limit;

use super::root::one_line;
use crate::{
    arguments::{Argument, Place},
    interned,
    value::Shapes,
};

/// The flag of an argument.
pub(super) fn flag(argument: &Argument<'_>, shapes: Shapes<'_>) -> Arg {
    let heading = match argument.place {
        Place::Parameter(_) => "Arguments",
        Place::Member => "Members of the body",
    };
    // Whether it is there is looked at later, when all of it is known: a body may bring it.
    let action = if argument.many { ArgAction::Append } else { ArgAction::Set };
    Arg::new(argument.flag.clone())
        .long(argument.flag.clone())
        .value_name(value_name(argument, shapes))
        .action(action)
        .allow_negative_numbers(true)
        .help(said(argument, shapes))
        .help_heading(heading)
}

/// What stands for its value in usage lines.
pub(super) fn value_name(argument: &Argument<'_>, shapes: Shapes<'_>) -> &'static str {
    match &shapes.resolve(argument.shape).kind {
        Kind::Binary => "@FILE",
        _ if argument.sensitive => "@FILE|-|ask",
        Kind::Boolean => "true|false",
        Kind::Int32 | Kind::Int64 | Kind::Uint64 => "INTEGER",
        Kind::Float | Kind::Decimal | Kind::DecimalText => "NUMBER",
        Kind::Digits | Kind::DigitsText => "DIGITS",
        Kind::Date => "YYYY-MM-DD",
        Kind::DateTime => "DATE-TIME",
        Kind::Enum(_) | Kind::Text => "VALUE",
        Kind::Base64 => "BASE64",
        _ => "JSON",
    }
}

fn said(argument: &Argument<'_>, shapes: Shapes<'_>) -> String {
    let shape = shapes.resolve(argument.shape);
    let mut facts = Vec::new();
    match argument.required {
        Required::Yes => facts.push("required".to_owned()),
        Required::If(condition) => facts.push(format!("required if {}", one_line(condition))),
        Required::Unknown | Required::No => {}
    }
    if let Kind::Enum(list) = &shape.kind {
        let values = list.values.iter().take(12).map(|value| one_line(&value.value)).collect::<Vec<_>>().join(", ");
        let more = if list.values.len() > 12 { ", .." } else { "" };
        facts.push(format!("one of {values}{more}"));
    }
    let limit = interned::limit(argument.shape, shapes);
    if limit != Limit::NONE {
        facts.push(limit.to_string());
    }
    if let Some(default) = &argument.shape.default {
        facts.push(format!("default {}", one_line(default.as_str())));
    }
    if argument.many {
        facts.push("may be given several times".to_owned());
    }
    if argument.deprecated {
        facts.push("deprecated".to_owned());
    }
    let text = argument.said.map(one_line).unwrap_or_default();
    let facts = if facts.is_empty() { String::new() } else { format!("[{}]", facts.join("; ")) };
    format!("{text} {facts}").trim().to_owned()
}
