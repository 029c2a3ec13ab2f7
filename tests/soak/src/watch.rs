//! What the client tells of itself while it works: how often it tried again, and why; what became of its tokens.

use flexiti_runtime::hooks::{CallInfo, Hooks, Repetition};
use flexiti_runtime::token::TokenEvent;
use flexiti_runtime::{Decision, Stop};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// Counts; clones count together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watch(Arc<Mutex<BTreeMap<String, u64>>>);

impl Watch {
    fn count(&self, what: String) {
        *self.0.lock().expect("nobody panics while holding it").entry(what).or_default() += 1;
    }

    /// What was counted.
    pub(crate) fn counted(&self) -> BTreeMap<String, u64> {
        self.0.lock().expect("nobody panics while holding it").clone()
    }

    /// How many tokens the client has got.
    pub(crate) fn tokens(&self) -> u64 {
        let counted = self.counted();
        ["token: fetched", "token: renewed"].iter().filter_map(|what| counted.get(*what)).sum()
    }
}

impl Hooks for Watch {
    fn on_retry(&self, _call: &CallInfo<'_>, repetition: &Repetition) {
        self.count(match repetition.decision {
            Decision::Again(_) => format!("again: {}", repetition.cause),
            Decision::Stop(Stop::Unrepeatable) => format!("not again, money without a key: {}", repetition.cause),
            Decision::Stop(stop) => format!("not again: {stop}"),
        });
    }

    fn on_token(&self, event: &TokenEvent) {
        let what = match event {
            TokenEvent::Fetched { .. } => "token: fetched",
            TokenEvent::Refreshed { .. } => "token: renewed",
            TokenEvent::RefreshFailed { .. } => "token: renewal failed",
            TokenEvent::Failed { kept: true, .. } => "token: none was had, the old one still lives",
            TokenEvent::Failed { kept: false, .. } => "token: none was had",
            _ => "token: another event",
        };
        self.count(what.to_owned());
    }
}
