"""CPU time of `glossary check` beside codespell, on the same files, in turn, in one run.

    python benchmarks/cpu.py FOLDER [--runs 5]

FOLDER holds Markdown and, in `definitions/` or by its configuration, a glossary. Two pieces of work are measured: one
page of about 20 KB, and all pages. Prints the medians of user and system time in seconds, and their ratio.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PAGE = 20_000
"""Bytes of the page that stands for what a pre-commit hook gets."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    pages = sorted(path.relative_to(options.folder) for path in options.folder.rglob("*.md"))
    page = min(pages, key=lambda path: abs((options.folder / path).stat().st_size - PAGE))
    codespell = shutil.which("codespell", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    if codespell is None:
        raise SystemExit("codespell is not installed: pip install codespell")
    ours = [sys.executable, "-m", "glossary_cli", "check", "--exit-zero", "--quiet"]
    print(f"{'work':44} {'glossary':>9} {'codespell':>9} {'ratio':>6}")
    for name, files in ((f"one page, {page}", [page]), (f"{len(pages)} pages", pages)):
        arguments = [str(path) for path in files]
        times = measure(([*ours, *arguments], [codespell, *arguments]), options.folder, options.runs)
        print(f"{name[-44:]:44} {times[0]:9.3f} {times[1]:9.3f} {times[0] / times[1]:6.1f}")


def measure(commands: Sequence[Sequence[str]], folder: Path, runs: int) -> list[float]:
    """Run the commands in turn, and return the median CPU seconds of each."""
    seconds: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for index, command in enumerate(commands):
            seconds[index].append(cpu_seconds(command, folder))
    return [statistics.median(taken) for taken in seconds]


def cpu_seconds(command: Sequence[str], folder: Path) -> float:
    """Return the user and system time of a command; what it prints and finds is of no interest here."""
    before = os.times()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
