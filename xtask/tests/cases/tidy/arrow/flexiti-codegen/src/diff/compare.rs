//! What changed.

use crate::{Texts, model::Api, source::Node, surface::Fact};
