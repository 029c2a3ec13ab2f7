//! Several files of a folder, all of them changed or none.
//!
//! The new files are made in a folder of their own first; giving that folder its last name is the step that decides.
//! How an interruption ends:
//!
//! | step | interrupted after it |
//! |---|---|
//! | `.set.new` is filled: the new files, the old ones, and the list of both | nothing has changed; the next run removes it |
//! | `.set.new` is renamed to `.set` | decided; the next [`Hold`] carries it out |
//! | each file moves to its place | decided; the next [`Hold`] carries out the rest |
//! | `.set` is renamed to `.set.new` and removed | done; the next run removes what is left |
//!
//! Where the system refuses a move, `.set` is renamed to `.set.back`, which decides that the old files are put back.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{Hold, refused, site::exists};
use crate::diagnostic::{Diagnostic, codes};

/// Paths relative to a root, with `/`, and what each file is to hold; none where the file is to go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set(BTreeMap<String, Option<String>>);

impl Set {
    /// Has a file hold this text.
    pub fn put(&mut self, path: impl Into<String>, text: String) {
        self.0.insert(path.into(), Some(text));
    }

    /// Has a file go.
    pub fn remove(&mut self, path: impl Into<String>) {
        self.0.insert(path.into(), None);
    }

    /// What a file is to hold, if the set has it and it is not to go.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path)?.as_deref()
    }

    /// The paths in their order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Changes the files below the root that is held: all of them or, where an error comes back, none.
    ///
    /// # Errors
    /// A path leaves the root, or the system refuses a step.
    pub fn write(&self, hold: &Hold) -> Result<(), Diagnostic> {
        let site = &hold.site;
        self.stage(site).inspect_err(|_| _ = fs::remove_dir_all(&site.new))?;
        fs::rename(&site.new, &site.decided).map_err(|error| {
            let _ = fs::remove_dir_all(&site.new);
            refused("renamed", &site.new, &error)
        })?;
        carry_out(site)
    }

    /// The new files and the old ones, side by side, with the list of them.
    fn stage(&self, site: &Site) -> Result<(), Diagnostic> {
        let made = |path: &Path, text: &[u8]| fs::write(path, text).map_err(|error| refused("written", path, &error));
        fs::create_dir(&site.new).map_err(|error| refused("created", &site.new, &error))?;
        let mut list = Vec::new();
        for (index, (path, text)) in self.0.iter().enumerate() {
            if !is_below(path) {
                return Err(Diagnostic::new(&codes::NOT_WRITTEN, format!("`{path}` is not below the folder")));
            }
            let old = site.root.join(path);
            let was = exists(&old);
            if was {
                let bytes = fs::read(&old).map_err(|error| refused("read", &old, &error))?;
                made(&site.new.join(format!("{index}.old")), &bytes)?;
            }
            if let Some(text) = text {
                made(&site.new.join(format!("{index}.new")), text.as_bytes())?;
            }
            list.push(Entry { path: path.clone(), stays: text.is_some(), was });
        }
        let list = serde_json::to_vec(&list)
            .map_err(|error| Diagnostic::new(&codes::NOT_WRITTEN, format!("the list of files: {error}")))?;
        made(&site.new.join(LIST), &list)
    }
}

const LIST: &str = "list.json";

/// One file of a set that was decided.
#[derive(Serialize, Deserialize)]
struct Entry {
    path: String,
    /// Whether there is a new file; else the old one goes.
    stays: bool,
    /// Whether there is an old file.
    was: bool,
}

/// A root and the names in it that changing its files needs.
pub(super) struct Site {
    root: PathBuf,
    /// Not decided, or done: nothing but a leftover.
    new: PathBuf,
    decided: PathBuf,
    /// Decided to be taken back.
    back: PathBuf,
    /// Held by whoever writes.
    pub(super) lock: PathBuf,
}

impl Site {
    pub(super) fn of(root: &Path) -> Self {
        let beside = |ending: &str| root.join(format!(".set{ending}"));
        let (new, decided, back, lock) = (beside(".new"), beside(""), beside(".back"), beside(".lock"));
        Self { new, decided, back, lock, root: root.to_owned() }
    }

    /// Whether an earlier run was interrupted.
    pub(super) fn has_leftovers(&self) -> bool {
        [&self.new, &self.decided, &self.back, &self.lock].into_iter().any(|path| exists(path))
    }
}

/// Carries out what was decided, forgets what was not.
pub(super) fn recover(site: &Site) -> Result<(), Diagnostic> {
    if exists(&site.new) {
        fs::remove_dir_all(&site.new).map_err(|error| refused("removed", &site.new, &error))?;
    }
    if exists(&site.back) {
        put_back(site)?;
    }
    if exists(&site.decided) { carry_out(site) } else { Ok(()) }
}

fn carry_out(site: &Site) -> Result<(), Diagnostic> {
    for (index, entry) in list(&site.decided)?.iter().enumerate() {
        if let Err(error) = carry_out_one(site, index, entry) {
            let target = site.root.join(&entry.path);
            fs::rename(&site.decided, &site.back).map_err(|error| refused("renamed", &site.decided, &error))?;
            put_back(site)?;
            return Err(refused("written", &target, &error));
        }
    }
    done(site, &site.decided)
}

fn list(folder: &Path) -> Result<Vec<Entry>, Diagnostic> {
    let list = folder.join(LIST);
    fs::read(&list)
        .and_then(|bytes| serde_json::from_slice(&bytes).map_err(io::Error::from))
        .map_err(|error| refused("read", &list, &error))
}

/// Takes the decision away in one step before its folder goes bit by bit: half a decision could not be carried out.
fn done(site: &Site, decision: &Path) -> Result<(), Diagnostic> {
    fs::rename(decision, &site.new)
        .and_then(|()| fs::remove_dir_all(&site.new))
        .map_err(|error| refused("removed", decision, &error))
}

/// Does nothing where an earlier run has done it.
fn carry_out_one(site: &Site, index: usize, entry: &Entry) -> io::Result<()> {
    let (target, new) = (site.root.join(&entry.path), site.decided.join(format!("{index}.new")));
    if entry.stays {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        if exists(&new) { fs::rename(&new, &target) } else { Ok(()) }
    } else {
        match fs::remove_file(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => {
                remove_empty(site, &target);
                Ok(())
            }
        }
    }
}

/// The files as they were.
fn put_back(site: &Site) -> Result<(), Diagnostic> {
    for (index, entry) in list(&site.back)?.iter().enumerate() {
        let target = site.root.join(&entry.path);
        put_back_one(site, index, entry, &target).map_err(|error| refused("put back", &target, &error))?;
    }
    done(site, &site.back)
}

/// Does nothing where the file never changed, or an earlier run has put it back.
fn put_back_one(site: &Site, index: usize, entry: &Entry, target: &Path) -> io::Result<()> {
    let (new, old) = (site.back.join(format!("{index}.new")), site.back.join(format!("{index}.old")));
    if entry.stays && exists(&new) {
        // A folder that was made for it is no longer needed.
        remove_empty(site, target);
        return Ok(());
    }
    if entry.was {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        return if exists(&old) { fs::rename(&old, target) } else { Ok(()) };
    }
    match fs::remove_file(target) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Err(error),
        _ => {
            remove_empty(site, target);
            Ok(())
        }
    }
}

/// Folders that a file that went leaves empty go with it.
fn remove_empty(site: &Site, file: &Path) {
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != site.root) {
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

fn is_below(path: &str) -> bool {
    use std::path::Component;
    !path.is_empty() && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("flexiti-codegen-set-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(path.join("deep")).unwrap();
            fs::write(path.join("stays"), "old").unwrap();
            fs::write(path.join("deep/goes"), "old").unwrap();
            Self(path)
        }

        fn hold(&self) -> Hold {
            Hold::take(&self.0).unwrap()
        }

        fn text(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.0.join(path)).ok()
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).unwrap();
            let mut names: Vec<String> =
                entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn set() -> Set {
        let mut set = Set::default();
        set.put("stays", "new".into());
        set.put("far/away/comes", "new".into());
        set.remove("deep/goes");
        set
    }

    #[test]
    fn all_files_change_and_nothing_is_left_over() {
        let folder = Folder::new("all");
        set().write(&folder.hold()).unwrap();
        assert_eq!(folder.text("stays").as_deref(), Some("new"));
        assert_eq!(folder.text("far/away/comes").as_deref(), Some("new"));
        assert_eq!(folder.names(), ["far", "stays"]);
    }

    #[test]
    fn what_cannot_be_written_changes_nothing() {
        let folder = Folder::new("nothing");
        // A file where a folder is needed: the set is refused while it is carried out.
        fs::write(folder.0.join("far"), "a file").unwrap();
        assert!(set().write(&folder.hold()).is_err());
        let mut outside = set();
        outside.put("../outside", String::new());
        assert!(outside.write(&folder.hold()).is_err());
        assert_eq!(folder.names(), ["deep", "far", "stays"]);
        assert_eq!((folder.text("stays").as_deref(), folder.text("deep/goes").as_deref()), (Some("old"), Some("old")));
    }

    #[test]
    fn an_interrupted_run_is_ended_by_the_next() {
        for (what, decided, moved) in [("before", false, false), ("after", true, false), ("amid", true, true)] {
            let folder = Folder::new(what);
            let site = Site::of(&folder.0);
            set().stage(&site).unwrap();
            if decided {
                fs::rename(&site.new, &site.decided).unwrap();
            }
            if moved {
                fs::remove_file(folder.0.join("deep/goes")).unwrap();
                fs::create_dir_all(folder.0.join("far/away")).unwrap();
                fs::rename(site.decided.join("1.new"), folder.0.join("far/away/comes")).unwrap();
            }
            drop(folder.hold());
            assert_eq!(folder.text("stays").as_deref(), Some(if decided { "new" } else { "old" }), "{what}");
            assert_eq!(folder.names(), if decided { ["far", "stays"] } else { ["deep", "stays"] }, "{what}");
        }
    }

    #[test]
    fn half_a_list_of_what_is_done_holds_nobody_up() {
        let folder = Folder::new("done");
        set().write(&folder.hold()).unwrap();
        // The decision was on its way out, and its list went first.
        fs::create_dir(folder.0.join(".set.new")).unwrap();
        fs::write(folder.0.join(".set.new/1.old"), "old").unwrap();
        drop(folder.hold());
        assert_eq!(folder.names(), ["far", "stays"]);
    }

    #[test]
    fn what_was_being_put_back_is_put_back_whole() {
        let folder = Folder::new("back");
        let site = Site::of(&folder.0);
        set().stage(&site).unwrap();
        fs::rename(&site.new, &site.decided).unwrap();
        for (index, entry) in list(&site.decided).unwrap().iter().enumerate() {
            carry_out_one(&site, index, entry).unwrap();
        }
        // One file is back already when the run ends, and nothing stands in the way of the new ones any more.
        fs::rename(&site.decided, &site.back).unwrap();
        fs::create_dir(folder.0.join("deep")).unwrap();
        fs::rename(site.back.join("0.old"), folder.0.join("deep/goes")).unwrap();
        drop(folder.hold());
        assert_eq!((folder.text("stays").as_deref(), folder.text("deep/goes").as_deref()), (Some("old"), Some("old")));
        assert_eq!(folder.names(), ["deep", "stays"]);
    }
}
