//! What flexiti-generated does is its own matter.
