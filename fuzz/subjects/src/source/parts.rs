//! Several texts in one: a document and its overlay, a document and the files that it refers to.

/// One of the texts.
pub(crate) struct Part<'t> {
    /// What stands behind the mark of its first line; empty for the first text.
    pub(crate) name: &'t str,
    /// The text.
    pub(crate) text: String,
}

/// Takes a text apart at lines that begin with `=== `; the rest of such a line is the name of what follows.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = vec![Part { name: "", text: String::new() }];
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("=== "), parts.last_mut()) {
            (Some(name), _) => parts.push(Part { name: name.trim_end(), text: String::new() }),
            (None, Some(part)) => part.text.push_str(line),
            (None, None) => {}
        }
    }
    parts
}
