"""The configuration, as the rest of the program sees it; `settings.py` finds and reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from glossary_cli.findings import Severity
from glossary_cli.globs import Globs
from glossary_cli.patterns import lazy

_MEGABYTE = 1_000_000


class Override(NamedTuple):
    """Settings for the documents that match one of `paths`; None leaves what holds elsewhere."""

    paths: Globs
    audience: tuple[str, ...] | None = None
    subject: str | None = None
    rules: Mapping[str, Severity] = {}


class Config(NamedTuple):
    """What holds for a run. `root` is the folder that patterns and `definitions` are relative to; absolute."""

    root: str
    path: str | None = None
    """The file it was read from."""
    definitions: str = "definitions"
    include: Globs = ()
    exclude: Globs = ()
    rules: Mapping[str, Severity] = {}
    overrides: tuple[Override, ...] = ()
    teams: Mapping[str, tuple[str, ...]] = {}
    ignored_abbreviations: tuple[str, ...] = ()
    max_file_size: float = 20
    """In megabytes."""
    fail_on: Severity = Severity.ERROR

    @property
    def most_bytes(self) -> int:
        """Of a file that is read."""
        return int(self.max_file_size * _MEGABYTE)


class Scope(NamedTuple):
    """The settings for one document: those of the repository, and those of the overrides that match it, in order."""

    audience: tuple[str, ...] = ()
    subject: str | None = None
    rules: Mapping[str, Severity] = {}
    ignored_abbreviations: frozenset[str] = frozenset()
    teams: Mapping[str, tuple[str, ...]] = {}

    @property
    def team_names(self) -> re.Pattern[str] | None:
        """What finds the configured teams and roles in prose, also in the plural."""
        names = {*self.teams, *(part for parts in self.teams.values() for part in parts)}
        return _team_names(tuple(sorted(names, key=lambda name: (-len(name), name)))) if names else None

    def belongs(self, team: str, teams: tuple[str, ...]) -> bool:
        """Whether a team is one of `teams`, or lies in one of them, however deep."""
        wanted = {name.casefold() for name in teams}
        pending, seen = {team.casefold()}, set[str]()
        while pending:
            if pending & wanted:
                return True
            seen |= pending
            parents = {name.casefold() for name, parts in self.teams.items() if pending & {p.casefold() for p in parts}}
            pending = parents - seen
        return False


@cache
def _team_names(names: tuple[str, ...]) -> re.Pattern[str]:
    # Names in capitals are abbreviations, and other words in lower case.
    forms = (f"(?-i:{re.escape(name)})" if name.isupper() else re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return lazy(rf"(?<!\w)(?:{'|'.join(forms)})s?(?:\s+(?:team|reps?|org(?:ani[sz]ation)?))?(?!\w)", re.IGNORECASE)
