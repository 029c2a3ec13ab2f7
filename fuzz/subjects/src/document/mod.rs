//! Documents: the front ends, the model, and what is made of it.
//!
//! A document comes as its text, or from the generator: see [`text`](self::text::text).

mod diff;
mod emission;
mod front_ends;
mod lowering;
mod opened;
mod pair;
mod prose;
mod references;
mod surface;
mod text;
mod unique;

pub(crate) use self::{
    diff::diff,
    emission::emission,
    front_ends::{openapi30, openapi31, swagger2},
    lowering::lowering,
    prose::prose,
    references::references,
    surface::surface,
};
