"""What makes a result the same: the program, the configuration, the definitions, the content of the document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from glossary_cli import __version__
from glossary_cli.config import Config
from glossary_cli.definition_files import definition_files
from glossary_cli.digests import digest_of, digest_of_texts

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is changed again has another time."""
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def program_key() -> str:
    """The program itself: its version, Python's, and the state of its files, which developers change."""
    return digest_of_texts(__version__, sys.version, *_program_files())


def _program_files() -> Iterator[str]:
    pending = [_PACKAGE]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_dir():
                    pending += [entry.path] if entry.name != "__pycache__" else []
                else:
                    status = entry.stat()
                    yield f"{entry.name}:{status.st_size}:{status.st_mtime_ns}"


def run_key(config: Config, definitions: str) -> str:
    """All that a result depends on, besides its document: `definitions` is the key of their content."""
    # Places are told relative to the current folder.
    here = os.getcwd()
    return digest_of_texts(program_key(), repr(config), here, definitions)


class DefinitionsKey:
    """The key of what the files of definitions hold.

    Files that have the size and the time that they had are not read again, as git has it: `signature` stands for sizes
    and times, and is None where a file is so young that it may change and keep both.
    """

    def __init__(self, config: Config) -> None:
        self._files = list(definition_files(os.path.join(config.root, config.definitions)))
        states = [_state(path) for path, _ in self._files]
        youngest = max((time for _, time in states), default=0)
        parts = (f"{path}:{size}:{time}" for (path, _), (size, time) in zip(self._files, states, strict=True))
        is_settled = youngest + SETTLED < _now()
        self.signature = digest_of_texts(*parts) if is_settled else None

    def read(self) -> str:
        """The key, by the content of all files."""
        return digest_of_texts(*_contents(path for path, _ in self._files))


def _now() -> int:
    from time import time_ns

    return time_ns()


def state_of(path: str) -> str:
    """The size and the time of a file, by which a change shows without reading it."""
    size, time = _state(path)
    return f"{size}:{time}"


def _state(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def _contents(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        try:
            with open(path, "rb") as file:
                yield f"{path}:{digest_of(file.read())}"
        except OSError:
            yield f"{path}:"
