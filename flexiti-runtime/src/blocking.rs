//! Calls for code that is not asynchronous: a till, a script, a batch at night.
//!
//! Every request of a generated client can be sent with [`send_blocking`](Blocking::send_blocking) instead of `.await`; no
//! operation has a second form for it. The calling thread waits. What must go on meanwhile and afterwards (connections that
//! are kept, timers) is driven by one thread in the background, which starts with the first call and serves all clients of
//! the process.
//!
//! ```
//! # use flexiti_runtime::{Error, Future};
//! # struct Capture(Future<Result<String, Error<()>>>);
//! # impl IntoFuture for Capture {
//! #     type Output = Result<String, Error<()>>;
//! #     type IntoFuture = Future<Self::Output>;
//! #     fn into_future(self) -> Self::IntoFuture { self.0 }
//! # }
//! # struct Client;
//! # impl Client {
//! #     fn capture(&self, id: &'static str, amount: u32) -> Capture {
//! #         Capture(Box::pin(async move { Ok(format!("{amount} of {id}")) }))
//! #     }
//! # }
//! # let client = Client;
//! use flexiti_runtime::blocking::Blocking;
//!
//! let capture = client.capture("A-17", 40).send_blocking()?;       // as `client.capture("A-17", 40).await?`
//! # assert_eq!(capture, "40 of A-17");
//! # Ok::<(), Error<()>>(())
//! ```
//!
//! Inside an asynchronous runtime it works, but blocks the thread that it is called on, with all tasks that wait for that
//! thread. There, `.await` is the better word, or the runtime's own way to a thread that may block. A task on the blocked
//! thread that is about to fetch the same client's token would be waited for in vain: do not use one client in both ways on
//! a runtime of one thread.
//!
//! What does not live here: another client, other errors, other limits of time. All of them are those of the request.

use crate::error::{Error, Fault, Told};
use crate::operation::{Method, Operation};
use crate::transport::TransportError;
use futures_core::Stream;
use std::future::poll_fn;
use std::io;
use std::sync::LazyLock;
use tokio::runtime::{Builder, Runtime};

/// Requests that can be sent without `.await`: all that a generated client makes, and every other
/// [`Future`](crate::Future) of a call.
pub trait Blocking {
    /// What `.await` would give.
    type Answer;

    /// Sends the request and waits for its answer on this thread.
    ///
    /// It never panics, in an asynchronous runtime neither. If the background thread cannot be started, the request is not
    /// sent, and the error says so.
    fn send_blocking(self) -> Self::Answer;
}

impl<R, T, E> Blocking for R
where
    R: IntoFuture<Output = Result<T, Error<E>>, IntoFuture = crate::Future<Result<T, Error<E>>>>,
{
    type Answer = Result<T, Error<E>>;

    fn send_blocking(self) -> Self::Answer {
        wait(self).unwrap_or_else(|error| Err(not_started(error)))
    }
}

/// Goes through pages, or through the items of all pages, one at a time. A stream that is to be asked once more after an
/// error is lent: `iter(&mut items)`.
///
/// ```
/// # use flexiti_runtime::{Core, Error};
/// # use flexiti_runtime::operation::{Call, Method, Operation, Parameter};
/// # use flexiti_runtime::paging::{Items, Paging};
/// # static LIST_PETS: Operation = Operation::new("listPets", Method::Get, "/pets");
/// # const PAGE: Parameter = Parameter::query("page");
/// # const PAGING: Paging = Paging::number(&PAGE, 1).items("pets");
/// # fn names(core: &Core) -> Result<(), Error<()>> {
/// # let pets: Items<String, ()> = Call::new(core, &LIST_PETS).items(PAGING);
/// use flexiti_runtime::blocking;
///
/// for pet in blocking::iter(pets) {                               // as in `client.list_pets().items()`
///     println!("{}", pet?);
/// }
/// # Ok(())
/// # }
/// ```
pub fn iter<S, T, E>(stream: S) -> impl Iterator<Item = S::Item>
where
    S: Stream<Item = Result<T, Error<E>>>,
{
    let mut stream = Some(Box::pin(stream));
    std::iter::from_fn(move || {
        let held = stream.as_mut()?;
        let next = wait(poll_fn(|context| held.as_mut().poll_next(context)));
        if !matches!(next, Ok(Some(_))) {
            stream = None;
        }
        next.unwrap_or_else(|error| Some(Err(not_started(error))))
    })
}

/// Waits on this thread for anything else that a client gives, such as the next event of an answer that goes on.
///
/// ```
/// use flexiti_runtime::blocking::wait;
/// assert_eq!(wait(async { 6 * 7 })?, 42);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// The background thread cannot be started. Nothing was done then.
pub fn wait<F: IntoFuture>(future: F) -> io::Result<F::Output> {
    static BACKGROUND: LazyLock<io::Result<Runtime>> =
        LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).thread_name("api-client").enable_all().build());
    let background = BACKGROUND.as_ref().map_err(|error| io::Error::new(error.kind(), error.to_string()))?;
    // Polled here, inside the other runtime's context: the runtime's own `block_on` would panic inside another runtime.
    let _context = background.enter();
    // A task that is polled here inside another task has that one's share of time, which never comes back while it blocks.
    Ok(pollster::block_on(tokio::task::unconstrained(future.into_future())))
}

fn not_started<E>(error: io::Error) -> Error<E> {
    static NOTHING: Operation = Operation::new("send_blocking", Method::Get, "");
    let told = Told {
        operation: &NOTHING,
        environment: "this machine".into(),
        reference_id: None,
        idempotency_key: None,
        attempts: 0,
        in_doubt: false,
        stop: None,
        secrets: [].into(),
    };
    Fault::line(told, TransportError::not_sent("the background thread could not be started").because(error)).into()
}
