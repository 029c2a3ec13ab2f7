//! A system that refuses, and two commands at once: the tree is as it was or as it is to be, and a message says what is
//! wrong.
#![cfg(unix)]
#![allow(clippy::print_stderr, reason = "what is left out is said aloud")]

mod common;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use common::{Workspace, change::Change};

/// What such a disk gives out at a time, in bytes.
const PAGE: u64 = 4096;

/// A file system in memory, small and ours alone.
struct Disk(PathBuf);

impl Disk {
    /// Nothing where this user may not mount, which is said aloud.
    fn mount(size: &str, what: &str) -> Option<Self> {
        let path = std::env::temp_dir().join(format!("flexiti-disk-{what}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let mounted = run(Command::new("mount").args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(&path));
        if !mounted {
            let _ = fs::remove_dir(&path);
            eprintln!("{what}: left out, a small disk cannot be mounted here (root may do so on Linux)");
        }
        mounted.then_some(Self(path))
    }

    fn remount(&self, access: &str) {
        assert!(run(Command::new("mount").args(["-o", &format!("remount,{access}")]).arg(&self.0)));
    }

    /// Leaves so many bytes free.
    fn fill(&self, free: u64) {
        let path = self.0.join("filler");
        let mut filler = fs::File::create(&path).unwrap();
        let page = [1_u8; PAGE as usize];
        while filler.write_all(&page).is_ok() {}
        let size = filler.metadata().unwrap().len();
        filler.set_len(size.saturating_sub(free)).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        run(Command::new("umount").arg(&self.0));
        let _ = fs::remove_dir(&self.0);
    }
}

fn run(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Both commands that write, each in a copy of the repository in a folder of its own.
fn changes(parent: &Path) -> [Change; 2] {
    [Change::regen(Workspace::copy_in(parent)), Change::upgrade(Workspace::copy_in(parent))]
}

#[test]
fn a_full_disk_changes_nothing() {
    let Some(disk) = Disk::mount("size=16m", "full") else { return };
    // What a regeneration writes is the files that differ; an upgrade keeps the old ones too until it is done.
    for (change, steps) in changes(&disk.0).into_iter().zip([0..24, 0..24]) {
        let step = if change.words[0] == "regen" { 16 * PAGE } else { 64 * PAGE };
        let (mut refused, mut done) = (0, 0);
        for free in steps.map(|index| index * step) {
            disk.fill(free);
            let run = change.workspace.run(&change.words);
            let left = change.workspace.tree();
            fs::remove_file(disk.0.join("filler")).unwrap();
            if run.status == 0 {
                done += 1;
                assert!(left == change.new, "{free} bytes free: {:?}", change.changed());
            } else {
                refused += 1;
                assert_eq!(run.status, 2, "{run:?}");
                assert!(run.stderr.contains("error[not-written]"), "{run:?}");
                assert!(left == change.old, "{free} bytes free: {:?}", change.changed());
            }
            change.workspace.restore(&change.old);
        }
        eprintln!("a full disk, {:?}: {refused} times nothing, {done} times all", change.words);
        assert!(refused > 0 && done > 0);
    }
}

#[test]
fn a_read_only_disk_is_an_error_and_nothing_else() {
    let Some(disk) = Disk::mount("size=8m", "read-only") else { return };
    for change in changes(&disk.0) {
        disk.remount("ro");
        let run = change.workspace.run(&change.words);
        disk.remount("rw");
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.stderr.contains("error[not-written]"), "{run:?}");
        assert!(change.workspace.tree() == change.old, "{:?}", change.changed());
    }
}

#[test]
fn a_folder_without_the_right_to_write_is_an_error_and_nothing_else() {
    use std::os::unix::fs::PermissionsExt;
    for (change, closed) in changes(&std::env::temp_dir()).into_iter().zip(["spec", "spec/history"]) {
        let closed = change.workspace.path(closed);
        let rights = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
        rights(0o555);
        if fs::write(closed.join("probe"), "").is_ok() {
            fs::remove_file(closed.join("probe")).unwrap();
            rights(0o755);
            eprintln!("a closed folder: left out, this user (root) may write everywhere");
            return;
        }
        let run = change.workspace.run(&change.words);
        rights(0o755);
        assert_eq!(run.status, 2, "{run:?}");
        assert!(change.workspace.tree() == change.old, "{:?}", change.changed());
    }
}

/// The system's limit of a file's size: as an error of the write, and as a signal that ends the process.
#[test]
fn files_that_may_not_grow_change_nothing() {
    for change in changes(&std::env::temp_dir()) {
        for blocks in [0, 1, 8, 32, 128] {
            for trap in ["trap '' XFSZ;", ""] {
                let usual = change.workspace.command(&change.words);
                let mut limited = Command::new("sh");
                limited.arg("-c").arg(format!("ulimit -c 0; ulimit -f {blocks}; {trap} exec \"$0\" \"$@\""));
                limited.arg(usual.get_program()).args(usual.get_args()).current_dir(usual.get_current_dir().unwrap());
                limited.envs(usual.get_envs().filter_map(|(name, value)| Some((name, value?))));
                let done = run(&mut limited);
                if !trap.is_empty() {
                    let expected = if done { &change.new } else { &change.old };
                    assert!(change.workspace.tree() == *expected, "{blocks} blocks: {:?}", change.changed());
                }
                change.recover();
                let left = change.workspace.tree();
                assert!(left == change.old || left == change.new, "{blocks} blocks: {:?}", change.changed());
                change.workspace.restore(&change.old);
            }
        }
    }
}

#[test]
fn two_upgrades_at_once_are_one_after_the_other() {
    let workspace = Workspace::copy();
    let document = workspace.read("spec/pos-v2.5.yaml");
    workspace.put("one.yaml", &document.replace("maxLength: 40", "maxLength: 45"));
    workspace.put("two.yaml", &document.replace("maxLength: 100", "maxLength: 110"));
    let old = workspace.tree();
    let words = |name: &'static str| ["upgrade", name, "--date", "2026-12-01"];
    let orders = [["one.yaml", "two.yaml"], ["two.yaml", "one.yaml"]].map(|order| {
        for name in order {
            let run = workspace.run(&words(name));
            assert_eq!(run.status, 0, "{run:?}");
        }
        let tree = workspace.tree();
        workspace.restore(&old);
        tree
    });
    for _ in 0..3 {
        thread::scope(|scope| {
            for name in ["one.yaml", "two.yaml"] {
                let workspace = &workspace;
                scope.spawn(move || assert_eq!(workspace.run(&words(name)).status, 0));
            }
        });
        assert!(orders.contains(&workspace.tree()), "neither of the two orders");
        workspace.restore(&old);
    }
}

#[test]
fn a_regeneration_beside_an_upgrade_makes_the_crate_of_one_document() {
    let change = Change::upgrade(Workspace::copy());
    for _ in 0..3 {
        thread::scope(|scope| {
            for words in [&change.words[..], &["regen"]] {
                let workspace = &change.workspace;
                scope.spawn(move || assert_eq!(workspace.run(words).status, 0));
            }
        });
        assert!(change.workspace.tree() == change.new, "{:?}", change.changed());
        change.workspace.restore(&change.old);
    }
}
