"""Tables of text, as results are kept and printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.speed.bench import Line
from benchmarks.speed.measure import Run


class Table(NamedTuple):
    """What a measurement gives, ready to be shown; `notes` stand below it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


LIMITS = ("work", "held to", "glossary", "beside", "takes", "ratio", "limit", "")
"""The header of the table of limits."""


def table_of(lines: Iterable[Line]) -> Table:
    return Table(LIMITS, tuple(map(_cells, lines)))


def _cells(line: Line) -> tuple[str, ...]:
    is_memory = line.figure == "memory"
    verdict = {True: "met", False: "**missed**", None: ""}[line.is_met]
    return (
        line.work,
        line.figure,
        _shown(line.ours, is_memory=is_memory),
        line.other,
        _shown(line.theirs, is_memory=is_memory) if line.theirs else "",
        f"{significant(line.value)} {line.unit}",
        "" if line.limit is None else f"{'≥' if line.at_least else '≤'} {line.limit:g} {line.unit}",
        verdict,
    )


def _shown(run: Run, *, is_memory: bool) -> str:
    """CPU and wall seconds; or megabytes, as looking at the memory takes time itself."""
    return f"{run.peak:.0f} MB" if is_memory else f"{significant(run.cpu)} / {significant(run.wall)} s"


def significant(number: float) -> str:
    """Three significant digits, without an exponent."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}" if number >= 1 else f"{number:.3f}"


def markdown(table: Table) -> str:
    lines = [_row(table.header), _row(["---"] * len(table.header)), *map(_row, table.rows)]
    return "\n".join([*lines, *(f"\n{note}" for note in table.notes)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("  |", " |")
