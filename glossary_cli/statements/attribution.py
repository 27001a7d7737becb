"""What a number is said of: what it counts, what is named beside it, or what is named around the sentence."""

from __future__ import annotations

import re

from glossary_cli.amounts import Amount
from glossary_cli.document import Block
from glossary_cli.meanings import meanings_of
from glossary_cli.measures import Measured, is_named, measures_of
from glossary_cli.numerals import NUMBER_WORD
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import clause_breaks, finder, lazy
from glossary_cli.statements.context import is_modifier, is_role, objects_in, question_before, subject, topic
from glossary_cli.statements.limits import clause_around
from glossary_cli.statements.page import Page, Span
from glossary_cli.statements.statement import Subject

MEASURES = finder(
    r"score[sd]?|scoring|threshold|limit(?:ed)?|length|lasts|last (?:for|up)|duration|period|window|time ?frame|notice"
    "|slas?|deadline|expires?|size|target|goal|total|quota|rate|minimum|maximum|response|respond"
    r"|follow(?:ed|ing)?[\s-]?up|actioned|trial|probability|points?|after|later|old|stays?|remains?|valid|keeps?|kept"
    "|closed?|sent|due|review(?:ed|s)?|renew(?:ed|s)?|report(?:ed|s)?|paid|archived?|ahead|in advance|before"
)
"""What measures something, where no comparison says so: “a trial of 30 days”, “the score is 100 points”."""
_CLAUSE_END = lazy(r"[,;.()\n\0]|\b(?:is|are|was|were|must|should|will|and|or)\b")
LONGEST_MEASURE = 50
MOST_MEASURE_WORDS = 4
"""Words behind a concept that may say what is measured of it."""
_BREAKS = clause_breaks("but|and|or|while|whereas|if|so|because|which", marks=r"[,;:()\n]|\.\s")


def clause_of(page: Page, sentence: Span, amount: Amount) -> Span:
    """The clause that a number stands in."""
    return Span(*clause_around(page.text, sentence, span_of_amount(amount), _BREAKS))


def span_of_amount(amount: Amount) -> Span:
    return Span(amount.start, amount.end)


def has_fact_like(page: Page, concept_id: str | None, amount: Amount) -> bool:
    """Whether the entry of a concept gives a number of such a unit."""
    return any(amount.quantity.in_unit_of(known.quantity) is not None for known in measures(page, concept_id))


def measures(page: Page, concept_id: str | None) -> tuple[Measured, ...]:
    """What the entry of a concept gives numbers for."""
    return measures_of(page.glossary).get(concept_id or "", ())


def attributed(page: Page, block: Block, sentence: Span, amount: Amount, clause: Span) -> Subject | None:
    """What the number is said of: what it counts, else what is named before it, behind it, or around the sentence."""
    labelled = _by_label(page, block, sentence)
    if labelled is not None:
        return labelled
    objects = objects_in(page, sentence)
    things = [m for m in objects if not _is_part(page, m, amount) or _has_measure(page, m)]
    others = {thing.concept: thing for thing in things}.values()
    things = [m for m in things if not any(_is_in_measure(page, m, other) for other in others)]
    if all(amount.start <= thing.start < amount.end for thing in things):
        # People are what a number is said of only where they have such a number, as of what it counts.
        people = [m for m in page.known_in(*sentence) if is_role(page, m) and has_fact_like(page, m.concept, amount)]
        things = [one for one in people if one.end <= amount.start] or things or people
    inside = [one for one in things if amount.start <= one.start < amount.end <= one.end + 1]
    before = [mention for mention in things if mention.end <= amount.start]
    if before and _OTHER_LABEL.search(page.text, before[-1].end, amount.start):
        before = []
    beside = [mention for mention in things if clause.start <= mention.start < clause.end]
    nearest = inside[:1] or [mention for mention in before if mention in beside][-1:] or beside[:1] or before[-1:]
    if nearest:
        other = None
        if not has_fact_like(page, nearest[0].concept, amount):
            other = _of_the_row(page, block, amount) or _what_it_makes(page, sentence, amount, nearest[0])
        if other is not None:
            return subject(page, other, block)
        return _narrowed(page, sentence, amount, nearest[0], subject(page, nearest[0], block))
    around = topic(page, block, sentence) or _asked_role(page, block, sentence, amount)
    if around is not None and not (around.is_implied and objects):
        return around
    if things:
        return subject(page, things[0], block)
    return _of_the_sentence_before(page, block, sentence, amount)


def _of_the_row(page: Page, block: Block, amount: Amount) -> Occurrence | None:
    """What a row is of, where that has such a number: | MQL | a lead that fits the ICP and has reached 80 points |"""
    named = objects_in(page, Span(block.row.start, block.row.end)) if block.row is not None else []
    return next((one for one in named if has_fact_like(page, one.concept, amount)), None)


_MAKES = lazy(
    r"[^,;:.()\n\0]{0,30}?\s(?:is|are|gets?|makes?|becomes?|counts?\s+as|qualif(?:y|ies)\s+as|(?:turns?|goes)\s+into)"
    r"\s+(?:\w+ly\s+)?(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
# “… are MQLs that have decayed”: only some of them.
_RELATIVE = lazy(r"\s+(?:that|who|which|whose|with|\w{3,}ed)\b", re.IGNORECASE)


def made_of(page: Page, sentence: Span, amount: Amount) -> Occurrence | None:
    """The concept that a number makes of something: “leads with 50 points are MQLs”."""
    makes = _MAKES.match(page.text, amount.end, sentence.end)
    found = page.known_in(makes.end(), makes.end() + 1) if makes is not None else []
    return found[0] if found and not _RELATIVE.match(page.text, found[0].end) else None


def _what_it_makes(page: Page, sentence: Span, amount: Amount, mention: Occurrence) -> Occurrence | None:
    """The concept that a number makes of the one before it, and that has such a number."""
    made = made_of(page, sentence, amount) if mention.end <= amount.start else None
    return made if made is not None and has_fact_like(page, made.concept, amount) else None


_ANYTHING_S = frozenset({"", "%", "$", "€", "£"})
"""Units that anything may be measured in."""


def _of_the_sentence_before(page: Page, block: Block, sentence: Span, amount: Amount) -> Subject | None:
    """What the sentence before speaks of, where the number has the name of what is measured of it."""
    before = page.sentence_before(block, sentence)
    if before is None or amount.quantity.is_time or amount.quantity.normal().unit in _ANYTHING_S:
        return None
    said = meanings_of(page.text[sentence.start : amount.end])
    for mention in reversed(objects_in(page, before)):
        for known in measures(page, mention.concept):
            if said & meanings_of(known.measure) and amount.quantity.in_unit_of(known.quantity) is not None:
                # Whatever narrows it down there says nothing here: “Got my first MQL.”
                return Subject(mention.concept, page.written(mention))
    return None


def _asked_role(page: Page, block: Block, sentence: Span, amount: Amount) -> Subject | None:
    """The people that a question is about, where their entry gives such a number."""
    asked = question_before(page, block, sentence)
    named = page.known_in(*asked) if asked is not None else []
    who = next((one for one in named if is_role(page, one) and has_fact_like(page, one.concept, amount)), None)
    return subject(page, who, block) if who is not None else None


def _is_in_measure(page: Page, mention: Occurrence, other: Occurrence) -> bool:
    """Whether a mention only belongs to the name of what another concept is measured by: “an MQL has a lead score”."""
    if mention.concept == other.concept or other.concept is None:
        return False
    names = (known.measure for known in measures(page, other.concept))
    return any(page.text[mention.start : mention.start + len(name)].lower() == name.lower() for name in names)


# “Universities are key accounts from …”: what stands before a concept is a part of it only.
_COPULA = lazy(
    r"(?P<what>[^,;:.()\n\0]{3,60}?)\s+(?:is|are|counts?\s+as|qualif(?:y|ies)\s+as|becomes?)\s+(?:an?\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_ANYTHING = finder("it|they|this|that|these|those|there|he|she|someone|anyone|everyone|you|we|company|companies|people")
# “240 leads (score of …”: what stands in brackets holds for all.
_ASIDE = lazy(r"\s*\((?:[^()\0]{0,30}?\s)?")
# “17 leads, called within 3 days”: what happened with these.
_COUNTED = lazy(rf"(?:(?<![\w.,-])\d[\d,]*|{NUMBER_WORD.pattern})\s+\Z", re.IGNORECASE)


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


# “Turnaround: …”, below the heading “Quotes”
_LABEL = lazy(r"[\s*_]*(?P<name>[^\W\d][\w -]{2,40}?)[*_]*\s*(?::|\s[–—-])[*_]*\s", re.IGNORECASE)


def _by_label(page: Page, block: Block, sentence: Span) -> Subject | None:
    """The concept of the heading, where a label names what is measured of it."""
    around = block.heading
    label = _LABEL.match(page.text, *sentence) if around is not None else None
    if label is None or around is None or page.known_in(*label.span("name")):
        return None
    for mention in page.known_in(around.start, around.end):
        if any(is_named(known, label["name"]) for known in measures(page, mention.concept)):
            return Subject(mention.concept, page.written(mention))
    return None


# “MQLs: 2 hours - Other replies: 8 hours”: the second number is said of what its own label names.
_OTHER_LABEL = lazy(r"\s[-–—•]\s[^:\n]{2,40}:\s")


def _is_part(page: Page, mention: Occurrence, amount: Amount) -> bool:
    """Whether a mention is a part of another noun, as of what the number counts: “12 MQL dashboards”."""
    is_inside = amount.start <= mention.start < mention.end < amount.end - 1
    return is_inside or is_modifier(page, mention)


def _has_measure(page: Page, mention: Occurrence) -> bool:
    """Whether what is measured of a concept stands behind it: “MQL follow-up time”, “churn rate”."""
    after = page.text[mention.end : mention.end + LONGEST_MEASURE]
    words = " ".join(_CLAUSE_END.split(after, maxsplit=1)[0].split()[:MOST_MEASURE_WORDS])
    is_fact = any(meanings_of(words) & meanings_of(known.measure) for known in measures(page, mention.concept))
    return is_fact or MEASURES.search(words) is not None
