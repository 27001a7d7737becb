"""Which files hold definitions."""

from __future__ import annotations

import os
from collections.abc import Iterator

SUFFIXES = (".yaml", ".yml")


def definition_files(folder: str) -> Iterator[tuple[str, str]]:
    """The files of definitions below a folder, or the one that it is; each with the path to show for it."""
    try:
        shown = os.path.relpath(folder)
    except ValueError:  # on another drive of Windows
        shown = folder
    if os.path.isfile(folder):
        yield folder, shown.replace(os.sep, "/")
        return
    for name in sorted(_names(folder)):
        yield os.path.join(folder, name), os.path.normpath(os.path.join(shown, name)).replace(os.sep, "/")


def _names(top: str) -> Iterator[str]:
    """The files below a folder; a link is followed, unless it leads to what is read where it lies."""
    seen = {os.path.realpath(top)}
    pending = [""]
    while pending:
        below = pending.pop()
        for entry in _scan(os.path.join(top, below)):
            name = os.path.join(below, entry.name)
            if entry.name.startswith(".") or (entry.is_symlink() and _lies_below(entry.path, seen)):
                continue
            if entry.is_dir():
                seen |= {os.path.realpath(entry.path)} if entry.is_symlink() else set()
                pending.append(name)
            elif entry.name.endswith(SUFFIXES):
                yield name


def _scan(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _lies_below(link: str, folders: set[str]) -> bool:
    target = os.path.realpath(link)
    return os.path.exists(target) and any(f"{target}{os.sep}".startswith(f"{folder}{os.sep}") for folder in folders)
