"""Documents inspected in several processes, with the outcomes in the order of the documents.

Each process has a pipe of its own and no lock in common with another, so that one that dies can take nothing with it
but the documents it was handed.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread, active_count
from traceback import format_exc
from typing import NamedTuple

from glossary_cli.config import Config
from glossary_cli.expressions import EXPRESSIONS, Code
from glossary_cli.forms import Forms
from glossary_cli.glossary import Glossary
from glossary_cli.inspection import Inspector, lost
from glossary_cli.outcome import Outcome
from glossary_cli.source import UnreadableError

TOGETHER = 8
"""Documents that a process is handed at once."""

Batch = tuple[str, ...]

Answer = tuple[list[Outcome], Mapping[str, Code]]
"""What a batch came to, and the expressions that were compiled for it."""

_ENDED = UnreadableError("ended the process that checked it", remedy="Exclude it, and report this as a bug")


class Work(NamedTuple):
    """What a process has to know that begins anew."""

    config: Config
    glossary: Glossary
    forms: Forms
    explain: bool
    expressions: Mapping[str, Code]


class _Worker(NamedTuple):
    """A process, and this end of its pipe."""

    process: BaseProcess
    pipe: Connection


class _DiedError(Exception):
    """A process is gone, and with it what it was handed."""


def inspect_apart(work: Work, paths: Sequence[str], jobs: int, here: Callable[[], Inspector]) -> Iterator[Outcome]:
    """Inspect documents in `jobs` processes, which begin at once; the outcomes come when they are asked for.

    A document that ends its process comes to a problem that says so, and a new process goes on. Where no process gets
    anything done, the documents are inspected `here`.
    """
    batches = [tuple(paths[start : start + TOGETHER]) for start in range(0, len(paths), TOGETHER)]
    return _outcomes(_Team(work, jobs, here), batches, here)


def _outcomes(team: _Team, batches: Sequence[Batch], here: Callable[[], Inspector]) -> Iterator[Outcome]:
    try:
        for number, outcomes in enumerate(team.in_order(batches)):
            yield from outcomes if outcomes is not None else map(here().inspect, batches[number])
    finally:
        team.end()


class _Team:
    """Processes that are handed batches as they become free."""

    def __init__(self, work: Work, jobs: int, here: Callable[[], Inspector]) -> None:
        self._work = work
        self._workers: list[_Worker] = []
        self._is_able = True
        self._handing: Thread | None = None
        if _CAN_COPY and active_count() == 1:
            self._copy(here(), jobs)
        else:
            self._begin(jobs)

    def _copy(self, inspector: Inspector, jobs: int) -> None:
        for _ in range(jobs):
            self._workers.append(_copied(inspector, [worker.pipe for worker in self._workers]))

    def _begin(self, jobs: int) -> None:
        for entry in self._work.glossary.entries:
            # Its places go with it, and what is kept of them is for this thread alone.
            entry.locate()
        self._workers = [_begun() for _ in range(jobs)]
        # A process that begins takes nothing yet, and the first one has other things to do until it does.
        self._handing = Thread(target=self._hand_work, daemon=True)
        self._handing.start()

    def _hand_work(self) -> None:
        for worker in self._workers:
            _hand(worker, self._work)

    def in_order(self, batches: Sequence[Batch]) -> Iterator[list[Outcome] | None]:
        """What each batch comes to; None where no process lives long enough to tell."""
        if self._handing is not None:
            self._handing.join()
        idle, busy = list(self._workers), dict[int, tuple[_Worker, int]]()
        ready: dict[int, list[Outcome] | None] = {}
        given = 0
        for number in range(len(batches)):
            while number not in ready:
                while idle and given < len(batches):
                    worker = idle.pop()
                    busy[worker.pipe.fileno()] = worker, given
                    _hand(worker, batches[given])
                    given += 1
                for pipe in wait([worker.pipe for worker, _ in busy.values()]):
                    worker, done = busy.pop(pipe.fileno())  # type: ignore[union-attr]
                    try:
                        ready[done] = _take(worker)
                        idle.append(worker)
                    except _DiedError:
                        ready[done] = self._one_by_one(batches[done], worker) if self._is_able else None
                        idle += self._workers[-1:]
            yield ready.pop(number)

    def _one_by_one(self, batch: Batch, dead: _Worker) -> list[Outcome] | None:
        """A batch that one of its documents has ended; the last of the processes that it takes stays."""
        self._workers.remove(dead)
        outcomes: list[Outcome] = []
        worker = self._new()
        for path in batch:
            _hand(worker, (path,))
            try:
                outcomes += _take(worker)
            except _DiedError:
                outcomes.append(lost(path, _ENDED, self._work.config.rules))
                worker = self._new()
        self._workers.append(worker)
        # Not one document that does no harm: it is the processes that cannot live here.
        self._is_able = any(outcome.digest for outcome in outcomes)
        return outcomes if self._is_able else None

    def _new(self) -> _Worker:
        worker = _begun()
        _hand(worker, self._work)
        return worker

    def end(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()


def _hand(worker: _Worker, what: Work | Batch) -> None:
    try:
        worker.pipe.send(what)
    except OSError:
        # It is gone, as taking from it will tell.
        return


def _take(worker: _Worker) -> list[Outcome]:
    """What a batch came to. Raises what was raised in the process."""
    try:
        answer: Answer | Exception = worker.pipe.recv()
    except (EOFError, OSError):
        raise _DiedError from None
    if isinstance(answer, Exception):
        raise answer
    outcomes, news = answer
    EXPRESSIONS.learn(news)
    return outcomes


# A copy of this process knows all that it knows, and is ready at once. But only Linux copies without harm, and only a
# process that does one thing at a time: a lock that something else holds is never let go in a copy.
_CAN_COPY = sys.platform == "linux"


def _copied(inspector: Inspector, others: Sequence[Connection]) -> _Worker:
    """A process that is a copy of this one; `others` are this end of the pipes of the processes before it."""
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve_as_copy, args=(theirs, inspector, (*others, ours)), daemon=True)
    return _started(process, ours, theirs)


def _begun() -> _Worker:
    """A process that begins anew, as on all systems.

    What it has to know is handed over later: one that dies while it is given much at its start is waited for without
    end.
    """
    if sys.platform != "win32":
        from multiprocessing import resource_tracker

        # It begins with the first process that begins anew, and would then let Ctrl-C through again.
        resource_tracker.ensure_running()
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve_anew, args=(theirs,), daemon=True)
    return _started(process, ours, theirs)


def _started(process: BaseProcess, ours: Connection, theirs: Connection) -> _Worker:
    with _not_interrupted():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Keep Ctrl-C from a process that begins here, which inherits what is blocked; the first one ends the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve_as_copy(pipe: Connection, inspector: Inspector, others: Sequence[Connection]) -> None:
    # An end that is open here tells no other process that the first one is gone.
    for other in others:
        other.close()
    # What the first process has compiled is no news to it.
    EXPRESSIONS.news()
    _serve(pipe, lambda: inspector)


def _serve_anew(pipe: Connection) -> None:
    def inspector() -> Inspector:
        work: Work = pipe.recv()
        EXPRESSIONS.begin(work.expressions)
        return Inspector(work.config, work.glossary, work.forms, explain=work.explain)

    _serve(pipe, inspector)


def _serve(pipe: Connection, made: Callable[[], Inspector]) -> None:
    """Answer batches with outcomes for as long as there are any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        inspector = made()
        while True:
            _answer(pipe, inspector)
    except (EOFError, OSError):
        # The first process needs no more.
        return


def _answer(pipe: Connection, inspector: Inspector) -> None:
    batch: Batch = pipe.recv()
    try:
        outcomes = [inspector.inspect(path) for path in batch]
    except Exception as error:
        # It is raised again where it is reported.
        error.add_note(format_exc())
        pipe.send(error)
    else:
        pipe.send((outcomes, EXPRESSIONS.news()))
