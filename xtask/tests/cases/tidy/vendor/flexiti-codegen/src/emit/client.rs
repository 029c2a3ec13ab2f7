//! flexiti-codegen may say its own name, and that of `flexiti_runtime`.

/// As Flexiti wants it.
pub const HEADER: &str = "X-PosApi-Key";
