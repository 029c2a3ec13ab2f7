//! What holds for every answer and every value, not only for those that somebody thought of.

mod common;

use common::shop::{Colour, Order};
use flexiti_runtime::wire::{self, DecodeError, Open, Reading};
use flexiti_runtime::{Date, DateTime, Decimal, Digits, Json};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// White space as JSON has it.
fn space() -> impl Strategy<Value = String> {
    "[ \n\t\r]{0,2}"
}

/// A text as JSON writes it: some characters escaped that need not be, every one that must.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>().prop_map(|character| serde_json::to_string(&character.to_string()).expect("it is text")),
        1 => any::<char>().prop_map(|character| {
            let escape = |unit: &mut u16| format!("\\u{unit:04X}");
            format!("\"{}\"", character.encode_utf16(&mut [0; 2]).iter_mut().map(escape).collect::<String>())
        }),
    ];
    let characters = vec(character.prop_map(|quoted| quoted[1..quoted.len() - 1].to_owned()), 0..6);
    characters.prop_map(|characters| format!("\"canary{}\"", characters.concat()))
}

/// Any JSON, as text that no writer would have to write in this way.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        text(),
    ];
    scalar.prop_recursive(4, 40, 5, |inner| {
        let spaced =
            (space(), inner, space()).prop_map(|(before, value, after)| format!("{before}{value}{after}")).boxed();
        let member = (space(), text(), space(), spaced.clone())
            .prop_map(|(before, name, after, value)| format!("{before}{name}{after}:{value}"));
        let list = vec(spaced, 0..5).prop_map(|items| format!("[{}]", items.join(",")));
        prop_oneof![list, vec(member, 0..5).prop_map(|members| format!("{{{}}}", members.join(",")))]
    })
}

/// The names of an order's members and some that it does not have, with any value each, an item's and a card's too.
fn members() -> impl Strategy<Value = Vec<(String, String)>> {
    let names = ["amount", "note", "colour", "day", "items", "rates", "payment", "gift", "canary", "more"];
    let value = prop_oneof![
        4 => json(),
        1 => (json(), json()).prop_map(|(sku, price)| format!(r#"[{{"sku": {sku}, "price": {price}}}, null]"#)),
        1 => (json(), json()).prop_map(|(last, fee)| format!(r#"{{"kind": "card", "last": {last}, "fee": {fee}}}"#)),
        1 => (json(), json()).prop_map(|(id, amount)| format!(r#"{{"id": {id}, "amount": {amount}}}"#)),
    ];
    vec((prop::sample::select(names.to_vec()).prop_map(str::to_owned), value), 0..8)
}

fn record(members: &[(String, String)]) -> String {
    let member = |(name, value): &(String, String)| format!(r#""{name}": {value}"#);
    format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
}

/// The lines of what was odd; none of them may hold anything of a value or of a name that nobody documented.
fn lines(oddities: &[DecodeError]) -> String {
    format!("{oddities:?} {}", oddities.iter().map(DecodeError::to_string).collect::<Vec<_>>().join("\n"))
}

fn read<T: wire::Decode>(text: &str) -> Result<T, DecodeError> {
    wire::from_json(text)
}

proptest! {
    /// Whatever the optional members are, what is needed can be read, and reading again what was read finds nothing odd.
    #[test]
    fn nothing_that_is_optional_stops_an_answer(members in members()) {
        let mut all = members;
        all.push(("id".to_owned(), "7".to_owned()));
        let text = record(&all);
        let reading = wire::read_json::<Order>(&text);
        prop_assert!(reading.is_ok(), "{}: {:?}", text, reading);
        let Reading { value, oddities } = reading.expect("it was looked at");
        prop_assert_eq!(value.id, 7);
        prop_assert!(oddities.len() <= 32);
        prop_assert!(!lines(&oddities).contains("canary"), "{}", lines(&oddities));
        let places = oddities.iter().map(DecodeError::offset);
        prop_assert!(places.max().is_none_or(|last| last < text.len()));
        let again = wire::read_json::<Order>(&wire::to_json(&value)).expect("it was made of what was understood");
        prop_assert_eq!(again.value, value);
        prop_assert!(again.oddities.iter().all(|odd| odd.path().ends_with("last") || odd.path().ends_with("fee")));
    }

    /// What is required is there, or the error says that it is this which is wrong.
    #[test]
    fn what_is_required_is_read_or_is_the_reason(id in json(), mut others in members(), place in any::<prop::sample::Index>()) {
        let place = place.index(others.len() + 1);
        others.insert(place, ("id".to_owned(), id));
        let text = record(&others);
        match wire::read_json::<Order>(&text) {
            Ok(reading) => prop_assert!(reading.oddities.iter().all(|odd| odd.path() != "id")),
            Err(error) => {
                prop_assert_eq!(error.path(), "id", "{}", text);
                prop_assert!(!lines(&[error]).contains("canary"));
            }
        }
    }

    /// A member that nobody knows changes nothing, wherever it stands.
    #[test]
    fn what_is_unknown_is_kept_byte_for_byte(known in members(), value in json(), place in any::<prop::sample::Index>()) {
        let mut all = known;
        all.retain(|(name, _)| name != "more");
        all.push(("id".to_owned(), "7".to_owned()));
        let without = read::<Order>(&record(&all)).expect("an id is enough");
        all.insert(place.index(all.len() + 1), ("more".to_owned(), value.clone()));
        let mut with = read::<Order>(&record(&all)).expect("an id is enough");
        let kept = with.additional.remove("more").expect("it came");
        prop_assert_eq!(kept.as_str(), &value);
        prop_assert_eq!(wire::to_json(&kept), value);
        prop_assert_eq!(with, without);
    }

    #[test]
    fn any_json_is_kept_byte_for_byte(value in json()) {
        let alone = read::<Json>(&format!(" {value}\n")).expect("it is JSON");
        prop_assert_eq!(alone.as_str(), &value);
        let list = format!("[{value}, {value}]");
        let items = read::<Vec<Json>>(&list).expect("it is JSON");
        prop_assert!(items.iter().all(|item| item.as_str() == value) && items.len() == 2);
    }

    /// No bytes make the reader panic, and what it says of them shows nothing of them.
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = wire::read_json::<Order>(&text);
        let _ = wire::read_json::<Vec<Order>>(&text);
        let _ = wire::read_json::<BTreeMap<String, (i64, Option<Colour>)>>(&text);
    }

    /// Nor does an answer that was damaged on its way: cut, overwritten, doubled.
    #[test]
    fn no_damage_makes_the_reader_panic(
        members in members(),
        damage in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[\\[\\]{}:,\"\\\\ud8e9.+\\- \u{0}é]{0,3}"), 1..4),
    ) {
        let mut text: Vec<char> = record(&members).chars().collect();
        for (from, to, with) in damage {
            let (from, to) = (from.index(text.len() + 1), to.index(text.len() + 1));
            text.splice(from.min(to)..from.max(to).min(from.min(to) + 4), with.chars());
        }
        let text: String = text.into_iter().collect();
        match wire::read_json::<Order>(&text) {
            Ok(reading) => prop_assert!(!lines(&reading.oddities).contains("canary")),
            Err(error) => prop_assert!(!lines(&[error]).contains("canary")),
        }
    }

    /// A number is the same number as text, in each form of writing it, to the last of 28 digits.
    #[test]
    fn decimals_are_exact_in_every_form(
        digits in 0_i128..10_i128.pow(28),
        negative in any::<bool>(),
        scale in 0_u32..=28,
        shift in 0_u32..=40,
    ) {
        let units = if negative { -digits } else { digits };
        let amount = Decimal::from_i128_with_scale(units, scale);
        let text = amount.to_string();
        prop_assert_eq!(wire::to_json(&amount), text.clone());
        let same = |form: &str| -> Result<(), TestCaseError> {
            prop_assert_eq!(read::<Decimal>(form), Ok(amount), "{}", form);
            prop_assert_eq!(read::<Decimal>(&format!("\" {form} \"")), Ok(amount), "{}", form);
            Ok(())
        };
        prop_assert_eq!(read::<Decimal>(&text).map(|read| read.to_string()), Ok(text.clone()));
        same(&text)?;
        same(&format!("{units}e-{scale}"))?;
        same(&format!("{units}{}E-{}", "0".repeat(shift as usize), scale + shift))?;
        let point = text.find('.').map_or(String::new(), |_| "0".repeat(shift as usize));
        same(&format!("{text}{point}"))?;
    }

    /// Digits that a decimal does not hold are never rounded away: an error where needed, absent where not.
    #[test]
    fn no_decimal_is_rounded(whole in "[1-9][0-9]{0,15}", fraction in "[0-9]{29,40}[1-9]") {
        let text = format!("{whole}.{fraction}");
        prop_assert!(read::<Decimal>(&text).is_err());
        let reading = wire::read_json::<Order>(&format!(r#"{{"id": 1, "amount": {text}}}"#)).expect("an id is enough");
        prop_assert_eq!((reading.value.amount, reading.oddities.len()), (None, 1));
    }

    /// Amounts, counts and numbers that nobody computes with may come as numbers or as texts.
    #[test]
    fn a_number_as_text_is_the_number(id in any::<i64>(), digits in "[1-9][0-9]{0,40}") {
        for text in [format!(r#"{{"id": {id}}}"#), format!(r#"{{"id": "{id}"}}"#)] {
            prop_assert_eq!(read::<Order>(&text).map(|order| order.id), Ok(id));
        }
        for text in [digits.clone(), format!("\"{digits}\"")] {
            let read = read::<Digits>(&text);
            prop_assert_eq!(read.as_ref().map(Digits::as_str), Ok(digits.as_str()));
        }
    }

    /// Values that an enum does not list, and texts of any length, come back as they were.
    #[test]
    fn texts_and_unknown_values_survive(text in any::<String>(), times in 0_usize..300) {
        let order = Order {
            id: 1,
            note: Some(Some(text.repeat(times))),
            colour: Some(Colour::from_text(&text)),
            ..Order::default()
        };
        let reading = wire::read_json::<Order>(&wire::to_json(&order)).expect("it was written by the client itself");
        prop_assert_eq!(reading, Reading::from(order));
    }

    /// Absent, null and a value are three things, and stay so.
    #[test]
    fn three_states_survive(note in any::<Option<Option<String>>>()) {
        let order = Order { id: 1, note, ..Order::default() };
        let json = wire::to_json(&order);
        prop_assert_eq!(json.contains("note"), order.note.is_some());
        prop_assert_eq!(read::<Order>(&json), Ok(order));
    }

    /// Every day and every second of the calendar can be said and comes back; what is none comes back as well.
    #[test]
    fn dates_survive(
        (year, month, day) in (0_u16..=9999, 0_u8..=13, 0_u8..=32),
        (hour, minute, second) in (0_u8..=25, 0_u8..=61, 0_u8..=61),
        other in "[0-9TZ:. +/-]{0,30}",
    ) {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = [31, 28 + u8::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let last = month.checked_sub(1).and_then(|month| days.get(usize::from(month))).copied().unwrap_or_default();
        let date = Date::new(year, month, day);
        prop_assert_eq!(date.is_ok(), (1..=last).contains(&day));
        if let Ok(date) = date {
            let moment = DateTime::utc(&date, hour, minute, second);
            prop_assert_eq!(moment.is_ok(), hour < 24 && minute < 60 && second <= 60);
            if let Ok(moment) = moment {
                prop_assert_eq!(read::<DateTime>(&wire::to_json(&moment)), Ok(moment));
            }
            prop_assert_eq!(read::<Date>(&wire::to_json(&date)), Ok(date));
        }
        let kept = read::<Date>(&wire::to_json(&other.as_str()));
        prop_assert_eq!(kept.as_ref().map(Date::as_str), Ok(other.as_str()));
    }
}
