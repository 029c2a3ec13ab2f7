"""The tables, in Markdown: medians, and beside a peer's figure what part of it ours is."""

import os
import statistics
from dataclasses import dataclass, field

from . import processes, tools
from .compiler import Check


@dataclass
class Row:
    """What one program did with one document."""

    tool: tools.Tool
    generations: list[processes.Cost] = field(default_factory=list)
    # Why there is no crate.
    failed: str | None = None
    lines: int = 0
    # Why its dependencies do not compile.
    unready: str | None = None
    checks: list[Check] = field(default_factory=list)


def heading(place, asked, ready):
    """What was measured, and where."""
    processors = f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the beginning"
    lines = [f"Medians of {asked.runs} generations by each program, in turn; {processors}.", ""]
    lines += [f"- {tool.name} {tool.version or 'of this repository'}: `{tool.asked}`" for tool in ready]
    return "\n".join(lines) + "\n"


def table(document, rows, with_checks):
    """The table of one document, and below it why something is missing."""
    heads = ["generator", "wall", "processor", "memory", "lines", "lines/operation"]
    if with_checks:
        heads += ["check: processor", "check: memory", "warnings", "errors"]
    ours = rows[0]
    lines = [f"## {document.name}: {document.operations} operations, {document.size / 1e6:.1f} MB", ""]
    lines += [f"| {' | '.join(heads)} |", f"| --- {'| ---: ' * (len(heads) - 1)}|"]
    for row in rows:
        cells = [row.tool.name, *generated(row, ours, document)]
        if with_checks:
            cells += compiled(row, ours)
        lines.append(f"| {' | '.join(cells)} |")
    failures = [f"- {row.tool.name}: {failure}" for row in rows for failure in failures_of(row)]
    return "\n".join([*lines, "", *failures, *([""] if failures else [])])


def generated(row, ours, document):
    if row.failed is not None:
        return ["fails"] + ["-"] * 4
    cells = [
        beside(f"{value:.2f} s", value, reference(ours, one))
        for one in ("wall", "processor")
        for value in [median(row, one)]
    ]
    memory = median(row, "memory")
    cells.append(beside(f"{memory / 2**20:.0f} MiB", memory, reference(ours, "memory")))
    cells.append(beside(f"{row.lines:,}", row.lines, ours.lines))
    return [*cells, f"{row.lines / max(document.operations, 1):.0f}"]


def compiled(row, ours):
    if not row.checks:
        return ["-"] * 4
    whole = all(one.failed is None for one in row.checks)
    # What the compiler gives up on early is no measure of what the crate would cost.
    reference = ours.checks if whole and ours.checks and all(one.failed is None for one in ours.checks) else None
    cells = []
    for attribute, shown in (("processor", "{:.1f} s"), ("memory", "{:.0f} MiB")):
        value = middle(row.checks, attribute)
        said = shown.format(value if attribute == "processor" else value / 2**20)
        cells.append(beside(said, value, middle(reference, attribute) if reference else 0))
    return [*cells, str(row.checks[0].warnings), str(row.checks[0].errors)]


def failures_of(row):
    """What went wrong, each in a line."""
    said = [row.failed, row.unready and f"its dependencies: {row.unready}"]
    if row.checks and row.checks[0].failed:
        said.append(f"does not compile: {row.checks[0].failed[:200]}")
    return [one for one in said if one]


def beside(said, value, ours):
    """A figure, with its ratio to ours: ours/theirs, so that small is good."""
    return f"{said} ({ours / value:.2f})" if ours and value and ours != value else said


def median(row, attribute):
    return statistics.median(getattr(cost, attribute) for cost in row.generations)


def middle(checks, attribute):
    return statistics.median(getattr(check.cost, attribute) for check in checks)


def reference(ours, attribute):
    """Our figure, or nothing where we have none."""
    return median(ours, attribute) if ours.failed is None else 0
