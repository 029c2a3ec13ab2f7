//! The table of subjects.

use crate::{document, runtime, source};

/// One thing that is fuzzed.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The name of its program, its seeds and its regressions.
    pub name: &'static str,
    /// Tries it with these bytes. Panics where something does not hold that must.
    pub run: fn(&[u8]),
    /// More bytes than these find nothing that fewer do not.
    pub longest: usize,
    /// Which cases of the test suite are seeds of it too.
    pub cases: Cases,
}

/// Which cases of the generator's test suite a subject begins with, beside the seeds that are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cases {
    /// None: it is not about documents.
    None,
    /// Texts that are to be read.
    Texts,
    /// Documents with their overlays.
    Overlays,
    /// Documents. Bytes that begin with a control character are instructions for the generator of documents.
    Documents,
    /// Documents with the files that they refer to.
    Files,
    /// Pairs of documents, and instructions for the generator.
    Pairs,
}

impl Subject {
    /// Whether bytes that begin with a control character are instructions for the generator of documents.
    pub fn generates(&self) -> bool {
        matches!(self.cases, Cases::Documents | Cases::Pairs)
    }
}

/// All of them, in the order of the path through the generator, and then of a call.
pub static SUBJECTS: &[Subject] = &[
    Subject { name: "json", run: source::json, longest: 4_096, cases: Cases::Texts },
    Subject { name: "yaml", run: source::yaml, longest: 4_096, cases: Cases::Texts },
    Subject { name: "overlay", run: source::overlay, longest: 4_096, cases: Cases::Overlays },
    Subject { name: "swagger2", run: document::swagger2, longest: 8_192, cases: Cases::Documents },
    Subject { name: "openapi30", run: document::openapi30, longest: 8_192, cases: Cases::Documents },
    Subject { name: "openapi31", run: document::openapi31, longest: 8_192, cases: Cases::Documents },
    Subject { name: "references", run: document::references, longest: 8_192, cases: Cases::Files },
    Subject { name: "lowering", run: document::lowering, longest: 8_192, cases: Cases::Documents },
    Subject { name: "surface", run: document::surface, longest: 8_192, cases: Cases::Documents },
    Subject { name: "diff", run: document::diff, longest: 8_192, cases: Cases::Pairs },
    Subject { name: "emission", run: document::emission, longest: 8_192, cases: Cases::Documents },
    Subject { name: "prose", run: document::prose, longest: 2_048, cases: Cases::None },
    Subject { name: "answers", run: runtime::answers, longest: 4_096, cases: Cases::None },
    Subject { name: "refusals", run: runtime::refusals, longest: 4_096, cases: Cases::None },
    Subject { name: "streams", run: runtime::streams, longest: 4_096, cases: Cases::None },
    Subject { name: "requests", run: runtime::requests, longest: 1_024, cases: Cases::None },
];

/// A subject of this name.
pub fn subject(name: &str) -> Option<&'static Subject> {
    SUBJECTS.iter().find(|subject| subject.name == name)
}

/// Tries a subject.
///
/// # Panics
/// There is no subject of this name; or something does not hold.
pub fn run(name: &str, data: &[u8]) {
    let subject = subject(name).unwrap_or_else(|| panic!("there is no subject `{name}`"));
    (subject.run)(data);
}
