"""Reads the files below the folder of definitions. What is wrong with an entry leaves out that entry only."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from glossary_cli.config import Config
from glossary_cli.definition_files import definition_files
from glossary_cli.entries import concept_of, default_id, identified, names_of, value_problems
from glossary_cli.findings import Location, Problem
from glossary_cli.glossary import Concept, Glossary, normalize
from glossary_cli.schema import validate
from glossary_cli.source import Source, UnreadableError, read_source
from glossary_cli.yaml_source import YamlValue, read_yaml


class Loaded(NamedTuple):
    """A glossary, what was wrong with its files, and the files, by the path that locations have."""

    glossary: Glossary
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]


class _File(NamedTuple):
    """What one file holds: its valid entries, each with its concept, and what is wrong with the others."""

    entries: tuple[tuple[dict[str, Any], Concept], ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[str] = frozenset()
    source: Source | None = None


def load_glossary(config: Config, *, trusted: bool = False) -> Loaded:
    """Return the glossary; `trusted` leaves out the schema, for files that are known to be valid."""
    folder = os.path.join(config.root, config.definitions)
    limit = config.most_bytes
    with _no_garbage_collection():
        files = [_load(path, shown, limit, trusted) for path, shown in definition_files(folder)]
        entries = [entry for file in files for entry in file.entries]
        concepts = identified((c for _, c in entries), ("id" in data for data, _ in entries))
    problems = [problem for file in files for problem in file.problems]
    for (data, _), concept in zip(entries, concepts, strict=True):
        problems += value_problems(data, concept)
    left_out = frozenset[str]().union(*(file.left_out for file in files))
    sources = {file.source.path: file.source for file in files if file.source}
    return Loaded(Glossary(concepts, left_out), tuple(problems), sources)


def _load(path: str, shown: str, limit: int, trusted: bool) -> _File:
    try:
        source = read_source(path, limit, shown)
    except UnreadableError as error:
        location = Location(shown, error.line, error.column, error.line, error.column + 1)
        problem = Problem(location, f"the file {error.reason}", remedy="Make it a readable text file in UTF-8")
        return _File((), (problem,), _file_names(path))
    values, problems = read_yaml(source, split=True)
    if not values and not problems:
        problems = (Problem(Location(shown), "the file holds no entry", remedy="Write one, or delete the file"),)
    left_out = _file_names(path) if problems else frozenset[str]()
    entries = []
    for value in values:
        faults = tuple(_faults(value, source, trusted))
        if isinstance(value.data, dict) and not faults:
            entries.append((value.data, concept_of(value.data, shown, value.places)))
        problems += faults
        left_out |= names_of(value.data) if faults else frozenset()
    return _File(tuple(entries), problems, left_out, source)


def _file_names(path: str) -> frozenset[str]:
    """What an entry in a file that cannot be read to its end is probably called: files have the names of ids."""
    return frozenset({normalize(os.path.splitext(os.path.basename(path))[0])})


def _faults(value: YamlValue, source: Source, trusted: bool) -> Iterator[Problem]:
    faults = [*value.problems]
    if not trusted:
        faults += validate(value.data, value.places, "definition", source.path)
    concept = default_id(value.data) if faults else None
    return (fault._replace(concept=concept) for fault in faults)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Nodes are many and hold no circles: looking for garbage among them takes longer than reading them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
