"""Whether two names mean the same team or role, by the configuration's tree of teams and the glossary's terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from glossary_cli.glossary import Glossary, normalize
from glossary_cli.patterns import any_of, lazy
from glossary_cli.quantities import singular

# “The SDR team” is “SDR”.
_NOUN = any_of("teams?|reps?|org|organi[sz]ation|department|group")
_AROUND = lazy(rf"^{any_of('the|a|an|our|their|all')}\s+|\s+{_NOUN}$", re.IGNORECASE)
_WORD = lazy(r"[\w&-]+")
LONGEST_NAME = 3
"""Words of a team's name in a text."""

Teams = Mapping[str, tuple[str, ...]]
"""The teams of the configuration, each with the teams and roles in it."""


def team_tree(teams: Teams, glossary: Glossary) -> TeamTree:
    """The tree of a configuration and a glossary, made once."""
    return _tree(tuple(teams.items()), glossary)


@lru_cache(maxsize=4)
def _tree(teams: tuple[tuple[str, tuple[str, ...]], ...], glossary: Glossary) -> TeamTree:
    return TeamTree(dict(teams), glossary)


class TeamTree:
    """The teams and roles of a configuration, by every name that the glossary gives them."""

    def __init__(self, teams: Teams, glossary: Glossary) -> None:
        self._glossary = glossary
        self._parents: dict[str, set[str]] = {}
        for team, parts in teams.items():
            name = self._key(team)
            self._parents.setdefault(name, set())
            for part in map(self._key, parts):
                self._parents.setdefault(part, set()).update({name} - {part})

    def _key(self, name: str) -> str:
        bare = name.strip()
        while (shorter := _AROUND.sub("", bare).strip()) != bare and shorter:
            bare = shorter
        concept = self._glossary.named(bare) or self._glossary.named(singular(bare))
        return concept.id if concept is not None else normalize(singular(bare))

    def disagree(self, said: str, agreed: str) -> bool:
        """Whether both are known, and neither is the other or lies in it; two roles of one team disagree."""
        one, other = self._key(said), self._key(agreed)
        is_known = one in self._parents and other in self._parents
        return is_known and one != other and other not in self._above(one) and one not in self._above(other)

    def names_in(self, text: str, team: str) -> bool:
        """Whether a text names a team that another is, or lies in."""
        key = self._key(team)
        if key not in self._parents:
            return False
        meant = {key, *self._above(key)}
        return any(self._key(phrase) in meant for phrase in _phrases(text))

    def _above(self, key: str) -> set[str]:
        """The teams that one lies in, at any depth."""
        found: set[str] = set()
        pending = {key}
        while pending:
            pending = {parent for one in pending for parent in self._parents.get(one, ())} - found
            found |= pending
        return found


def _phrases(text: str) -> Iterator[str]:
    """All runs of words in a text that are as short as the name of a team."""
    words = _WORD.findall(text)
    for size in range(1, LONGEST_NAME + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])
