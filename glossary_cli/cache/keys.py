"""What makes a result the same: the program, the configuration, the definitions, the content of the document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache

from glossary_cli import __version__
from glossary_cli.config import Config
from glossary_cli.definition_files import definition_files
from glossary_cli.digests import digest_of_texts
from glossary_cli.source import digest_in, state_of

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@cache
def program_key() -> str:
    """The program itself: its version, Python's, the libraries', and the state of its files, for developers."""
    return digest_of_texts(__version__, sys.version, *_libraries(), *_program_files())


def _libraries() -> Iterator[str]:
    """What is installed beside the program, with the versions, as the folders of installers are named."""
    for folder in sys.path:
        if os.path.basename(folder) in ("site-packages", "dist-packages"):
            try:
                yield from sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
            except OSError:
                continue


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

    Files in the state that they were in are not read again: `signature` stands for these, and is None where that of one
    is not known.
    """

    def __init__(self, config: Config) -> None:
        self._files = [path for path, _ in definition_files(os.path.join(config.root, config.definitions))]
        self._limit = config.most_bytes
        states = [state_of(path) for path in self._files]
        parts = (f"{path}:{state}" for path, state in zip(self._files, states, strict=True))
        self.signature = digest_of_texts(*parts) if all(states) else None

    def read(self) -> str:
        """The key, by the content of all files."""
        return digest_of_texts(*(f"{path}:{digest_in(path, self._limit)}" for path in self._files))
