//! What is made of an answer.
//!
//! What does not live here: how the answer was had (see [`super::attempts`]).

use super::attempts::{Attempts, Line};
use super::call::Call;
use super::{Answer, Confidence, Head, Operation, Problem, Refusal, Success};
use crate::Future;
use crate::client::Core;
use crate::error::{Error, Fault, Told};
use crate::hooks::{Finished, Scope};
use crate::transport::{Chunks, Headers, Incoming, Response};
use crate::wire::{self, Decode, DecodeError, Reading};
use std::borrow::Cow;
use std::time::Duration;

/// An answer, with what is known about the call that it answers: whole, or with its body still to come.
pub(super) struct Exchange<A = Response> {
    told: Told,
    course: Course,
    response: A,
}

/// Where a call runs, since when, and who hears how it ends.
struct Course {
    core: Core,
    scope: Scope,
    began: Duration,
    /// Where the caller wants to be told of the answer beside its body.
    head: Option<Head>,
}

/// An answer that is waited for as a whole.
const WHOLE: Line<Response> =
    Line { send: |transport, request| transport.send(request), head: |response| (response.status, &response.headers) };

/// An answer that has begun, and whose body is read as it comes.
const BEGUN: Line<Incoming> =
    Line { send: |transport, request| transport.open(request), head: |incoming| (incoming.status, &incoming.headers) };

impl Call {
    /// Checks the call, sends it, and waits for its answer, whatever that is.
    pub(super) fn exchange(self) -> Future<Result<Exchange, Box<Fault>>> {
        self.sent(WHOLE)
    }

    /// Checks the call, sends it, and waits for its answer to begin.
    pub(super) fn begin(self) -> Future<Result<Exchange<Incoming>, Box<Fault>>> {
        self.sent(BEGUN)
    }

    /// The request is made ready at once, so that the future does not carry the call along, of which nothing else is
    /// needed. Nothing is sent or told, and no time runs, before it is polled.
    ///
    /// The attempts are boxed apart: allocators have a quick way for what is small, and a kilobyte is not.
    fn sent<A: Send + 'static>(self, line: Line<A>) -> Future<Result<Exchange<A>, Box<Fault>>> {
        let (core, operation) = (self.core.clone(), self.operation);
        let (retry, deadline, head) = (self.options.retry, self.options.deadline, self.options.head.clone());
        let mut attempts = match self.prepare() {
            Ok((told, request)) => Box::new(Attempts::new(core.clone(), told, request, retry, deadline)),
            Err(fault) => return Box::pin(async move { Err(Course::begin(core, operation, head).failed(fault)) }),
        };
        Box::pin(async move {
            let course = Course::begin(core, operation, head);
            course.scope.refers_to(attempts.reference_id());
            let ending = course.scope.around(attempts.run(line, course.began)).await;
            match attempts.end(ending) {
                Ok((told, response)) => {
                    let (status, headers) = (line.head)(&response);
                    course.answered(status, headers, &told);
                    Ok(Exchange { told, course, response })
                }
                Err(fault) => Err(course.failed(fault)),
            }
        })
    }
}

impl Course {
    /// The call begins now.
    fn begin(core: Core, operation: &Operation, head: Option<Head>) -> Self {
        let scope = Scope::new(operation, core.environment());
        Self { scope, began: core.timer().elapsed(), core, head }
    }

    /// There is an answer, whatever it says.
    fn answered(&self, status: u16, headers: &Headers, told: &Told) {
        if let Some(head) = &self.head {
            head.keep(status, headers, told);
        }
    }

    /// What was odd about the answer, before the call is told to have ended.
    fn odd(&self, told: &Told, oddities: &[DecodeError]) {
        if oddities.is_empty() {
            return;
        }
        if let Some(head) = &self.head {
            head.keep_oddities(oddities);
        }
        let hooks = self.core.observers();
        self.scope.enter(|| oddities.iter().for_each(|oddity| hooks.on_oddity(&told.call(), oddity)));
    }

    /// The end of a call that has failed.
    fn failed(&self, fault: Box<Fault>) -> Box<Fault> {
        self.ended(fault.finished());
        fault
    }

    fn ended(&self, finished: Finished<'_>) {
        if self.core.observers().are_none() {
            return;
        }
        let elapsed = self.core.timer().elapsed().saturating_sub(self.began);
        self.scope.enter(|| self.core.observers().after_call(&Finished { elapsed, ..finished }));
    }
}

impl Exchange<Incoming> {
    /// Gives the body of a success to be read as it comes, with the size that one item may have; understands a refusal.
    pub(super) async fn body<E: Refusal>(self) -> Result<(Box<dyn Chunks>, usize), Error<E>> {
        let Self { told, course, response } = self;
        let most = course.core.max_answer();
        if told.operation.is_success(response.status) {
            course.ended(told.finished(response.status));
            return Ok((response.body, most));
        }
        match response.collect(most).await {
            Ok(response) => Exchange { told, course, response }.settle(|answer| Err(answer.not_a_stream())),
            Err(error) => Err(course.failed(Fault::line(told, error)).into()),
        }
    }
}

impl Exchange {
    /// What a refusal cannot become, for [`settle`](Self::settle) never reads one.
    fn not_a_stream(&self) -> DecodeError {
        DecodeError::new("a stream", "a refusal", 0)
    }

    /// Reads a success's JSON.
    pub(super) fn json<T: Decode>(&self) -> Result<Reading<T>, DecodeError> {
        wire::read_json(&self.text())
    }

    /// Reads a success by its status with the type that tells the successes apart.
    pub(super) fn success<T: Success>(&self) -> Result<Reading<T>, DecodeError> {
        let problem = Problem::default();
        let answer = Answer::new(&self.response, &problem);
        T::from_answer(&answer).map(|value| Reading { value, oddities: answer.into_oddities() })
    }

    /// Reads a success with `read`, or understands a refusal.
    pub(super) fn settle<T, E: Refusal>(
        self,
        read: impl FnOnce(&Self) -> Result<Reading<T>, DecodeError>,
    ) -> Result<T, Error<E>> {
        if !self.told.operation.is_success(self.response.status) {
            let problem = self.problem();
            let answer = Answer::new(&self.response, &problem);
            let refusal = E::from_answer(&answer);
            self.course.odd(&self.told, &answer.into_oddities());
            let now = self.course.core.clock().now();
            let fault = Fault::refused(self.told, &self.response, problem, now);
            return Err(Error::refused(self.course.failed(fault), refusal));
        }
        match read(&self) {
            Ok(Reading { value, oddities }) => {
                self.course.odd(&self.told, &oddities);
                self.course.ended(self.told.finished(self.response.status));
                Ok(value)
            }
            Err(error) => Err(self.course.failed(Fault::unreadable(self.told, &self.response, error)).into()),
        }
    }

    fn problem(&self) -> Problem {
        let names = &self.course.core.api().problem;
        let is_text = self.response.headers.get("content-type").is_some_and(|kind| kind.starts_with("text/plain"));
        let confidence = Confidence::new(&self.told.secrets);
        match is_text {
            true => Problem::plain(names, &self.response.body, &confidence),
            false => Problem::read(names, &self.response.body, &confidence),
        }
    }

    /// The body as text; what is not UTF-8 in it is replaced.
    pub(super) fn text(&self) -> Cow<'_, str> {
        wire::text_of(&self.response.body)
    }

    pub(super) fn headers(&self) -> &Headers {
        &self.response.headers
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.response.body.to_vec()
    }

    pub(super) fn response<T>(&self, reading: Reading<T>) -> Reading<super::Response<T>> {
        let oddities = reading.oddities.clone();
        reading.map(|body| super::Response {
            status: self.response.status,
            headers: self.response.headers.clone(),
            reference_id: self.told.reference_id.clone(),
            idempotency_key: self.told.idempotency_key.clone(),
            oddities,
            body,
        })
    }
}
