"""The results on a page: all that was measured last, whether in this run or in an earlier one."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.bench import Bench
from benchmarks.speed.measure import KIBIBYTE
from benchmarks.speed.program import ROOT
from benchmarks.speed.rows import ROWS, Row, lacks
from benchmarks.speed.tables import LIMITS, Table, markdown

OTHER_TABLES = {
    "growth": "How CPU grows",
    "startup": "What is imported for one page",
    "profile": "Where the CPU goes on 1,000 pages",
}
PAGE = ROOT / "docs" / "performance.md"
_BETWEEN = re.compile(r"(<!-- measured: written by .*? -->\n).*?(<!-- end of measured -->)", re.DOTALL)


class Result(NamedTuple):
    """The table of a row, and which version of the program gave it under what circumstances."""

    table: Table
    made: str


class Results:
    """What was measured, by row; kept in a file, so that a run of some rows leaves the others as they are."""

    def __init__(self, path: Path) -> None:
        self._path = path
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self._results = {key: Result(_table(*table), made) for key, (table, made) in kept.items()}

    def keep(self, key: str, result: Result) -> None:
        self._results[key] = result
        self._path.write_text(json.dumps(self._results, ensure_ascii=False, indent=1), encoding="utf-8")

    def all(self) -> Mapping[str, Result]:
        return self._results


def _table(header: list[str], rows: list[list[str]], notes: list[str]) -> Table:
    return Table(tuple(header), tuple(map(tuple, rows)), tuple(notes))


def circumstances(bench: Bench) -> str:
    """What a result depends on, in a line."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    scale = "" if bench.scale == 1 else f", number of pages times {bench.scale:g}"
    source = ", pages of a folder that was given" if bench.source else ""
    today = datetime.now(UTC).date().isoformat()
    return (
        f"{bench.program.version} at {bench.program.commit}, {today}, {bench.runs} rounds at most{load}{scale}{source}"
    )


def machine() -> str:
    """The processor, its cores as far as they may be used, the memory, the system and Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = (
        f"{_first(Path('/proc/cpuinfo'), 'model name') or platform.processor() or platform.machine()}, {cores} cores",
        _memory(),
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
        _node(),
    )
    return "; ".join(part for part in parts if part)


def _first(path: Path, key: str) -> str:
    """The value of the first line of a file that begins with a key."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def _memory() -> str:
    kibibytes = _first(Path("/proc/meminfo"), "MemTotal").removesuffix(" kB")
    return f"{int(kibibytes) * KIBIBYTE / 1000:.1f} GB" if kibibytes else ""


def _node() -> str:
    node = shutil.which("node")
    return f"node {subprocess.check_output([node, '--version'], text=True).strip()}" if node else ""


def markdown_of(results: Results, bench: Bench) -> str:
    """All results as Markdown: the table of limits, the other programs, growth, and where the time goes."""
    kept = results.all()
    rows = [row for row in ROWS if row.key in kept]
    limits = Table(LIMITS, tuple(cells for row in rows for cells in kept[row.key].table.rows))
    notes = [f"- {note}" for note in _left_out(bench, [row for row in ROWS if row.key not in kept])]
    parts = [f"{machine()}.", _made(kept), markdown(limits), "\n".join(notes), "### Other programs", _peers(bench)]
    for key, title in OTHER_TABLES.items():
        if key in kept:
            parts += [f"### {title}", markdown(kept[key].table)]
    return "\n\n".join(part for part in parts if part)


def _made(kept: Mapping[str, Result]) -> str:
    """By which version all was measured; where they are several, what each of them has measured."""
    keys: dict[str, list[str]] = {}
    for key, result in kept.items():
        keys.setdefault(result.made, []).append(key)
    if len(keys) == 1:
        return f"Measured by {next(iter(keys))}."
    return "\n".join(f"- {', '.join(f'`{key}`' for key in rows)}: {made}" for made, rows in keys.items())


def _left_out(bench: Bench, rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield lacks(row, bench) or f"“{row.work}” was not measured."
    yield from bench.peers.left_out


def _peers(bench: Bench) -> str:
    rows = tuple((one.peer.name, one.version, one.peer.limits) for one in bench.peers.installed)
    return markdown(Table(("program", "version", "cannot, or does not"), rows))


def update_page(text: str) -> None:
    """Put the results into the page, between the comments that stand there for them."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_BETWEEN.sub(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", page), encoding="utf-8")
