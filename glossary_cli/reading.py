"""A document read once against the glossary: what every rule on documents looks at."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from glossary_cli.config import Scope
from glossary_cli.document import Document
from glossary_cli.findings import Location
from glossary_cli.glossary import Designation, Glossary
from glossary_cli.matching import Matcher, in_address
from glossary_cli.senses import Decision, Sense, SenseFinder
from glossary_cli.statements.expansions import Abbreviation, Expansion, find_abbreviations, find_expansions


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


class Ambiguity(NamedTuple):
    """A homonym whose sense nothing decides, and the concepts it may stand for."""

    start: int
    end: int
    concepts: tuple[str, ...]


class Reading(NamedTuple):
    """What one pass over a document found, in the order of the text."""

    document: Document
    scope: Scope
    occurrences: tuple[Occurrence, ...]
    ambiguities: tuple[Ambiguity, ...]
    abbreviations: tuple[Abbreviation, ...]
    expansions: tuple[Expansion, ...]
    decisions: tuple[Decision, ...]

    def is_expanded(self, start: int) -> bool:
        """Whether an abbreviation stands beside its long form at this place."""
        index = bisect_right(self.expansions, start, key=lambda expansion: expansion.start) - 1
        return any(start < expansion.end for expansion in self.expansions[max(0, index - 1) : index + 1])

    def text(self, start: int, end: int) -> str:
        return self.document.text[start:end]

    def locate(self, start: int, end: int) -> Location:
        return self.document.locate(start, end)


def read(document: Document, glossary: Glossary, matcher: Matcher, scope: Scope, *, explain: bool = False) -> Reading:
    """Match, decide the senses and collect; `explain` keeps a decision for each homonym and each sense refused."""
    text = document.text
    matches, cues = matcher.find(document)
    matches = [m for m in matches if not document.is_code(m.start, m.end) and not in_address(text, m.start, m.end)]
    abbreviations = tuple(
        a
        for a in find_abbreviations(document)
        if not document.is_code(a.start, a.end) and not in_address(text, a.start, a.end)
    )
    expansions = tuple(find_expansions(document, abbreviations))
    senses = SenseFinder(document, glossary, scope.subject, matches, cues, expansions).find()
    occurrences, ambiguities, decisions = [], [], []
    for match, sense in zip(matches, senses, strict=True):
        if sense.name is not None:
            name = sense.name
            occurrences.append(
                Occurrence(
                    *match[:2],
                    name.concept,
                    name.designation,
                    name.is_plural,
                    name.is_joined,
                    name.is_misspelt,
                )
            )
        elif sense.is_ambiguous:
            concepts = sorted(str(concept) for concept in match.concepts)
            ambiguities.append(Ambiguity(match.start, match.end, tuple(concepts)))
        if explain and (len(match.concepts) > 1 or sense.name is None):
            decisions.append(_decision(document, match.start, match.end, sense))
    return Reading(document, scope, tuple(occurrences), tuple(ambiguities), abbreviations, expansions, tuple(decisions))


def _decision(document: Document, start: int, end: int, sense: Sense) -> Decision:
    concept = sense.name.concept if sense.name else None
    return Decision(document.locate(start, end), document.text[start:end], concept, sense.reason)
