//! A change of a copy of this repository, from the tree as it was to the tree as it is to be.

use std::path::PathBuf;

use super::{Tree, Workspace};

/// A command that is yet to be run, and what it makes of the tree if nothing keeps it from that.
pub(crate) struct Change {
    pub(crate) workspace: Workspace,
    pub(crate) words: Vec<&'static str>,
    /// Below the root: what appears when the command begins to write.
    pub(crate) sign: &'static str,
    pub(crate) old: Tree,
    pub(crate) new: Tree,
}

impl Change {
    /// A regeneration after a correction in the overlay: two files of the crate change, and `spec/LOCK` with them.
    pub(crate) fn regen(workspace: Workspace) -> Self {
        const OVERLAY: &str = "spec/pos-v2.5.overlay.yaml";
        let action = "\n  - target: $.paths['/v2.5/oauth/token'].post\n    update: { summary: Ask for a token }\n";
        workspace.put(OVERLAY, &(workspace.read(OVERLAY) + action));
        Self::of(workspace, vec!["regen"], ".flexiti-generated.lock")
    }

    /// A new document: files change in many folders, and one comes.
    pub(crate) fn upgrade(workspace: Workspace) -> Self {
        let document = workspace.read("spec/pos-v2.5.yaml");
        workspace.put("new.yaml", &document.replace("maxLength: 40", "maxLength: 45"));
        Self::of(workspace, vec!["upgrade", "new.yaml", "--date", "2026-12-01"], ".set.new")
    }

    fn of(workspace: Workspace, words: Vec<&'static str>, sign: &'static str) -> Self {
        let old = workspace.tree();
        let run = workspace.run(&words);
        assert_eq!(run.status, 0, "{run:?}");
        let new = workspace.tree();
        assert_ne!(old, new);
        workspace.restore(&old);
        Self { workspace, words, sign, old, new }
    }

    /// Whether the generated crate is the old one or the new one, whole. What begins with a dot is not part of it.
    pub(crate) fn is_crate_whole(&self) -> bool {
        let folder = self.workspace.path("flexiti-generated");
        let of_crate = |tree: &Tree| -> Tree {
            let files = tree.iter().filter(|(path, _)| {
                path.strip_prefix(&folder).is_ok_and(|path| !path.to_string_lossy().starts_with('.'))
            });
            files.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
        };
        let stands = of_crate(&self.workspace.tree());
        stands == of_crate(&self.old) || stands == of_crate(&self.new)
    }

    /// Runs a command that ends what was begun and does nothing of its own, since its document does not exist.
    pub(crate) fn recover(&self) {
        assert_eq!(self.workspace.run(&["upgrade", "absent.yaml"]).status, 2);
    }

    /// The first files that are not as they were.
    pub(crate) fn changed(&self) -> Vec<PathBuf> {
        let stands = self.workspace.tree();
        let differ = |path: &&PathBuf| stands.get(*path) != self.old.get(*path);
        let mut paths: Vec<&PathBuf> = stands.keys().chain(self.old.keys()).collect();
        paths.sort();
        paths.dedup();
        paths.into_iter().filter(differ).take(20).cloned().collect()
    }
}
