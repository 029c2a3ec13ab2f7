//! A newcomer's first hour: every command and every block of code of the texts that are read first.
//!
//! What is run, and what is not:
//! - `cargo xtask ..` that only reads is run, to the end: it takes a second.
//! - `cargo xtask ..` that writes, or has words in capitals for what a reader fills in, is looked up in the pages of the
//!   command line: the command, and each of its options.
//! - other commands of cargo (`test`, `run`, `doc`, `bench`) take minutes, and the CI runs most of them. Here the package, the test, the
//!   example and the manifest that they name are looked up in what `cargo metadata` knows.
//! - tools that a reader may have or not (`cargo insta`) are listed by name: `OPTIONAL`.
//! - blocks of code are told by the language of their fence: `sh` holds commands, `rust` and `yaml` and `text` show what
//!   stands elsewhere in the repository, where it is compiled, read or compared. A fence without a language is refused.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

const TEXTS: [&str; 3] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
/// Commands that read, and so are run.
const READING: [&str; 5] = ["lint", "surface", "explain", "help", "history"];
/// Tools beside the toolchain; each is said together with a way without it.
const OPTIONAL: [&str; 1] = ["cargo insta accept"];
/// What only draws, and is no program.
const DRAWN: &str = "spec/*.yaml";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A block of code, with its language.
struct Block {
    language: String,
    text: String,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.trim().strip_prefix("```") {
            Some(_) if open => open = false,
            Some(language) => {
                open = true;
                blocks.push(Block { language: language.to_owned(), text: String::new() });
            }
            None if open => {
                let block = blocks.last_mut().unwrap();
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// Every command that a text tells: lines of `sh` without their comments, and words between backticks.
fn commands(text: &str) -> BTreeSet<String> {
    let of_blocks: String =
        blocks(text).into_iter().filter(|block| block.language == "sh").map(|block| block.text).collect();
    let lines = of_blocks.lines().map(|line| line.split(" #").next().unwrap_or_default().to_owned());
    let spans = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2).map(str::to_owned));
    let chained: Vec<String> = lines.chain(spans).collect();
    let single = chained.iter().flat_map(|line| line.split("&&")).map(|command| command.trim().to_owned());
    single.filter(|command| words(command).first().is_some_and(|word| word == "cargo")).collect()
}

/// The words of a command, without the environment before it and without the brackets of what may be left out.
fn words(command: &str) -> Vec<String> {
    let words = command.split_whitespace().map(|word| word.trim_matches(['[', ']', '.']).to_owned());
    words.skip_while(|word| word.contains('=') && !word.starts_with('-')).collect()
}

fn xtask(words: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(words).current_dir(root()).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

#[test]
fn every_command_of_the_texts_works() {
    let packages = Packages::read();
    for text in TEXTS {
        for command in commands(&read(text)) {
            let words = words(&command);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            match words.as_slice() {
                _ if OPTIONAL.contains(&command.as_str()) => {}
                ["cargo", "xtask", words @ ..] => of_xtask(text, words),
                ["cargo", name @ ("test" | "run" | "doc" | "publish" | "bench"), words @ ..] => {
                    packages.know(text, name, words)
                }
                _ => panic!("{text}: nobody looks at `{command}`: say here how"),
            }
        }
    }
}

fn of_xtask(text: &str, words: &[&str]) {
    let Some((name, options)) = words.split_first() else {
        assert_eq!(xtask(&[]).1, Some(0), "{text}: `cargo xtask` alone shows a page");
        return;
    };
    let (page, status) = xtask(&["help", name]);
    assert_eq!(status, Some(0), "{text}: there is no `cargo xtask {name}`");
    for option in options.iter().filter(|word| word.starts_with("--")) {
        assert!(page.contains(option), "{text}: `cargo xtask {name}` knows no {option}");
    }
    let is_filled_in = |word: &&&str| word.chars().any(char::is_uppercase);
    if options.iter().any(|word| is_filled_in(&word)) || !READING.contains(name) {
        // The everyday command writes; that it has nothing to do is its answer when it only looks.
        if words == ["regen"] {
            assert_eq!(xtask(&["regen", "--check"]).1, Some(0), "{text}: `cargo xtask regen`");
        }
        return;
    }
    assert_eq!(xtask(words).1, Some(0), "{text}: `cargo xtask {}`", words.join(" "));
}

/// The packages of both workspaces, and what of them can be run.
struct Packages(Vec<Value>);

impl Packages {
    fn read() -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let of = |manifest: &str| -> Vec<Value> {
            let mut command = Command::new(&cargo);
            command.args(["metadata", "--no-deps", "--format-version", "1", "--offline", "--manifest-path", manifest]);
            let told = command.current_dir(root()).output().unwrap().stdout;
            let told: Value = serde_json::from_slice(&told).expect("cargo knows the workspace");
            told["packages"].as_array().unwrap().clone()
        };
        Self([of("Cargo.toml"), of("tests/Cargo.toml")].concat())
    }

    /// Each name after `-p`, `--test`, `--example` and `--bench`, and each path after `--manifest-path`, exists.
    fn know(&self, text: &str, command: &str, words: &[&str]) {
        let after = |options: [&str; 2]| words.windows(2).find(|pair| options.contains(&pair[0])).map(|pair| pair[1]);
        let named = after(["-p", "--package"]);
        let of: Vec<&Value> =
            self.0.iter().filter(|package| named.is_none_or(|name| package["name"] == name)).collect();
        assert!(!of.is_empty(), "{text}: `cargo {command}` names the package {named:?}, and there is none");
        for (option, kind) in [("--test", "test"), ("--example", "example"), ("--bench", "bench")] {
            let Some(target) = after([option, option]) else { continue };
            let is_it = |one: &Value| one["name"] == target && one["kind"].as_array().is_some_and(|k| k[0] == kind);
            let mut targets = of.iter().flat_map(|package| package["targets"].as_array().unwrap());
            assert!(targets.any(is_it), "{text}: `cargo {command}` names {option} {target}, and there is none");
        }
        if let Some(path) = after(["--manifest-path", "--manifest-path"]) {
            assert!(root().join(path).exists(), "{text}: {path} is not there");
        }
    }
}

/// Lines without their indentation.
fn flat(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// What is shown stands where it is compiled, read or compared.
#[test]
fn every_block_of_the_texts_is_looked_at() {
    let example = flat(&read("spec/examples/purchase.rs")) + &flat(&read("tests/tests/readme.rs"));
    let surface = read("flexiti-codegen/tests/snapshots/surface.snap");
    let told = read("tests/tests/example_program.rs");
    let told: Vec<&str> = told.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
    // What the example tells is held to where it is run, as far as it is the same every time.
    let is_told = |line: &str| told.iter().any(|told| line.starts_with(told));
    let document = flat(&read("spec/pos-v2.5.yaml"));
    for text in TEXTS {
        for block in blocks(&read(text)) {
            let shown = block.text.trim();
            match block.language.as_str() {
                "sh" => assert!(!commands(&format!("```sh\n{shown}\n```")).is_empty(), "{text}:\n{shown}"),
                "rust" => assert!(example.contains(&flat(shown)), "{text} shows what no example has:\n{shown}"),
                "text" if shown.starts_with(DRAWN) => {}
                "text" => {
                    for line in shown.lines() {
                        let is_known = is_told(line) || surface.lines().any(|fact| fact == line);
                        assert!(is_known, "{text}: {line:?} is not in the surface");
                    }
                }
                "yaml" => {
                    assert!(document.contains(&flat(shown)), "{text} shows what the document does not say:\n{shown}")
                }
                other => panic!("{text}: a block in {other:?}: say here how it is looked at\n{shown}"),
            }
        }
    }
}

/// ARCHITECTURE.md follows one member through the house: the lines of code that it shows are those that are generated.
#[test]
fn the_path_of_the_field_ends_in_the_generated_crate() {
    let capture = read("flexiti-generated/src/operations/capture.rs");
    let architecture = read("ARCHITECTURE.md");
    let path = architecture.split("\n## ").find(|section| section.starts_with("The path of one field")).unwrap();
    let shown: Vec<&str> = path.split('`').skip(1).step_by(2).filter(|code| code.ends_with(';')).collect();
    assert!(!shown.is_empty());
    for line in shown {
        assert!(capture.contains(line), "ARCHITECTURE.md shows a line that is not generated: {line}");
    }
}

#[test]
fn every_page_of_help_has_an_example() {
    let (page, _) = xtask(&[]);
    let names = page.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    for name in names.filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next()) {
        let (long, status) = xtask(&[name, "--help"]);
        assert_eq!(status, Some(0), "{name}");
        let example = format!("\n  cargo xtask {name}");
        assert!(long.contains("Example") && long.contains(&example), "`{name} --help` shows no example:\n{long}");
    }
}

#[test]
fn shells_complete_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (text, status) = xtask(&["completions", shell]);
        assert_eq!(status, Some(0), "{shell}");
        for word in ["regen", "upgrade", "accepted"] {
            assert!(text.contains(word), "{shell} does not complete {word}");
        }
    }
}
