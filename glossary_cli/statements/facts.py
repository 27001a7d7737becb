"""Numbers that a document says of a concept: a score, a limit of time, a size, a count."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary_cli.amounts import Amount, find_amounts
from glossary_cli.document import Block, BlockKind
from glossary_cli.findings import Location
from glossary_cli.meanings import meanings_of
from glossary_cli.patterns import finder, lazy, word_of
from glossary_cli.quantities import Quantity, singular
from glossary_cli.statements.attribution import (
    MEASURES,
    attributed,
    clause_of,
    has_fact_like,
    made_of,
    measures,
    span_of_amount,
)
from glossary_cli.statements.context import (
    is_about_nothing,
    is_modifier,
    question_before,
)
from glossary_cli.statements.cues import NUMBER, NUMERAL, TIME
from glossary_cli.statements.measuring import cells_before, measure_of
from glossary_cli.statements.modes import is_bad_example, is_question, is_supposed
from glossary_cli.statements.page import PROSE, Page, Span
from glossary_cli.statements.statement import Fact, Mode, Statement, Subject

_KINDS = PROSE | {BlockKind.HEADING}


class Defined(NamedTuple):
    """What a document defines: by the sentence that does, and by the lines of the entry that does."""

    sentences: Mapping[Location, Subject]
    lines: Mapping[int, Subject]


def facts_in(page: Page, defined: Defined) -> Iterator[Statement]:
    """The numbers of a document; in what defines a concept they are said of that concept."""
    for block in _blocks(page):
        is_of_interest = block.kind in _KINDS and page.cues(block.start, block.end) & NUMBER
        if is_of_interest and not is_about_nothing(page, block):
            for sentence in page.sentences(block):
                if page.cues(*sentence) & NUMBER:
                    yield from _in_sentence(page, block, sentence, defined)


def _blocks(page: Page) -> Sequence[Block]:
    """The blocks that may say something, and those below a heading on what has numbers."""
    measured = _measured(page) if page.only_known else ()
    if not measured:
        return page.speaking
    speaking = {block.start for block in page.speaking}
    return [block for block in page.document.blocks if block.start in speaking or _is_below(measured, block)]


def _measured(page: Page) -> frozenset[int]:
    """Where the blocks begin that name a concept which the glossary gives numbers for."""
    known = page.known_in(0, len(page.text))
    return frozenset(page.document.block_at(one.start).start for one in known if measures(page, one.concept))


def _is_below(headings: Container[int], block: Block) -> bool:
    return block.heading is not None and block.heading.start in headings


def _in_sentence(page: Page, block: Block, sentence: Span, defined: Defined) -> Iterator[Statement]:
    if is_question(page, sentence):
        return
    cues = page.cues(*sentence)
    there = find_amounts(page.text, *sentence, numerals=bool(cues & NUMERAL), times=bool(cues & TIME))
    found = (*_answer(page, block, sentence), *there)
    amounts = [amount for amount in found if not amount.is_rough or amount.quantity.is_measure]
    if not amounts or is_bad_example(page, block, sentence.start):
        return
    place = page.locate(sentence)
    by_sentence = defined.sentences.get(place)
    cells = cells_before(page, block)
    # “Response time (weekends)”: only then.
    is_narrowed = any("(" in page.text[start:end] for start, end in cells)
    for amount in amounts:
        defining = by_sentence or _of_entry(page, defined.lines.get(place.line), amount)
        clause = clause_of(page, sentence, amount)
        thing = defining or attributed(page, block, sentence, amount, clause)
        is_answer = question_before(page, block, sentence) is not None and amount.start - sentence.start <= _NEAR
        if thing is not None and (is_answer or _is_said_of(page, thing, sentence, amount, clause)):
            said = page.one_line(amount.start, amount.end)
            measure, quantity = measure_of(page, thing, block, sentence, amount, cells), amount.quantity
            if _is_turned(page, thing, sentence, amount):
                measure = f"{measure} minimum"
                quantity = Quantity.limit(_TURNED[quantity.comparison], quantity.extent, quantity.unit)
            else:
                quantity = _meant(page, thing, sentence, amount)
            fact = Fact(measure, quantity, said, is_defining=defining is not None)
            mode = _mode(page, sentence, amount, clause, is_defining=by_sentence is not None)
            told = page.state_fact(_without_itself(thing, amount, said), fact, sentence, span_of_amount(amount), mode)
            is_of_somebody = thing.is_implied and _SOMEBODY.match(page.text, *sentence) is not None
            yield told._replace(is_conditional=told.is_conditional or amount.is_rough or is_narrowed or is_of_somebody)


# “Hudson Mills wants six reviews”: so it is with them.
_SOMEBODY = lazy(
    r"[\W\d]*[A-Z]\w+\s+(?:(?:of|und?|and|&)\s+)?[A-Z]\w+\s+(?!(?:is|are|can|may|must|should)\b)[a-z]+(?:s|ed)\b"
)

# “How many attempts does a lead get? Five, spread over a week.”
_HOW_MANY = lazy(r"\bhow\s+many\s+(?P<what>[^\W\d]\w+)", re.IGNORECASE)
_ANSWER_END = lazy(r"[,.;()!]|(?<!\bA):|\s[-–—]|\Z")
_A = lazy(r"\W*A(?:nswer)?:\s*")
LONGEST_ANSWER = 30
_NEAR = 3
"""Characters before a number that an answer begins with."""


def _answer(page: Page, block: Block, sentence: Span) -> Iterator[Amount]:
    """The number that a sentence begins with whose question tells what it counts."""
    asked = question_before(page, block, sentence)
    counted = _HOW_MANY.search(page.text, *asked) if asked is not None else None
    stop = _ANSWER_END.search(page.text, *sentence) if counted is not None else None
    if counted is None or stop is None or stop.start() - sentence.start > LONGEST_ANSWER:
        return
    first = _A.match(page.text, *sentence)
    start = first.end() if first else sentence.start
    said = page.text[start : stop.start()] if start < stop.start() else ""
    if not any(find_amounts(said)):
        for amount in find_amounts(f"{said} {counted['what']}"):
            yield amount._replace(start=start + amount.start, end=stop.start())


# “We close what is older than 90 days”: so old it gets at most.
_ENDS = finder(
    r"clos(?:e|es|ed|ing)|delet\w+|purg\w+|remov\w+|archiv\w+|recycl\w+|disqualif\w+|discard\w*|eras\w+|expir\w+"
    r"|drop(?:s|ped)?|clean(?:s|ed)? up|retir\w+"
)


# “Nothing below $5,000 becomes an opportunity”: one has at least that.
_NOTHING = lazy(r"\b(?:nothing|nobody|no\s?one|none|no\s+\w+)\s+\Z", re.IGNORECASE)
_TURNED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def _is_turned(page: Page, thing: Subject, sentence: Span, amount: Amount) -> bool:
    """Whether a sentence says of what size nothing is one, so that one is of another."""
    if amount.quantity.comparison not in _TURNED or not _NOTHING.search(page.text, sentence.start, amount.start):
        return False
    made = made_of(page, sentence, amount)
    return made is not None and made.concept == thing.concept


# “Key accounts from 40 sites”: where the glossary has a least number too.
_FROM = lazy(r"\bfrom\s+\Z", re.IGNORECASE)


def _meant(page: Page, thing: Subject, sentence: Span, amount: Amount) -> Quantity:
    """The quantity of an amount; where a sentence says what ends beyond it, as the limit of what is kept."""
    quantity = amount.quantity
    if quantity.comparison == "=" and not quantity.is_time and _FROM.search(page.text[sentence.start : amount.start]):
        least = (one for one in measures(page, thing.concept) if one.quantity.comparison.startswith(">"))
        if any(quantity.in_unit_of(one.quantity) is not None for one in least):
            return Quantity.limit(">=", quantity.low, quantity.unit)
    is_end = quantity.is_time and quantity.comparison == ">" and _ENDS.search(page.text, *sentence)
    return Quantity.limit("<=", quantity.low, quantity.unit) if is_end else quantity


def _without_itself(thing: Subject, amount: Amount, said: str) -> Subject:
    """The subject without a limit that is only the number: “leads without activity for 60 days are closed”."""
    others = (limit for limit in thing.limits if said not in limit)
    kept = (
        others
        if amount.quantity.is_time
        else (one for one in thing.limits if not one.startswith((f"from {said}", f"at {said}")))
    )
    return thing._replace(limits=tuple(kept))


def _of_entry(page: Page, thing: Subject | None, amount: Amount) -> Subject | None:
    """The term that the number stands in an explanation of, where one of its facts is counted in the same unit."""
    is_fact = thing is not None and has_fact_like(page, thing.concept, amount)
    return thing if is_fact else None


def _mode(page: Page, sentence: Span, amount: Amount, clause: Span, *, is_defining: bool) -> Mode:
    """How a number is said: as what holds, as denied, or of what only was, changes, or might be."""
    before = page.text[sentence.start : amount.start]
    said = f"{page.text[clause.start : amount.start]} {page.text[amount.end : clause.end]}"
    if _NO_NORM.search(_FROM_THEN.sub(" ", said)) or _CHANGE.search(before) or _SHARE_OF.search(before):
        return Mode.SUPPOSED
    if _DENIES.search(said) or _WITHOUT.search(page.text[clause.start : amount.start]):
        return Mode.DENIED
    if _ATTRIBUTE.search(page.text, amount.start, amount.end):
        return Mode.ASSERTED
    return Mode.SUPPOSED if is_supposed(before) and not is_defining else Mode.ASSERTED


# What was, what others do, and what changes says nothing of what holds.
_NO_NORM = finder(
    "average[ds]?|on average|mean|median|used to|was|were|had|lasted|took|last (?:quarter|year|month|week)"
    "|yesterday|previously|competitors?|historically|so far|this (?:quarter|year|month|week)"
)
# “Within 1 hour after they were assigned” is a norm all the same.
_FROM_THEN = lazy(
    r"\b(?:after|when|once|since|before|until|from\s+when)\s+(?:the\s+)?\w+\s+(?:was|were|had\s+been)\b", re.IGNORECASE
)
# “61 % within one hour”: so many were.
_SHARE_OF = lazy(r"\d\s?%\s+(?:of\s+\w+\s+)?\Z")
_CHANGE = lazy(
    r"(?<!is )(?<!are )(?<!be )"
    + word_of(
        "raised|lowered|increased|reduced|changed|moved|extended|cut|dropped|went|grew|rose|fell|rises?|falls?|drops?"
    )
    + r"[^.;]{0,40}\b(?:from|by|to)\s+(?:at\s+least\s+|at\s+most\s+|up\s+to\s+)?\Z",
    re.IGNORECASE,
)
_DENIES = finder("not|never|no longer|don't|doesn't|isn't|aren't|cannot|can't|nor|no(?! later| more| longer| less)")
_WITHOUT = lazy(r"\bwithout\s+(?:the\s+|any\s+)?\Z", re.IGNORECASE)
# “After the 21-day trial”: what belongs to the noun is so, whatever the clause supposes.
_ATTRIBUTE = lazy(r"\d-[a-z]+", re.IGNORECASE)


# Whether a number says something


MOST = 0.6
"""Of what stands behind a colon, the part that a number is that is all that is said there."""
SHORT = 60
SHARE = 0.3
"""Of a line shorter than that, the least part that a number is where the line gives a value: “MQLs: 2 work hours”."""

# A number that looks back, or forward to a date, is no limit of anything: “in the last 14 days”.
_WINDOW = lazy(
    r"\b(?:the|in|over|during|within|of|from|for|per|our|your|past)\s+(?:last|past|next|first|previous|prior|recent|coming)\s*\Z"
    r"|\b(?:another|these|those|the\s+other)\s*\Z",
    re.IGNORECASE,
)
_EXAMPLE = lazy(r"\W*(?:example|for\s+example|for\s+instance|e\.?g\.?)\b", re.IGNORECASE)
_BEFORE_VALUE = lazy(r"(?::|=|\s[-–—])\s*\Z")


# “A quote can be reissued twice”: what may be done, or is.
_NORM = finder("can|may|must|should|shall|will|is|are|gets?|has to|have to|needs? to|at most|up to")


def _is_said_of(page: Page, thing: Subject, sentence: Span, amount: Amount, clause: Span) -> bool:
    """Whether the number limits or measures its subject, and is not just a number in the sentence."""
    quantity = amount.quantity
    if (quantity.is_trivial and not _is_counted(page, thing, amount, clause)) or _EXAMPLE.match(page.text, *sentence):
        return False
    if _WINDOW.search(page.text, max(0, amount.start - 20), amount.start):
        return False
    if quantity.unit and quantity.comparison != "=" and (quantity.comparison, quantity.unit) != ("..", "%"):
        # A limit or a range of what is counted; a range of percentages may be of anything.
        return True
    inside = (mention for mention in page.mentions_in(*sentence) if amount.start <= mention.start)
    counts = any(mention.end in (amount.end, amount.end - 1) and not is_modifier(page, mention) for mention in inside)
    if counts or _is_value(page, sentence, amount, clause):
        return True
    if quantity.is_times and _NORM.search(page.text, *clause):
        return True
    if quantity.is_measure and MEASURES.search(page.text, *clause):
        return True
    known = measures(page, thing.concept)
    words = meanings_of(page.text[clause.start : clause.end]) if known else frozenset()
    return any(words & meanings_of(one.measure) for one in known) and has_fact_like(page, thing.concept, amount)


_ENOUGH = finder("enough|suffic\\w+|needs?|has|have|requires?|required|must|minimum|at least|only")


def _is_counted(page: Page, thing: Subject, amount: Amount, clause: Span) -> bool:
    """Whether the entry of the subject counts the very same: “one technician is enough”."""
    if not _ENOUGH.search(page.text, *clause):
        return False
    units = (known.quantity.unit for known in measures(page, thing.concept) if not known.quantity.is_measure)
    said = singular(amount.quantity.unit).split()
    return any(singular(unit).split()[-1:] == said[-1:] != [] for unit in units)


def _is_value(page: Page, sentence: Span, amount: Amount, clause: Span) -> bool:
    """Whether a number is most of what is said, in a short line or behind a colon."""
    length = amount.end - amount.start
    whole = sentence.end - sentence.start
    if whole < SHORT and length >= SHARE * whole:
        return True
    is_most = length >= MOST * (clause.end - clause.start)
    return is_most and _BEFORE_VALUE.search(page.text, sentence.start, clause.start) is not None
