"""How concepts of a glossary stand to each other, as the rules on definitions ask."""

from __future__ import annotations

import re

from glossary_cli.findings import Location
from glossary_cli.glossary import Concept, Designation, Glossary, Status, normalize
from glossary_cli.meanings import meanings_of
from glossary_cli.patterns import lazy
from glossary_cli.quantities import singular

_ARTICLE = lazy(r"^(?:an?|the)\s+", re.IGNORECASE)

_LISTS = {Status.ADMITTED: "admitted", Status.DEPRECATED: "deprecated"}


def named_by(text: str, glossary: Glossary, near: Concept) -> Concept | None:
    """The concept that free text names as a whole, also with an article or in the plural."""
    bare = _ARTICLE.sub("", text.strip())
    return glossary.named(bare, near) or glossary.named(singular(bare), near)


def key_of(text: str, glossary: Glossary, near: Concept) -> str:
    """What two texts have in common that list the same thing: the concept they name, or their words."""
    concept = named_by(text, glossary, near)
    return concept.id if concept else singular(normalize(_ARTICLE.sub("", text.strip())))


def other_named(name: str, glossary: Glossary, concept: Concept) -> Concept | None:
    """The concept that one sets itself apart from; where the name is its own as well, a homonym is meant."""
    found = glossary.named(name, concept)
    if found is not None and found.id != concept.id:
        return found
    return next((c for c in glossary.by_designation.get(normalize(name), ()) if c.id != concept.id), found)


def is_above(one: Concept, other: Concept, glossary: Glossary) -> bool:
    return any(above.id == one.id for above in glossary.superordinates(other))


def are_distinct(one: Concept, other: Concept, glossary: Glossary) -> bool:
    """Whether either says that people confuse it with the other."""
    return any(
        named is not None and named.id == b.id
        for a, b in ((one, other), (other, one))
        for named in (other_named(name, glossary, a) for name in a.distinct_from)
    )


def own_meanings(concept: Concept) -> frozenset[str | int]:
    """The meanings of the words that the concept's designations are made of."""
    return frozenset(meaning for designation in concept.designations for meaning in meanings_of(designation.text))


def direct_genus(concept: Concept, glossary: Glossary) -> Concept | None:
    return next(glossary.superordinates(concept), None)


def are_coordinate(one: Concept, other: Concept, glossary: Glossary) -> bool:
    """Whether both divide one concept of the glossary, or are held apart as things of one kind."""
    if one.id == other.id or is_above(one, other, glossary) or is_above(other, one, glossary):
        return False
    genus, other_genus = direct_genus(one, glossary), direct_genus(other, glossary)
    if genus is not None and other_genus is not None and genus.id == other_genus.id:
        return True
    kinds, other_kinds = _kinds(one, glossary), _kinds(other, glossary)
    are_alike = not kinds or not other_kinds or bool(kinds & other_kinds)
    return are_alike and are_distinct(one, other, glossary)


def _kinds(concept: Concept, glossary: Glossary) -> set[str]:
    """What a concept is a kind of, up to the everyday word at the top."""
    chain = (concept, *glossary.superordinates(concept))
    return {key_of(link.genus, glossary, link) for link in chain if link.genus is not None}


def locate_designation(concept: Concept, designation: Designation) -> Location:
    """Where the entry names one of its designations."""
    alike = [one for one in concept.designations if one.status is designation.status]
    index = alike.index(designation)
    if designation.status in _LISTS:
        return concept.locate(_LISTS[designation.status], index)
    return concept.locate("abbreviation", index - 1) if index else concept.locate("term")
