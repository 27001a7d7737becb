"""Designations as they stand in a document, with the senses that they were found to have."""

from __future__ import annotations

from typing import NamedTuple

from glossary_cli.forms import Name
from glossary_cli.glossary import Designation


class Occurrence(NamedTuple):
    """A designation in the prose `start`..`end`, with the sense that it was found to have.

    `concept` is the concept's id; None stands for a term of the field that the glossary does not have.
    """

    start: int
    end: int
    concept: str | None
    designation: Designation
    is_plural: bool
    is_joined: bool
    is_misspelt: bool

    @classmethod
    def of(cls, start: int, end: int, name: Name) -> Occurrence:
        """The occurrence of a name at a place."""
        flags = name.is_plural, name.is_joined, name.is_misspelt
        return cls(start, end, name.concept, name.designation, *flags)


class Ambiguity(NamedTuple):
    """A homonym whose sense nothing decides, and the concepts it may stand for."""

    start: int
    end: int
    concepts: tuple[str, ...]
