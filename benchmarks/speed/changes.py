"""Pages that change between two runs, as they do when people work on them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def changing(paths: Sequence[Path]) -> Iterator[Callable[[], None]]:
    """Give what adds a new last line to each of the files; in the end they are as they were before."""
    before = {path: path.read_bytes() for path in paths}

    def change() -> None:
        line = f"\n\nLast looked at in round {time.time_ns()}.\n".encode()
        for path, text in before.items():
            path.write_bytes(text + line)

    try:
        yield change
    finally:
        for path, text in before.items():
            path.write_bytes(text)
