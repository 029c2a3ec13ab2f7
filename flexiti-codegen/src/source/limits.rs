//! What a document may cost. Each limit that is passed is a diagnostic of its own.

/// The limits of reading. The defaults are far above any real document and far below what hurts.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of one file.
    pub bytes: usize,
    /// Nesting of arrays and objects, in one file and in the tree that is made of all of them.
    pub depth: usize,
    /// Nodes of one file, those that come from YAML aliases included.
    pub nodes: usize,
    /// Nodes of one file that come from YAML aliases and merge keys.
    pub alias_nodes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 128, nodes: 4_000_000, alias_nodes: 500_000 }
    }
}
