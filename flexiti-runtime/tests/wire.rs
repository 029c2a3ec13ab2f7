//! Values to text and back: what is kept exactly, what is forgiven, what is refused.

use flexiti_runtime::wire::{self, Decode, DecodeError, Decoder, Encode, Encoder, Limit, Open, Rule};
use flexiti_runtime::{Base64, Date, DateTime, Decimal, Digits, Json};
use proptest::prelude::*;
use rust_decimal::dec;
use std::collections::BTreeMap;

/// A record with one member of any type.
struct One<T> {
    value: T,
    limit: Limit,
}

impl<T: Encode> Encode for One<T> {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("One", |to| to.limited("value", &self.value, Box::leak(Box::new(self.limit))));
    }
}

fn one<T>(value: T) -> One<T> {
    One { value, limit: Limit::NONE }
}

fn broken<T: Encode>(value: T, limit: Limit) -> Vec<Rule> {
    wire::violations(&One { value, limit }).iter().map(wire::Violation::rule).collect()
}

fn read<T: Decode>(text: &str) -> Result<T, DecodeError> {
    wire::from_json(text)
}

fn refusal<T: Decode>(text: &str) -> String {
    read::<T>(text).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn every_scalar_has_its_json() {
    assert_eq!(wire::to_json(&"a\"\\\n\u{1}é"), r#""a\"\\\n\u0001é""#);
    assert_eq!(wire::to_json(&i64::MIN), "-9223372036854775808");
    assert_eq!(wire::to_json(&u64::MAX), "18446744073709551615");
    assert_eq!(wire::to_json(&0.1_f64), "0.1");
    assert_eq!(wire::to_json(&0.1_f32), "0.1");
    assert_eq!(wire::to_json(&dec!(0.10)), "0.10");
    assert_eq!(wire::to_json(&true), "true");
    assert_eq!(wire::to_json(&Base64::from(vec![0xfb, 0xff])), r#""+/8=""#);
    assert_eq!(wire::to_json(&Digits::from("0")), "0");
    assert_eq!(wire::to_json(&Digits::from("00")), r#""00""#);
    assert_eq!(wire::to_json(&"2022-08-25".parse::<Date>().unwrap()), r#""2022-08-25""#);
}

#[test]
fn an_absent_member_is_left_out_and_leaves_no_comma() {
    struct Three(Option<i32>, Option<i32>, Option<i32>);
    impl Encode for Three {
        fn encode(&self, to: &mut Encoder<'_>) {
            to.record("Three", |to| {
                to.member("a", &self.0);
                to.member("b", &self.1);
                to.member("c", &self.2);
            });
        }
    }
    assert_eq!(wire::to_json(&Three(None, None, None)), "{}");
    assert_eq!(wire::to_json(&Three(None, Some(1), None)), r#"{"b":1}"#);
    assert_eq!(wire::to_json(&Three(Some(1), None, Some(2))), r#"{"a":1,"c":2}"#);
    assert_eq!(format!("{:?}", Shown(&Three(None, Some(1), None))), "Three { b: 1 }");
    assert_eq!(format!("{:#?}", Shown(&Three(Some(1), None, Some(2)))), "Three {\n    a: 1,\n    c: 2,\n}");
}

/// Shows a value as `debug_by_encoding!` does.
struct Shown<'a>(&'a dyn Encode);
impl std::fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        wire::debug(self.0, f)
    }
}

#[test]
fn none_is_null_where_it_cannot_be_left_out() {
    assert_eq!(wire::to_json(&vec![Some(1), None]), "[1,null]");
    let map = BTreeMap::from([("a".to_owned(), None), ("b".to_owned(), Some(2))]);
    assert_eq!(wire::to_json(&map), r#"{"a":null,"b":2}"#);
    assert_eq!(wire::to_json(&one(Some(None::<i32>))), r#"{"value":null}"#);
    assert_eq!(wire::to_json(&one(None::<Option<i32>>)), "{}");
}

#[test]
fn quoted_numbers_go_out_as_text() {
    struct Quoted(Decimal, Digits, Vec<Decimal>);
    impl Encode for Quoted {
        fn encode(&self, to: &mut Encoder<'_>) {
            to.record("Quoted", |to| {
                to.quoted("amount", &self.0, const { &Limit::decimal(18, 2) });
                to.quoted_secret("card", &self.1, const { &Limit::digits(16) });
                to.quoted("parts", &self.2, const { &Limit::decimal(4, 2) });
            });
        }
    }
    let value = Quoted(dec!(1.50), "4000".into(), vec![dec!(100.5)]);
    assert_eq!(wire::to_json(&value), r#"{"amount":"1.50","card":"4000","parts":["100.5"]}"#);
    assert_eq!(format!("{:?}", Shown(&value)), "Quoted { amount: 1.50, card: [redacted], parts: [100.5] }");
    assert_eq!(wire::violations(&value)[0].path(), "parts[0]");
}

#[test]
fn a_secret_hides_all_that_lies_below() {
    struct Inner(&'static str);
    impl Encode for Inner {
        fn encode(&self, to: &mut Encoder<'_>) {
            to.record("Inner", |to| to.member("name", &self.0));
        }
    }
    struct Outer(Vec<Inner>, Option<Inner>, BTreeMap<String, String>);
    impl Encode for Outer {
        fn encode(&self, to: &mut Encoder<'_>) {
            to.record("Outer", |to| {
                to.secret("list", &self.0, &Limit::NONE);
                to.secret("absent", &self.1, &Limit::NONE);
                to.secret("map", &self.2, &Limit::NONE);
                to.member("shown", &1);
            });
        }
    }
    let value = Outer(vec![Inner("canary")], None, BTreeMap::from([("canary".to_owned(), "canary".to_owned())]));
    assert_eq!(format!("{:?}", Shown(&value)), "Outer { list: [redacted], map: [redacted], shown: 1 }");
    assert!(!format!("{:#?}", Shown(&value)).contains("canary"));
}

#[test]
fn debug_looks_like_rust() {
    assert_eq!(format!("{:?}", Shown(&vec!["a", "b"])), r#"["a", "b"]"#);
    assert_eq!(format!("{:?}", Shown(&Vec::<i32>::new())), "[]");
    assert_eq!(format!("{:?}", Shown(&BTreeMap::from([("k".to_owned(), 1)]))), "{ k: 1 }");
    assert_eq!(format!("{:#?}", Shown(&vec![one(1)])), "[\n    One {\n        value: 1,\n    },\n]");
}

#[test]
fn limits_hold_where_they_are_written() {
    assert!(broken("é".repeat(40), Limit::max_length(40)).is_empty());
    assert_eq!(broken("é".repeat(41), Limit::max_length(40)), [Rule::MaxLength]);
    assert_eq!(broken("", Limit::NONE.min_length(1)), [Rule::MinLength]);
    assert!(broken(None::<String>, Limit::NONE.min_length(1)).is_empty());
    assert_eq!(broken("ab", Limit::NONE.pattern("^[0-9]+$")), [Rule::Pattern]);
    assert!(broken("foobar", Limit::NONE.pattern("^foo(?=bar)")).is_empty());
    assert!(broken("anything", Limit::NONE.pattern("([")).is_empty());
    assert_eq!(broken("ab", Limit::NONE.pattern(r"^a\@b$")), [Rule::Pattern]);
    assert_eq!(broken("\u{1f600}\u{1f600}", Limit::NONE.pattern("^.$")), [Rule::Pattern]);
    assert!(broken("\u{1f600}", Limit::NONE.pattern("^.$")).is_empty());
    assert_eq!(broken(Digits::from("12345"), Limit::digits(4)), [Rule::Digits]);
    assert_eq!(broken(12345, Limit::digits(4)), [Rule::Digits]);
    assert_eq!(broken(Digits::from("12-4"), Limit::digits(4)), [Rule::DigitsOnly]);
    assert_eq!(broken(dec!(1.5), Limit::digits(4)), [Rule::Digits]);
    assert!(broken(dec!(9999999999999999.99), Limit::decimal(18, 2)).is_empty());
    assert!(broken(dec!(-1.500), Limit::decimal(18, 2)).is_empty());
    assert_eq!(broken(dec!(10000000000000000), Limit::decimal(18, 2)), [Rule::Precision]);
    assert_eq!(broken(dec!(0.001), Limit::decimal(18, 2)), [Rule::Precision]);
    assert_eq!(broken(-1, Limit::NONE.minimum("0")), [Rule::Minimum]);
    assert_eq!(broken(0, Limit::NONE.exclusive_minimum("0")), [Rule::Minimum]);
    assert_eq!(broken(dec!(9.51), Limit::NONE.maximum("9.5")), [Rule::Maximum]);
    assert_eq!(broken(1e300, Limit::NONE.exclusive_maximum("1e200")), [Rule::Maximum]);
    assert_eq!(broken(dec!(0.015), Limit::NONE.multiple_of("0.01")), [Rule::MultipleOf]);
    assert!(broken(dec!(0.30), Limit::NONE.multiple_of("0.1")).is_empty());
    assert_eq!(broken(vec![1, 2, 1], Limit::NONE.unique_items()), [Rule::UniqueItems]);
    assert_eq!(broken(Vec::<i32>::new(), Limit::NONE.min_items(1)), [Rule::MinItems]);
    assert_eq!(broken(vec!["long", "ok"], Limit::max_length(3).max_items(1)), [Rule::MaxLength, Rule::MaxItems]);
    let map = |keys: &[&str]| keys.iter().map(|key| ((*key).to_owned(), "long")).collect::<BTreeMap<_, _>>();
    assert_eq!(broken(map(&[]), Limit::NONE.min_properties(1)), [Rule::MinProperties]);
    assert_eq!(broken(map(&["a", "b"]), Limit::NONE.max_properties(1)), [Rule::MaxProperties]);
    assert_eq!(broken(map(&["a"]), Limit::max_length(3).max_properties(1)), [Rule::MaxLength]);
    assert_eq!(broken(f64::NAN, Limit::NONE), [Rule::Finite]);
    assert!(!Rule::Finite.is_waivable());
}

#[test]
fn what_only_answers_have_prints_and_is_not_sent() {
    struct Order(u32, &'static str);
    impl Encode for Order {
        fn encode(&self, to: &mut Encoder<'_>) {
            to.record("Order", |to| {
                to.read_only().limited("id", &self.0, const { &Limit::digits(1) });
                to.member("name", &self.1);
            });
        }
    }
    let order = Order(12, "first");
    assert_eq!(wire::to_json(&order), r#"{"name":"first"}"#);
    assert!(wire::violations(&order).is_empty());
    assert_eq!(format!("{:?}", Shown(&order)), r#"Order { id: 12, name: "first" }"#);
}

#[test]
fn a_violation_says_where_and_how_much_but_not_what() {
    let list = One { value: vec![one("canary"), one("ok")], limit: Limit::NONE };
    assert!(wire::violations(&list).is_empty());
    let list = one(vec![one(1), One { value: 12345, limit: Limit::digits(4) }]);
    let violation = &wire::violations(&list)[0];
    assert_eq!(violation.to_string(), "value[1].value: at most 4 digits, not 5");
    let long = One { value: "canary", limit: Limit::max_length(1) };
    assert_eq!(format!("{:?}", wire::violations(&long)).matches("canary").count(), 0);
}

#[test]
fn a_limit_reads_as_documentation() {
    assert_eq!(Limit::NONE.to_string(), "no limit");
    assert_eq!(Limit::digits(14).to_string(), "at most 14 digits");
    let all = Limit::NONE.exclusive_minimum("0").maximum("9.5").multiple_of("0.5");
    assert_eq!(all.to_string(), "more than 0, at most 9.5, a multiple of 0.5");
    let list = Limit::max_length(3).pattern("^a").min_items(1).unique_items();
    assert_eq!(list.to_string(), "at most 3 characters, of the form ^a, at least 1 item, no two equal items");
    assert_eq!(Limit::NONE.min_properties(1).max_properties(2).to_string(), "at least 1 entry, at most 2 entries");
}

#[test]
fn tuples_are_lists_of_a_length() {
    assert_eq!(wire::to_json(&(1, "a", None::<bool>)), r#"[1,"a",null]"#);
    assert_eq!(read::<(i64, String, Option<bool>)>(r#"["1","a",null]"#).unwrap(), (1, "a".to_owned(), None));
    assert_eq!(read::<(i64,)>(r#"[1, {"and": "more"}]"#).unwrap(), (1,));
    let error = read::<(i64, String)>("[1]").unwrap_err();
    assert_eq!(error.to_string(), "[1]: expected an item, found none at byte 3");
}

#[test]
fn answers_are_read_leniently() {
    assert_eq!(read::<i64>(r#"" 12 ""#).unwrap(), 12);
    assert_eq!(read::<i32>("1.0").unwrap(), 1);
    assert_eq!(read::<u64>("1e3").unwrap(), 1000);
    assert_eq!(read::<u64>("18446744073709551615").unwrap(), u64::MAX);
    assert_eq!(read::<String>("12.50").unwrap(), "12.50");
    assert_eq!(read::<String>("true").unwrap(), "true");
    assert!(read::<bool>(r#""True""#).unwrap());
    assert_eq!(read::<f64>(r#""1.5""#).unwrap(), 1.5);
    assert_eq!(read::<Decimal>(r#""1026.470""#).unwrap().to_string(), "1026.470");
    assert_eq!(read::<Decimal>("1.25e2").unwrap(), dec!(125));
    assert_eq!(read::<Decimal>("-125E-4").unwrap(), dec!(-0.0125));
    assert_eq!(read::<Vec<i32>>("null").unwrap_or_default(), Vec::<i32>::new());
    assert_eq!(read::<Option<Vec<i32>>>("[1]").unwrap(), Some(vec![1]));
    assert_eq!(read::<Base64>(r#""-_8""#).unwrap().as_bytes(), [0xfb, 0xff]);
    assert_eq!(read::<DateTime>(r#""yesterday""#).unwrap().as_str(), "yesterday");
    assert_eq!(read::<Digits>("0").unwrap().as_str(), "0");
    assert_eq!(read::<BTreeMap<String, i32>>("\u{feff} {\"a\": 1, \"a\": 2} \n").unwrap()["a"], 2);
}

#[test]
fn what_does_not_fit_is_told_without_its_value() {
    assert_eq!(refusal::<i32>("2147483648"), "expected a 32-bit integer, found another number at byte 0");
    assert_eq!(refusal::<i64>("1.5"), "expected a 64-bit integer, found another number at byte 0");
    assert_eq!(refusal::<bool>(r#" "canary""#), "expected a boolean, found another text at byte 1");
    assert_eq!(refusal::<String>("[]"), "expected a text, found a list at byte 0");
    assert_eq!(refusal::<Vec<i32>>("[1, []]"), "[1]: expected a 32-bit integer, found a list at byte 4");
    assert!(refusal::<Decimal>("0.12345678901234567890123456789012").contains("28 digits"));
    assert!(refusal::<f64>("1e999").contains("finite"));
    assert!(refusal::<Decimal>(r#""1_000""#).contains("another text") && refusal::<i64>(r#""1_000""#).contains("text"));
    for torn in ["", "{", "{\"a\"", "[1,", "nul", "\"abc", "{\"a\":1}x", "01", "+1", "NaN", "\u{0}"] {
        assert!(read::<BTreeMap<String, Json>>(torn).is_err() || torn.is_empty(), "{torn:?}");
        assert!(read::<Json>(torn).is_err(), "{torn:?}");
    }
}

#[test]
fn nesting_has_a_bound() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    #[derive(Debug)]
    struct Nest;
    impl Decode for Nest {
        fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
            from.list(&mut |from| Self::decode(from).map(|_| ()))?;
            Ok(Self)
        }
    }
    assert!(read::<Nest>(&deep(128)).is_ok());
    assert!(refusal::<Nest>(&deep(129)).contains("nesting"));
    assert!(read::<()>(&deep(100_000)).is_err());
    assert!(read::<Json>(&deep(100_000)).is_err());
}

#[test]
fn an_empty_body_is_an_empty_value() {
    assert!(read::<()>("").is_ok());
    assert!(read::<BTreeMap<String, i32>>(" \n").unwrap().is_empty());
    assert_eq!(read::<Option<Vec<i32>>>("").unwrap(), Some(Vec::new()));
    assert!(read::<i32>("").is_err());
}

#[test]
fn json_is_kept_as_it_came() {
    let text = r#"{ "rate":0.100, "kind": "cat", "n": 123456789012345678901234567890 }"#;
    let json = read::<Json>(text).unwrap();
    assert_eq!(wire::to_json(&json), text);
    assert_eq!(json.member("kind").as_deref(), Some("cat"));
    assert_eq!(json.member("missing"), None);
    assert_eq!(json.kind(), wire::Kind::Record);
    assert!(json.read::<BTreeMap<String, String>>().is_ok());
    assert_eq!(wire::to_json(&one(json.clone())), format!("{{\"value\":{text}}}"));
    assert_eq!(Json::of(&vec![1, 2]).as_str(), "[1,2]");
    // Null is a value of free JSON like any other; it goes out again as it came in.
    assert_eq!(read::<Option<Json>>("null").unwrap(), Some(Json::null()));
}

#[test]
fn dates_are_checked_when_they_are_made() {
    for good in ["2000-02-29", "0001-01-01", "9999-12-31"] {
        assert!(good.parse::<Date>().is_ok(), "{good}");
    }
    for bad in ["1900-02-29", "2022-13-01", "2022-00-10", "2022-1-01", "22-01-01", "2022-01-01 ", "+022-01-01", ""] {
        assert!(bad.parse::<Date>().is_err(), "{bad}");
    }
    for good in ["2022-08-25T13:05:00Z", "2022-08-25t13:05:60.123456789+05:30", "2022-08-25T00:00:00-00:00"] {
        assert!(good.parse::<DateTime>().is_ok(), "{good}");
    }
    for bad in ["2022-08-25", "2022-08-25T24:00:00Z", "2022-08-25T13:05Z", "2022-08-25T13:05:00", "2022-08-25T1:5:0Zé"]
    {
        assert!(bad.parse::<DateTime>().is_err(), "{bad}");
    }
    assert!(Date::new(10_000, 1, 1).is_err());
}

#[derive(Debug, PartialEq)]
enum Colour {
    Red,
    Other(String),
}

impl Open for Colour {
    fn from_text(text: &str) -> Self {
        if text == "red" { Self::Red } else { Self::Other(text.to_owned()) }
    }
    fn as_text(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Other(text) => text,
        }
    }
}

proptest! {
    #[test]
    fn decimals_are_exact_from_text_to_text(units in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, scale in 0_u32..=18) {
        let amount = Decimal::new(units, scale);
        let text = wire::to_json(&amount);
        prop_assert_eq!(&text, &amount.to_string());
        prop_assert_eq!(read::<Decimal>(&text).unwrap().to_string(), text.clone());
        prop_assert_eq!(read::<Decimal>(&format!("\"{text}\"")).unwrap(), amount);
        prop_assert_eq!(read::<Decimal>(&format!("{units}e-{scale}")).unwrap(), amount);
    }

    #[test]
    fn texts_survive(text in any::<String>()) {
        let json = wire::to_json(&text);
        prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text.clone());
        prop_assert_eq!(read::<String>(&json).unwrap(), text);
    }

    #[test]
    fn floats_survive(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
        prop_assert_eq!(read::<f64>(&wire::to_json(&value)).unwrap(), value);
    }

    #[test]
    fn unknown_values_of_an_open_enum_survive(text in any::<String>()) {
        let colour = Colour::Other(text);
        let read_back = read::<Colour>(&wire::to_json(&colour)).unwrap();
        prop_assert_eq!(read_back.as_text(), colour.as_text());
    }

    #[test]
    fn digits_keep_every_digit(digits in "[0-9]{1,40}") {
        let value = Digits::from(digits.as_str());
        prop_assert_eq!(read::<Digits>(&wire::to_json(&value)).unwrap(), value.clone());
        prop_assert!(wire::violations(&value).is_empty());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}:,\"\\\\a0-9.eE+\\- ntf]{0,40}") {
        let _ = read::<BTreeMap<String, Vec<Option<Decimal>>>>(&text);
        let _ = read::<Vec<Json>>(&text);
        let _ = read::<Decimal>(&text);
        let _ = read::<()>(&text);
    }
}
