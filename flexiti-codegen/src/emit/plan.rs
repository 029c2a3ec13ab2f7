//! Which files a crate has: each part of it makes its own, side by side with the others.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::{
    Emitter, Files, Options, code_file::CodeFile, mock, names::Names, reach::Reach, scopes::Scopes, templates,
};
use crate::model::Api;

/// Plans every file of the crate.
pub fn emit(api: &Api, options: &Options) -> Files {
    let mut emitter = Emitter {
        api,
        options,
        names: Names::of(api),
        reach: Reach::of(api),
        scopes: Scopes::of(api),
        supplied: None,
        taken_apart: HashSet::new(),
        answered_by: HashMap::new(),
        sharing: HashMap::new(),
    };
    emitter.supplied = Some(emitter.supplied_parameters());
    emitter.taken_apart = emitter.taken_apart();
    emitter.answered_by = emitter.answered_by();
    emitter.sharing = emitter.sharing();
    // Modules are independent of each other, and the plan is sorted by path: threads change nothing but the time.
    let modules = || emitter.modules().into_par_iter().flat_map_iter(|module| emitter.files_of(module)).collect();
    let (mut written, texts): (Vec<CodeFile>, _) = rayon::join(modules, || mock::texts(&emitter));
    written.push(emitter.operations_root(&written));
    let has_other_letters = written.iter().any(|file| file.has_other_letters);
    let mut files = Files::default();
    files.extend(written.into_iter().map(|file| (file.path, file.text)));
    files.extend(texts);
    files.extend(templates::files(&emitter, has_other_letters));
    files
}

/// A module of the crate: one file, or several where it is long.
#[derive(Clone, Copy)]
enum CrateModule<'e> {
    Client,
    /// The operations of one tag, and what stands in them.
    Tag {
        module: &'e str,
        tag: Option<&'e str>,
    },
    /// The types that the document names, and what stands in them.
    Types,
    Mock(mock::Part),
}

impl Emitter<'_> {
    /// The largest come first, so that no thread is left with one of them at the end.
    fn modules(&self) -> Vec<CrateModule<'_>> {
        let tags = self.names.modules.iter().map(|(module, tag)| CrateModule::Tag { module, tag: tag.as_deref() });
        let mock = mock::Part::ALL.into_iter().map(CrateModule::Mock);
        [CrateModule::Types].into_iter().chain(tags).chain(mock).chain([CrateModule::Client]).collect()
    }

    fn files_of(&self, module: CrateModule<'_>) -> Vec<CodeFile> {
        match module {
            CrateModule::Client => vec![self.client_file()],
            CrateModule::Tag { module, tag } => self.tag_files(module, tag),
            CrateModule::Types => self.types_files(),
            CrateModule::Mock(part) => self.mock_files(part),
        }
    }
}
