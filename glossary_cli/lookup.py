"""Finds the concepts that somebody asks for, in whatever form the name is given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from glossary_cli.glossary import Concept, Glossary, normalize
from glossary_cli.inflection import plurals
from glossary_cli.nearest import nearest

_POSSESSIVE = re.compile(r"['’]s?$")
MOST_SUGGESTIONS = 3
LEAST_LIKENESS = 70
"""Of 100; below it, names have little in common."""


class Found(NamedTuple):
    """The concepts that a name may stand for; `meant` is the name they were found by where it is another."""

    concepts: tuple[Concept, ...]
    meant: str | None = None


def look_up(glossary: Glossary, name: str, *, exactly: bool = False) -> Found:
    """Find concepts by an id or a designation, in singular or plural, else by the nearest of these."""
    concepts = _named(glossary, name)
    if concepts or exactly or normalize(name) in glossary.left_out:
        return Found(concepts)
    guess = nearest(name, _names(glossary))
    return Found(_named(glossary, guess), guess) if guess else Found(())


def _named(glossary: Glossary, name: str) -> tuple[Concept, ...]:
    """The concept with this id, and all that a designation of this name stands for."""
    for form in (name, _POSSESSIVE.sub("", name)):
        by_id = (glossary[form],) if form in glossary.by_id else ()
        key = normalize(form)
        by_term = glossary.by_designation.get(key) or _by_plural(glossary).get(key, ())
        concepts = {concept.id: concept for concept in (*by_id, *by_term)}
        if concepts:
            return tuple(concepts.values())
    return ()


def _by_plural(glossary: Glossary) -> Mapping[str, tuple[Concept, ...]]:
    found: dict[str, tuple[Concept, ...]] = {}
    for concept in glossary.concepts:
        for designation in concept.designations:
            for plural in plurals(designation.text):
                found[normalize(plural)] = (*found.get(normalize(plural), ()), concept)
    return found


def _names(glossary: Glossary) -> list[str]:
    designations = [designation.text for concept in glossary.concepts for designation in concept.designations]
    return [*designations, *_by_plural(glossary), *glossary.by_id]


def suggestions(glossary: Glossary, name: str) -> list[str]:
    """The names that have most in common with one that nothing is found by, the likeliest first."""
    from rapidfuzz.fuzz import WRatio
    from rapidfuzz.process import extract

    names = sorted({name for concept in glossary.concepts for name in (concept.term, concept.name)})
    likely = extract(
        name, names, scorer=WRatio, processor=normalize, limit=MOST_SUGGESTIONS, score_cutoff=LEAST_LIKENESS
    )
    return [found for found, _, _ in likely]
