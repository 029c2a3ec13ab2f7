//! The plan: what the new document changes, and every file that changes with it.

use std::path::PathBuf;

use flexiti_codegen::{
    Texts,
    diff::{Calendar, Comparison, Day, Options, Verdict, compare, report::Report},
    disk::Set,
    model::Api,
};

use super::{changelog, files, files::text, past, version};
use crate::{
    accepted,
    document::Document,
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
    let (pin, pinned, document) = (Pin::read(workspace)?, text(&workspace.document())?, text(&request.document)?);
    if !pin.is_of(&pinned) {
        return Err(changed_by_hand(workspace));
    }
    if document == pinned {
        return Ok(None);
    }
    let name = request.document.display().to_string();
    let new = Document::to_pin(&name, document.clone(), &workspace.overlays());
    let api = new.accepted()?;
    // The overlay may have been corrected for the new document already: it need not fit the old one any more.
    let old = Texts::new();
    let before = replay::read(&old, workspace, &workspace.below(&workspace.document()), &pinned, false)?;
    let comparison = compared(&before, api, request)?;
    let verdict = version::verdict(&comparison);
    let version = pin.crate_version().to_owned();
    let Some(next) = version::next(&version, verdict) else {
        return Err(Failure::Said(format!("spec/LOCK: the crate's version `{version}` is not of the form 1.2.3")));
    };
    let (date, origin) = (request.date.to_string(), request.origin.as_deref().unwrap_or(pin.origin()));
    let revision = match &request.revision {
        Some(name) => name.clone(),
        None => past::free_name(&Revisions::read(workspace)?, &date),
    };
    let options = pinned_crate::options(workspace, &next)?;
    let release =
        changelog::Release { revision: &revision, name: &options.name, version: &next, verdict, api, old: &before };
    let section = (verdict != Verdict::None).then(|| changelog::section(&release, &comparison));

    let mut set = Set::default();
    let lock = Pinned { text: &document, vendor_version: &api.version, origin, date: &date, crate_version: &next };
    set.put(workspace.below(&workspace.lock()), lock.lock(workspace)?);
    past::put(&mut set, workspace, (&pinned, &document), (&revision, &format!("{origin}, {date}")))?;
    let needs_others = files::of_crate(&mut set, workspace, api, &options)?;
    files::locks(&mut set, workspace, &options.name, (&version, &next))?;
    files::snapshot(&mut set, workspace, api)?;
    files::readme(&mut set, workspace, (&before, api))?;
    if let Some(section) = &section {
        files::changelog(&mut set, workspace, section)?;
    }
    set.put(workspace.below(&workspace.document()), document);
    let versions = (version, next);
    Ok(Some(Plan { set, revision, comparison, verdict, versions, section, needs_others, old, new, name }))
}

/// What changed, without what was accepted.
fn compared(old: &Api, new: &Api, request: &Request) -> Result<Comparison, Failure> {
    let calendar = Calendar { today: Some(request.date), notice: 0 };
    let mut comparison = compare(old, new, &Options { calendar });
    if let Some(file) = &request.accepted {
        accepted::leave_out(file, &mut comparison)?;
    }
    Ok(comparison)
}

fn changed_by_hand(workspace: &Workspace) -> Failure {
    Failure::Said(format!(
        "`{}` is not the document that spec/LOCK speaks of: it was changed by hand. Put the changed document into another \
         file and the pinned one back, or run `cargo xtask regen` to keep what stands there",
        workspace.below(&workspace.document())
    ))
}
