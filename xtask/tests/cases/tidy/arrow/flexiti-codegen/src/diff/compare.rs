//! What changed.

use crate::{model::Api, source::Node, surface::Fact};
