"""The documents, in a form that every program reads: OpenAPI 3 as JSON.

What is that already stays as it is. YAML becomes JSON, and Swagger 2.0 what OpenAPI Generator makes of it, for not all
of the peers read them; we are given the same file. This module is also a program, which does that for one document: a
process of its own, so that the one which measures stays small (see `processes`).
"""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# Known for their size, each in another way; without the revision in their names.
USUAL = [
    "oxidecomputer__omicron__openapi-nexus",
    "kubernetes-client__",
    "stripe__openapi__openapi-spec3",
    "github__api.",
]
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


@dataclass
class Document:
    """A document that every program may read."""

    # What crates and tables call it.
    name: str
    path: Path
    operations: int
    size: int


def prepare(place, named):
    """The documents that are named, or the usual ones as far as they are at hand."""
    paths = [Path(path) for path in named] or usual(place.shared() / "corpus" / "documents")
    return [prepared(place, path) for path in paths]


def usual(folder):
    found = []
    for beginning in USUAL:
        paths = sorted(folder.glob(beginning + "*")) if folder.is_dir() else []
        if not paths:
            print(f"left out: {folder}/{beginning}* is absent", file=sys.stderr)
        found += paths[:1]
    return found


def prepared(place, path):
    name = re.sub("[^a-z0-9]+", "-", path.stem.split("@")[0].lower()).strip("-")
    target = place.documents / f"{name}.json"
    counted = place.documents / f"{name}.operations"
    if not counted.exists() or counted.stat().st_mtime < path.stat().st_mtime:
        # The virtual environment has a reader of YAML.
        python = place.python / "bin" / "python"
        program = [str(python) if python.exists() else sys.executable, __file__, str(path), str(target)]
        counted.write_text(subprocess.run(program, check=True, capture_output=True, text=True).stdout)
    return Document(name, target, int(counted.read_text()), target.stat().st_size)


def main(source, target):
    """Writes the document at `source` to `target`, and prints how many operations it has."""
    document = read(Path(source))
    if source.endswith(".json") and "openapi" in document:
        shutil.copyfile(source, target)
    else:
        document = converted(Path(source), Path(target)) if "swagger" in document else document
        Path(target).write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
    print(sum(method in METHODS for path in document["paths"].values() for method in path))


def read(path):
    text = path.read_text()
    if path.suffix == ".json":
        return json.loads(text)
    import yaml

    class Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        """Days stay text, as in JSON."""

    Plain.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
        for first, rules in Plain.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Plain)


def converted(source, target):
    """Swagger 2.0 as OpenAPI 3.0."""
    folder = target.with_suffix(".converted")
    program = Path(sys.executable).parent / "openapi-generator-cli"
    command = [program, "generate", "-g", "openapi", "-i", source, "-o", folder, "--skip-validate-spec"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return json.loads((folder / "openapi.json").read_text())


if __name__ == "__main__":
    main(*sys.argv[1:])
