//! Whether the document's own version fits what changed: only where both are semantic versions (SemVer 2.0.0), for
//! nothing else says what breaks.

use super::operation::at;
use crate::diff::{
    Change, Level,
    change::Values,
    rules::{Rule, api as rules},
};
use crate::model::Api;

/// The change that says so, where something breaks and the version does not show it.
pub(super) fn unfit(before: &Api, after: &Api, changes: &[Change]) -> Option<Change> {
    let breaks = changes.iter().any(|change| change.level == Level::Error);
    let (old, new) = (numbers(&before.version)?, numbers(&after.version)?);
    let rule: &'static Rule = if before.version == after.version {
        &rules::VERSION_NOT_BUMPED
    } else if new <= old {
        &rules::VERSION_DECREASED
    } else if (old[0], new[0]) == (0, 0) && new[1] > old[1] || new[0] > old[0] {
        return None;
    } else {
        &rules::MAJOR_VERSION_NOT_BUMPED
    };
    let values =
        Values { before: &before.version, after: &after.version, old: Some(before.origin), new: Some(after.origin) };
    breaks.then(|| Change::new(rule, at("*", "info", "version"), values))
}

/// Major, minor, patch. A leading `v`, a pre-release and build metadata are passed over.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let version = version.strip_prefix('v').unwrap_or(version);
    let core = version.split(['-', '+']).next()?;
    let plain = |part: &str| part == "0" || (!part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit()));
    let parts: Vec<u64> = core.split('.').filter(|part| plain(part)).filter_map(|part| part.parse().ok()).collect();
    (core.split('.').count() == 3).then(|| <[u64; 3]>::try_from(parts).ok())?
}
