"""Where the time goes: in start-up by package, and in a long run by module."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median

from benchmarks.speed import sampler
from benchmarks.speed.bench import PAGES, Bench
from benchmarks.speed.corpus import Corpus
from benchmarks.speed.measure import Command, run
from benchmarks.speed.program import check, emptied
from benchmarks.speed.tables import Table

_SHOWN = 14


def startup(bench: Bench) -> Table:
    """What is imported for a check of one page, and how long that takes, by `python -X importtime`."""
    page = bench.page()
    command = check(bench.program, page, *page.pages, cache=bench.cache)
    run(command)  # what a first run writes is there
    rounds = [_imports(command) for _ in range(bench.runs)]
    packages = Counter(name.partition(".")[0] for name in rounds[0])
    taken = {package: median(_of_package(each, package) for each in rounds) for package in packages}
    whole = sum(taken.values())
    order = sorted(packages, key=lambda package: -taken[package])[:_SHOWN]
    rows = [(f"`{name}`", str(packages[name]), f"{taken[name] / 1000:.1f}") for name in order]
    rows.append(("all", str(sum(packages.values())), f"{whole / 1000:.1f}"))
    note = "Measuring imports makes them slower: these milliseconds add up to more than a run takes."
    return Table(("package", "modules", "ms"), tuple(rows), (note,))


def _of_package(imports: dict[str, int], package: str) -> int:
    return sum(taken for name, taken in imports.items() if name.partition(".")[0] == package)


def _imports(command: Command) -> dict[str, int]:
    """Microseconds of each module that is imported, without those that it imports in turn."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command.arguments],
        cwd=command.folder,
        env={**os.environ, **command.environment},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [
        line.removeprefix("import time:").split("|") for line in done.stderr.splitlines() if "import time:" in line
    ]
    return {name.strip(): int(own) for own, _, name in lines[1:]}


def profile(bench: Bench) -> Table:
    """In which modules a check of all pages spends its CPU, by samples; one process, nothing cached."""
    pages = bench.pages(PAGES)
    samples = Counter(_samples(bench, pages))
    whole = max(1, samples.total())
    modules: Counter[str] = Counter()
    for place, number in samples.items():
        modules[place.partition(":")[0]] += number
    rows = []
    for module, number in modules.most_common(_SHOWN):
        functions = ((name.partition(":")[2], n) for name, n in samples.items() if name.startswith(f"{module}:"))
        most = sorted(functions, key=lambda item: -item[1])[:2]
        shown = ", ".join(f"`{name}` {n / whole:.0%}" for name, n in most)
        rows.append((f"`{module}`" if shown else module, f"{number / whole:.1%}", shown))
    note = f"{whole:,} samples of CPU time; what a function calls outside the program counts as its own."
    return Table(("module", "CPU", "most of it in"), tuple(rows), (note,))


def _samples(bench: Bench, pages: Corpus) -> dict[str, int]:
    options = ("--jobs", "1") if bench.program.has_jobs else ()
    command = check(bench.program, pages, *options, cache=bench.cache, prepare=emptied(bench.cache))
    out = bench.work / "samples.json"
    arguments = (sys.executable, str(Path(sampler.__file__)), str(out), *command.arguments[1:])
    run(command._replace(arguments=arguments))
    samples: dict[str, int] = json.loads(out.read_text(encoding="utf-8"))
    return samples
