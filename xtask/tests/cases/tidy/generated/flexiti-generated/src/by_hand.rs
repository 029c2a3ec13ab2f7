//! What somebody put here is gone with the next regeneration.
