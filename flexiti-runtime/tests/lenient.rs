//! An answer is read as far as it can be understood: what is not needed does not stop it, and is not passed over in
//! silence.

mod common;

use common::shop::{Card, Item, Order, Payment};
use flexiti_runtime::wire::{self, Decode, DecodeError, Decoder, Reading};
use flexiti_runtime::{Decimal, Json};
use rust_decimal::dec;
use std::collections::BTreeMap;

/// What is read, and the lines about what was odd.
fn read<T: Decode>(text: &str) -> (T, Vec<String>) {
    let Reading { value, oddities } = wire::read_json(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    (value, oddities.iter().map(DecodeError::to_string).collect())
}

fn refusal<T: Decode>(text: &str) -> String {
    wire::read_json::<T>(text).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn an_optional_member_of_another_kind_counts_as_absent() {
    for (member, odd) in [
        (
            r#""amount": "a lot""#,
            "amount: expected an exact decimal of at most 28 digits, found another text at byte 20",
        ),
        (r#""amount": [1]"#, "amount: expected an exact decimal of at most 28 digits, found a list at byte 20"),
        (r#""note": {"a":1}"#, "note: expected a text, found a record at byte 18"),
        (r#""colour": []"#, "colour: expected a text, found a list at byte 20"),
        (r#""items": "none""#, "items: expected a list, found a text at byte 19"),
        (r#""items": [{"sku":"a"}, 7]"#, "items[1]: expected a record, found a number at byte 33"),
        (r#""items": [{"sku":"a"}, {"price":[]}]"#, "items[1].sku: expected a value, found none at byte 45"),
        (r#""rates": 0.3"#, "rates: expected a record, found a number at byte 19"),
        (r#""gift": true"#, "gift: expected a record, found a boolean at byte 18"),
        (r#""gift": {"id": {}}"#, "gift.id: expected a 64-bit integer, found a record at byte 25"),
    ] {
        let text = format!(r#"{{"id": 7, {member}, "day": "2024-02-29"}}"#);
        let (order, odds) = read::<Order>(&text);
        let day = Some("2024-02-29".parse().expect("a day"));
        assert_eq!((order, odds), (Order { id: 7, day, ..Order::default() }, vec![odd.to_owned()]), "{text}");
    }
}

#[test]
fn what_is_required_is_an_error_with_the_reason() {
    for (text, reason) in [
        ("{}", "id: expected a value, found none at byte 2"),
        (r#"{"id": null}"#, "id: expected a value, found none at byte 12"),
        (r#"{"id": "x", "amount": 1}"#, "id: expected a 64-bit integer, found another text at byte 7"),
        // The last one counts, whichever of the two it is.
        (r#"{"id": 1, "id": []}"#, "id: expected a 64-bit integer, found a list at byte 16"),
        (r#"{"id": [], "id": {}}"#, "id: expected a 64-bit integer, found a record at byte 17"),
        ("[]", "expected a record, found a list at byte 0"),
    ] {
        assert_eq!(refusal::<Order>(text), reason, "{text}");
    }
    // A member of the same name elsewhere is not to blame.
    let text = r#"{"id": [], "gift": {"amount": 1}}"#;
    assert_eq!(refusal::<Order>(text), "id: expected a 64-bit integer, found a list at byte 7");
    let (order, odds) = read::<Order>(r#"{"id": 1, "gift": {"gift": {"id": [] }, "amount": []}}"#);
    assert_eq!(order.gift, None);
    assert_eq!(odds, ["gift.id: expected a value, found none at byte 53"], "one reason is enough");
}

#[test]
fn a_stray_null_is_left_out() {
    let (order, odds) =
        read::<Order>(r#"{"id": 1, "items": [null, {"sku": "a", "price": null}, null], "amount": null}"#);
    assert_eq!(order.items, Some(vec![Item { sku: "a".to_owned(), price: None }]));
    assert_eq!(
        odds,
        ["items[0]: expected an item, found null at byte 20", "items[2]: expected an item, found null at byte 55"]
    );
    let (lists, odds) = read::<Vec<Vec<Option<i64>>>>("[null, [1, null]]");
    assert_eq!((lists, odds.len()), (vec![vec![], vec![Some(1), None]], 0), "where null means something it stays");
}

#[test]
fn an_entry_that_cannot_be_read_is_left_out_and_its_key_does_not_show() {
    let (rates, odds) =
        read::<BTreeMap<String, Decimal>>(r#"{"a": 1, "canary": "high", "canary2": null, "b": 2, "b": []}"#);
    assert_eq!(rates, BTreeMap::from([("a".to_owned(), dec!(1))]));
    let starts = |text: &&String| text.starts_with("[_]: expected a");
    assert_eq!((odds.len(), odds.iter().filter(starts).count()), (3, 3), "{odds:?}");
    let (_, odds) = read::<BTreeMap<String, Order>>(r#"{"canary": {"id": 1, "rates": {"canary": [] }}}"#);
    assert_eq!(odds, ["[_].rates[_]: expected an exact decimal of at most 28 digits, found a list at byte 41"]);
    for broken in [r#"{"canary": nul}"#, r#"{"id": 1, "canary": {"canary": [0,, ]}}"#] {
        assert!(!refusal::<Order>(broken).contains("canary"), "{broken}");
        assert!(!refusal::<Item>(broken).contains("canary"), "{broken}");
        assert!(!refusal::<BTreeMap<String, Json>>(broken).contains("canary"), "{broken}");
    }
}

#[test]
fn what_is_no_json_is_an_error_wherever_it_stands() {
    for text in [
        r#"{"id": 1, "amount": 01}"#,
        r#"{"id": 1, "amount": NaN}"#,
        r#"{"id": 1, "amount": [}"#,
        r#"{"id": 1, "items": [{"sku": "a"} {}]}"#,
        r#"{"id": 1, "items": ["x", nul]}"#,
        r#"{"id": 1, "gift": {"id": "x" "amount": 1}}"#,
        r#"{"id": 1, "other": [1, ]}"#,
        r#"{"id": 1, "payment": {"kind": "card", "last": }}"#,
        "{\"id\": 1, \"note\": \"a\nb\"}",
        r#"{"id": 1} {}"#,
        r#"{"id": 1"#,
    ] {
        assert!(
            refusal::<Order>(text).contains("expected JSON, found a fault in it"),
            "{text}: {}",
            refusal::<Order>(text)
        );
    }
    let deep = format!(r#"{{"id": 1, "gift": {}1{}}}"#, r#"{"gift": "#.repeat(127), "}".repeat(127));
    assert!(wire::read_json::<Order>(&deep).is_ok());
    let deeper = format!(r#"{{"id": 1, "gift": {}1{}}}"#, r#"{"gift": "#.repeat(128), "}".repeat(128));
    assert!(refusal::<Order>(&deeper).contains("nesting"));
}

#[test]
fn a_union_tells_where_in_the_whole_answer() {
    let text = "\u{feff}{\"id\": 1, \"payment\": {\"kind\": \"card\", \"last\": 4, \"fee\": \"low\"}}";
    let (order, odds) = read::<Order>(text);
    assert_eq!(order.payment, Some(Payment::Card(Card { last: 4, fee: None })));
    let at = text.find("\"low\"").expect("it is there");
    let wanted = "expected an exact decimal of at most 28 digits";
    assert_eq!(odds, [format!("payment.fee: {wanted}, found another text at byte {at}")]);
    // A card that is none stays what it is.
    let (order, odds) = read::<Order>(r#"{"id": 1, "payment": {"kind": "card", "last": "canary"}}"#);
    assert_eq!(wire::to_json(&order), r#"{"id":1,"payment":{"kind": "card", "last": "canary"}}"#);
    assert_eq!(odds, ["payment.last: expected a 64-bit integer, found another text at byte 46"]);
}

#[test]
fn half_a_character_stops_nobody() {
    let (order, odds) = read::<Order>(r#"{"note": "J\ud83d", "id": 1, "other": "\udc00"}"#);
    assert_eq!(order.note, Some(Some("J\u{fffd}".to_owned())));
    assert_eq!(odds, ["expected whole characters, found half of one at byte 11"]);
    assert!(refusal::<Order>(r#"{"note": "J\ud83d", "id": 1"#).contains("JSON"));
}

#[test]
fn many_oddities_are_not_all_told_and_the_reason_is() {
    let items = r#"{"sku": "a", "price": []}, "#.repeat(5000);
    let (order, odds) = read::<Order>(&format!(r#"{{"id": 1, "items": [{items} {{"sku": "b"}}]}}"#));
    assert_eq!((order.items.map(|items| items.len()), odds.len()), (Some(5001), 32));
    assert!(odds[31].starts_with("items[31].price: "), "{}", odds[31]);
    let reason = refusal::<Order>(&format!(r#"{{"items": [{items} null], "id": []}}"#));
    assert!(reason.starts_with("id: expected a 64-bit integer, found a list"), "{reason}");
    let entries = (0..5000).map(|key| format!(r#""{key}": []"#)).collect::<Vec<_>>().join(", ");
    let (rates, odds) = read::<BTreeMap<String, Decimal>>(&format!("{{{entries}}}"));
    assert_eq!((rates.len(), odds.len()), (0, 32));
}

/// A type may fail in ways of its own; that is a member that cannot be read, never a panic or a reader out of step.
#[test]
fn a_reader_that_leaves_its_value_where_it_was_is_noticed() {
    #[derive(Debug)]
    struct Careless;
    impl Decode for Careless {
        fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
            from.required("nothing", None)
        }
    }
    assert!(refusal::<Vec<Careless>>("[1, 2]").contains("JSON"));
}
