"""How CPU grows with documents, terms and statements: slopes in a log-log plot, where 1 is proportional."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from math import log
from statistics import linear_regression

from benchmarks.speed.bench import PAGES, Bench
from benchmarks.speed.corpus import Corpus
from benchmarks.speed.measure import Command, middle
from benchmarks.speed.program import check, emptied
from benchmarks.speed.tables import Table, significant

DOCUMENTS = (PAGES // 8, PAGES // 4, PAGES // 2, PAGES)
TERMS = (0.1, 1, 10)
"""Times the usual number of concepts."""
SHARES = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Of sentences that say something of a concept, as times the usual share."""
_SOME = PAGES // 4
"""Pages for what is not about the number of pages."""


def growth(bench: Bench) -> Table:
    """Measure how CPU grows; only one thing grows at a time."""
    rows = (*_with_documents(bench), *_with_terms(bench), *_with_statements(bench))
    return Table(("grows", "sizes", "CPU s", "slope"), rows)


def slope(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of the line through the logarithms: 0 is constant, 1 proportional, 2 quadratic."""
    return linear_regression([log(size) for size in sizes], [log(taken) for taken in seconds]).slope


def _with_documents(bench: Bench) -> Iterator[tuple[str, ...]]:
    corpora = [bench.pages(number) for number in DOCUMENTS]
    fixed, *taken = _seconds(bench, [_cold(bench, pages) for pages in (bench.empty(1), *corpora)])
    sizes = [pages.megabytes for pages in corpora]
    yield _row("megabytes of documents", sizes, taken)
    more = [max(seconds - fixed, 1e-3) for seconds in taken]
    yield _row("the same, less what an empty page takes", sizes, more)


def _with_terms(bench: Bench) -> Iterator[tuple[str, ...]]:
    pages = bench.pages(_SOME)
    glossaries = [bench.empty(times) for times in TERMS]
    sizes = [glossary.concepts for glossary in glossaries]
    options = [("--definitions", str(glossary.definitions)) for glossary in glossaries]
    taken = _seconds(bench, [_cold(bench, pages, *each) for each in options])
    yield _row(f"concepts, with {len(pages.pages)} pages", sizes, taken)
    yield _row("concepts, with an empty page", sizes, _seconds(bench, [_cold(bench, each) for each in glossaries]))


def _with_statements(bench: Bench) -> Iterator[tuple[str, ...]]:
    corpora = [bench.stating(_SOME, times) for times in SHARES]
    sizes = [_statements(bench, pages) for pages in corpora]
    taken = _seconds(bench, [_cold(bench, pages) for pages in corpora])
    yield _row(f"statements, on {len(corpora[0].pages)} pages", sizes, taken)


def _statements(bench: Bench, pages: Corpus) -> int:
    """How many statements the program finds, at least 1, so that it has a logarithm."""
    command = check(bench.program, pages)
    arguments = [command.arguments[0], "statements", "--format", "json"]
    environment = {**os.environ, **command.environment}
    run = subprocess.run(arguments, cwd=pages.folder, env=environment, capture_output=True, text=True, check=True)
    return max(1, len(json.loads(run.stdout)["statements"]))


def _cold(bench: Bench, pages: Corpus, *options: str) -> Command:
    return check(bench.program, pages, *options, cache=bench.cache, prepare=emptied(bench.cache))


def _seconds(bench: Bench, commands: Sequence[Command]) -> list[float]:
    return [middle(runs).cpu for runs in bench.in_turn(*commands, is_long=True, warm_up=False)]


def _row(what: str, sizes: Sequence[float], seconds: Sequence[float]) -> tuple[str, ...]:
    shown = " · ".join(f"{size:,.4g}" if size < 100 else f"{size:,.0f}" for size in sizes)
    return what, shown, " · ".join(map(significant, seconds)), f"{slope(sizes, seconds):.2f}"
