"""What the abbreviations of a document stand for: spelt out, named beside their terms, or in one row with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import lazy
from glossary_cli.statements.expansions import Expansion
from glossary_cli.statements.modes import is_bad_example
from glossary_cli.statements.page import Page, Span, span_of
from glossary_cli.statements.statement import LongForm, Statement, Subject

FARTHEST = 30
"""Characters between a term and its abbreviation that name each other."""
_AROUND_NAME = 2
"""Characters that a cell may hold behind the name that it holds."""

_BESIDE = lazy(
    r"[\s\"“”'‘’*(\[,]*(?:(?:or|aka|a\.k\.a\.|i\.e\.,?|also\s+known\s+as|also\s+called)\s+)?"
    r"(?:an?\s+|the\s+)?[\"“‘*]*",
    re.IGNORECASE,
)


def long_forms_in(page: Page) -> Iterator[Statement]:
    """What the abbreviations of a document stand for, each once in a line."""
    told: set[tuple[int, str | None]] = set()
    for statement in (*_expansions(page), *_names_beside(page), *_names_in_row(page)):
        key = statement.location.line, statement.subject.concept or statement.subject.designation
        if key not in told:
            told.add(key)
            yield statement


def _expansions(page: Page) -> Iterator[Statement]:
    """Marketing qualified lead (MQL)"""
    for expansion in page.expansions:
        if not page.document.is_code(expansion.start, expansion.end):
            subject = Subject(_concept_of(page, expansion), expansion.short)
            yield page.state(subject, LongForm(expansion.long), Span(expansion.start, expansion.end))


def _concept_of(page: Page, expansion: Expansion) -> str | None:
    """The concept that the abbreviation was found to mean at this place, else the one that the long form names."""
    known = page.known_in(expansion.start, expansion.end)
    by_short = (mention.concept for mention in known if page.written(mention).startswith(expansion.short))
    words = len(expansion.long.split())
    whole = (mention.concept for mention in known if len(page.written(mention).split()) >= words)
    return next(by_short, next(whole, None))


def _names_beside(page: Page) -> Iterator[Statement]:
    """A concept's term and its abbreviation, one beside the other: “product qualified leads, or PQLs”."""
    for one, other in pairwise(page.mentions):
        is_same = one.concept is not None and one.concept == other.concept
        if not is_same or one.designation.is_abbreviation == other.designation.is_abbreviation:
            continue
        if other.start - one.end < FARTHEST and _BESIDE.fullmatch(page.text, one.end, other.start):
            short, long = (one, other) if one.designation.is_abbreviation else (other, one)
            yield _stands_for(page, short, long, Span(one.start, other.end))


def _names_in_row(page: Page) -> Iterator[Statement]:
    """A term that heads a row, and its abbreviation in a cell of its own: | product qualified lead | … | PQL |"""
    for mention in page.mentions:
        if mention.concept is None or not mention.designation.is_abbreviation:
            continue
        cell = page.document.block_at(mention.start)
        if cell.row is None or not _fills(mention, span_of(cell)):
            continue
        if is_bad_example(page, cell, cell.start) or is_bad_example(page, cell.row, cell.row.start):
            continue
        row = span_of(cell.row)
        head = next((other for other in page.known_in(*row) if other.concept == mention.concept), None)
        if head is not None and _fills(head, row) and not head.designation.is_abbreviation:
            yield _stands_for(page, mention, head, row)


def _fills(mention: Occurrence, cell: Span) -> bool:
    return mention.start <= cell.start and cell.end - mention.end <= _AROUND_NAME


def _stands_for(page: Page, short: Occurrence, long: Occurrence, span: Span) -> Statement:
    subject = Subject(short.concept, page.written(short))
    return page.state(subject, LongForm(page.one_line(long.start, long.end)), span)
