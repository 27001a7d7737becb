"""A progress bar on stderr, for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

PATIENCE = 1.0
"""Seconds that a run may last before it shows how far it is."""


@contextmanager
def progress(total: int, *, wanted: bool) -> Iterator[Callable[[], None]]:
    """Give a function to call after each of `total` steps; on a terminal it shows a bar in a long run."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda: None
        return
    bar = _Bar(total)
    try:
        yield bar.advance
    finally:
        bar.close()


class _Bar:
    """Draws nothing, and imports nothing, before `PATIENCE` has passed."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._start = monotonic()
        self._draw: Callable[[int], None] | None = None
        self.close: Callable[[], None] = lambda: None

    def advance(self) -> None:
        self._done += 1
        if self._draw is None and monotonic() - self._start > PATIENCE:
            self._open()
        if self._draw is not None:
            self._draw(self._done)

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task("", total=self._total)
        bar.start()
        self._draw = lambda done: bar.update(task, completed=done)
        self.close = bar.stop
