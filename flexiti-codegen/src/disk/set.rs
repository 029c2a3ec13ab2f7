//! Several files of a folder, all of them changed or none.
//!
//! The new files are made in a folder of their own first; giving that folder its last name is the step that decides.
//! How an interruption ends:
//!
//! | step | interrupted after it |
//! |---|---|
//! | `.set.new` is filled: the new files, the old ones, and the list of both | nothing has changed; the next run removes it |
//! | `.set.new` is renamed to `.set` | decided; [`finish()`] carries it out |
//! | each file moves to its place | decided; [`finish()`] carries out the rest |
//! | `.set` is removed | done |
//!
//! Where the system refuses a move, the old files are put back.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{Lock, refused, site::exists};
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

    /// Changes the files below `root`: all of them or, where an error comes back, none.
    ///
    /// # Errors
    /// A path leaves the root, another run does not finish, or the system refuses a step.
    pub fn write(&self, root: &Path) -> Result<(), Diagnostic> {
        let site = Site::of(root);
        let _lock = Lock::take(&site.lock)?;
        recover(&site)?;
        self.stage(&site).inspect_err(|_| _ = fs::remove_dir_all(&site.new))?;
        fs::rename(&site.new, &site.decided).map_err(|error| {
            let _ = fs::remove_dir_all(&site.new);
            refused("renamed", &site.new, &error)
        })?;
        carry_out(&site)
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

/// Ends what an interrupted [`Set::write`] below `root` began: carries out what was decided, forgets what was not.
///
/// # Errors
/// The system refuses a step.
pub fn finish(root: &Path) -> Result<(), Diagnostic> {
    let site = Site::of(root);
    if !exists(&site.new) && !exists(&site.decided) {
        return Ok(());
    }
    let _lock = Lock::take(&site.lock)?;
    recover(&site)
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

struct Site {
    root: PathBuf,
    new: PathBuf,
    decided: PathBuf,
    lock: PathBuf,
}

impl Site {
    fn of(root: &Path) -> Self {
        let beside = |ending: &str| root.join(format!(".set{ending}"));
        Self { new: beside(".new"), decided: beside(""), lock: beside(".lock"), root: root.to_owned() }
    }
}

fn recover(site: &Site) -> Result<(), Diagnostic> {
    if exists(&site.new) {
        fs::remove_dir_all(&site.new).map_err(|error| refused("removed", &site.new, &error))?;
    }
    if exists(&site.decided) { carry_out(site) } else { Ok(()) }
}

fn carry_out(site: &Site) -> Result<(), Diagnostic> {
    let list = site.decided.join(LIST);
    let entries: Vec<Entry> = fs::read(&list)
        .and_then(|bytes| serde_json::from_slice(&bytes).map_err(io::Error::from))
        .map_err(|error| refused("read", &list, &error))?;
    for (index, entry) in entries.iter().enumerate() {
        if let Err(error) = carry_out_one(site, index, entry) {
            put_back(site, &entries);
            let _ = fs::remove_dir_all(&site.decided);
            return Err(refused("written", &site.root.join(&entry.path), &error));
        }
    }
    fs::remove_dir_all(&site.decided).map_err(|error| refused("removed", &site.decided, &error))
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

/// The files as they were, as far as the system lets us.
fn put_back(site: &Site, entries: &[Entry]) {
    for (index, entry) in entries.iter().enumerate() {
        let (target, old) = (site.root.join(&entry.path), site.decided.join(format!("{index}.old")));
        let untouched = entry.stays && exists(&site.decided.join(format!("{index}.new")));
        if untouched {
            continue;
        }
        if entry.was {
            let _ = target.parent().map(fs::create_dir_all);
            let _ = fs::rename(&old, &target);
        } else {
            let _ = fs::remove_file(&target);
            remove_empty(site, &target);
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
        set().write(&folder.0).unwrap();
        assert_eq!(folder.text("stays").as_deref(), Some("new"));
        assert_eq!(folder.text("far/away/comes").as_deref(), Some("new"));
        assert_eq!(folder.names(), ["far", "stays"]);
    }

    #[test]
    fn what_cannot_be_written_changes_nothing() {
        let folder = Folder::new("nothing");
        // A file where a folder is needed: the set is refused while it is carried out.
        fs::write(folder.0.join("far"), "a file").unwrap();
        assert!(set().write(&folder.0).is_err());
        let mut outside = set();
        outside.put("../outside", String::new());
        assert!(outside.write(&folder.0).is_err());
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
            finish(&folder.0).unwrap();
            assert_eq!(folder.text("stays").as_deref(), Some(if decided { "new" } else { "old" }), "{what}");
            assert_eq!(folder.names(), if decided { ["far", "stays"] } else { ["deep", "stays"] }, "{what}");
        }
    }
}
