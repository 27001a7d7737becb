"""Numbers that a document says of a concept: a score, a limit of time, a size, a count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from glossary_cli.amounts import NUMBER_WORD, Amount, find_amounts
from glossary_cli.document import Block, BlockKind
from glossary_cli.findings import Location
from glossary_cli.meanings import meanings_of
from glossary_cli.measures import Measured, measures_of
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import any_of, clause_breaks, finder, word_of
from glossary_cli.quantities import Quantity
from glossary_cli.statements.context import (
    is_about_nothing,
    is_modifier,
    is_role,
    objects_in,
    question_before,
    subject,
    topic,
)
from glossary_cli.statements.limits import clause_around
from glossary_cli.statements.modes import is_bad_example, is_question, is_supposed
from glossary_cli.statements.page import PROSE, Page, Span, span_of
from glossary_cli.statements.statement import Fact, Mode, Statement, Subject

MOST_WORDS = 12
"""Of those that tell what is measured."""

_KINDS = PROSE | {BlockKind.HEADING}
_DIGIT = re.compile(r"\d")


class Defined(NamedTuple):
    """What a document defines: by the sentence that does, and by the lines of the entry that does."""

    sentences: Mapping[Location, Subject]
    lines: Mapping[int, Subject]


def facts_in(page: Page, defined: Defined) -> Iterator[Statement]:
    """The numbers of a document; in what defines a concept they are said of that concept."""
    for block in page.document.blocks:
        if block.kind in _KINDS and not is_about_nothing(page, block) and _has_number(page, block):
            for sentence in page.sentences(block):
                yield from _in_sentence(page, block, sentence, defined)


def _has_number(page: Page, block: Block) -> bool:
    return any(number.search(page.text, block.start, block.end) for number in (_DIGIT, NUMBER_WORD))


def _in_sentence(page: Page, block: Block, sentence: Span, defined: Defined) -> Iterator[Statement]:
    found = (*_answer(page, block, sentence), *find_amounts(page.text, *sentence))
    amounts = [amount for amount in found if not amount.is_rough or amount.quantity.is_measure]
    if not amounts or is_question(page, sentence) or is_bad_example(page, block, sentence.start):
        return
    by_sentence = defined.sentences.get(page.locate(sentence))
    cells = _cells_before(page, block)
    # “Response time (weekends)”: only then.
    is_narrowed = any("(" in page.text[start:end] for start, end in cells)
    for amount in amounts:
        thing = by_sentence or _of_entry(page, sentence, amount, defined) or _subject(page, block, sentence, amount)
        is_answer = question_before(page, block, sentence) is not None and amount.start - sentence.start <= _NEAR
        if thing is not None and (is_answer or _is_said_of(page, thing, sentence, amount)):
            said = page.one_line(amount.start, amount.end)
            quantity = _meant(page, thing, sentence, amount)
            fact = Fact(_measure(page, thing, block, sentence, amount, cells), quantity, said)
            mode = _mode(page, sentence, amount, is_defining=by_sentence is not None)
            found = page.state_fact(_without_itself(thing, amount, said), fact, sentence, _span(amount), mode)
            yield found._replace(is_conditional=found.is_conditional or amount.is_rough or is_narrowed)


# “How many attempts does a lead get? Five, spread over a week.”
_HOW_MANY = re.compile(r"\bhow\s+many\s+(?P<what>[^\W\d]\w+)", re.IGNORECASE)
_ANSWER_END = re.compile(r"[,.;:()!]|\s[-–—]|\Z")
LONGEST_ANSWER = 30
_NEAR = 3
"""Characters before a number that an answer begins with."""


def _answer(page: Page, block: Block, sentence: Span) -> Iterator[Amount]:
    """The number that a sentence begins with whose question tells what it counts."""
    asked = question_before(page, block, sentence)
    counted = _HOW_MANY.search(page.text, *asked) if asked is not None else None
    stop = _ANSWER_END.search(page.text, *sentence)
    if counted is None or stop is None or stop.start() - sentence.start > LONGEST_ANSWER:
        return
    said = page.text[sentence.start : stop.start()]
    if not any(find_amounts(said)):
        for amount in find_amounts(f"{said} {counted['what']}"):
            yield amount._replace(start=sentence.start + amount.start, end=stop.start())


# “We close what is older than 90 days”: so old it gets at most.
_ENDS = finder(
    r"clos(?:e|es|ed|ing)|delet\w+|purg\w+|remov\w+|archiv\w+|recycl\w+|disqualif\w+|discard\w*|eras\w+|expir\w+"
    r"|drop(?:s|ped)?|clean(?:s|ed)? up|retir\w+"
)


# “Key accounts from 40 sites”: where the glossary has a least number too.
_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)


def _meant(page: Page, thing: Subject, sentence: Span, amount: Amount) -> Quantity:
    """The quantity of an amount; where a sentence says what ends beyond it, as the limit of what is kept."""
    quantity = amount.quantity
    if quantity.comparison == "=" and not quantity.is_time and _FROM.search(page.text[sentence.start : amount.start]):
        least = (one for one in _measures(page, thing.concept) if one.quantity.comparison.startswith(">"))
        if any(quantity.in_unit_of(one.quantity) is not None for one in least):
            return Quantity.limit(">=", quantity.low, quantity.unit)
    is_end = quantity.is_time and quantity.comparison == ">" and _ENDS.search(page.text, *sentence)
    return Quantity.limit("<=", quantity.low, quantity.unit) if is_end else quantity


def _without_itself(thing: Subject, amount: Amount, said: str) -> Subject:
    """The subject without a limit that is only the number: “leads without activity for 60 days are closed”."""
    others = (limit for limit in thing.limits if said not in limit)
    kept = others if amount.quantity.is_time else (one for one in thing.limits if not one.startswith((f"from {said}", f"at {said}")))
    return thing._replace(limits=tuple(kept))


def _span(amount: Amount) -> Span:
    return Span(amount.start, amount.end)


def _of_entry(page: Page, sentence: Span, amount: Amount, defined: Defined) -> Subject | None:
    """The term that the number stands in an explanation of, where one of its facts is counted in the same unit."""
    thing = defined.lines.get(page.locate(sentence).line) if defined.lines else None
    is_fact = thing is not None and _has_fact_like(page, thing.concept, amount)
    return thing if is_fact else None


def _has_fact_like(page: Page, concept_id: str | None, amount: Amount) -> bool:
    return any(amount.quantity.in_unit_of(known.quantity) is not None for known in _measures(page, concept_id))


def _measures(page: Page, concept_id: str | None) -> tuple[Measured, ...]:
    """What the entry of a concept gives numbers for."""
    return measures_of(page.glossary).get(concept_id or "", ())


def _subject(page: Page, block: Block, sentence: Span, amount: Amount) -> Subject | None:
    """What the number is said of: what it counts, else what is named before it, behind it, or around the sentence."""
    objects = objects_in(page, sentence)
    things = [m for m in objects if not _is_part(page, m, amount) or _has_measure(page, m)]
    things = [m for m in things if not any(_is_in_measure(page, m, other) for other in things)]
    if not things:
        # People are what a number is said of only where they have such a number.
        things = [m for m in page.known_in(*sentence) if is_role(page, m) and _has_fact_like(page, m.concept, amount)]
    inside = [one for one in things if amount.start <= one.start < amount.end <= one.end + 1]
    before = [mention for mention in things if mention.end <= amount.start]
    if before and _OTHER_LABEL.search(page.text, before[-1].end, amount.start):
        before = []
    clause = _clause(page, sentence, amount)
    beside = [mention for mention in things if clause.start <= mention.start < clause.end]
    nearest = inside[:1] or [mention for mention in before if mention in beside][-1:] or beside[:1] or before[-1:]
    if nearest:
        return _narrowed(page, sentence, amount, nearest[0], subject(page, nearest[0], block))
    around = topic(page, block, sentence) or _asked_role(page, block, sentence, amount)
    if around is not None and not (around.is_implied and objects):
        return around
    return subject(page, things[0], block) if things else None


def _asked_role(page: Page, block: Block, sentence: Span, amount: Amount) -> Subject | None:
    """The people that a question is about, where their entry gives such a number."""
    asked = question_before(page, block, sentence)
    named = page.known_in(*asked) if asked is not None else []
    who = next((one for one in named if is_role(page, one) and _has_fact_like(page, one.concept, amount)), None)
    return subject(page, who, block) if who is not None else None


def _is_in_measure(page: Page, mention: Occurrence, other: Occurrence) -> bool:
    """Whether a mention only belongs to the name of what another concept is measured by: “an MQL has a lead score”."""
    if mention.concept == other.concept or other.concept is None:
        return False
    names = (known.measure for known in _measures(page, other.concept))
    return any(page.text[mention.start : mention.start + len(name)].lower() == name.lower() for name in names)


_COPULA = re.compile(
    r"(?P<what>[^,;:.()\n\0]{3,60}?)\s+(?:is|are|counts?\s+as|qualif(?:y|ies)\s+as|becomes?)\s+(?:an?\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_ANYTHING = finder("it|they|this|that|these|those|there|he|she|someone|anyone|everyone|you|we|company|companies|people")


_ASIDE = re.compile(r"\s*\((?:[^()\0]{0,30}?\s)?")
# “17 leads, called within 3 days”: what happened with these.
_COUNTED = re.compile(rf"(?:(?<![\w.,-])\d[\d,]*|{NUMBER_WORD.pattern})\s+\Z", re.IGNORECASE)


def _narrowed(page: Page, sentence: Span, amount: Amount, mention: Occurrence, thing: Subject) -> Subject:
    """“Universities are key accounts from 800 seats”: the number is said of these alone."""
    counted = _COUNTED.search(page.text[max(sentence.start, mention.start - 20) : mention.start])
    is_aside = _ASIDE.match(page.text, mention.end, amount.start) is not None
    if counted and not is_aside and not amount.start <= mention.start < amount.end:
        return thing._replace(limits=(*thing.limits, counted[0].strip()))
    before = _COPULA.match(page.text[sentence.start : mention.start])
    if before is None or _ANYTHING.search(before["what"]) or page.known_in(sentence.start, mention.start):
        return thing
    return thing._replace(limits=(*thing.limits, " ".join(before["what"].split())))


# “MQLs: 2 hours - Other replies: 8 hours”: the second number is said of what its own label names.
_OTHER_LABEL = re.compile(r"\s[-–—•]\s[^:\n]{2,40}:\s")


def _is_part(page: Page, mention: Occurrence, amount: Amount) -> bool:
    """Whether a mention is a part of another noun, as of what the number counts: “12 MQL dashboards”."""
    is_inside = amount.start <= mention.start < mention.end < amount.end - 1
    return is_inside or is_modifier(page, mention)


def _has_measure(page: Page, mention: Occurrence) -> bool:
    """Whether what is measured of a concept stands behind it: “MQL follow-up time”, “churn rate”."""
    after = page.text[mention.end : mention.end + LONGEST_MEASURE]
    words = " ".join(_CLAUSE_END.split(after, maxsplit=1)[0].split()[:MOST_MEASURE_WORDS])
    is_fact = any(meanings_of(words) & meanings_of(known.measure) for known in _measures(page, mention.concept))
    return is_fact or _MEASURES.search(words) is not None


def _mode(page: Page, sentence: Span, amount: Amount, *, is_defining: bool) -> Mode:
    """How a number is said: as what holds, as denied, or of what only was, changes, or might be."""
    before = page.text[sentence.start : amount.start]
    start, end = _clause(page, sentence, amount)
    clause = f"{page.text[start : amount.start]} {page.text[amount.end : end]}"
    if _NO_NORM.search(clause) or _CHANGE.search(before):
        return Mode.SUPPOSED
    if _DENIES.search(clause) or _WITHOUT.search(page.text[start : amount.start]):
        return Mode.DENIED
    if _ATTRIBUTE.search(page.text, amount.start, amount.end):
        return Mode.ASSERTED
    return Mode.SUPPOSED if is_supposed(before) and not is_defining else Mode.ASSERTED


# What was, what others do, and what changes says nothing of what holds.
_NO_NORM = finder(
    "average[ds]?|on average|mean|median|used to|was|were|had|lasted|took|last (?:quarter|year|month|week)"
    "|yesterday|previously|competitors?|historically|so far|this (?:quarter|year|month|week)"
)
_CHANGE = re.compile(
    r"(?<!is )(?<!are )(?<!be )"
    + word_of(
        "raised|lowered|increased|reduced|changed|moved|extended|cut|dropped|went|grew|rose|fell|rises?|falls?|drops?"
    )
    + r"[^.;]{0,40}\b(?:from|by|to)\s+(?:at\s+least\s+|at\s+most\s+|up\s+to\s+)?\Z",
    re.IGNORECASE,
)
_DENIES = finder("not|never|no longer|don't|doesn't|isn't|aren't|cannot|can't|nor|no(?! later| more| longer| less)")
_WITHOUT = re.compile(r"\bwithout\s+(?:the\s+|any\s+)?\Z", re.IGNORECASE)
# “After the 21-day trial”: what belongs to the noun is so, whatever the clause supposes.
_ATTRIBUTE = re.compile(r"\d-[a-z]+", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;.()\n\0]|\b(?:is|are|was|were|must|should|will|and|or)\b")
LONGEST_MEASURE = 50
MOST_MEASURE_WORDS = 4
"""Words behind a concept that may say what is measured of it."""

_BREAKS = clause_breaks("but|and|or|while|whereas|if|so|because|which", marks=r"[,;:()\n]|\.\s")


def _clause(page: Page, sentence: Span, amount: Amount, breaks: re.Pattern[str] = _BREAKS) -> Span:
    return Span(*clause_around(page.text, sentence, _span(amount), breaks))


# Whether a number says something


MOST = 0.6
"""Of what stands behind a colon, the part that a number is that is all that is said there."""
SHORT = 60
SHARE = 0.3
"""Of a line shorter than that, the least part that a number is where the line gives a value: “MQLs: 2 work hours”."""

# A number that looks back, or forward to a date, is no limit of anything: “in the last 14 days”.
_WINDOW = re.compile(
    r"\b(?:the|in|over|during|within|of|from|for|per|our|your|past)\s+(?:last|past|next|first|previous|prior|recent|coming)\s*\Z"
    r"|\b(?:another|these|those|the\s+other)\s*\Z",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\W*(?:example|for\s+example|for\s+instance|e\.?g\.?)\b", re.IGNORECASE)
_BEFORE_VALUE = re.compile(r"(?::|=|\s[-–—])\s*\Z")
# What measures something, where no comparison says so: “a trial of 30 days”, “the score is 100 points”.
_MEASURES = finder(
    r"score[sd]?|scoring|threshold|limit(?:ed)?|length|lasts|last (?:for|up)|duration|period|window|time ?frame|notice"
    "|slas?|deadline|expires?|size|target|goal|total|quota|rate|minimum|maximum|response|respond"
    r"|follow(?:ed|ing)?[\s-]?up|actioned|trial|probability|points?|after|later|old|stays?|remains?|valid|keeps?|kept"
    "|closed?|sent|due|review(?:ed|s)?|renew(?:ed|s)?|report(?:ed|s)?|paid|archived?|ahead|in advance|before"
)


def _is_said_of(page: Page, thing: Subject, sentence: Span, amount: Amount) -> bool:
    """Whether the number limits or measures its subject, and is not just a number in the sentence."""
    quantity = amount.quantity
    if quantity.is_trivial or _EXAMPLE.match(page.text, *sentence):
        return False
    if _WINDOW.search(page.text, max(0, amount.start - 20), amount.start):
        return False
    if quantity.unit and quantity.comparison != "=" and (quantity.comparison, quantity.unit) != ("..", "%"):
        # A limit or a range of what is counted; a range of percentages may be of anything.
        return True
    inside = (mention for mention in page.mentions_in(*sentence) if amount.start <= mention.start)
    counts = any(mention.end in (amount.end, amount.end - 1) and not is_modifier(page, mention) for mention in inside)
    if counts or _is_value(page, sentence, amount):
        return True
    clause = _clause(page, sentence, amount)
    if quantity.is_measure and _MEASURES.search(page.text, *clause):
        return True
    known = _measures(page, thing.concept)
    words = meanings_of(page.text[clause.start : clause.end]) if known else frozenset()
    return any(words & meanings_of(one.measure) for one in known) and _has_fact_like(page, thing.concept, amount)


def _is_value(page: Page, sentence: Span, amount: Amount) -> bool:
    """Whether a number is most of what is said, in a short line or behind a colon."""
    length = amount.end - amount.start
    whole = sentence.end - sentence.start
    if whole < SHORT and length >= SHARE * whole:
        return True
    start, end = _clause(page, sentence, amount)
    return length >= MOST * (end - start) and _BEFORE_VALUE.search(page.text, sentence.start, start) is not None


# What a number measures


# A label belongs to what is measured: “MQL follow-up time: 2 hours”.
_BEFORE = clause_breaks("but|while|whereas|if|so|because|which", marks=r"[,;()\n]|\.\s")
_BEHIND = clause_breaks("but|while|whereas|if|so|because|which", marks=r"[,;:()\n]|\.\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    "a an the of in on to and or for from with within at by per is are was were be been being that which who when if "
    "as has have had will would can could may might must should do does it its they their we our you your this "
    "these those not no than then there only also all any each every more least most about up over under right now "
    "set".split()
)


def _measure(page: Page, thing: Subject, block: Block, sentence: Span, amount: Amount, cells: Sequence[Span]) -> str:
    """The words that tell what is measured: around the number, in the header of its column, in the question before."""
    start, _ = clause_around(page.text, sentence, _span(amount), _BEFORE)
    _, end = clause_around(page.text, sentence, _span(amount), _BEHIND)
    spans = [Span(start, amount.start), Span(amount.end, end)]
    spans += [span_of(around) for around in (block.header, block.row) if around is not None and block.row is not None]
    spans += cells
    # An answer that names what it speaks of says by itself what it measures.
    asked = None if objects_in(page, sentence) else question_before(page, block, sentence)
    text = " ".join(_without(page, thing, span) for span in (*spans, *((asked,) if asked else ())))
    words = [word for word in _WORD.findall(_ONE_OF.sub(" ", text)) if word.lower() not in _SMALL]
    if _ALLOTS.search(page.text[sentence.start : amount.start]):
        words.append("length")
    if _EVERY.search(page.text[sentence.start : amount.start]) or _ONCE_A.match(page.text, *_span(amount)):
        words.append("interval")
    if _OLDER.match(page.text, *_span(amount)):
        words.append("age")
    if _TASK.match(page.text, amount.end):
        words = [word for word in words if not _TAKES.fullmatch(word)]
    return " ".join(dict.fromkeys(words[:MOST_WORDS]))


# “A trial takes 5 minutes to set up”: so long the setting up takes.
_TASK = re.compile(r"\s+to\s+[a-z]", re.IGNORECASE)
_TAKES = re.compile("takes?|taking|need(?:s|ed)?", re.IGNORECASE)
# “Log each call within 2 hours”: not how fast one calls.
_ONE_OF = re.compile(r"\b(?:each|every|per)\s+\w+", re.IGNORECASE)
# “Plan 60 minutes for each review”: so long it is.
_ALLOTS = re.compile(r"\b(?:plan|reserve|block|allow|allot|allocate|set\s+aside)\s+(?:at\s+least\s+)?\Z", re.IGNORECASE)
_EVERY = re.compile(r"\bevery\s+\Z", re.IGNORECASE)
_ONCE_A = re.compile(r"once|every", re.IGNORECASE)
_OLDER = re.compile(r"(?:older|younger)\b", re.IGNORECASE)
_ANY_VALUE = re.compile(
    r"(?:our\s+|the\s+|agreed\s+|current\s+)?"
    + any_of("values?|limits?|levels?|targets?|numbers?|amounts?|figures?|defaults?|standards?|how much|how long|what"),
    re.IGNORECASE,
)


def _cells_before(page: Page, cell: Block) -> list[Span]:
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
