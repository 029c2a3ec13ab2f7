//! `cargo xtask upgrade`: a new document, whole: what the commit holds, and that what is wrong changes nothing.

mod common;

use common::{CORRECTION, PETS, Workspace};

/// A workspace with everything that an upgrade changes, up to date.
fn pinned() -> Workspace {
    let workspace = Workspace::new();
    workspace.put("spec/pos-v2.5.yaml", SHOP);
    let lock = "version = 4\n\n[[package]]\nname = \"flexiti-generated\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"other\"\nversion = \"0.1.0\"\n";
    workspace.put("tests/Cargo.lock", lock);
    workspace.put("README.md", "# Pets\n\n```text\nGET /pets/{id}  request-path  id: string(40) required\n```\n");
    workspace
        .put("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\nThis will be 0.1.0.\n\n### Added\n\n- All of it.\n");
    workspace
        .put("flexiti-codegen/tests/snapshots/surface.snap", "---\nsource: flexiti-codegen/tests/surface.rs\n---\n");
    assert_eq!(workspace.run(&["regen"]).status, 0);
    let head = "---\nsource: flexiti-codegen/tests/surface.rs\n---\n";
    workspace
        .put("flexiti-codegen/tests/snapshots/surface.snap", &format!("{head}{}", workspace.run(&["surface"]).stdout));
    workspace
}

/// Pets that can be found and, if there is a good reason, not found.
const SHOP: &str = "\
# A remark of the vendor's.
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    get:
      operationId: findPet
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, maxLength: 40 } }
      responses:
        '200':
          description: The pet
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
        '409':
          description: A refusal
          content:
            application/json:
              schema:
                type: object
                properties:
                  error:
                    type: string
                    enum: [not_found]
                    x-enum-descriptions: { not_found: no such pet }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string, maxLength: 20 } } }
x-problem: { code: [error] }
";

/// A longer parameter, a new member of an answer, a new code.
fn grown() -> String {
    SHOP.replace("maxLength: 40", "maxLength: 50")
        .replace("properties: { name:", "properties: { born: { type: string, format: date, maxLength: 10 }, name:")
        .replace("[not_found]", "[not_found, asleep]")
        .replace("no such pet }", "no such pet, asleep: the pet is asleep. }")
}

const DAY: &str = "2026-12-01";

#[test]
fn what_grew_is_one_commit() {
    let workspace = pinned();
    workspace.put("new.yaml", &grown());
    let before = workspace.tree();
    let run = workspace.run(&["upgrade", "new.yaml", "--date", DAY]);
    assert_eq!(run.status, 0, "{run:?}");
    let after = workspace.tree();
    let mut changed: Vec<String> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .map(|(path, _)| path.strip_prefix(workspace.path("")).unwrap().to_string_lossy().into_owned())
        .collect();
    changed.sort();
    // Where the operations stand is the generator's matter.
    let operations = |path: &String| path.starts_with("flexiti-generated/src/operations/");
    assert_eq!(changed.iter().filter(|path| operations(path)).count(), 1, "{changed:?}");
    changed.retain(|path| !operations(path));
    assert_eq!(
        changed,
        [
            "CHANGELOG.md",
            "README.md",
            "flexiti-codegen/tests/snapshots/surface.snap",
            "flexiti-generated/Cargo.toml",
            "flexiti-generated/src/mock/description.json",
            "flexiti-generated/src/mock/refusals.rs",
            "flexiti-generated/src/mock/testing.md",
            "flexiti-generated/src/types.rs",
            "spec/LOCK",
            "spec/history/2026-12-01.overlay.yaml",
            "spec/history/revisions.yaml",
            "spec/pos-v2.5.yaml",
            "tests/Cargo.lock",
        ]
    );
    assert!(before.keys().all(|path| after.contains_key(path)), "nothing went");
    assert_eq!(
        workspace.read("CHANGELOG.md"),
        "# Changelog\n\n## [Unreleased]\n\nThis will be 0.1.0.\n\n\
         ### flexiti-generated 0.1.1: the API document of 2026-12-01\n\n\
         The vendor changed one operation. Code that uses the crate goes on as it is.\n\n\
         #### Added\n\n\
         - `findPet`: `born` of the answer is new (string(10)).\n\n\
         #### Changed limits\n\n\
         - `findPet`: `id` of the path may have 50 characters, it was 40.\n\n\
         #### Error codes\n\n\
         - `findPet` may refuse with `asleep` (409): the pet is asleep.\n\n\
         ### Added\n\n- All of it.\n"
    );
    assert_eq!(workspace.read("spec/pos-v2.5.yaml"), grown(), "the vendor's bytes, remarks and all");
    assert!(workspace.read("flexiti-generated/Cargo.toml").contains("version = \"0.1.1\""));
    assert!(workspace.read("spec/LOCK").contains("date: 2026-12-01") && workspace.read("spec/LOCK").contains("0.1.1"));
    let lock = workspace.read("tests/Cargo.lock");
    assert!(
        lock.contains("\"flexiti-generated\"\nversion = \"0.1.1\"") && lock.contains("\"other\"\nversion = \"0.1.0\"")
    );
    let snapshot = workspace.read("flexiti-codegen/tests/snapshots/surface.snap");
    assert!(snapshot.ends_with(&format!("---\n{}", workspace.run(&["surface"]).stdout)), "{snapshot}");

    assert!(workspace.read("README.md").contains("id: string(50) required"), "the README shows what is so");

    // The result needs no edit by hand: everything is up to date, and the history leads back.
    assert_eq!(workspace.run(&["regen", "--check"]).status, 0);
    let history: serde_json::Value =
        serde_json::from_str(&workspace.run(&["history", "--format", "json"]).stdout).unwrap();
    assert_eq!((&history[0]["revision"], &history[1]["revision"]), (&"current".into(), &DAY.into()));
    let kinds: Vec<&str> =
        history[1]["changes"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    let back = workspace.run(&["history", "--print", "current"]).stdout;
    workspace.put("back.yaml", &back);
    let whole = workspace.run(&["diff", "back.yaml", "new.yaml", "--fail-on", "never", "--format", "json"]).stdout;
    let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(whole["changes"].as_array().map(Vec::len), Some(3), "{whole:#}");

    let again = workspace.run(&["upgrade", "new.yaml"]);
    assert_eq!((again.status, &*again.stdout), (0, "nothing to do: this is the pinned document\n"));
}

#[test]
fn what_breaks_raises_the_version_more_and_says_what_code_meets() {
    let workspace = pinned();
    workspace.put(
        "new.yaml",
        &SHOP.replace("properties: { name:", "properties: { title:").replace("maxLength: 40", "maxLength: 4"),
    );
    let run = workspace.run(&["upgrade", "new.yaml", "--date", DAY, "--origin", "a letter", "--revision", "R27"]);
    assert_eq!(run.status, 0, "{run:?}");
    let changelog = workspace.read("CHANGELOG.md");
    assert!(changelog.contains("### flexiti-generated 0.2.0: the API document of R27\n"), "{changelog}");
    assert!(changelog.contains("Code that uses what stands under Breaking needs a change."), "{changelog}");
    assert!(changelog.contains("#### Breaking\n\n- `findPet`: "), "{changelog}");
    assert!(workspace.read("spec/LOCK").contains("origin: a letter"));
    assert!(workspace.path("spec/history/R27.overlay.yaml").exists());

    // A second one of the day has a name of its own, and the chain goes on.
    workspace.put("third.yaml", SHOP);
    assert_eq!(workspace.run(&["upgrade", "third.yaml", "--date", DAY]).status, 0);
    workspace.put("fourth.yaml", &grown());
    let run = workspace.run(&["upgrade", "fourth.yaml", "--date", DAY]);
    assert_eq!(run.status, 0, "{run:?}");
    let index = workspace.read("spec/history/revisions.yaml");
    assert!(index.contains("name: R27") && index.contains("name: 2026-12-01 (2)"), "{index}");
    assert_eq!(workspace.run(&["history"]).status, 0);
    assert!(workspace.read("spec/LOCK").contains("version: 0.3.1"), "{}", workspace.read("spec/LOCK"));
}

#[test]
fn a_dry_run_shows_all_and_writes_nothing() {
    let workspace = pinned();
    workspace.put("new.yaml", &grown());
    let before = workspace.tree();
    let run = workspace.run(&["upgrade", "new.yaml", "--dry-run", "--date", DAY]);
    assert_eq!(run.status, 0, "{run:?}");
    for words in [
        "request-parameter-max-length-increased",
        "would change:\n  written  CHANGELOG.md\n",
        "flexiti-generated 0.1.0 -> 0.1.1 (minor)",
        "#### Error codes",
        "nothing was written",
    ] {
        assert!(run.stdout.contains(words), "{words} is not in {}", run.stdout);
    }
    assert_eq!(workspace.tree(), before);
}

/// Each is refused with 2, and not one byte of the tree is another.
#[test]
fn what_is_wrong_changes_nothing() {
    let overlay = CORRECTION.replace("/pets/{id}", "/dogs");
    let index = "revisions:\n- { name: a, evidence: b, undo: c }\n";
    for (what, document, also, words) in [
        ("a syntax error", SHOP.replace("title: Pets,", "title: Pets, ]"), None, "error[syntax-error]"),
        ("a dangling reference", SHOP.replace("schemas/Pet'", "schemas/Dog'"), None, "error[unresolved-reference]"),
        ("a document of several files", SHOP.replace("'#/components/schemas/Pet'", "pet.yaml"), None, "pet.yaml"),
        ("no document", "- 1\n".to_owned(), None, "error["),
        (
            "an action without a match",
            grown(),
            Some(("spec/pos-v2.5.overlay.yaml", &*overlay)),
            "overlay-action-unmatched",
        ),
        ("a broken history", grown(), Some(("spec/history/revisions.yaml", index)), "the oldest revision"),
        ("a broken lock", grown(), Some(("spec/LOCK", "document: [")), "LOCK"),
        ("a pinned document changed by hand", grown(), Some(("spec/pos-v2.5.yaml", PETS)), "it was changed by hand"),
        (
            "a snapshot of another kind",
            grown(),
            Some(("flexiti-codegen/tests/snapshots/surface.snap", "x")),
            "is no snapshot",
        ),
        ("a crate that is none", grown(), Some(("flexiti-generated/Cargo.toml", "mine")), "foreign-folder"),
    ] {
        let workspace = pinned();
        workspace.put("pet.yaml", "{ type: object }");
        workspace.put("new.yaml", &document);
        if let Some((path, text)) = also {
            workspace.put(path, text);
        }
        let before = workspace.tree();
        for words_of_the_run in [&["upgrade", "new.yaml"] as &[&str], &["upgrade", "new.yaml", "--dry-run"]] {
            let run = workspace.run(words_of_the_run);
            assert_eq!(run.status, 2, "{what}: {run:?}");
            assert!(run.stderr.contains(words), "{what}: {words} is not in {}", run.stderr);
            assert_eq!(workspace.tree(), before, "{what}");
        }
    }
    let workspace = pinned();
    let before = workspace.tree();
    for words in
        [&["upgrade"] as &[&str], &["upgrade", "absent.yaml"], &["upgrade", "spec/pos-v2.5.yaml", "--date", "soon"]]
    {
        assert_eq!(workspace.run(words).status, 2, "{words:?}");
        assert_eq!(workspace.tree(), before, "{words:?}");
    }
}

/// The last step fails while it is carried out: what was written before it is put back.
#[cfg(unix)]
#[test]
fn what_the_system_refuses_changes_nothing() {
    let workspace = pinned();
    workspace.put("new.yaml", &grown());
    // A file stands where a folder is needed, and the plan does not look for that.
    workspace.put("spec/history", "");
    let before = workspace.tree();
    let run = workspace.run(&["upgrade", "new.yaml", "--date", DAY]);
    assert_eq!(run.status, 2, "{run:?}");
    assert_eq!(workspace.tree(), before);
}

#[test]
fn accepted_changes_do_not_count() {
    let workspace = pinned();
    workspace.put("new.yaml", &SHOP.replace("maxLength: 40", "maxLength: 4"));
    let report = workspace.run(&["diff", "spec/pos-v2.5.yaml", "new.yaml", "--format", "json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let fingerprint = report["changes"][0]["fingerprint"].as_str().unwrap();
    let accepted = |fingerprint: &str| {
        workspace.put(
            "accepted.yaml",
            &format!("accepted:\n- {{ fingerprint: '{fingerprint}', reason: no id is longer }}\n"),
        );
        workspace.run(&["upgrade", "new.yaml", "--accepted", "accepted.yaml", "--dry-run"])
    };
    let run = accepted(fingerprint);
    assert!(run.status == 0 && run.stdout.contains("flexiti-generated stays 0.1.0"), "{run:?}");
    assert!(run.stderr.contains("1 accepted changes are left out"), "{run:?}");
    assert_eq!(accepted("0000000000000000").status, 2);
}

#[test]
fn any_kind_of_document_is_pinned_as_it_is() {
    let workspace = pinned();
    let swagger = r##"{
      "swagger": "2.0", "info": { "title": "Pets", "version": "2" },
      "paths": { "/pets/{id}": { "get": { "operationId": "findPet", "produces": ["application/json"],
        "parameters": [{ "name": "id", "in": "path", "required": true, "type": "string", "maxLength": 40 }],
        "responses": { "200": { "description": "The pet", "schema": { "$ref": "#/definitions/Pet" } } } } } },
      "definitions": { "Pet": { "type": "object", "properties": { "name": { "type": "string", "maxLength": 20 } } } }
    }"##;
    workspace.put("swagger.json", swagger);
    let run = workspace.run(&["upgrade", "swagger.json", "--date", DAY]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(workspace.read("spec/pos-v2.5.yaml"), swagger);
    assert_eq!(workspace.run(&["regen", "--check"]).status, 0);
    let run = workspace.run(&["history", "--print", "current"]);
    assert!(run.stdout.contains("openapi: \"3.0.3\""), "{run:?}");
}

#[test]
fn other_words_for_the_same_are_pinned_without_a_new_version() {
    let workspace = pinned();
    workspace.put("new.yaml", &SHOP.replace("# A remark", "# Another remark"));
    let run = workspace.run(&["upgrade", "new.yaml"]);
    assert!(run.status == 0 && run.stdout.contains("flexiti-generated stays 0.1.0"), "{run:?}");
    assert!(!workspace.path("spec/history").exists() && !workspace.read("CHANGELOG.md").contains("0.1.1"));
    assert_eq!(workspace.run(&["regen", "--check"]).status, 0);
}
