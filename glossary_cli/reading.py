"""A document read once against the glossary: what every rule on documents looks at."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import NamedTuple

from glossary_cli.config import Config, Scope
from glossary_cli.discovery import Scopes
from glossary_cli.document import Document
from glossary_cli.findings import Location
from glossary_cli.forms import Forms
from glossary_cli.glossary import Glossary
from glossary_cli.matching import Match, Matcher, in_address
from glossary_cli.occurrences import Ambiguity, Occurrence
from glossary_cli.readers import read_document
from glossary_cli.senses import Decision, Sense, SenseFinder
from glossary_cli.source import Source, read_source
from glossary_cli.statements.expansions import Abbreviation, Expansion, find_abbreviations, find_expansions
from glossary_cli.statements.extraction import find_statements
from glossary_cli.statements.page import Page
from glossary_cli.statements.statement import Statement


class Reading(NamedTuple):
    """What one pass over a document found, in the order of the text."""

    document: Document
    scope: Scope
    occurrences: tuple[Occurrence, ...]
    ambiguities: tuple[Ambiguity, ...]
    abbreviations: tuple[Abbreviation, ...]
    expansions: tuple[Expansion, ...]
    statements: tuple[Statement, ...]
    decisions: tuple[Decision, ...]

    def is_expanded(self, start: int) -> bool:
        """Whether an abbreviation stands beside its long form at this place."""
        index = bisect_right(self.expansions, start, key=lambda expansion: expansion.start) - 1
        return any(start < expansion.end for expansion in self.expansions[max(0, index - 1) : index + 1])

    def text(self, start: int, end: int) -> str:
        return self.document.text[start:end]

    def locate(self, start: int, end: int) -> Location:
        return self.document.locate(start, end)


class DocumentReader:
    """Reads one document after the other against one glossary."""

    def __init__(
        self, config: Config, glossary: Glossary, forms: Forms, *, explain: bool = False, only_known: bool = False
    ) -> None:
        self._glossary = glossary
        self._matcher = Matcher(forms)
        self._scopes = Scopes(config)
        self._limit = config.most_bytes
        self._explain = explain
        self._only_known = only_known

    def scope_of(self, path: str) -> Scope:
        return self._scopes.of(path)

    def source_of(self, path: str) -> Source:
        """Raises UnreadableError."""
        return read_source(path, self._limit)

    def read(self, source: Source) -> Reading:
        """Raises UnreadableError."""
        document = read_document(source)
        scope = self.scope_of(source.path)
        return read(document, self._glossary, self._matcher, scope, explain=self._explain, only_known=self._only_known)


def read(
    document: Document,
    glossary: Glossary,
    matcher: Matcher,
    scope: Scope,
    *,
    explain: bool = False,
    only_known: bool = False,
) -> Reading:
    """Match, decide the senses and collect.

    `explain` keeps a decision for each homonym and each sense refused; `only_known` leaves out what is said of things
    that the glossary does not have, for which no rule asks.
    """
    matches, cues = matcher.find(document)
    matches = [match for match in matches if _is_said(document, match) or document.is_whole_code(*match[:2])]
    abbreviations = tuple(filter(partial(_is_said, document), find_abbreviations(document.text)))
    expansions = tuple(find_expansions(document, abbreviations))
    senses = SenseFinder(document, glossary, scope.subject, matches, cues, expansions).find()
    mentions: list[Occurrence] = []
    ambiguities: list[Ambiguity] = []
    decisions: list[Decision] = []
    for match, sense in zip(matches, senses, strict=True):
        if sense.name is not None:
            mentions.append(Occurrence.of(match.start, match.end, sense.name))
        elif sense.is_ambiguous:
            concepts = sorted(str(concept) for concept in match.concepts)
            ambiguities.append(Ambiguity(match.start, match.end, tuple(concepts)))
        if explain and (len(match.concepts) > 1 or sense.name is None):
            decisions.append(_decision(document, match.start, match.end, sense))
    page = Page(document, glossary, mentions, expansions, scope.team_names, only_known=only_known)
    return Reading(
        document,
        scope,
        occurrences=tuple(mention for mention in mentions if not document.is_code(mention.start, mention.end)),
        ambiguities=tuple(one for one in ambiguities if not document.is_code(one.start, one.end)),
        abbreviations=abbreviations,
        expansions=expansions,
        statements=find_statements(page),
        decisions=tuple(decisions),
    )


def _is_said(document: Document, found: Match | Abbreviation) -> bool:
    """Whether something stands in the prose as prose, and not as code or in an address."""
    return not document.is_code(found.start, found.end) and not in_address(document.text, found.start, found.end)


def _decision(document: Document, start: int, end: int, sense: Sense) -> Decision:
    concept = sense.name.concept if sense.name else None
    return Decision(document.locate(start, end), document.text[start:end], concept, sense.reason)
