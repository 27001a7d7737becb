"""Where the values of definitions stand, a file at a time: kept once a finding points into that file.

Most runs point at few entries, and to find all places takes longer than to hold a page to the glossary.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from glossary_cli.cache.keys import program_key
from glossary_cli.cache.store import Store
from glossary_cli.glossary import Path, Place

if TYPE_CHECKING:
    from glossary_cli.yaml_source import Places

Where = tuple[str, int, int | None]
"""The digest of a file, a document in it, and an item of that where it is a list."""


def where_in_file(places: Places) -> Where:
    """What stands for the places of an entry that was read."""
    return places.source.digest, places.document, places.item


class FilesPlaces:
    """The places in the files of definitions, as an earlier run kept them, else by reading the file again."""

    def __init__(self, store: Store, limit: int) -> None:
        self._store = store
        self._limit = limit
        self._process = os.getpid()
        self._files: dict[str, Mapping[str, str]] = {}

    def of(self, path: str, where: Where) -> dict[Path, Place]:
        """The places of an entry; none where its file is no longer what it was."""
        digest, document, item = where
        if digest not in self._files:
            self._files[digest] = self._known(path, digest)
        text = self._files[digest].get(_entry(document, item), "[]")
        return {tuple(way): tuple(place) for way, place in json.loads(text)}

    def _known(self, path: str, digest: str) -> Mapping[str, str]:
        # A copy of this process that inspects documents must not use the database that was opened here.
        if os.getpid() != self._process:
            return self._found(path, digest)
        key = f"places:{program_key()}:{digest}"
        known: Mapping[str, str] | None = self._store.shared(key)
        if known is None:
            known = self._found(path, digest)
            if known:
                self._store.keep_shared({key: known})
        return known

    def _found(self, path: str, digest: str) -> Mapping[str, str]:
        from glossary_cli.source import UnreadableError, read_source
        from glossary_cli.yaml_source import read_yaml

        try:
            source = read_source(path, self._limit)
        except UnreadableError:
            return {}
        values = read_yaml(source, split=True).values if source.digest == digest else ()
        return {
            _entry(value.places.document, value.places.item): json.dumps(list(value.places.items())) for value in values
        }


def _entry(document: int, item: int | None) -> str:
    return f"{document}:{'' if item is None else item}"


class EntryPlaces(Mapping[Path, Place]):
    """The places of an entry that an earlier run read, found when the first is asked for."""

    __slots__ = ("_files", "_path", "_places", "_where")

    def __init__(self, files: FilesPlaces, path: str, where: Where) -> None:
        self._files = files
        self._path = path
        self._where = where
        self._places: dict[Path, Place] | None = None

    def _made(self) -> dict[Path, Place]:
        if self._places is None:
            self._places = self._files.of(self._path, self._where)
        return self._places

    def __reduce__(self) -> tuple[type[dict[Path, Place]], tuple[dict[Path, Place]]]:
        """Go to another process as what they are."""
        return dict, (self._made(),)

    def __getitem__(self, way: Path) -> Place:
        return self._made()[way]

    def __contains__(self, way: object) -> bool:
        return way in self._made()

    def __iter__(self) -> Iterator[Path]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())
