"""Where things stand: this repository, and what the comparison makes below its `target`."""

import os
from pathlib import Path


class Place:
    """The folders of one comparison. Everything is made when it is first asked for, and stays for the next run."""

    def __init__(self):
        self.repository = Path(__file__).resolve().parents[2]
        self.peers = self.repository / "target" / "peers"
        # Programs from crates.io, those from PyPI, documents as the programs see them, crates, and what is compiled.
        self.programs = self.peers / "bin"
        self.python = self.peers / "venv"
        self.documents = self.peers / "documents"
        self.crates = self.peers / "work"
        self.compiled = self.peers / "target"
        for folder in (self.peers, self.documents, self.crates):
            folder.mkdir(parents=True, exist_ok=True)

    def shared(self):
        """The folder of large test data, which need not be there."""
        return Path(os.environ.get("FLEXITI_SHARED", self.repository.parent / "shared"))

    def ours(self):
        """Our own program, as it is built for release."""
        target = Path(os.environ.get("CARGO_TARGET_DIR", self.repository / "target"))
        return target / "release" / "xtask"
