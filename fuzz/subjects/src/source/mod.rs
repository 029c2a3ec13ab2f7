//! Reading: JSON, YAML, overlays.

mod json;
mod overlay;
mod parts;
mod reading;
mod yaml;

pub(crate) use self::{
    json::json,
    overlay::overlay,
    parts::{Part, parts},
    reading::{read, shown},
    yaml::yaml,
};
