"""Finds the configuration, reads it, and says what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from glossary_cli.config import Config, Override
from glossary_cli.config_file import MOST_BYTES, find_config, root_of
from glossary_cli.errors import GlossaryError
from glossary_cli.findings import Location, Problem, Severity
from glossary_cli.globs import compile_globs, is_glob
from glossary_cli.glossary import Path, Places
from glossary_cli.nearest import nearest
from glossary_cli.rules import rule_ids
from glossary_cli.schema import validate
from glossary_cli.source import Source, UnreadableError, read_source
from glossary_cli.yaml_source import read_yaml


class _Settings(NamedTuple):
    """What a file says, before it is validated; `problems` are those of its syntax."""

    data: Any
    places: Places
    problems: tuple[Problem, ...] = ()


def load_config(file: str | None = None, definitions: str | None = None) -> Config:
    """Return the configuration in `file`, else the nearest from the current folder up, else the defaults.

    `definitions` stands for the configured folder. Raises GlossaryError, with all mistakes and their places.
    """
    path = find_config(file)
    config = read_config(path) if path else Config(root=root_of(path))
    if definitions is None:
        return config
    return config._replace(definitions=os.path.abspath(definitions))


def read_config(path: str) -> Config:
    """Return the configuration in a file. Raises GlossaryError, with all mistakes and their places."""
    shown = os.path.relpath(path).replace(os.sep, "/")
    try:
        source = read_source(path, MOST_BYTES, shown)
    except UnreadableError as error:
        raise GlossaryError(f"the configuration {shown} {error.reason}") from None
    settings = _read_project(source) if path.endswith(".toml") else _read_yaml(source)
    problems = (*settings.problems, *_problems(settings, shown))
    if problems:
        raise GlossaryError(_listed(problems))
    return _build(settings.data, root_of(path), shown)


def _read_yaml(source: Source) -> _Settings:
    values, problems = read_yaml(source)
    problems += tuple(problem for value in values for problem in value.problems)
    if len(values) > 1:
        place = Location(source.path, *values[1].places[()])
        problems += (Problem(place, "a configuration is one document; remove what follows ---"),)
    if not values or values[0].data is None:
        return _Settings({}, {}, problems)
    return _Settings(values[0].data, values[0].places, problems)


def _read_project(source: Source) -> _Settings:
    from glossary_cli.toml_source import TomlError, find_places, read_toml

    try:
        if source.doubt:
            raise TomlError(source.doubt.reason, source.doubt.line, source.doubt.column)
        data = read_toml(source)
    except TomlError as error:
        location = Location(source.path, error.line, error.column)
        return _Settings({}, {}, (Problem(location, error.reason),))
    tool = data.get("tool")
    if not isinstance(tool, dict) or "glossary" not in tool:
        missing = Problem(Location(source.path), "there is no [tool.glossary] in this file")
        return _Settings({}, {}, (missing,))
    return _Settings(tool["glossary"], find_places(source, ("tool", "glossary")))


def _problems(settings: _Settings, path: str) -> Iterator[Problem]:
    yield from validate(settings.data, settings.places, "config", path)
    for way, pattern in _wrong_patterns(settings.data):
        remedy = "Write it as a line of a .gitignore, such as “drafts/” or “*.draft.md”."
        message = f"“{pattern}” is no pattern for paths"
        yield Problem(_locate(settings.places, way, path), message, remedy=remedy)
    # Rules are found by their files, so no schema can list them.
    known = rule_ids()
    for way, rules in _rule_tables(settings.data):
        for rule in rules:
            if rule not in known:
                guess = nearest(rule, known)
                hint = f"; did you mean “{guess}”?" if guess else "; “glossary explain” lists the rules"
                location = _locate(settings.places, (*way, rule, "key"), path)
                yield Problem(location, f"there is no rule “{rule}”{hint}")


def _tables(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The table of all settings and those of the overrides, in data that need not be valid."""
    if isinstance(data, dict):
        yield (), data
        overrides = data.get("overrides")
        for index, table in enumerate(overrides if isinstance(overrides, list) else ()):
            if isinstance(table, dict):
                yield ("overrides", index), table


def _wrong_patterns(data: Any) -> Iterator[tuple[Path, str]]:
    """Where a pattern for paths is none."""
    for way, table in _tables(data):
        for key in ("paths",) if way else ("include", "exclude"):
            patterns = table.get(key)
            for index, pattern in enumerate(patterns if isinstance(patterns, list) else ()):
                if isinstance(pattern, str) and not is_glob(pattern):
                    yield (*way, key, index), pattern


def _rule_tables(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The tables of rules and their severities."""
    for way, table in _tables(data):
        if isinstance(table.get("rules"), dict):
            yield (*way, "rules"), table["rules"]


def _locate(places: Places, way: Path, path: str) -> Location:
    while way and way not in places:
        way = way[:-1]
    return Location(path, *places.get(way, (1, 1, 1, 1)))


def _listed(problems: tuple[Problem, ...]) -> str:
    ordered = sorted(problems, key=lambda problem: problem.location[1:3])
    return "\n".join(["the configuration is not valid", *map(_line, ordered)])


def _line(problem: Problem) -> str:
    path, line, column = problem.location[:3]
    says_it_already = problem.remedy.removeprefix("Write ") in problem.message
    return f"{path}:{line}:{column}: {problem.message}{'' if says_it_already else f'. {problem.remedy}'}"


def _build(data: Mapping[str, Any], root: str, path: str) -> Config:
    """Make a configuration of valid data."""
    default = Config(root, path)
    return default._replace(
        definitions=data.get("definitions", default.definitions),
        include=compile_globs(data.get("include", ())),
        exclude=compile_globs(data.get("exclude", ())),
        rules=_severities(data.get("rules", {})),
        overrides=tuple(map(_override, data.get("overrides", ()))),
        teams=_teams(data.get("teams", {})),
        ignored_abbreviations=tuple(data.get("ignored-abbreviations", ())),
        max_file_size=data.get("max-file-size", default.max_file_size),
        fail_on=_severity(data["fail-on"]) if "fail-on" in data else default.fail_on,
    )


def _override(data: Mapping[str, Any]) -> Override:
    audience = data.get("audience")
    if isinstance(audience, str):
        audience = [audience]
    return Override(
        paths=compile_globs(data["paths"]),
        audience=None if audience is None else tuple(audience),
        subject=data.get("subject"),
        rules=_severities(data.get("rules", {})),
    )


def _teams(tree: Any) -> dict[str, tuple[str, ...]]:
    """Return every team of a tree with what lies in it directly."""
    if not isinstance(tree, dict):
        return dict.fromkeys(tree, ())
    found = {team: tuple(parts) for team, parts in tree.items()}
    for parts in tree.values():
        found.update({team: below for team, below in _teams(parts).items() if below})
    return found


def _severities(rules: Mapping[str, str]) -> dict[str, Severity]:
    return {rule: _severity(label) for rule, label in rules.items()}


def _severity(label: str) -> Severity:
    return Severity[label.upper()]
