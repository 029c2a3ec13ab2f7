//! One call: what it is ([`Operation`]), what it is given ([`Parameter`], [`Call`]), how it is sent, and how what comes
//! back is understood ([`Answer`], [`Refusal`]).
//!
//! Generated code fills a [`Call`] and sends it:
//!
//! ```no_run
//! use flexiti_runtime::operation::{Call, Method, Operation, Parameter, Statuses};
//! use flexiti_runtime::{Api, Builder, Error, Future, Problems};
//!
//! static PETS: Api = Api { name: "pets", version: "1.0", problem: Problems::UNKNOWN, reference_id: None, security: &[] };
//! static GET_PET: Operation = Operation {
//!     success: &[Statuses::Exact(200)],
//!     ..Operation::new("getPet", Method::Get, "/pets/{id}")
//! };
//!
//! const ID: Parameter = Parameter::path("id");
//!
//! let core = Builder::new(&PETS, "https://pets.example").build()?;
//! let mut call = Call::new(&core, &GET_PET);
//! call.set(&ID, &7_i64);
//! let answer: Future<Result<String, Error<()>>> = call.send();      // nothing is sent until it is awaited
//! # drop(answer);
//! # Ok::<(), flexiti_runtime::BuildError>(())
//! ```
//!
//! The same is the way to an operation that the document does not know yet, by the [`Core`](crate::Core) of a generated
//! client (`client.core()`), with its token, limits of time, retries and hooks:
//!
//! ```no_run
//! use flexiti_runtime::operation::{Call, Method, Operation, Parameter};
//! use flexiti_runtime::{Core, Error, Json};
//!
//! static FREEZE: Operation = Operation {
//!     security: &[&[("oauth2", &["merchant"])]],              // the scheme and the scopes that it asks for
//!     moves_money: true,                                      // never repeated while its outcome is unknown
//!     ..Operation::new("freezeAccount", Method::Post, "/accounts/{account}/freeze")
//! };
//! const ACCOUNT: Parameter = Parameter::path("account");
//!
//! # async fn freeze(core: &Core) -> Result<(), Error<()>> {
//! let mut call = Call::new(core, &FREEZE);
//! call.set(&ACCOUNT, &"1234");
//! let sent = Json::from(serde_json::json!({ "reason": "lost", "days": 30 }));
//! let answer: Json = call.json(&sent).send::<_, ()>().await?;
//! println!("{}", answer.to_value()["state"]);
//! # Ok(())
//! # }
//! ```
//!
//! A parameter, a header or a member that the document does not know is an [option](Options) of any call: `query`,
//! `header`, `member`.
//!
//! What does not live here: how values become text ([`crate::wire`]), where tokens come from ([`crate::token`]).

mod address;
mod answer;
mod attempts;
mod body;
mod call;
mod confidence;
mod definition;
mod exchange;
mod file;
mod head;
mod multipart;
mod options;
mod parameter;
mod prepare;
mod problem;
mod response;
mod style;
mod success;
mod undocumented;

pub use answer::{Answer, Refusal};
pub use call::Call;
pub use definition::{Method, Operation, Statuses};
pub use file::File;
pub use head::Head;
pub use multipart::Part;
pub use options::Options;
pub use parameter::{Location, Parameter, Supplied};
pub use response::Response;
pub use style::Style;
pub use success::Success;

pub(crate) use body::form_escaped;
pub(crate) use confidence::Confidence;
pub(crate) use prepare::is_header_text;
pub(crate) use problem::Problem;
#[cfg(feature = "stub")]
pub(crate) use style::unescaped;
