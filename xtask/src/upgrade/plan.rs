//! The plan: what the new document changes, and every file that changes with it.

use std::{fs, path::PathBuf};

use flexiti_codegen::{
    Texts,
    diff::{Calendar, Comparison, Day, Options, Verdict, compare, report::Report},
    disk::{self, Set},
    emit,
    model::Api,
};

use super::{changelog, locks, past, readme, snapshot, version};
use crate::{
    accepted,
    document::Document,
    examples,
    history::{replay, revisions::Revisions},
    outcome::Failure,
    pin::{Pin, Pinned},
    pinned_crate,
    workspace::Workspace,
};

/// What a person asks for.
pub(crate) struct Request {
    /// The new document.
    pub(crate) document: PathBuf,
    /// Changes that a person has accepted.
    pub(crate) accepted: Option<PathBuf>,
    /// Where the document comes from; where the old one came from, if nothing is said.
    pub(crate) origin: Option<String>,
    /// When it was taken from there.
    pub(crate) date: Day,
    /// What the history calls it; the date, if nothing is said.
    pub(crate) revision: Option<String>,
}

/// What is to be done.
pub(crate) struct Plan {
    /// Every file that changes, below the root of the workspace.
    pub(crate) set: Set,
    /// What the history calls the new document.
    pub(crate) revision: String,
    /// What changed, without what was accepted.
    pub(crate) comparison: Comparison,
    /// What it asks of the crate.
    pub(crate) verdict: Verdict,
    /// The crate's version before and after.
    pub(crate) versions: (String, String),
    /// The section of the changelog; none where users meet nothing new.
    pub(crate) section: Option<String>,
    /// Whether the crate needs other packages than before.
    pub(crate) needs_others: bool,
    old: Texts,
    new: Document,
    name: String,
}

impl Plan {
    /// The changes with their places.
    pub(crate) fn report(&self) -> Report<'_> {
        Report::new(&self.comparison, ("pinned", &self.old), (&self.name, &self.new.texts))
    }
}

/// Plans the upgrade of a workspace. Nothing comes back where the document is the pinned one.
pub(crate) fn plan(workspace: &Workspace, request: &Request) -> Result<Option<Plan>, Failure> {
    let (pinned, name) = (text(&workspace.document())?, request.document.display().to_string());
    let document = text(&request.document)?;
    let (pin, date) = (Pin::read(workspace)?, request.date.to_string());
    if !pin.is_of(&pinned) {
        return Err(Failure::Said(format!(
            "`{}` is not the document that spec/LOCK speaks of: it was changed by hand. Put the changed document into \
             another file and the pinned one back, or run `cargo xtask regen` to keep what stands there",
            workspace.below(&workspace.document())
        )));
    }
    if document == pinned {
        return Ok(None);
    }
    let new = Document::to_pin(&name, document.clone(), &workspace.overlays());
    let api = new.accepted()?;
    let old = Texts::new();
    // The overlay may have been corrected for the new document already: it need not fit the old one any more.
    let before = replay::read(&old, workspace, &workspace.below(&workspace.document()), &pinned, false)?;
    let mut comparison =
        compare(&before, api, &Options { calendar: Calendar { today: Some(request.date), notice: 0 } });
    if let Some(file) = &request.accepted {
        accepted::leave_out(file, &mut comparison)?;
    }
    let verdict = version::verdict(&comparison);
    let version = pin.crate_version().to_owned();
    let Some(next) = version::next(&version, verdict) else {
        return Err(Failure::Said(format!("spec/LOCK: the crate's version `{version}` is not of the form 1.2.3")));
    };
    let revisions = Revisions::read(workspace)?;
    let revision = request.revision.clone().unwrap_or_else(|| past::free_name(&revisions, &date));
    let options = pinned_crate::options(workspace, &next)?;
    let release =
        changelog::Release { revision: &revision, name: &options.name, version: &next, verdict, api, old: &before };
    let section = (verdict != Verdict::None).then(|| changelog::section(&release, &comparison));
    let origin = request.origin.as_deref().unwrap_or(pin.origin());

    let mut set = Set::default();
    let lock = Pinned { text: &document, vendor_version: &api.version, origin, date: &date, crate_version: &next };
    set.put(workspace.below(&workspace.lock()), lock.lock(workspace)?);
    past::put(&mut set, workspace, (&pinned, &document), (&revision, &format!("{origin}, {date}")))?;
    let needs_others = generated(&mut set, workspace, api, &options)?;
    let others = (&*options.name, &*version, &*next);
    other_files(&mut set, workspace, others, section.as_deref(), (&before, api))?;
    set.put(workspace.below(&workspace.document()), document);
    let versions = (version, next);
    Ok(Some(Plan { set, revision, comparison, verdict, versions, section, needs_others, old, new, name }))
}

/// The files of the crate that change, come or go. Says whether its manifest names other packages than before.
fn generated(set: &mut Set, workspace: &Workspace, api: &Api, options: &emit::Options) -> Result<bool, Failure> {
    const MANIFEST: &str = "Cargo.toml";
    let mut files = emit::emit(api, options);
    examples::add(&mut files, &workspace.examples())?;
    let out = workspace.generated();
    let below = workspace.below(&out);
    let changes = disk::compare(&files, &out)?;
    for path in changes.added.iter().chain(&changes.changed) {
        set.put(format!("{below}/{path}"), files.get(path).unwrap_or_default().to_owned());
    }
    for path in &changes.removed {
        set.remove(format!("{below}/{path}"));
    }
    let without_version = |manifest: &str| -> Vec<String> {
        manifest.lines().filter(|line| !line.starts_with("version = ")).map(str::to_owned).collect()
    };
    let stood = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    Ok(without_version(&stood) != without_version(files.get(MANIFEST).unwrap_or_default()))
}

/// Locks, the snapshot, what the README shows of it, and the changelog, as far as they are there and change.
fn other_files(
    set: &mut Set,
    workspace: &Workspace,
    (name, version, next): (&str, &str, &str),
    section: Option<&str>,
    (old, api): (&Api, &Api),
) -> Result<(), Failure> {
    let stands = |below: &str| -> Result<Option<String>, Failure> {
        let path = workspace.root.join(below);
        if path.exists() { text(&path).map(Some) } else { Ok(None) }
    };
    for lock in locks::LOCKS {
        if let Some(renewed) = stands(lock)?.and_then(|text| locks::with_version(&text, name, version, next))
            && version != next
        {
            set.put(lock, renewed);
        }
    }
    if let Some(snapshot) = stands(snapshot::SURFACE)? {
        let accepted = snapshot::accepted(&snapshot, api)
            .ok_or_else(|| Failure::Said(format!("`{}` is no snapshot", snapshot::SURFACE)))?;
        if accepted != snapshot {
            set.put(snapshot::SURFACE, accepted);
        }
    }
    if let Some(readme) = stands("README.md")? {
        let following = readme::following(&readme, old, api);
        if following != readme {
            set.put("README.md", following);
        }
    }
    if let Some(section) = section {
        let changelog = stands("CHANGELOG.md")?.unwrap_or_default();
        set.put("CHANGELOG.md", changelog::with_section(&changelog, section));
    }
    Ok(())
}

/// A file's text, line ends taken as `\n`.
fn text(path: &std::path::Path) -> Result<String, Failure> {
    let wrong = |what: String| Failure::Said(format!("`{}` cannot be read: {what}", path.display()));
    let bytes = fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| wrong(error.to_string()))?;
    Ok(text.replace("\r\n", "\n"))
}
