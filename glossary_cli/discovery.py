"""Which documents a run is about, and which settings hold for each of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from os.path import splitext

from glossary_cli.config import Config, Override, Scope
from glossary_cli.errors import GlossaryError
from glossary_cli.globs import verdict
from glossary_cli.listing import list_files, slashed
from glossary_cli.readers import READERS

_NEVER_READ = re.compile(r"(?:^|/)(?:\.[^/]*|node_modules)/")


def find_documents(config: Config, paths: Sequence[str] = ()) -> list[str]:
    """Return the documents below `paths`, or below the root of the configuration, in order and each once.

    They are relative to the current folder, with `/`. A file that is given is a document whatever its suffix,
    and even where git ignores it, as long as the configuration does not exclude it. Raises GlossaryError.
    """
    require_paths(paths)
    selection = _Selection(config)
    here = slashed(os.getcwd())
    found: set[str] = set()
    for path in paths or (config.root,):
        absolute = slashed(os.path.abspath(path))
        if os.path.isdir(absolute):
            found.update(_shown(document, here) for document in selection.below(absolute))
        elif selection.holds(absolute):
            found.add(_shown(absolute, here))
    return sorted(found)


def require_paths(paths: Sequence[str]) -> None:
    """Raise GlossaryError for paths that do not exist; a broken symbolic link does."""
    absent = [path for path in paths if not path or not os.path.lexists(path)]
    if absent:
        raise GlossaryError("\n".join(f"“{path}” does not exist" for path in absent))


class Scopes:
    """The settings for each document; `of` takes its path as `find_documents` gives it."""

    def __init__(self, config: Config) -> None:
        self._root = slashed(config.root)
        self._overrides = config.overrides
        ignored = frozenset(config.ignored_abbreviations)
        self._base = Scope(rules=config.rules, ignored_abbreviations=ignored, teams=config.teams)

    def of(self, path: str) -> Scope:
        if not self._overrides:
            return self._base
        name = _below(slashed(os.path.abspath(path)), self._root)
        if name is None:
            return self._base
        scope = self._base
        for override in self._overrides:
            if verdict(override.paths, name):
                scope = _narrowed(scope, override)
        return scope


def _narrowed(scope: Scope, override: Override) -> Scope:
    return scope._replace(
        audience=scope.audience if override.audience is None else override.audience,
        subject=override.subject or scope.subject,
        rules={**scope.rules, **override.rules},
    )


class _Selection:
    """What the configuration includes, and what it excludes."""

    def __init__(self, config: Config) -> None:
        self._root = slashed(config.root)
        self._include = config.include
        self._exclude = config.exclude
        # A suffix that a pattern spells out is wanted, even one that has no reader of its own.
        self._suffixes = {*READERS, *(splitext(glob.pattern)[1].lower() for glob in config.include)} - {""}
        folder = slashed(os.path.normpath(os.path.join(config.root, config.definitions)))
        # Where everything lies in one folder, that folder is not only definitions.
        self._definitions = folder + "/" if _below(self._root + "/", folder) is None else None

    def holds(self, path: str) -> bool:
        """Whether a file may be a document; patterns say nothing of files outside the root."""
        if self._definitions and f"{path}/".startswith(self._definitions):
            return False
        name = _below(path, self._root)
        if name is None:
            return True
        if self._include and not verdict(self._include, name):
            return False
        return not verdict(self._exclude, name)

    def below(self, folder: str) -> Iterator[str]:
        """The documents in a folder and in the folders below it."""
        prefix = folder.rstrip("/") + "/"
        for name in list_files(folder, self._root):
            if (
                splitext(name)[1].lower() in self._suffixes
                and not _NEVER_READ.search(name)
                and self.holds(prefix + name)
            ):
                yield prefix + name


def _shown(path: str, here: str) -> str:
    name = _below(path, here)
    if name is not None:
        return name
    try:
        return slashed(os.path.relpath(path, here))
    except ValueError:  # another drive
        return path


def _below(path: str, folder: str) -> str | None:
    """Return the path relative to a folder, None where it does not lie in it."""
    prefix = folder.rstrip("/") + "/"
    return path[len(prefix) :] if path.startswith(prefix) else None
