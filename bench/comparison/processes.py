"""What a process costs: time on the clock, time of processors, and the most memory that was resident."""

import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass


@dataclass
class Cost:
    """One process with all that it started and waited for. Seconds and bytes."""

    wall: float
    processor: float
    memory: int


@dataclass
class Ended:
    """How a process ended, what it cost, and what it said."""

    cost: Cost
    # Why it is of no use, in a line; nothing if it ended well.
    failed: str | None
    output: str


def run(command, limit, folder=None, environment=None, log=None):
    """Runs a command to its end, or to that of its time, in seconds.

    Both streams go to the file `log`, or standard output is given back where there is none. `memory` is that of the
    largest single process among the command and its children; it is never less than that of this script, of which the
    kernel keeps the mark through fork and exec: some twenty megabytes, and that is why nothing large is read in here.
    """
    env = {**os.environ, **(environment or {})}
    sink = open(log, "wb") if log else subprocess.PIPE
    begun = time.monotonic()
    child = subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=sink,
        stderr=subprocess.STDOUT if log else subprocess.DEVNULL,
        # A group of its own, so that whoever takes too long is ended with its children.
        start_new_session=True,
    )
    late = threading.Event()
    timer = threading.Timer(limit, lambda: (late.set(), os.killpg(child.pid, signal.SIGKILL)))
    timer.start()
    output = child.stdout.read().decode(errors="replace") if child.stdout else ""
    _, status, usage = os.wait4(child.pid, 0)
    timer.cancel()
    wall = time.monotonic() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if log:
        sink.close()
    cost = Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
    return Ended(cost, reason(child.returncode, late.is_set(), limit, log), output)


def reason(code, late, limit, log):
    """Why a process is of no use, by its status and the end of its log."""
    if late:
        return f"took longer than {limit} s"
    if code == 0:
        return None
    said = open(log, errors="replace").read().splitlines() if log else []
    telling = [line.strip() for line in said if "panicked at" in line or "error" in line.lower()]
    words = (telling or [line.strip() for line in said if line.strip()] or [""])[0]
    status = f"ended by signal {-code}" if code < 0 else f"ended with {code}"
    return f"{status}: {words[:160]}" if words else status
