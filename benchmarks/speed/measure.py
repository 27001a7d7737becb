"""What a command takes: CPU, wall time and memory, of all its processes together; and commands in turn."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

KIBIBYTE = 1024 / 1e6
"""In megabytes; the kernel counts memory in kibibytes."""
BETWEEN_LOOKS = 0.02
"""Seconds between two looks at the memory."""


class Run(NamedTuple):
    """Seconds of user and system time and of wall time; megabytes of memory at the peak."""

    cpu: float
    wall: float
    peak: float


class Command(NamedTuple):
    """What is run; `prepare` is called before each run, and its time does not count.

    A status that is not in `accepted` is a failure: a linter ends with 1 where it finds something, and with another
    status where it did not run at all.
    """

    name: str
    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = {}
    prepare: Callable[[], None] = lambda: None
    accepted: tuple[int, ...] = (0,)
    counts_memory: bool = False


class FailedError(Exception):
    """A command that did not do its work: what it is, and the end of what it said."""


def run(command: Command) -> Run:
    """Run a command once. Raises FailedError.

    The times are those that the kernel counts for the process and for all of its descendants that were waited for
    (`wait4`). What is printed goes nowhere: printing to a terminal is no part of the work.
    """
    command.prepare()
    with Path(os.devnull).open("wb") as nowhere:
        start = time.perf_counter()
        process = _start(command, nowhere.fileno())
        try:
            looks = _watch(process.pid) if command.counts_memory else 0.0
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            os.killpg(process.pid, signal.SIGKILL)  # it has a session of its own, and knows nothing of it
            raise
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait for it once more
    if process.returncode not in command.accepted:
        raise FailedError(f"{command.name} ended with {process.returncode}: {_said(command)}")
    return Run(usage.ru_utime + usage.ru_stime, wall, max(looks, usage.ru_maxrss * KIBIBYTE))


def _start(command: Command, output: int) -> subprocess.Popen[bytes]:
    # A session of its own tells its processes from all others, for the memory and if it has to be ended.
    return subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env={**os.environ, **command.environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


def _said(command: Command) -> str:
    """Run a failed command again, for what it prints."""
    again = subprocess.run(
        command.arguments,
        cwd=command.folder,
        env={**os.environ, **command.environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return (again.stderr or again.stdout).strip()[-500:]


def _watch(session: int) -> float:
    """Look at the memory of all processes of a session until its first one ends; return the peak in megabytes.

    Memory that processes share counts once (`Pss`). A peak between two looks is missed, which is why the kernel's own
    figure for the largest process counts, too, where it is higher. That one is never below the peak of this process,
    from which the other was started: it has to stay small itself.
    """
    peak = 0.0
    while os.waitid(os.P_PID, session, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        peak = max(peak, sum(map(_proportional, _processes(session))) * KIBIBYTE)
        time.sleep(BETWEEN_LOOKS)
    return peak


def _processes(session: int) -> list[Path]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            # The command's name stands in brackets and may hold anything; the session is the fourth field behind it.
            if (folder / "stat").read_text().rpartition(")")[2].split()[3] == str(session):
                found.append(folder)
    return found


def _proportional(process: Path) -> int:
    """Kibibytes of a process, its share of what it has in common with others included; 0 where it has just ended."""
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


Rounds = Sequence[Sequence[Run]]
"""For each command, its runs: the first of all commands were made in one round, then the second, and so on."""


def in_turn(commands: Sequence[Command], rounds: int, *, warm_up: bool = True) -> Rounds:
    """Run all commands in turn, that many times, so that whatever slows the machine down hits all. Raises FailedError.

    The first round may be one that does not count: it reads files into memory and writes bytecode.
    """
    runs: list[list[Run]] = [[] for _ in commands]
    for number in range(-warm_up, rounds):
        for index, command in enumerate(commands):
            taken = run(command)
            if number >= 0:
                runs[index].append(taken)
    return runs


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(*(median(figures) for figures in zip(*runs, strict=True)))


def ratio(ours: Sequence[Run], theirs: Sequence[Run], figure: Callable[[Run], float]) -> float:
    """How many times theirs ours is: taken in each round, and then the median."""
    return median(figure(a) / max(figure(b), 1e-9) for a, b in zip(ours, theirs, strict=True))
