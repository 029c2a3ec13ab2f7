//! A request takes tens of microseconds, however many came before it. The bound is wide, for a build without optimisation
//! on a machine that has other things to do.

use std::time::{Duration, Instant};

use flexiti_mock::{
    scenario::{Asked, Scenario},
    value::Value,
};

const BOUND: Duration = Duration::from_millis(1);

#[test]
fn the_two_thousandth_request_is_as_quick_as_the_first() {
    let scenario = Scenario::from_yaml(
        "
scenario: 1
collections:
  books: { key: isbn, seed: [{ isbn: '978-1', price: 1250 }] }
  loans: { key: loan, ids: 1, keep: 200 }
refusals:
  not_found: { status: 404 }
  too_dear: { status: 409 }
operations:
  lendBook:
    steps:
      - { find: books, key: path.isbn, as: book, or: not_found }
      - { refuse: { too_dear: book.price > cents(body.limit) } }
      - { list: loans, match: { reader: body.reader }, from: { at: now - 86400 }, as: before }
      - { insert: loans, record: { isbn: book.isbn, reader: body.reader, at: now }, as: loan }
      - { answer: 200, body: { loan: loan.loan, before: before.total, price: money(book.price) } }
",
    )
    .unwrap();
    let path: Value = [("isbn", "978-1")].into_iter().collect();
    let body = Value::from_json(br#"{"reader":"alice","limit":99.95}"#).unwrap();
    let none = Value::Null;
    let asked = Asked {
        operation: "lendBook",
        scopes: None,
        path: &path,
        query: &none,
        headers: &none,
        body: &body,
        url: "/books/978-1",
    };
    let start = Instant::now();
    for _ in 0..2_000 {
        assert_eq!(scenario.answer(&asked).unwrap().status, 200);
    }
    let each = start.elapsed() / 2_000;
    println!("{each:?} a request");
    assert!(each < BOUND, "{each:?} a request");
    let loans = scenario.state().get("loans").and_then(|loans| loans.as_map().map(|loans| loans.len()));
    assert!(loans.is_some_and(|loans| (200..300).contains(&loans)), "{loans:?} loans are kept");
}
