"""The program that is measured, as this checkout has it, and which options it knows by now."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.corpus import Corpus
from benchmarks.speed.measure import Command

ROOT = Path(__file__).parent.parent.parent
NAME = "glossary"
# What pip writes for a console script.
_LAUNCHER = f"""\
#!{sys.executable}
import sys
from glossary_cli.__main__ import main
if __name__ == "__main__":
    sys.exit(main())
"""


class Program(NamedTuple):
    """`has_cache` and `has_jobs`: whether `glossary check --help` lists `--no-cache` and `--jobs`."""

    launcher: Path
    environment: dict[str, str]
    version: str
    commit: str
    has_cache: bool
    has_jobs: bool


def program(work: Path) -> Program:
    """Compile the program to bytecode, write a launcher like that of an installation, and ask it for what it is."""
    compileall.compile_dir(ROOT / "glossary_cli", quiet=1)
    launcher = work / "bin" / NAME
    launcher.parent.mkdir(parents=True, exist_ok=True)
    launcher.write_text(_LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)
    environment = {} if _is_installed(work) else {"PYTHONPATH": str(ROOT)}
    options = _output([str(launcher), "check", "--help"], environment)
    return Program(
        launcher,
        environment,
        _output([str(launcher), "--version"], environment).strip(),
        _output(["git", "-C", str(ROOT), "describe", "--always", "--dirty"], {}).strip() or "unknown",
        has_cache="--no-cache" in options,
        has_jobs="--jobs" in options,
    )


def _is_installed(folder: Path) -> bool:
    """Whether Python finds this checkout anywhere: a longer search path would cost a little at each import."""
    code = "import glossary_cli; print(glossary_cli.__file__)"
    run = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    return run.stdout.strip() == str(ROOT / "glossary_cli" / "__init__.py")


def _output(arguments: list[str], environment: dict[str, str]) -> str:
    if shutil.which(arguments[0]) is None:
        return ""
    whole = {**os.environ, **environment, "COLUMNS": "100"}
    return subprocess.run(arguments, env=whole, capture_output=True, text=True, check=False).stdout


def check(
    program: Program,
    corpus: Corpus,
    *options: str,
    name: str = NAME,
    cache: Path | None = None,
    prepare: Callable[[], None] = lambda: None,
    counts_memory: bool = False,
) -> Command:
    """Return a check of a corpus with these options and paths, with a cache folder of its own or without any."""
    without = ("--no-cache",) if program.has_cache and cache is None else ()
    environment = {**program.environment, **({"GLOSSARY_CACHE_DIR": str(cache)} if cache else {})}
    return Command(
        name,
        (str(program.launcher), "check", "--exit-zero", "--quiet", *without, *options),
        corpus.folder,
        environment,
        prepare,
        counts_memory=counts_memory,
    )


def emptied(cache: Path) -> Callable[[], None]:
    """Return what leaves nothing in a cache folder; the folder is made anew by whoever writes to it."""
    return lambda: shutil.rmtree(cache, ignore_errors=True)
