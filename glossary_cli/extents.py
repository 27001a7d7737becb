"""Lists of values beside the extension of a concept: whether they list the same, and what is outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary_cli.glossary import Concept, Glossary
from glossary_cli.meanings import meanings_of
from glossary_cli.patterns import lazy
from glossary_cli.relations import key_of, named_by, own_meanings

FEWEST = 2
"""Members that a list shares with an extension at least, and more than half of its values, to be a list of it."""


def is_member(value: str, concept: Concept, glossary: Glossary) -> bool:
    """Whether a value is a member, in whatever form: “disqualified leads”, of the lead status “Disqualified”."""
    return any(_are_one(value, member, concept, glossary) for member in _members(concept))


def lists_members(values: Sequence[str], concept: Concept, glossary: Glossary) -> bool:
    """Whether most of the values are members, so that they list what the concept covers."""
    shared = sum(is_member(value, concept, glossary) for value in values)
    return shared >= FEWEST and shared * 2 > len(values)


def outside(values: Sequence[str], concept: Concept, glossary: Glossary) -> Iterator[str]:
    """The values of a list of the concept's members that its extension, if complete, is shown not to have.

    One that shares a word with a member may be another name of it, and one that is no name may sum up members that the
    list leaves out: “prospects, customers and partners”.
    """
    members = _members(concept)
    if concept.extension is None or not concept.extension.complete or not lists_members(values, concept, glossary):
        return
    known = frozenset().union(*(_said_by(member, concept, glossary) for member in members))
    are_names = all(map(_is_name, (*members, *values)))
    is_whole = all(any(_are_one(value, member, concept, glossary) for value in values) for member in members)
    others = [
        value
        for value in values
        if (are_names or is_whole) and not meanings_of(value) & known and not is_member(value, concept, glossary)
    ]
    # “Platinum, Gold, Silver, Region, Owner”: behind all of them come the next fields.
    if not (is_whole and len(others) > 1):
        yield from (value for value in others if not _ASIDE.search(value))


_ASIDE = lazy(r"\b(?:their|our|your|see)\b|\b20\d\d\b", re.IGNORECASE)


def _members(concept: Concept) -> tuple[str, ...]:
    return concept.extension.members if concept.extension else ()


def _are_one(value: str, member: str, concept: Concept, glossary: Glossary) -> bool:
    if key_of(value, glossary, concept) == key_of(member, glossary, concept):
        return True
    own = own_meanings(concept)
    words = meanings_of(value) - own
    return bool(words) and words == meanings_of(member) - own


def _said_by(member: str, concept: Concept, glossary: Glossary) -> frozenset[str | int]:
    """The meanings of a member, and of all names of the concept that it names."""
    named = named_by(member, glossary, concept)
    return meanings_of(member) | (own_meanings(named) if named else frozenset())


def _is_name(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit()
