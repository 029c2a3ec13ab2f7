//! What a generated crate may be called.

use std::path::Path;

/// Names that cargo refuses or that the generated code needs for something else.
const TAKEN: [&str; 8] = ["alloc", "build", "core", "deps", "flexiti-runtime", "proc-macro", "std", "test"];
const KEYWORDS: &str = " abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof unsafe unsized use virtual where while yield ";

/// Checks a name that was given.
pub(crate) fn parse(name: &str) -> Result<String, String> {
    let spelled = name.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'));
    if !spelled || !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Err("a crate's name begins with a letter and has letters, digits, `-` and `_`".into());
    }
    if is_taken(name) { Err("the name is reserved".into()) } else { Ok(name.to_owned()) }
}

/// The name of a crate in this folder, when none is given: the folder's own, as far as it can be one.
pub(crate) fn of_folder(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let words = name.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) && !is_taken(&name) {
        name
    } else {
        format!("api-{name}").trim_end_matches('-').to_owned()
    }
}

fn is_taken(name: &str) -> bool {
    TAKEN.contains(&name.replace('_', "-").as_str()) || KEYWORDS.contains(&format!(" {name} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_become_names_of_crates() {
        let name = |folder: &str| of_folder(Path::new(folder));
        assert_eq!(name("out/Petstore"), "petstore");
        assert_eq!(name("tmp.aB_3"), "tmp-ab_3");
        assert_eq!(name("2024"), "api-2024");
        assert_eq!(name("out/test"), "api-test");
        assert_eq!(name("out/é"), "api");
    }

    #[test]
    fn every_name_that_is_made_is_accepted() {
        for folder in ["a", "type", "2", ".x.", "a b", "std", "é", "A--b"] {
            let name = of_folder(Path::new(folder));
            assert_eq!(parse(&name), Ok(name.clone()), "{folder}");
        }
    }

    #[test]
    fn what_would_break_a_manifest_is_refused() {
        for name in ["", "a\"b", "a.b", "1a", "-a", "fn", "proc_macro", "é"] {
            assert!(parse(name).is_err(), "{name}");
        }
    }
}
