//! What the shop has really done, by business number.

use std::sync::Mutex;

/// The ledger of one run. It is as large at the start as at the end, so that memory stays comparable.
pub(crate) struct Ledger(Mutex<Vec<Entry>>);

/// What was done under one business number.
#[derive(Clone, Default)]
pub(crate) struct Entry {
    /// How often money was moved.
    pub(crate) applied: u32,
    /// How often a repetition was recognised by its key.
    pub(crate) recognised: u32,
    /// The key under which it was done, by its hash.
    key: Option<u64>,
}

impl Ledger {
    pub(crate) fn new(calls: u64) -> Self {
        let calls = usize::try_from(calls).expect("a run fits into memory");
        Self(Mutex::new(vec![Entry::default(); calls]))
    }

    /// Moves money, whatever has been done before.
    pub(crate) fn apply(&self, number: u64) {
        self.with(number, |entry| entry.applied += 1);
    }

    /// Moves money, unless this key has done so before.
    pub(crate) fn apply_once(&self, number: u64, key: u64) {
        self.with(number, |entry| match entry.key {
            Some(known) if known == key => entry.recognised += 1,
            _ => {
                entry.key = Some(key);
                entry.applied += 1;
            }
        });
    }

    /// How it stands.
    pub(crate) fn entry(&self, number: u64) -> Entry {
        self.with(number, |entry| entry.clone())
    }

    fn with<T>(&self, number: u64, act: impl FnOnce(&mut Entry) -> T) -> T {
        let mut entries = self.0.lock().expect("nobody panics while holding it");
        act(&mut entries[number as usize])
    }
}
