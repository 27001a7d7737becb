"""What the entry of a concept says, as it is compared with what documents say."""

from __future__ import annotations

from glossary_cli.glossary import Concept
from glossary_cli.meanings import meanings_of


def own_meanings(concept: Concept) -> frozenset[str | int]:
    """The meanings of the words that the concept's designations are made of."""
    return frozenset(meaning for designation in concept.designations for meaning in meanings_of(designation.text))


def said_of(concept: Concept) -> str:
    """All that an entry says of what the concept is, as one text."""
    extension = concept.extension
    members = (*extension.members, *extension.excludes) if extension else ()
    facts = (f"{measure} {value}" for measure, value in concept.facts.items())
    return " ".join((concept.genus or "", *concept.differentia, *members, *facts))
