//! No file makes the reader panic or hang, and no request the interpreter.

use flexiti_mock::{
    scenario::{Asked, Scenario},
    value::Value,
};
use proptest::prelude::*;

/// The parts of a scenario, as somebody might put them together by mistake.
const WORDS: [&str; 44] = [
    "scenario",
    "1",
    "clock",
    "system",
    "constants",
    "collections",
    "key",
    "ids",
    "opaque",
    "seed",
    "refusals",
    "status",
    "404",
    "operations",
    "lendBook",
    "steps",
    "find",
    "as",
    "or",
    "list",
    "match",
    "page",
    "number",
    "size",
    "let",
    "refuse",
    "change",
    "to",
    "insert",
    "record",
    "answer",
    "200",
    "body",
    "$each",
    "$view",
    "$of",
    "views",
    "procedures",
    "do",
    "when",
    "body.a + 1",
    "&a",
    "*a",
    "it",
];

fn yaml() -> impl Strategy<Value = String> {
    let leaf = proptest::sample::select(WORDS.to_vec()).prop_map(str::to_owned);
    let node = leaf.prop_recursive(6, 48, 5, |inner| {
        let word = proptest::sample::select(WORDS.to_vec());
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            proptest::collection::vec((word, inner), 0..5).prop_map(|members| {
                let members: Vec<_> = members.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
                format!("{{{}}}", members.join(", "))
            }),
        ]
    });
    prop_oneof![
        3 => proptest::collection::vec((proptest::sample::select(WORDS.to_vec()), node), 0..6).prop_map(|members| {
            let members: Vec<_> = members.into_iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
            format!("scenario: 1\n{}", members.concat())
        }),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_read_or_refused_with_a_place(text in yaml()) {
        if let Err(errors) = Scenario::from_yaml(&text) {
            prop_assert!(!errors.mistakes().is_empty());
            prop_assert!(!errors.to_string().is_empty());
        }
    }
}

/// Each of thirty procedures does the one before it twice: a thousand million steps, were they all written out.
#[test]
fn procedures_do_not_multiply_without_end() {
    let mut text = "scenario: 1\nprocedures:\n  p0: [{ let: { a: 1 } }]\n".to_owned();
    for index in 1..30 {
        text += &format!("  p{index}: [{{ do: p{} }}, {{ do: p{} }}]\n", index - 1, index - 1);
    }
    text += "operations: { lendBook: { steps: [{ do: p29 }] } }\n";
    let errors = Scenario::from_yaml(&text).unwrap_err().to_string();
    assert!(errors.contains("more than 100000 steps"), "{errors}");
}

#[test]
fn nesting_has_an_end() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
        let deep = format!("scenario: 1\nconstants: {{ a: {}{} }}", open.repeat(50_000), close.repeat(50_000));
        assert!(Scenario::from_yaml(&deep).is_err());
    }
    let expression =
        format!("scenario: 1\noperations: {{ a: {{ steps: [{{ when: '{}1', answer: 200 }}] }} }}", "(".repeat(50_000));
    assert!(Scenario::from_yaml(&expression).is_err());
}

/// A request that panicked somewhere else must not stop the others, and neither may many at once lose a change.
#[test]
fn requests_from_many_threads_all_count() {
    let scenario = Scenario::from_yaml(
        "
scenario: 1
collections:
  books: { key: isbn, seed: [{ isbn: '1', lent: 0 }] }
operations:
  lendBook:
    steps:
      - { find: books, key: '\"1\"', as: book }
      - { change: book, to: { lent: book.lent + 1 } }
      - { answer: 200, body: { lent: book.lent } }
",
    )
    .unwrap();
    let none = Value::Null;
    let asked =
        Asked { operation: "lendBook", scopes: None, path: &none, query: &none, headers: &none, body: &none, url: "/" };
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..100).for_each(|_| assert_eq!(scenario.answer(&asked).unwrap().status, 200)));
        }
    });
    let lent = scenario.state().get("books").and_then(|books| books.get("1")?.get("lent")?.as_i64());
    assert_eq!(lent, Some(800));
}
