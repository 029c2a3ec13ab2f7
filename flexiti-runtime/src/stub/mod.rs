//! An API that answers from code instead of over the wire, for tests of those who call it: what the module `mock` of a
//! generated crate stands on.
//!
//! Generated code has a trait with a method for each operation. A test implements the ones that it needs, with typed
//! requests and answers, and has a client that goes there. The seam is the [line](crate::transport): everything before
//! it is what runs in production, so that a test with a stub sees limits checked, tokens fetched, answers read, errors
//! understood and calls repeated as they will be.
//!
//! - What is sent: [`Sent`], read as an [`Asked`] of its operation.
//! - What is answered: the answer's own type; [`Instead`] of it a documented refusal (by [`Documented`]), any other
//!   message, or a line that fails.
//! - Values to begin with: [`Example`], changed by [`With`].
//!
//! ```
//! use flexiti_runtime::operation::{Call, Method, Operation, Parameter};
//! use flexiti_runtime::stub::{self, Asked, Kind, NotRead, Reply, Said, Sent};
//! use flexiti_runtime::{Api, Builder, Problems};
//!
//! static PETS: Api = Api { name: "pets", version: "1.0", problem: Problems::UNKNOWN, reference_id: None, security: &[] };
//! static GET_PET: Operation = Operation::new("getPet", Method::Get, "/pets/{id}");
//! const ID: Parameter = Parameter::path("id");
//!
//! struct GetPet { id: i64 }
//! impl Asked for GetPet {
//!     const OPERATION: &'static str = "getPet";
//!     type Success = String;
//!     type Refusal = ();
//!     fn answered(said: Said<String>) -> Reply {
//!         said.json(200)
//!     }
//!     fn read(from: &Sent) -> Result<Self, NotRead> {
//!         Ok(Self { id: from.parameter(Kind::Scalar, &ID)? })
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let stub = |sent: &Sent| sent.asked(|asked: GetPet| Ok(format!("pet {}", asked.id)));
//! let client = stub::over(Builder::new(&PETS, stub::ADDRESS), stub).build()?;
//! let mut call = Call::new(&client, &GET_PET);
//! call.set(&ID, &7_i64);
//! assert_eq!(call.send::<String, ()>().await?, "pet 7");
//! # Ok(())
//! # }
//! ```
//!
//! What does not live here: a server (a mock server checks the request against the document, and counts it), and
//! anything of one API.

mod example;
mod instead;
mod line;
mod parts;
mod reply;
mod sent;
mod unwritten;
mod with;

pub use self::example::{Example, example};
pub use self::instead::{Answer, Documented, Instead, Refused, not_stubbed};
pub use self::line::{ADDRESS, over, with_test_keys};
pub use self::reply::{ByStatus, Reply, Said, bytes, empty, json, json_of};
pub use self::sent::{Asked, NotRead, Sent};
pub use self::unwritten::Kind;
pub use self::with::With;
