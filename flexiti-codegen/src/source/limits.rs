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
    /// Bytes of texts that come from YAML aliases and merge keys, where a text must be copied.
    pub alias_bytes: usize,
    /// Files that a document may refer to.
    pub files: usize,
    /// Nodes that are copied to where a document of another version refers to them.
    pub copied_nodes: usize,
    /// Members, variants and parameters that come from elsewhere (`allOf`, inheritance, shared parts), beside as many as
    /// the texts of the document can hold.
    pub repeated_members: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            depth: 128,
            nodes: 4_000_000,
            alias_nodes: 500_000,
            alias_bytes: 16 << 20,
            files: 2_000,
            copied_nodes: 500_000,
            repeated_members: 20_000,
        }
    }
}
