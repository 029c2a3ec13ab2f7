//! A new room.
