//! The version that changes ask for.

use flexiti_codegen::diff::{Comparison, Verdict};

/// What the changes ask of the crate: on the wire, and of code that is compiled against it.
pub(super) fn verdict(comparison: &Comparison) -> Verdict {
    comparison.verdict().max(comparison.crate_verdict())
}

/// The version after `version` (Semantic Versioning 2.0.0). Before 1.0.0 the middle number rises for what breaks and the
/// last one for all else, which is how cargo reads such versions.
///
/// Nothing for what is no version of three plain numbers: people decide about previews.
pub(super) fn next(version: &str, verdict: Verdict) -> Option<String> {
    let numbers: Vec<u64> = version.split('.').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [major, minor, patch] = numbers.try_into().ok()?;
    let [major, minor, patch] = match (verdict, major) {
        (Verdict::None, _) => [major, minor, patch],
        (Verdict::Major, 0) | (Verdict::Minor, 1..) => [major, minor + 1, 0],
        (Verdict::Major, _) => [major + 1, 0, 0],
        (Verdict::Minor, 0) | (Verdict::Patch, _) => [major, minor, patch + 1],
    };
    Some(format!("{major}.{minor}.{patch}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_rise_as_cargo_reads_them() {
        for (version, verdict, expected) in [
            ("0.1.4", Verdict::Major, Some("0.2.0")),
            ("0.1.4", Verdict::Minor, Some("0.1.5")),
            ("0.1.4", Verdict::Patch, Some("0.1.5")),
            ("0.1.4", Verdict::None, Some("0.1.4")),
            ("1.2.3", Verdict::Major, Some("2.0.0")),
            ("1.2.3", Verdict::Minor, Some("1.3.0")),
            ("1.2.3", Verdict::Patch, Some("1.2.4")),
            ("1.2.3-rc.1", Verdict::Patch, None),
            ("1.2", Verdict::Patch, None),
        ] {
            assert_eq!(next(version, verdict).as_deref(), expected, "{version} {verdict:?}");
        }
    }
}
