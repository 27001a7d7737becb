"""Lists of what a concept covers: “Lead status: Raw, Inquiry, MQL”, “lead statuses are …”, the list below a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from glossary_cli.document import Block, BlockKind
from glossary_cli.extents import FEWEST, is_member, lists_members
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.meanings import is_negated
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import any_of, finder, lazy
from glossary_cli.statements.modes import is_bad_example, is_question
from glossary_cli.statements.page import LONGEST_SENTENCE, Page, Span
from glossary_cli.statements.statement import Definition, Statement, Subject

_VALUES = r"(?:\s+(?:values?|options?))?"
# “Lead status:”, “**Lead status/stage** –”, “Lead statuses are”; or the end of a heading or a cell.
_SIGN = lazy(
    rf"""(?:\s*/[^/:=\0\n]{{2,30}}?)?{_VALUES}["”'’*)\]]*
    (?:\s*[:=]+\s*|\s+[-–—]+\s+|\s*(?=\0|\Z)
      |\s+{any_of("(?:is|are|can be|may be|must be|includes?|comprises?)")}
        (?:\s+(?:one|any))?(?:\s+of)?(?:\s+(?:the\s+)?following)?\s*:?\s*)""",
    re.VERBOSE | re.IGNORECASE,
)
_FIRST = lazy(
    r"[\W\d_]*(?:[^/(,.;:\0]{2,30}[/(]\s*)?(?:(?:the|our|all|possible|valid|available)\s+)*[\W_]*", re.IGNORECASE
)
_BETWEEN = lazy(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|/)\s+")
_STRONGER = lazy(r"\s*[;|]\s*")
_EXPLAINED = lazy(r"\s+[-–—=→]\s|[:(=]")
_MARKS = " \t\n.*_`\"'“”‘’()[]"
_VALUE = lazy(r"[\w&'’/+ -]+")
# What stands in a list of values, and is none.
_FILLER = lazy(
    any_of(r"etc|(?:and )?(?:so on|more)|others?|all|any|none|n/a|blank|empty|null|unknown|tbd|not set|…|"),
    re.IGNORECASE,
)
# What was there, or will be, or is only supposed.
_ELSEWHERE = finder(
    "deprecated|obsolete|outdated|retired|legacy|old|former(?:ly)?|previous(?:ly)?|renamed|removed|replaced|was|were"
    "|used to|until|before|new|planned|proposed|future|upcoming|will|would|should"
)
FEWEST_WORDS = 2
"""Words that a value may have, however short those of the extension are."""


def listings_in(page: Page) -> Iterator[Statement]:
    """The lists of a document that have most of their values in the extension of the concept that they are of."""
    extended = _extended(page.glossary)
    for mention in page.mentions if extended else ():
        sign = _SIGN.match(page.text, mention.end) if mention.concept in extended else None
        if sign is not None:
            statement = _statement(page, mention, sign.end())
            if statement is not None:
                yield statement


@lru_cache(maxsize=4)
def _extended(glossary: Glossary) -> frozenset[str]:
    """The concepts that have members enough for a list."""
    return frozenset(one.id for one in glossary.concepts if one.extension and len(one.extension.members) >= FEWEST)


def _statement(page: Page, mention: Occurrence, start: int) -> Statement | None:
    block = page.document.block_at(mention.start)
    sentence = page.sentence_at(block, mention.start)
    if sentence is None or not _FIRST.fullmatch(page.text, sentence.start, mention.start):
        return None
    aside = page.text[sentence.end : min(block.end, sentence.end + LONGEST_SENTENCE)]
    if is_question(page, sentence) or is_bad_example(page, block, sentence.start) or _is_elsewhere(aside):
        return None
    concept = page.glossary[mention.concept or ""]
    for parts in _lists(page, block, start, sentence.end):
        values = _values(parts, concept, page.glossary)
        if lists_members(values, concept, page.glossary):
            subject, text = Subject(mention.concept, page.written(mention)), _text(page, sentence, start, values)
            return page.state(subject, Definition(members=values), sentence, text=text)
    return None


def _text(page: Page, sentence: Span, start: int, values: Sequence[str]) -> str:
    """The sentence, with the values where these stand below it or in another cell."""
    said = page.one_line(*sentence)
    is_apart = not page.text[start : sentence.end].strip(_MARKS)
    return f"{said.rstrip(':')}: {', '.join(values)}" if is_apart else said


def _lists(page: Page, block: Block, start: int, end: int) -> Iterator[list[str]]:
    """The parts of what stands behind a label; else of the cells of the row that it begins, or of the list below."""
    if page.text[start:end].strip(_MARKS):
        yield _parted(page.text[start:end])
        return
    after = page.document.blocks_after(block)
    if block.kind is BlockKind.TABLE_CELL:
        for cell in takewhile(lambda cell: cell.row is block, after):
            yield _parted(page.text[cell.start : cell.end])
        return
    items = list(takewhile(lambda item: _is_below(item, block), after))
    yield [page.text[item.start : item.end] for item in items if item.level == items[0].level]


def _parted(text: str) -> list[str]:
    """The parts of a list in one line; none where another label stands in it."""
    between = _STRONGER if _STRONGER.search(text) else _BETWEEN
    return [] if ":" in text else between.split(text)


def _is_below(item: Block, block: Block) -> bool:
    """Whether a block is an item of the list that another announces."""
    is_deeper = block.kind is not BlockKind.LIST_ITEM or item.level > block.level
    return item.kind is BlockKind.LIST_ITEM and is_deeper


def _values(parts: Sequence[str], concept: Concept, glossary: Glossary) -> tuple[str, ...]:
    """The values that a list names; none where a part of it is no value, or is said not to be one."""
    members = concept.extension.members if concept.extension else ()
    longest = max(FEWEST_WORDS, *(len(member.split()) for member in members))
    found = []
    for part in parts:
        name = _EXPLAINED.split(part.strip(_MARKS), maxsplit=1)[0].strip(_MARKS)
        if _FILLER.fullmatch(name):
            continue
        is_value = _VALUE.fullmatch(name) is not None and len(name.split()) <= longest
        if not is_member(name, concept, glossary) and (not is_value or _is_elsewhere(part)):
            return ()
        found.append(name)
    return tuple(found)


def _is_elsewhere(text: str) -> bool:
    return _ELSEWHERE.search(text) is not None or is_negated(text)
