//! One case: a server, commands one after the other, and all that is said.

use std::{
    collections::BTreeMap,
    fs,
    io::Cursor,
    path::Path,
    time::{Duration, UNIX_EPOCH},
};

use flexiti_cli::{Program, World};
use flexiti_mock::{Fault, Server, scenario::Scenario};
use tokio::runtime::Runtime;

use crate::api;

/// Monday, 5 January 2026, nine o'clock.
const START: Duration = Duration::from_secs(1_767_603_600);

/// Everything that is said when these commands are given, and what of it is a secret.
pub(crate) fn held(case: &Path, commands: &str) -> (String, Vec<String>) {
    let runtime = Runtime::new().unwrap();
    let document = commands.lines().find_map(|line| line.strip_prefix("document ")).expect("a document");
    let description = api::described(document, case);
    let program = api::program(&description);
    let server = Server::builder(description.clone());
    let server = if document == "pos" { server.scenario(scenario(&description)) } else { server };
    let server = runtime.block_on(server.start()).unwrap();
    let mut talk = Talk {
        case,
        program,
        server,
        variables: BTreeMap::from([
            ("POS_CLIENT_ID".to_owned(), "shop-1".to_owned()),
            ("POS_CLIENT_SECRET".to_owned(), "canary-client-secret".to_owned()),
        ]),
        input: String::new(),
        said: String::new(),
        planted: vec!["canary".to_owned()],
    };
    commands.lines().for_each(|line| talk.line(line));
    (talk.said, talk.planted)
}

struct Talk<'c> {
    case: &'c Path,
    program: Program,
    server: Server,
    variables: BTreeMap<String, String>,
    /// What the next command finds on standard input.
    input: String,
    said: String,
    planted: Vec<String>,
}

impl Talk<'_> {
    fn line(&mut self, line: &str) {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("$", command) => self.command(command),
            ("<", text) => self.input.push_str(&format!("{}\n", text)),
            ("#", comment) => self.said.push_str(&format!("# {comment}\n")),
            ("private", file) => set_mode(&self.case.join(file), 0o600),
            ("public", file) => set_mode(&self.case.join(file), 0o644),
            ("planted", secret) => self.planted.push(secret.to_owned()),
            ("fault", operation) => self.server.fault_once(operation, Fault::Reset).unwrap(),
            ("document", _) | ("", _) => {}
            _ => {
                let (name, value) = line.split_once('=').unwrap_or_else(|| panic!("{line}"));
                let value = self.filled(value);
                self.variables.insert(name.to_owned(), value);
            }
        }
    }

    fn filled(&self, text: &str) -> String {
        text.replace("{url}", self.server.url()).replace("{case}", &self.case.display().to_string())
    }

    fn command(&mut self, command: &str) {
        let command = self.filled(command);
        let words = ["pos"].into_iter().chain(command.split_whitespace());
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let variables = &self.variables;
        let input = std::mem::take(&mut self.input);
        let status = self.program.run(&mut World {
            arguments: words.map(Into::into).collect(),
            variable: &|name| variables.get(name).cloned(),
            input: &mut Cursor::new(input),
            output: &mut output,
            errors: &mut errors,
            person: None,
            colour: false,
        });
        let plain = |bytes: Vec<u8>| self.plain(&String::from_utf8(bytes).unwrap());
        let shown = self.plain(&command);
        let (output, errors) = (plain(output), plain(errors));
        self.said.push_str(&format!("$ pos {shown}\n"));
        output.lines().for_each(|line| self.said.push_str(&format!("{}\n", format!("  {line}").trim_end())));
        errors.lines().for_each(|line| self.said.push_str(&format!("! {line}\n")));
        self.said.push_str(&format!("= {}\n\n", status.code()));
    }

    /// Without what differs from one run to the next.
    fn plain(&self, text: &str) -> String {
        let host = self.server.url().trim_start_matches("http://").to_owned();
        let text = text.replace(&host, "mock").replace(&self.case.display().to_string(), "CASE");
        let text = text.replace("127.0.0.1", "mock");
        let is_id = |word: &str| word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut plain = String::new();
        let mut word = String::new();
        for character in text.chars().chain(['\0']) {
            if character.is_ascii_alphanumeric() {
                word.push(character);
                continue;
            }
            plain.push_str(if is_id(&word) { "ID" } else { &word });
            word.clear();
            if character != '\0' {
                plain.push(character);
            }
        }
        plain
    }
}

fn scenario(description: &flexiti_description::Description) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/pos-v2.5.scenario.yaml");
    let operations: Vec<&str> = description.operations.iter().map(|operation| operation.id.as_str()).collect();
    let text = fs::read_to_string(path).unwrap();
    Scenario::from_yaml_for(&text, &operations)
        .unwrap_or_else(|errors| panic!("{errors}"))
        .stopped_at(UNIX_EPOCH + START)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) {}
