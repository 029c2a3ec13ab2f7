//! `cargo xtask mock` as people run it: started, asked over loopback, interrupted.

mod common;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use common::Workspace;

/// A running server; it is ended with the test, whatever becomes of that.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    fn start(workspace: &Workspace, words: &[&str]) -> Self {
        let words = [&["mock", "--listen", "127.0.0.1:0"], words].concat();
        let mut command = workspace.command(&words);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address =
            line.trim().strip_prefix("http://").unwrap_or_else(|| panic!("no address but {line:?}")).to_owned();
        Self { child, address }
    }

    fn ask(&self, head: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "{head} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Ctrl-C, and what was said until then.
    fn interrupt(mut self) -> (i32, String) {
        let sent = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code().unwrap_or(-1), said)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[test]
fn it_answers_tells_each_request_without_its_values_and_ends_with_ctrl_c() {
    let running = Running::start(&Workspace::new(), &[]);
    let answer = running.ask("GET /pets/secret-name?q=secret-query");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("{\"name\":\"text\"}"), "{answer}");
    assert!(running.ask("GET /nowhere").starts_with("HTTP/1.1 404 "));
    let requests = running.ask("GET /_mock/requests");
    assert!(requests.contains(r#"{"method":"GET","operation":"findPet","status":200,"violations":[]}"#), "{requests}");

    let (status, said) = running.interrupt();
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("Pets 1: 1 operation, by example; Ctrl-C ends it"), "{said}");
    assert!(said.contains("findPet  /pets/{id}") && said.contains("(no such path)"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_scenario_says_what_operations_do() {
    let workspace = Workspace::new();
    let scenario = "\
scenario: 1
collections:
  pets: { key: id, seed: [{ id: '7', name: 'Rex' }] }
refusals:
  not_found: { status: 404, message: No such pet }
operations:
  findPet:
    steps:
      - { find: pets, key: path.id, as: pet, or: not_found }
      - { answer: 200, body: { name: pet.name } }
";
    workspace.put("pets.scenario.yaml", scenario);
    let running = Running::start(&workspace, &["--scenario", "pets.scenario.yaml"]);
    assert!(running.ask("GET /pets/7").ends_with("{\"name\":\"Rex\"}"));
    assert!(running.ask("GET /pets/8").starts_with("HTTP/1.1 404 "));
    assert!(running.ask("GET /_mock/state").contains("Rex"));
    let (status, said) = running.interrupt();
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("1 operation, 1 of them by the scenario"), "{said}");

    workspace.put("pets.scenario.yaml", &scenario.replace("findPet", "findDog"));
    let refused = workspace.run(&["mock", "--scenario", "pets.scenario.yaml"]);
    assert_eq!(refused.status, 2, "{refused:?}");
    assert!(refused.stderr.contains("findDog"), "{}", refused.stderr);
}

#[test]
fn what_cannot_be_served_is_refused() {
    let workspace = Workspace::new();
    for words in
        [&["mock", "absent.yaml"] as &[&str], &["mock", "--scenario", "absent.yaml"], &["mock", "--listen", "x"]]
    {
        let refused = workspace.run(words);
        assert_eq!(refused.status, 2, "{refused:?}");
        assert!(refused.stdout.is_empty() && refused.stderr.contains("error"), "{refused:?}");
    }
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let refused = workspace.run(&["mock", "--listen", &taken.local_addr().unwrap().to_string()]);
    assert_eq!(refused.status, 2, "{refused:?}");
    assert!(refused.stderr.contains("another address: --listen"), "{}", refused.stderr);
}
