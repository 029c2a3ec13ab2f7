//! Answers that come page by page, as one row of pages or of items.
//!
//! A document says how one page is asked for, seldom how one goes through all of them, and each loop that is written by
//! hand finds its own way of losing the last page or of never ending. [`Pages`] and [`Items`] are streams: they hold
//! one page at a time, ask for the next only when it is wanted, and stop when they are dropped. Each page is one call
//! with everything that was set on the first, its options too: a reference id that was given holds for all pages, an
//! idempotency key for the first only.
//!
//! ```no_run
//! use flexiti_runtime::operation::{Call, Method, Operation, Parameter};
//! use flexiti_runtime::paging::{Items, Paging};
//! # use flexiti_runtime::{Core, Error};
//!
//! static LIST_PETS: Operation = Operation::new("listPets", Method::Get, "/pets");
//! const PAGE: Parameter = Parameter::query("page");
//! const PAGING: Paging = Paging::number(&PAGE, 1).items("pets");
//!
//! # async fn names(core: &Core) -> Result<(), Error<()>> {
//! let mut pets: Items<String, ()> = Call::new(core, &LIST_PETS).items(PAGING);
//! while let Some(pet) = pets.next().await {
//!     println!("{}", pet?);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! **When it ends.** After a page without items, after one that says that it is the last, and before one that repeats
//! what the page before it had, for then the other side does not look at the page's number. By number or offset also
//! after a page with fewer items than one before it had; fewer than were *asked for* proves nothing, because the other
//! side may allow fewer on a page than it is asked for. An error ends it too; [`Pages::retry`] goes on at the page that
//! failed.
//!
//! What does not live here: which operation has pages, which is data ([`Paging`]) of generated code.

mod definition;
mod items;
mod link;
mod pages;
mod seen;
mod walk;

pub use definition::Paging;
pub use items::Items;
pub use pages::Pages;
