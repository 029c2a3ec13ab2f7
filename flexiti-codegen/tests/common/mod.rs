//! What the snapshot tests share.

/// Says what to do about a snapshot that differs, if the test fails while this is alive.
pub(crate) struct Afterword(pub(crate) &'static str);

impl Drop for Afterword {
    #[allow(clippy::print_stderr, reason = "a failing test is read at a terminal")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("\n{}\n", self.0);
        }
    }
}

/// Settings for snapshots that stand in `folder` and hold nothing but the text.
///
/// # Panics
/// Where `CI` is set, if the environment asks for snapshots to be rewritten or for differences to pass.
pub(crate) fn settings(folder: &std::path::Path) -> insta::Settings {
    let said = |name: &str| std::env::var(name).unwrap_or_default();
    if !["", "0", "false"].contains(&&*said("CI")) {
        let kept = ["", "no", "auto"].contains(&&*said("INSTA_UPDATE"));
        let strict = ["", "0"].contains(&&*said("INSTA_FORCE_PASS"));
        assert!(kept && strict, "in CI snapshots are compared: unset INSTA_UPDATE and INSTA_FORCE_PASS");
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}
