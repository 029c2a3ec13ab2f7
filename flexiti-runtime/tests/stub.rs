//! A client whose calls end in code: what is sent arrives with its types, whatever the style, and what is answered comes
//! back the way of every other answer.

use flexiti_runtime::operation::{Call, File, Method, Operation, Parameter, Part, Style};
use flexiti_runtime::stub::{self, Asked, Documented, Instead, Kind, NotRead, Refused, Reply, Said, Sent};
use flexiti_runtime::transport::TransportError;
use flexiti_runtime::wire::{Decode, Encode, Limit};
use flexiti_runtime::{
    Api, Builder, ClientAuthentication, ClientCredentials, Core, Decimal, Json, Outcome, Problems, Retry, Scheme,
};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

static SHOP: Api = Api {
    name: "shop",
    version: "1.0",
    problem: Problems { code: &["errors.0.code"], ..Problems::UNKNOWN },
    reference_id: None,
    security: &[(
        "oauth2",
        Scheme::ClientCredentials(ClientCredentials {
            token_path: "/token",
            client_authentication: ClientAuthentication::Body,
        }),
    )],
};

static SELL: Operation = Operation {
    security: &[&[("oauth2", &[])]],
    ..Operation::new("sell", Method::Post, "/shops/{shop}/sale-{id}:{form}")
};

/// Parameters are statics of generated code.
fn lasting(parameter: Parameter) -> &'static Parameter {
    Box::leak(Box::new(parameter))
}

fn client(answer: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Core {
    stub::over(Builder::new(&SHOP, stub::ADDRESS), answer).build().unwrap()
}

/// Sends a call and gives it as it arrived.
async fn arrived(fill: impl FnOnce(Call) -> Call) -> Sent {
    let kept: Arc<Mutex<Option<Sent>>> = Arc::default();
    let keep = kept.clone();
    let client = client(move |sent| {
        *keep.lock().unwrap() = Some(sent.clone());
        Reply::not_stubbed(sent.operation())
    });
    let mut call = Call::new(&client, &SELL);
    call.set(lasting(Parameter::path("shop")), &"a shop");
    call.set(lasting(Parameter::path("id")), &"1");
    call.set(lasting(Parameter::path("form")), &"json");
    fill(call).send::<(), ()>().await.unwrap_err();
    kept.lock().unwrap().take().expect("the call has arrived")
}

async fn comes_back<T: Encode + Decode + PartialEq + std::fmt::Debug>(kind: Kind, parameter: Parameter, value: T) {
    let sent = arrived(|mut call| {
        call.set(lasting(parameter), &value);
        call
    });
    assert_eq!(sent.await.parameter::<T>(kind, &parameter).unwrap(), value, "{parameter:?}");
}

fn words() -> Vec<String> {
    ["a b", "c&d=e", "f+g%"].map(str::to_owned).to_vec()
}

fn record() -> BTreeMap<String, String> {
    [("colour", "dark blue"), ("size", "10")].map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

#[tokio::test]
async fn every_style_has_a_way_back() {
    for explode in [false, true] {
        for style in [Style::Simple, Style::Label, Style::Matrix] {
            let parameter = Parameter::path("id").style(style).explode(explode);
            comes_back(Kind::Scalar, parameter, "a/b;c,d".to_owned()).await;
            comes_back(Kind::Scalar, parameter, Decimal::new(1050, 2)).await;
            if style != Style::Label {
                comes_back(Kind::List, parameter, words()).await;
            }
            comes_back(Kind::Record, parameter, record()).await;
        }
        for style in [Style::Form, Style::SpaceDelimited, Style::PipeDelimited] {
            let parameter = Parameter::query("filter").style(style).explode(explode);
            comes_back(Kind::Scalar, parameter, "a+b c".to_owned()).await;
            if style != Style::SpaceDelimited || explode {
                comes_back(Kind::List, parameter, words()).await;
            }
            comes_back(Kind::Any, parameter, true).await;
        }
        let parameter = Parameter::query("filter").style(Style::Form).explode(explode);
        comes_back(Kind::Record, parameter, record()).await;
        comes_back(Kind::List, Parameter::header("x-list").explode(explode), vec!["a".to_owned(), "b".to_owned()])
            .await;
        comes_back(Kind::List, Parameter::cookie("crumbs").explode(explode), words()).await;
    }
    let deep: BTreeMap<String, Vec<String>> = [("colours".to_owned(), words())].into();
    comes_back(Kind::Record, Parameter::query("filter").style(Style::DeepObject), deep.clone()).await;
    comes_back(Kind::Record, Parameter::query("filter").json(), deep).await;
}

#[tokio::test]
async fn what_is_absent_is_none_and_what_is_needed_is_missed() {
    let sent = arrived(|call| call).await;
    let filter = Parameter::query("filter");
    assert_eq!(sent.parameter::<Option<String>>(Kind::Scalar, &filter).unwrap(), None);
    let error = sent.parameter::<String>(Kind::Scalar, &filter).unwrap_err();
    assert_eq!(error.to_string(), "`filter`: expected a value, found nothing at byte 0");
    let error = sent.parameter::<Decimal>(Kind::Scalar, &Parameter::path("shop")).unwrap_err();
    assert!(error.to_string().starts_with("`shop`: expected an exact decimal"), "{error}");
}

#[tokio::test]
async fn bodies_are_taken_apart() {
    let body: BTreeMap<String, Json> =
        [("amount".to_owned(), "10.50".parse().unwrap()), ("note".to_owned(), "\"a & b\"".parse().unwrap())].into();
    let sent = arrived(|call| call.json(&body)).await;
    assert_eq!(sent.member::<Decimal>("amount").unwrap(), Decimal::new(1050, 2));
    assert_eq!(sent.member::<Option<String>>("gone").unwrap(), None);
    assert_eq!(sent.json::<BTreeMap<String, Json>>().unwrap(), body);

    let sent = arrived(|call| call.form(&body)).await;
    assert_eq!(sent.field::<Decimal>(Kind::Scalar, &Parameter::query("amount")).unwrap(), Decimal::new(1050, 2));
    assert_eq!(sent.field::<String>(Kind::Scalar, &Parameter::query("note")).unwrap(), "a & b");
    assert_eq!(sent.form::<BTreeMap<String, String>>(&[]).unwrap()["note"], "a & b");

    let scan = File::named("scan.pdf", b"\r\n--%PDF".to_vec());
    let mut parts = Part::fields("tags", &words(), &Limit::NONE);
    parts.push(Part::field("where", &record(), &Limit::NONE));
    parts.push(Part::file("scan", &scan, "application/pdf"));
    let sent = arrived(|call| call.multipart(parts)).await;
    assert_eq!(sent.field::<Vec<String>>(Kind::List, &Parameter::query("tags")).unwrap(), words());
    assert_eq!(sent.field::<BTreeMap<String, String>>(Kind::Record, &Parameter::query("where")).unwrap(), record());
    assert_eq!(sent.field::<File>(Kind::File, &Parameter::query("scan")).unwrap().as_bytes(), scan.as_bytes());
}

struct Sell {
    id: i64,
}

impl Asked for Sell {
    const OPERATION: &'static str = "sell";
    type Success = String;
    type Refusal = SellError;

    fn answered(said: Said<String>) -> Reply {
        said.json(200)
    }

    fn read(from: &Sent) -> Result<Self, NotRead> {
        Ok(Self { id: from.parameter(Kind::Scalar, &Parameter::path("id"))? })
    }
}

enum SellError {
    SoldOut,
}

impl Documented for SellError {
    fn refused(&self) -> Refused<'_> {
        match self {
            Self::SoldOut => Refused::code(409, "sold_out"),
        }
    }
}

#[tokio::test]
async fn successes_refusals_and_failures_come_the_usual_way() {
    let client = client(|sent| {
        let sell = |asked: Sell| match asked.id {
            1 => Ok("sold".to_owned()),
            2 => Err(SellError::SoldOut)?,
            _ => Err(Instead::line(TransportError::unknown("the cable was cut"))),
        };
        sent.asked(sell)
    });
    let sell = |id: i64| {
        let mut call = Call::new(&client, &SELL);
        call.set(lasting(Parameter::path("shop")), &"s");
        call.set(lasting(Parameter::path("id")), &id);
        call.set(lasting(Parameter::path("form")), &"json");
        call.options_mut().retry(Retry::NEVER);
        call.send::<String, ()>()
    };
    assert_eq!(sell(1).await.unwrap(), "sold");
    let error = sell(2).await.unwrap_err();
    assert_eq!((error.status(), error.code(), error.outcome()), (Some(409), Some("sold_out"), Outcome::Rejected));
    assert_eq!(sell(3).await.unwrap_err().outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn an_operation_without_an_answer_is_named() {
    let client = client(|sent| Reply::not_stubbed(sent.operation()));
    let mut call = Call::new(&client, &SELL);
    ["shop", "id", "form"].into_iter().for_each(|name| call.set(lasting(Parameter::path(name)), &"x"));
    let error = call.send::<(), ()>().await.unwrap_err();
    assert_eq!(error.message(), Some("the stub has no answer for sell"));
    assert_eq!(error.attempts(), 1);
}
