//! Commands that are killed leave the tree as it was or as it is to be, and the next command tidies up.
//!
//! A few runs are killed here; `FLEXITI_KILLS=400 cargo test -p xtask --test kill -- --nocapture` kills so many of each
//! command, and says what was found.
#![cfg(unix)]

mod common;

use std::{
    hint,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};

use common::{Workspace, change::Change};

/// So many runs of each command are killed, if nothing else is said.
const KILLS: u32 = 14;

/// What the tree was right after a kill.
#[derive(Debug, Default)]
struct Found {
    /// As it was, with nothing beside it.
    old: u32,
    /// As it is to be, with nothing beside it.
    new: u32,
    /// With leftovers, and as it was once the next command had removed them.
    undone: u32,
    /// With leftovers, and as it is to be once the next command had ended the work.
    finished: u32,
}

#[test]
fn a_killed_regeneration_leaves_one_whole_tree() {
    let change = Change::regen(Workspace::copy());
    let found = killed(&change, |change, lived| {
        assert!(change.is_crate_whole(), "a crate of two halves after {lived:?}: {:?}", change.changed());
    });
    eprintln!("regen: {found:?}");
}

#[test]
fn a_killed_upgrade_leaves_one_whole_tree() {
    let change = Change::upgrade(Workspace::copy());
    // Between its decision and its end, an upgrade is a few renames; what they make is looked at after the next command.
    let found = killed(&change, |_, _| ());
    eprintln!("upgrade: {found:?}");
}

/// Kills run after run, looks at the tree right after it, and again after the next command.
fn killed(change: &Change, look: impl Fn(&Change, Duration)) -> Found {
    let kills = std::env::var("FLEXITI_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let (took, wrote) = times(change);
    let mut chance = Chance::new();
    let mut found = Found::default();
    for round in 0..kills {
        let mut run = start(change);
        let started = Instant::now();
        // At any moment of its life, or at any moment of its writing, which is short.
        if round % 3 == 0 {
            thread::sleep(chance.up_to(took));
        } else {
            wait_for_the_sign(change, &mut run);
            let moment = Instant::now() + chance.up_to(wrote + wrote / 4);
            while Instant::now() < moment {
                hint::spin_loop();
            }
        }
        run.kill().unwrap();
        run.wait().unwrap();
        let lived = started.elapsed();
        look(change, lived);
        let left = change.workspace.tree();
        change.recover();
        let ended = change.workspace.tree();
        match (left == ended, ended == change.old, ended == change.new) {
            (true, true, _) => found.old += 1,
            (true, _, true) => found.new += 1,
            (false, true, _) => found.undone += 1,
            (false, _, true) => found.finished += 1,
            _ => panic!("round {round}: torn after {lived:?}: {:?}", change.changed()),
        }
        change.workspace.restore(&change.old);
    }
    found
}

fn start(change: &Change) -> Child {
    change.workspace.command(&change.words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Until the run writes, or has ended.
fn wait_for_the_sign(change: &Change, run: &mut Child) {
    let sign = change.workspace.path(change.sign);
    while std::fs::symlink_metadata(&sign).is_err() && run.try_wait().unwrap().is_none() {
        hint::spin_loop();
    }
}

/// How long a run takes that nobody kills, and how long of that it writes.
fn times(change: &Change) -> (Duration, Duration) {
    let started = Instant::now();
    let mut run = start(change);
    wait_for_the_sign(change, &mut run);
    let writes = Instant::now();
    assert!(run.wait().unwrap().success());
    let times = (started.elapsed(), writes.elapsed());
    change.workspace.restore(&change.old);
    times
}

/// Moments by chance (xorshift): what matters is that they are many and different.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        Self(now.as_nanos() as u64 | 1)
    }

    fn up_to(&mut self, most: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        most.mul_f64((self.0 >> 11) as f64 / (1_u64 << 53) as f64)
    }
}
