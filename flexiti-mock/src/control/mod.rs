//! What a test orders and asks of a running server: answers, faults, expectations, and what came.

mod expectation;
mod fault;
mod message;
mod recorded;

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

pub(crate) use self::{expectation::Expectations, recorded::Recorder};
pub use self::{
    expectation::{Expectation, Unmet},
    fault::Fault,
    message::Message,
    recorded::Recorded,
};
use crate::scenario::Answer;

/// What is ordered, by the place of the operation.
#[derive(Debug, Default)]
pub(crate) struct Orders(Mutex<Ordered>);

#[derive(Debug, Default)]
struct Ordered {
    answers: HashMap<usize, Answers>,
    faults: HashMap<usize, VecDeque<(Fault, Times)>>,
    /// For every operation, and for requests that lead to none.
    everywhere: VecDeque<(Fault, Times)>,
}

#[derive(Debug, Default)]
struct Answers {
    once: VecDeque<Message>,
    always: Option<Message>,
}

/// How often an order holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    Once,
    Always,
}

impl Orders {
    pub(crate) fn answer(&self, place: usize, answer: Message, times: Times) {
        let mut ordered = self.lock();
        let answers = ordered.answers.entry(place).or_default();
        match times {
            Times::Once => answers.once.push_back(answer),
            Times::Always => answers.always = Some(answer),
        }
    }

    /// Orders a fault for an operation, or for all.
    pub(crate) fn fault(&self, place: Option<usize>, fault: Fault, times: Times) {
        let mut ordered = self.lock();
        match place {
            Some(place) => ordered.faults.entry(place).or_default().push_back((fault, times)),
            None => ordered.everywhere.push_back((fault, times)),
        }
    }

    /// The answer that is ordered for an operation; those for once first, in their order.
    pub(crate) fn next_answer(&self, place: usize) -> Option<Message> {
        let mut ordered = self.lock();
        let answers = ordered.answers.get_mut(&place)?;
        answers.once.pop_front().or_else(|| answers.always.clone())
    }

    /// The fault that the next request meets: one for once, in their order, else the last one for always; those for the
    /// operation before those for all.
    pub(crate) fn next_fault(&self, place: Option<usize>) -> Option<Fault> {
        let mut ordered = self.lock();
        let own = place.and_then(|place| ordered.faults.get_mut(&place).and_then(next));
        own.or_else(|| next(&mut ordered.everywhere))
    }

    pub(crate) fn clear(&self) {
        *self.lock() = Ordered::default();
    }

    fn lock(&self) -> MutexGuard<'_, Ordered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn next(faults: &mut VecDeque<(Fault, Times)>) -> Option<Fault> {
    match faults.iter().position(|(_, times)| *times == Times::Once) {
        Some(at) => faults.remove(at).map(|(fault, _)| fault),
        None => faults.back().map(|(fault, _)| fault.clone()),
    }
}
