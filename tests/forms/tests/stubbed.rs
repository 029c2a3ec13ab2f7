//! A stub hears what was sent with its types, whatever the form, and what it says comes back in the documented form.

use crate::calls::{color, colors, tick};
use flexiti_runtime::operation::File;
use forms_client::mock::{self, Stub, With, answers, asked, example};
use forms_client::operations::errors::GetThingError;
use forms_client::operations::statuses::{KindsOfSuccessResponse, SeveralSuccessesResponse};
use forms_client::types::{Color, FormBody, Missing};
use forms_client::{Client, Json};
use std::sync::{Arc, Mutex};

/// Keeps what it is asked, and answers each kind of answer.
#[derive(Clone, Default)]
struct Double(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    form: Option<asked::Form>,
    multipart: Option<asked::Multipart>,
    matrix: Option<asked::PathMatrixExplode>,
    spread: Option<asked::QueryFormExplode>,
    deep: Option<asked::QueryDeep>,
    headers: Option<asked::HeaderSimple>,
    bodies: Vec<Option<Color>>,
    bytes: Vec<u8>,
}

impl Stub for Double {
    fn form(&self, asked: asked::Form) -> answers::Form {
        self.0.lock().unwrap().form = Some(asked);
        Ok(mock::example())
    }

    fn multipart(&self, asked: asked::Multipart) -> answers::Multipart {
        self.0.lock().unwrap().multipart = Some(asked);
        Ok(mock::example())
    }

    fn path_matrix_explode(&self, asked: asked::PathMatrixExplode) -> answers::PathMatrixExplode {
        self.0.lock().unwrap().matrix = Some(asked);
        Ok(mock::example())
    }

    fn query_form_explode(&self, asked: asked::QueryFormExplode) -> answers::QueryFormExplode {
        self.0.lock().unwrap().spread = Some(asked);
        Ok(mock::example())
    }

    fn query_deep(&self, asked: asked::QueryDeep) -> answers::QueryDeep {
        self.0.lock().unwrap().deep = Some(asked);
        Ok(mock::example())
    }

    fn header_simple(&self, asked: asked::HeaderSimple) -> answers::HeaderSimple {
        self.0.lock().unwrap().headers = Some(asked);
        Ok(mock::example())
    }

    fn optional_body(&self, asked: asked::OptionalBody) -> answers::OptionalBody {
        self.0.lock().unwrap().bodies.push(asked.body);
        Ok(mock::example())
    }

    fn bytes(&self, asked: asked::Bytes) -> answers::Bytes {
        self.0.lock().unwrap().bytes = asked.body;
        Ok(mock::example())
    }

    fn kinds_of_success(&self, _asked: asked::KindsOfSuccess) -> answers::KindsOfSuccess {
        Ok(KindsOfSuccessResponse::NonAuthoritativeInformation("told".to_owned()))
    }

    fn several_successes(&self, _asked: asked::SeveralSuccesses) -> answers::SeveralSuccesses {
        Ok(SeveralSuccessesResponse::Created(
            example::<forms_client::types::Part>().with(|part| part.id = "7".to_owned()),
        ))
    }

    fn events(&self, _asked: asked::Events) -> answers::Events {
        Ok(vec![tick(1, None), tick(2, Some("two"))])
    }

    fn open_lines(&self, _asked: asked::OpenLines) -> answers::OpenLines {
        Ok(vec![Json::null()])
    }

    fn get_thing(&self, asked: asked::GetThing) -> answers::GetThing {
        match asked.id.as_str() {
            "gone" => Err(GetThingError::Gone(Box::new(missing("a thing"))))?,
            "odd" => Err(GetThingError::Status4xx(example()))?,
            _ => Ok(answers::get_thing().with(|color| color.r = Some(1))),
        }
    }

    fn secured_both(&self, _asked: asked::SecuredBoth) -> answers::SecuredBoth {
        Ok(example())
    }
}

fn missing(what: &str) -> Missing {
    example::<Missing>().with(|missing| missing.what = what.to_owned())
}

fn client() -> (Double, Client) {
    let double = Double::default();
    (double.clone(), mock::client(double).build().unwrap())
}

#[tokio::test]
async fn forms_and_parts_arrive() {
    let (double, client) = client();
    let body = FormBody::new("a & b").color(color()).deep(color()).joined(colors()).list(colors()).piped(colors());
    let body = body.json(colors());
    client.form(body.clone()).await.unwrap();
    assert_eq!(double.0.lock().unwrap().form.take().unwrap().body, body);

    let scan = File::named("scan.pdf", b"\r\n%PDF".to_vec());
    client.multipart("Scan", scan.clone()).color(color()).count(3).tags(colors()).await.unwrap();
    let heard = double.0.lock().unwrap().multipart.take().unwrap();
    assert_eq!((heard.title.as_str(), heard.scan.as_bytes()), ("Scan", scan.as_bytes()));
    assert_eq!((heard.color, heard.count, heard.tags, heard.pages), (Some(color()), Some(3), Some(colors()), None));
}

#[tokio::test]
async fn parameters_arrive_in_their_styles() {
    let (double, client) = client();
    client.path_matrix_explode("a;b", colors(), color()).await.unwrap();
    let heard = double.0.lock().unwrap().matrix.take().unwrap();
    assert_eq!((heard.text.as_str(), heard.list, heard.record), ("a;b", colors(), color()));

    client.query_form_explode().list(colors()).record(color()).await.unwrap();
    let heard = double.0.lock().unwrap().spread.take().unwrap();
    assert_eq!((heard.text, heard.list, heard.record), (None, Some(colors()), Some(color())));
    client.query_form_explode().text("only").await.unwrap();
    let heard = double.0.lock().unwrap().spread.take().unwrap();
    assert_eq!((heard.text.as_deref(), heard.list, heard.record), (Some("only"), None, None));

    client.query_deep().record(color()).await.unwrap();
    assert_eq!(double.0.lock().unwrap().deep.take().unwrap().record, Some(color()));
    client.header_simple().x_list(colors()).x_record(color()).x_record_explode(color()).await.unwrap();
    let heard = double.0.lock().unwrap().headers.take().unwrap();
    assert_eq!((heard.x_text, heard.x_list), (None, Some(colors())));
    assert_eq!((heard.x_record, heard.x_record_explode), (Some(color()), Some(color())));
}

#[tokio::test]
async fn bodies_arrive_or_are_left_out() {
    let (double, client) = client();
    client.optional_body().await.unwrap();
    client.optional_body().body(color()).await.unwrap();
    assert_eq!(double.0.lock().unwrap().bodies, [None, Some(color())]);
    client.bytes(vec![0, 159, 146, 150]).await.unwrap();
    assert_eq!(double.0.lock().unwrap().bytes, [0, 159, 146, 150]);
}

#[tokio::test]
async fn every_kind_of_answer_comes_back() {
    let (_, client) = client();
    let told = client.kinds_of_success().await.unwrap();
    assert_eq!(told, KindsOfSuccessResponse::NonAuthoritativeInformation("told".to_owned()));
    let SeveralSuccessesResponse::Created(part) = client.several_successes().await.unwrap() else {
        panic!("it is new")
    };
    assert_eq!(part.id, "7");
    let mut events = client.events().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().read().unwrap(), tick(1, None));
    assert_eq!(events.next().await.unwrap().unwrap().read().unwrap(), tick(2, Some("two")));
    assert!(events.next().await.is_none());
    let mut lines = client.open_lines().await.unwrap();
    assert!(lines.next().await.is_some() && lines.next().await.is_none());
}

#[tokio::test]
async fn a_refusal_brings_its_body() {
    let (_, client) = client();
    assert_eq!(client.get_thing("here").await.unwrap().r, Some(1));
    let error = client.get_thing("gone").await.unwrap_err();
    assert!(error.is(&GetThingError::Gone(Box::new(missing("a thing")))), "{error:?}");
    let error = client.get_thing("odd").await.unwrap_err();
    assert!(matches!(error.refusal(), Some(GetThingError::Status4xx(_))), "{error:?}");
}

#[tokio::test]
async fn a_client_has_a_key_for_every_scheme() {
    let (_, client) = client();
    client.secured_both().await.unwrap();
    let error = client.secured_basic().await.unwrap_err();
    assert_eq!(error.message(), Some("the stub has no answer for securedBasic"));
}
