//! Lists of values: every other value is kept, whatever a value looks like it has a name of its own.

use crate::calls::{echoed, target};
use forms_client::types::{Enums, EnumsModel, Level, Mode, Order};

#[tokio::test]
async fn every_value_and_an_unknown_one_go_back_as_they_came() {
    for order in ["ASC", "DESC", "asc", "desc", "Asc", "random", ""] {
        for level in ["1", "2", "-1", "3000000000"] {
            let json = format!(r#"{{"level":{level},"modes":["{order}"],"order":"{order}"}}"#);
            let (_, sent) = echoed(&json, Enums::new(), |client, enums| client.echo_enums(enums)).await;
            assert_eq!(sent, json);
        }
    }
}

#[tokio::test]
async fn values_that_differ_in_case_are_two() {
    let json = r#"{"order":"asc"}"#;
    let (lower, _) = echoed(json, Enums::new(), |client, enums| client.echo_enums(enums)).await;
    let (upper, _) = echoed(r#"{"order":"ASC"}"#, Enums::new(), |client, enums| client.echo_enums(enums)).await;
    assert_eq!((lower.order, upper.order), (Some(Order::AscValue), Some(Order::Asc)));
}

#[tokio::test]
async fn values_that_are_no_names() {
    let modes = vec![
        (Mode::Empty, ""),
        (Mode::Type, "type"),
        (Mode::SelfValue, "self"),
        (Mode::OtherValue, "Other"),
        (Mode::N1st, "1st"),
        (Mode::Plus, "+"),
        (Mode::Größe, "größe"),
        (Mode::Other("new".into()), "new"),
    ];
    let (values, texts): (Vec<Mode>, Vec<&str>) = modes.into_iter().unzip();
    let json = format!(r#"{{"modes":["{}"]}}"#, texts.join(r#"",""#));
    let (read, sent) = echoed(&json, Enums::new(), |client, enums| client.echo_enums(enums)).await;
    assert_eq!((read.modes, sent), (Some(values), json));
}

#[tokio::test]
async fn one_of_a_list_or_any_other_text_is_a_list_like_the_others() {
    for (model, json) in [(EnumsModel::Small, r#"{"model":"small"}"#), ("huge".into(), r#"{"model":"huge"}"#)] {
        let (read, sent) = echoed(json, Enums::new(), |client, enums| client.echo_enums(enums)).await;
        assert_eq!((read.model, sent.as_str()), (Some(model), json));
    }
}

#[tokio::test]
async fn an_integer_that_is_sent_as_a_text_is_the_same_value() {
    let (read, sent) = echoed(r#"{"level":"2"}"#, Enums::new(), |client, enums| client.echo_enums(enums)).await;
    assert_eq!((read.level, sent.as_str()), (Some(Level::N2), r#"{"level":2}"#));
}

#[tokio::test]
async fn in_the_query() {
    let levels = vec![Level::N1, Level::Other("5".into())];
    let target = target(|client| client.echo_enums(Enums::new()).order(Order::DescValue).levels(levels)).await;
    assert_eq!(target, "/enums?order=desc&levels=1&levels=5");
}
