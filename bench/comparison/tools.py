"""The programs that are compared: which versions, how they come here, and what they are called with.

Each of them is asked for the same as far as it can be asked: an asynchronous client and the types, of the whole document,
with the defaults of its makers. What is left off by default (servers, builders, tests) stays off. A version is raised
here, and the figures are measured anew.
"""

import json
import shutil
import subprocess
import sys

from . import processes


class Tool:
    """A generator. What differs between them is below."""

    # Its name in tables, and the version that is compared; ours is the one of this repository.
    name = ""
    version = ""
    # What is asked of it, in the words of its command line, for the reader of the table.
    asked = ""

    def installed(self, place):
        """Makes it ready to run, and whether that is so; says aloud why it is not."""
        raise NotImplementedError

    def command(self, place, document, folder):
        """The command that generates the crate in `folder`, which is empty."""
        raise NotImplementedError

    def complete(self, document, folder):
        """Adds what a crate needs and the program leaves to its user. Not measured."""

    def folder(self, place, document):
        """Where the crate is."""
        return place.crates / document.name / self.name

    def generate(self, place, document, limit):
        """Generates once, from nothing: what it cost, and why it failed if it did."""
        folder = self.folder(place, document)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        log = folder.parent / f"{self.name}.log"
        ended = processes.run(self.command(place, document, folder), limit, folder, log=log)
        if ended.failed is None:
            self.complete(document, folder)
        return ended.cost, ended.failed

    def lines(self, place, document):
        """How many lines of Rust the crate has, comments and blanks too."""
        folder = self.folder(place, document)
        sources = (path for path in folder.rglob("*.rs") if not self.is_beside(path.relative_to(folder).as_posix()))
        return sum(path.read_bytes().count(b"\n") for path in sources)

    def is_beside(self, path):
        """Whether a file is neither of the client nor of the types, by its path in the crate."""
        return False


class Ours(Tool):
    """This repository's, built for release as `cargo build --release --package xtask` does it."""

    name = "flexiti-codegen"
    asked = "xtask regen --spec DOCUMENT --out FOLDER"

    def is_beside(self, path):
        # Test doubles and a command line, behind features that are off: generated with the rest, and neither counted nor
        # compiled, for no peer has them.
        return path.startswith(("src/mock/", "src/bin/")) or path == "src/cli.rs"

    def installed(self, place):
        build = ["cargo", "build", "--release", "--quiet", "--package", "xtask"]
        return subprocess.run(build, cwd=place.repository).returncode == 0

    def command(self, place, document, folder):
        return [place.ours(), "regen", "--spec", document.path, "--out", folder, "--name", "ours", "--format", "json"]


class FromCrates(Tool):
    """A peer that is installed with cargo."""

    package = ""

    def installed(self, place):
        record = place.peers / ".crates2.json"
        known = json.loads(record.read_text())["installs"] if record.exists() else {}
        if any(key.startswith(f"{self.package} {self.version} ") for key in known):
            return True
        print(f"installing {self.package} {self.version}..", file=sys.stderr)
        install = ["cargo", "install", "--locked", "--quiet", "--root", place.peers, f"{self.package}@{self.version}"]
        built = subprocess.run([*install, "--target-dir", place.peers / "build"], cwd=place.peers)
        if built.returncode != 0:
            print(f"left out: {self.package} cannot be installed", file=sys.stderr)
        return built.returncode == 0


class Progenitor(FromCrates):
    name, package, version = "progenitor", "cargo-progenitor", "0.15.1"
    asked = "cargo-progenitor progenitor -i DOCUMENT -o FOLDER -n theirs -v 0.1.0"

    def command(self, place, document, folder):
        program = place.programs / "cargo-progenitor"
        return [program, "progenitor", "-i", document.path, "-o", folder, "-n", "theirs", "-v", "0.1.0"]


class Oas3Gen(FromCrates):
    name, package, version = "oas3-gen", "oas3-gen", "0.29.0"
    asked = "oas3-gen generate client-mod -i DOCUMENT -o FOLDER --workspace --all-schemas"

    def command(self, place, document, folder):
        program = place.programs / "oas3-gen"
        # By itself it leaves out the schemas that no operation uses, a sixth of GitHub's; the others give every type.
        options = ["--workspace", "--all-schemas", "--quiet"]
        return [program, "generate", "client-mod", "-i", document.path, "-o", folder, *options]


class OpenApiToRust(FromCrates):
    """Gives a module and the dependencies that it needs; the crate around it is written here."""

    name, package, version = "openapi-to-rust", "openapi-to-rust", "0.23.0"
    asked = "openapi-to-rust generate DOCUMENT --output-dir FOLDER/src/generated"

    def command(self, place, document, folder):
        program = place.programs / "openapi-to-rust"
        return [program, "generate", document.path, "--output-dir", folder / "src" / "generated", "--quiet"]

    def complete(self, document, folder):
        dependencies = (folder / "src" / "generated" / "REQUIRED_DEPS.toml").read_text()
        package = '[package]\nname = "theirs"\nversion = "0.1.0"\nedition = "2024"\n\n'
        heading = "" if "[dependencies]" in dependencies else "[dependencies]\n"
        (folder / "Cargo.toml").write_text(package + heading + dependencies)
        (folder / "src" / "lib.rs").write_text("pub mod generated;\n")


class Ploidy(FromCrates):
    name, package, version = "ploidy", "ploidy", "0.15.0"
    asked = "ploidy generate rust DOCUMENT -o FOLDER --name theirs"

    def command(self, place, document, folder):
        return [place.programs / "ploidy", "generate", "rust", document.path, "-o", folder, "--name", "theirs"]


class OpenApiGenerator(Tool):
    """The one that is not written in Rust; of PyPI for its jar, which is all that the package holds."""

    name, version = "openapi-generator", "7.26.0"
    asked = "openapi-generator-cli generate -g rust -i DOCUMENT -o FOLDER --skip-validate-spec"
    # With what reads YAML, for `documents`.
    packages = [f"openapi-generator-cli=={version}", "PyYAML==6.0.3"]

    def installed(self, place):
        if shutil.which("java") is None:
            print("left out: openapi-generator, java is absent", file=sys.stderr)
            return False
        record = place.python / "installed.txt"
        if record.exists() and record.read_text() == "\n".join(self.packages):
            return True
        print("installing openapi-generator-cli..", file=sys.stderr)
        pip = [place.python / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        made = subprocess.run([sys.executable, "-m", "venv", place.python]).returncode == 0
        if not made or subprocess.run([*pip, *self.packages]).returncode != 0:
            print("left out: openapi-generator cannot be installed", file=sys.stderr)
            return False
        record.write_text("\n".join(self.packages))
        return True

    def command(self, place, document, folder):
        program = place.python / "bin" / "openapi-generator-cli"
        # Real documents break rules that its validator knows; ours and the others read them all the same.
        options = ["--skip-validate-spec", "--additional-properties=packageName=theirs"]
        return [program, "generate", "-g", "rust", "-i", document.path, "-o", folder, *options]


PEERS = {tool.name: tool for tool in (Oas3Gen(), Ploidy(), OpenApiToRust(), Progenitor(), OpenApiGenerator())}


def chosen(names):
    """Ours first, then the peers that are named with commas between them, or all."""
    wanted = names.split(",") if names else list(PEERS)
    return [Ours(), *(PEERS[name] for name in PEERS if name in wanted)]
