//! Unions: by discriminator, tagged from the outside or the inside, told apart by type or by members, or not at all.

use crate::calls::{echoed, exchanged};
use flexiti_forms::Reply;
use flexiti_runtime::Json;
use forms_client::types::{
    Ambiguous, Animal, Cat, Circle, Contact, Dog, Email, Figure, Left, NumberOrText, Overlap, Payment, PaymentCard,
    PaymentCardCard, VehiclesItem, Zoo,
};

async fn animal(json: &str) -> Animal {
    let first = Animal::Cat(Cat::new("cat", 9));
    let (read, sent) = echoed(json, first, |client, animal| client.echo_animal(animal)).await;
    assert_eq!(sent, json, "what came goes back");
    read
}

#[tokio::test]
async fn the_mapping_of_a_discriminator() {
    assert_eq!(animal(r#"{"kind":"cat","lives":9}"#).await, Animal::Cat(Cat::new("cat", 9)));
    assert_eq!(animal(r#"{"kind":"dog"}"#).await, Animal::Dog(Dog::new("dog")));
    // Two values for one shape: the value that came is kept.
    assert_eq!(animal(r#"{"kind":"hound"}"#).await, Animal::Dog(Dog::new("hound")));
}

#[tokio::test]
async fn a_variant_that_nobody_knows_goes_back_as_it_came() {
    let bird = r#"{ "wings": 2.0, "kind": "bird", "more": [1e3, null] }"#;
    match animal(bird).await {
        Animal::Other(json) => assert_eq!(json.as_str(), bird),
        known => panic!("{known:?}"),
    }
}

#[tokio::test]
async fn a_known_variant_of_another_shape_is_no_error() {
    for strange in [r#"{"kind":"cat"}"#, r#"{"lives":9}"#, "7", r#"["cat"]"#, r#"{"kind":["cat"],"lives":9}"#] {
        assert!(matches!(animal(strange).await, Animal::Other(_)), "{strange}");
    }
}

#[tokio::test]
async fn a_discriminator_without_a_mapping_and_a_variant_without_a_discriminator() {
    let json = r#"[{"type":"Car","doors":3},{"type":"coach"},{"type":"Bus"},[1,2],null]"#;
    let (vehicles, sent) = echoed(json, Vec::new(), |client, vehicles| client.echo_vehicles(vehicles)).await;
    assert!(matches!(&vehicles[0], Some(VehiclesItem::Car(car)) if car.doors == Some(3)), "{vehicles:?}");
    assert!(matches!(&vehicles[1], Some(VehiclesItem::Bus(_))), "the values that its own schema lists: {vehicles:?}");
    assert!(matches!(&vehicles[2], Some(VehiclesItem::Other(_))), "{vehicles:?}");
    assert!(matches!(&vehicles[3], Some(VehiclesItem::List(list)) if list == &[1, 2]), "{vehicles:?}");
    assert!(vehicles[4].is_none());
    assert_eq!(sent, json);
}

#[tokio::test]
async fn unions_inside_records_and_lists() {
    let json = r#"{"animals":[{"kind":"cat","lives":1},{"kind":"bird"}],"star":{"kind":"dog"}}"#;
    let (zoo, sent) = echoed(json, Zoo::new(), |client, zoo| client.echo_zoo(zoo)).await;
    assert_eq!(zoo.star, Some(Animal::Dog(Dog::new("dog"))));
    let animals = zoo.animals.unwrap();
    assert!(matches!(animals.as_slice(), [Animal::Cat(_), Animal::Other(_)]), "{animals:?}");
    assert_eq!(sent, json);
}

#[tokio::test]
async fn tagged_from_the_outside() {
    let card = Payment::Card(PaymentCard::new(PaymentCardCard::new("4000")));
    for (json, name) in
        [(r#"{"card":{"number":"4000"}}"#, "card"), (r#"{"cash":{"currency":"CAD"}}"#, "cash"), (r#"{"iou":{}}"#, "")]
    {
        let (read, sent) = echoed(json, card.clone(), |client, payment| client.echo_payment(payment)).await;
        let found = match &read {
            Payment::Card(card) => {
                assert_eq!(card.card.number, "4000");
                "card"
            }
            Payment::Cash(cash) => {
                assert_eq!(cash.cash.currency.as_deref(), Some("CAD"));
                "cash"
            }
            _ => "",
        };
        assert_eq!((found, sent.as_str()), (name, json));
    }
}

#[tokio::test]
async fn tagged_from_the_inside_without_a_discriminator() {
    let circle = |size| {
        let json = format!(r#"{{"shape":"circle","size":{size}}}"#);
        flexiti_runtime::wire::from_json::<Circle>(&json).unwrap()
    };
    let first = Figure::Circle(circle(1.5));
    let json = r#"{"shape":"circle","size":1.5}"#;
    let (read, sent) = echoed(json, first.clone(), |client, figure| client.echo_figure(figure)).await;
    assert_eq!((&read, sent.as_str()), (&first, json));
    let json = r#"{"shape":"square","size":2.5}"#;
    let (read, sent) = echoed(json, first.clone(), |client, figure| client.echo_figure(figure)).await;
    assert!(matches!(&read, Figure::Square(square) if square.size == 2.5), "{read:?}");
    assert_eq!(sent, json);
    let json = r#"{"shape":"blob","size":2.5}"#;
    let (read, _) = echoed(json, first, |client, figure| client.echo_figure(figure)).await;
    assert!(matches!(read, Figure::Other(_)), "{read:?}");
}

#[tokio::test]
async fn a_text_or_an_integer() {
    let send = |value: NumberOrText, json: &'static str| async move {
        let (received, result) = exchanged(Reply::json(json), |client| client.echo_number_or_text(value)).await;
        (received.text().to_owned(), result.unwrap())
    };
    let (sent, read) = send(NumberOrText::Integer(3_000_000_000), "\"7\"").await;
    assert_eq!((sent.as_str(), read), ("3000000000", NumberOrText::Text("7".into())));
    let (sent, read) = send(NumberOrText::Text("7".into()), "7").await;
    assert_eq!((sent.as_str(), read), ("\"7\"", NumberOrText::Integer(7)));
    let (_, read) = send(NumberOrText::Integer(1), "7.5").await;
    assert!(matches!(&read, NumberOrText::Other(json) if json.as_str() == "7.5"), "{read:?}");
}

#[tokio::test]
async fn told_apart_by_what_only_one_of_them_requires() {
    let first = Contact::Email(Email::new("a@example"));
    let json = r#"{"number":"+49","note":"home"}"#;
    let (read, sent) = echoed(json, first.clone(), |client, contact| client.echo_contact(contact)).await;
    assert!(matches!(&read, Contact::Phone(phone) if phone.number == "+49"), "{read:?}");
    assert_eq!(sent, json);
    let json = r#"{"note":"neither"}"#;
    let (read, sent) = echoed(json, first, |client, contact| client.echo_contact(contact)).await;
    assert!(matches!(&read, Contact::Other(_)), "{read:?}");
    assert_eq!(sent, json);
}

#[tokio::test]
async fn what_could_be_either_stays_json() {
    let json = r#"{"id":"1","name":"a"}"#;
    let first = Overlap::Other(r#"{"id":"1"}"#.parse::<Json>().unwrap());
    let (read, sent) = echoed(json, first, |client, overlap| client.echo_overlap(overlap)).await;
    assert!(matches!(&read, Overlap::Other(_)), "{read:?}");
    assert_eq!(sent, json);
    let json = r#"{"value":"a"}"#;
    let first = Ambiguous::Left(Left::new().value("a"));
    let (read, sent) = echoed(json, first, |client, value| client.echo_ambiguous(value)).await;
    assert!(matches!(&read, Ambiguous::Other(_)), "{read:?}");
    assert_eq!(sent, json);
}
