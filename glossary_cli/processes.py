"""Documents inspected in several processes, with the outcomes in the order of the documents."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from multiprocessing import get_context

from pebble import ProcessExpired, ProcessPool

from glossary_cli.cache.definitions import Definitions
from glossary_cli.cache.store import Store
from glossary_cli.config import Config
from glossary_cli.findings import Location, Problem
from glossary_cli.inspection import Inspector, shown
from glossary_cli.outcome import Outcome
from glossary_cli.rules import severity_of
from glossary_cli.source import Source

TOGETHER = 8
"""Documents that a process is handed at once."""

_inspector: Inspector | None = None


def inspect_apart(config: Config, paths: Sequence[str], jobs: int, *, explain: bool) -> Iterator[Outcome]:
    """Inspect documents in `jobs` processes; a document that ends its process comes to a problem that says so."""
    batches = [tuple(paths[start : start + TOGETHER]) for start in range(0, len(paths), TOGETHER)]
    # Processes that begin anew, rather than as copies, are the same on all systems.
    pool = ProcessPool(max_workers=jobs, initializer=_begin, initargs=(config, explain), context=get_context("spawn"))
    try:
        futures = [pool.schedule(_inspect, args=(batch,)) for batch in batches]
        for batch, future in zip(batches, futures, strict=True):
            try:
                outcomes = future.result()
            except ProcessExpired:
                outcomes = [_alone(pool, config, path) for path in batch]
            yield from outcomes
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _alone(pool: ProcessPool, config: Config, path: str) -> Outcome:
    """A document of a batch that one of its documents has ended."""
    try:
        outcome: Outcome = pool.schedule(_inspect, args=((path,),)).result()[0]
    except ProcessExpired as error:
        problem = Problem(Location(path), f"ended the process that checked it (exit code {error.exitcode})")
        severity = severity_of("unreadable-document", config.rules)
        return Outcome(path, "", shown((("unreadable-document", severity, problem),), Source(path, "")))
    return outcome


def _begin(config: Config, explain: bool) -> None:
    global _inspector  # noqa: PLW0603
    # Ctrl-C reaches all processes of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _inspector = Inspector(config, Definitions(config, Store(None)).glossary, explain=explain)


def _inspect(paths: tuple[str, ...]) -> list[Outcome]:
    assert _inspector is not None
    return [_inspector.inspect(path) for path in paths]
