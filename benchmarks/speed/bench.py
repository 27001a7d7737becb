"""What all measurements of a run share, and what a row of the table is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.corpus import Corpus, Shape, corpus
from benchmarks.speed.measure import Command, Rounds, Run, in_turn
from benchmarks.speed.peers import Installation, Installed
from benchmarks.speed.program import Program
from benchmarks.speed.sentences import Mix

TREE_MEAN = 9_660
"""Bytes a page of the 11,490 that are 111 MB."""
PAGES, TREE, HOOK_PAGE = 1_000, 11_490, 20_000
_LONG = 3
"""Rounds of what takes seconds, at most."""


class Bench(NamedTuple):
    """Where and what is measured. `scale` shrinks all corpora; slow peers are given a `share` of the pages."""

    work: Path
    program: Program
    peers: Installation
    runs: int
    concepts: int = 500
    scale: float = 1.0
    share: float = 1.0
    source: str | None = None

    @property
    def cache(self) -> Path:
        return self.work / "cache"

    def pages(self, number: int, *, mean: int = 11_400) -> Corpus:
        """That many pages, before they are scaled."""
        count = max(1, round(number * self.scale))
        return self._corpus(f"pages-{count}-{mean}", Shape(count, self.concepts, mean, source=self.source))

    def tree(self, share: float = 1.0) -> Corpus:
        return self.pages(round(TREE * share), mean=TREE_MEAN)

    def page(self) -> Corpus:
        return self._corpus("page", Shape(1, self.concepts, size=HOOK_PAGE, source=self.source))

    def empty(self, times: float) -> Corpus:
        """An empty page, with a glossary of so many times the usual number of concepts."""
        concepts = max(1, round(self.concepts * times))
        return self._corpus(f"empty-{concepts}", Shape(1, concepts, size=0))

    def stating(self, number: int, times: float) -> Corpus:
        """Invented pages, with so many times the usual share of sentences that say something of a concept."""
        mix = Mix()._replace(state=Mix().state * times)
        count = max(1, round(number * self.scale))
        return self._corpus(f"stating-{times:g}", Shape(count, self.concepts, mix=mix))

    def _corpus(self, name: str, shape: Shape) -> Corpus:
        return corpus(self.work / "corpora" / name, shape)

    def peer(self, name: str) -> tuple[Installed, ...]:
        """The peer of a name, or nothing where it is not there."""
        return tuple(one for one in self.peers.installed if one.peer.name == name)

    def in_turn(self, *commands: Command, is_long: bool = False, warm_up: bool = True) -> Rounds:
        return in_turn(commands, min(self.runs, _LONG) if is_long else self.runs, warm_up=warm_up)

    def python(self, *arguments: str, name: str = "python -c pass") -> Command:
        return Command(name, (sys.executable, *arguments), self.work)


class Line(NamedTuple):
    """A line of the table: what `ours` took for some work, beside what `other` took.

    `value` is held to `limit`: a ratio, or seconds or megabytes as `unit` says. Without a limit, it is for information.
    """

    work: str
    figure: str
    ours: Run
    value: float
    limit: float | None
    other: str = ""
    theirs: Run | None = None
    unit: str = "×"
    at_least: bool = False

    @property
    def is_met(self) -> bool | None:
        if self.limit is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def cpu(run: Run) -> float:
    return run.cpu


def wall(run: Run) -> float:
    return run.wall


def peak(run: Run) -> float:
    return run.peak


FIGURES = {"CPU": cpu, "wall": wall, "memory": peak}
