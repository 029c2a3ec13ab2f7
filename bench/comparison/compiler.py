"""What becomes of a generated crate in the compiler: `cargo check` of the crate alone."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import processes


@dataclass
class Check:
    """One compilation of the crate, its dependencies not counted."""

    cost: processes.Cost
    warnings: int
    errors: int
    # The first error of the compiler, or why it did not come to that.
    failed: str | None


def prepare(place, folder, limit):
    """Compiles the dependencies, and nothing else: the crate has no code meanwhile. Gives the reason if that fails."""
    root = crate_root(place, folder)
    if root is None:
        return "cargo finds no library in it"
    source = root.read_bytes()
    root.write_bytes(b"")
    try:
        log = folder.parent / f"{folder.name}.cargo.log"
        return processes.run(command(), limit, folder, environment(place), log).failed
    finally:
        root.write_bytes(source)


def check(place, folder, limit):
    """Compiles the crate once. Its dependencies must have been prepared."""
    root = crate_root(place, folder)
    os.utime(root)
    ended = processes.run([*command(), "--message-format=json"], limit, folder, environment(place))
    messages = [json.loads(line) for line in ended.output.splitlines() if line.startswith("{")]
    said = [message["message"] for message in messages if message["reason"] == "compiler-message"]
    # The compiler's last words only count what it said before.
    said = [one for one in said if one["spans"] or one["code"]]
    errors = [one["message"] for one in said if one["level"].startswith("error")]
    warnings = sum(one["level"] == "warning" for one in said)
    failed = (errors[0] if errors else ended.failed) if ended.failed else None
    return Check(ended.cost, warnings, len(errors), failed)


def command():
    return ["cargo", "check", "--lib", "--quiet", "--jobs", "1"]


def environment(place):
    """One target folder for all crates; nothing is kept from one compilation of a crate for the next."""
    return {"CARGO_TARGET_DIR": str(place.compiled), "CARGO_INCREMENTAL": "0", "RUSTFLAGS": "", "RUSTC_WRAPPER": ""}


def crate_root(place, folder):
    """The file that the library begins with."""
    ask = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    answer = subprocess.run(ask, cwd=folder, env={**os.environ, **environment(place)}, capture_output=True, text=True)
    if answer.returncode != 0:
        return None
    targets = json.loads(answer.stdout)["packages"][0]["targets"]
    roots = [target["src_path"] for target in targets if "lib" in target["kind"]]
    return Path(roots[0]) if roots else None
