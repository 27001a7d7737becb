"""What a number measures, in the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from glossary_cli.amounts import Amount
from glossary_cli.document import Block
from glossary_cli.patterns import any_of, clause_breaks, lazy
from glossary_cli.statements.attribution import LONGEST_MEASURE, span_of_amount
from glossary_cli.statements.context import objects_in, question_before
from glossary_cli.statements.limits import clause_around
from glossary_cli.statements.page import Page, Span, span_of
from glossary_cli.statements.statement import Subject

MOST_WORDS = 12
"""Of those that tell what is measured."""

_DIGIT = lazy(r"\d")
# A label belongs to what is measured: “MQL follow-up time: 2 hours”.
_BEFORE = clause_breaks("but|while|whereas|if|so|because|which", marks=r"[,;()\n]|\.\s")
_BEHIND = clause_breaks("but|while|whereas|if|so|because|which", marks=r"[,;:()\n]|\.\s")
_WORD = lazy(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    "a an the of in on to and or for from with within at by per is are was were be been being that which who when if "
    "as has have had will would can could may might must should do does it its they their we our you your this "
    "these those not no than then there only also all any each every more least most about up over under right now "
    "set".split()
)


def measure_of(page: Page, thing: Subject, block: Block, sentence: Span, amount: Amount, cells: Sequence[Span]) -> str:
    """The words that tell what is measured: around the number, in the header of its column, in the question before."""
    start, _ = clause_around(page.text, sentence, span_of_amount(amount), _BEFORE)
    if not page.text[start : amount.start].strip():
        # “Coverage of the next quarter, at least 3 times”: the comma parts nothing.
        start, _ = clause_around(page.text, sentence, (max(sentence.start, start - 2), start), _BEFORE)
    _, end = clause_around(page.text, sentence, span_of_amount(amount), _BEHIND)
    spans = [Span(start, amount.start), Span(amount.end, end)]
    told = _WHICH_IS.match(page.text, end, sentence.end)
    if told is not None:
        spans.append(Span(*told.span("what")))
    spans += [span_of(around) for around in (block.header, block.row) if around is not None and block.row is not None]
    spans += cells
    # An answer that names what it speaks of says by itself what it measures.
    asked = None if objects_in(page, sentence) else question_before(page, block, sentence)
    text = " ".join(_without(page, thing, span) for span in (*spans, *((asked,) if asked else ())))
    words = [word for word in _WORD.findall(_ONE_OF.sub(" ", text)) if word.lower() not in _SMALL]
    if _ALLOTS.search(page.text[sentence.start : amount.start]):
        words.append("length")
    if _EVERY.search(page.text[sentence.start : amount.start]) or _ONCE_A.match(page.text, *span_of_amount(amount)):
        words.append("interval")
    if _OLDER.match(page.text, *span_of_amount(amount)):
        words.append("age")
    if _TASK.match(page.text, amount.end):
        words = [word for word in words if not _TAKES.fullmatch(word)]
    return " ".join(dict.fromkeys(words[:MOST_WORDS]))


# “A trial takes 5 minutes to set up”: so long the setting up takes.
_TASK = lazy(r"\s+to\s+[a-z]", re.IGNORECASE)
_TAKES = lazy("takes?|taking|need(?:s|ed)?", re.IGNORECASE)
# “Log each call within 2 hours”: not how fast one calls.
_ONE_OF = lazy(r"\b(?:each|every|per)\s+\w+", re.IGNORECASE)
# “Plan 60 minutes for each review”: so long it is.
_ALLOTS = lazy(r"\b(?:plan|reserve|block|allow|allot|allocate|set\s+aside)\s+(?:at\s+least\s+)?\Z", re.IGNORECASE)
_EVERY = lazy(r"\bevery\s+\Z", re.IGNORECASE)
_ONCE_A = lazy(r"once|every", re.IGNORECASE)
# “… 6 hours, which is the agreed limit for following up”
_WHICH_IS = lazy(
    r",?\s*\b(?:which|and\s+(?:this|that))\s+is\s+(?P<what>(?:our|the|what)\s+[^.,;:()\0]{3,70})", re.IGNORECASE
)
_OLDER = lazy(r"(?:older|younger)\b", re.IGNORECASE)
_ANY_VALUE = lazy(
    r"(?:our\s+|the\s+|agreed\s+|current\s+)?"
    + any_of("values?|limits?|levels?|targets?|numbers?|amounts?|figures?|defaults?|standards?|how much|how long|what"),
    re.IGNORECASE,
)


def cells_before(page: Page, cell: Block) -> list[Span]:
    """The cells between the first of a row and one of a number, where its own column does not tell what it measures."""
    row, head = cell.row, cell.header
    if row is None or head is None or not _ANY_VALUE.fullmatch(page.one_line(head.start, head.end)):
        return []
    between = takewhile(lambda other: other.row is row and other.start < cell.start, page.document.blocks_after(row))
    spans = map(span_of, between)
    return [span for span in spans if span.end - span.start <= LONGEST_MEASURE and not _DIGIT.search(page.text, *span)]


def _without(page: Page, thing: Subject, span: Span) -> str:
    """The text of a span without the subject's own names."""
    text, start = "", span.start
    for mention in page.known_in(*span):
        if mention.concept == thing.concept:
            text += page.text[start : mention.start] + " "
            start = mention.end
    return text + page.text[start : span.end]
