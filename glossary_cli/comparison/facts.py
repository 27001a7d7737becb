"""Holds the numbers that documents give against the facts of a concept."""

from __future__ import annotations

import re

from glossary_cli.glossary import Concept
from glossary_cli.meanings import meanings_of
from glossary_cli.measures import ANY_LIMIT, RESPONSE, Measured, is_named, measured
from glossary_cli.patterns import finder, lazy
from glossary_cli.quantities import Quantity
from glossary_cli.relations import own_meanings
from glossary_cli.statements.statement import Fact, Mode, Statement

# How prose says a comparison.
_IN_WORDS = {"<=": "at most", "<": "less than", ">=": "at least", ">": "more than"}
_SIGN = lazy(r"^\s*(?:[<>]=?|[=≥≤])\s*")


def in_words(known: Measured) -> str:
    """A fact of the glossary as a sentence says it: `within 2 business hours`, `at least 100 points`."""
    amount = _SIGN.sub("", known.text).replace("..", " to ")
    words = "within" if known.quantity.is_time and known.quantity.comparison == "<=" else ""
    words = words or _IN_WORDS.get(known.quantity.comparison, "")
    return f"{words} {amount}".strip()


def contradicted(statement: Statement, concept: Concept) -> Measured | None:
    """The fact of the concept that a statement contradicts; None where there is none, or another fact agrees."""
    fact = statement.content
    if not isinstance(fact, Fact) or statement.mode is not Mode.ASSERTED:
        return None
    if statement.is_conditional:
        return None
    same = [known for known in measured(concept) if is_same_measure(fact, known, concept)]
    if statement.subject.is_implied:
        same = [known for known in same if _is_surely_it(statement.text, fact, known)]
    same = [known for known in same if all(_belongs(limit, known) for limit in statement.subject.limits)]
    against = [known for known in same if _against(_as_limit(fact, known), known.quantity)]
    return against[0] if against and len(against) == len(same) else None


_WORD = lazy(r"[^\W\d_][\w-]*")
_LABEL = lazy(r"[\W\d_]*(?P<label>[^:]{2,40}):\s")
_FIRST_CONTACT = finder("first (?:call|contact|touch|mail|e-?mail|message|answer|reply|response)")
# “Retention of consent records”, “payment term for partners”: not of what the heading names.
_OF_OTHERS = finder("of|for|to|from|with|by|in|on|per")


def _is_surely_it(text: str, fact: Fact, known: Measured) -> bool:
    """Whether a sentence that only a heading gives its subject can mean nothing but what the glossary measures.

    It begins with the number, as an answer does, or its label is the measure, or it names the measure as a whole, and
    no other thing: “claims are paid within 30 days” does not speak of the claim deadline.
    """
    if known.quantity.is_measure and not known.quantity.is_time and not _tells_limit(fact, known):
        return False
    before = text.partition(fact.said)[0]
    if not any(meanings_of(word) for word in _WORD.findall(before)):
        return True
    label = _LABEL.match(before)
    if label is not None:
        return is_named(known, label["label"])
    name = meanings_of(known.measure)
    if _FIRST_CONTACT.search(before) and name <= meanings_of(RESPONSE):
        return True
    return name <= meanings_of(before) and not _OF_OTHERS.search(before)


def _belongs(limit: str, known: Measured) -> bool:
    """Whether what narrows down a subject belongs to the measure itself: “15 % on offers without approval”."""
    meanings = meanings_of(limit)
    return bool(meanings) and meanings <= meanings_of(known.measure)


# Whether two numbers measure the same


# “Behaviour score”, “grace period”: a measure of its own by the word before.
_OF_A_KIND = lazy(
    r"(?P<kind>[^\W\d_][\w-]*)\s+(?:scor(?:e|es|ing)|period|window|time|timeframe|limit|notice)\b", re.IGNORECASE
)
_ANY_KIND = frozenset(
    "a an the my your our lead leads total overall combined current minimum maximum their its this that and or "
    "qualification target in of same over per first any all real every with hour hours day days week weeks month "
    "months year years agreed official set usual standard common business working no on at from to point points "
    "require requires need needs reach reaches get gets has have".split()
)
_LIMIT = finder(
    "thresholds?|scores?|limits?|minimum|maximum|targets?|rates?|share|sizes?|prices?|system|becomes?"
    "|turns? into|counts? as|qualif(?:y|ies)"
)


# How much longer something may go on is not how long it goes on.
_EXTENDS = finder(r"exten(?:d|sion)\w*")
# What is done another time has a time of its own.
_AGAIN = finder("second|third|fourth|again|later|another")
# How often something is done is not how soon, nor how long it goes on.
_INTERVAL = finder("intervals?|frequency|cadence|rhythm|cycle|often|regularity|recurrence")


def is_same_measure(fact: Fact, known: Measured, concept: Concept) -> bool:
    """Whether a number of a document measures what a fact of the glossary measures.

    A noun such as employees tells by itself; a time or a score needs a word that both have.
    """
    if fact.quantity.in_unit_of(known.quantity) is None:
        return False
    if not known.quantity.is_measure and fact.quantity.unit and not fact.quantity.is_times:
        return True
    is_score = known.quantity.is_measure and not known.quantity.is_time
    if is_score and fact.quantity.comparison == "=" and not _tells_limit(fact, known):
        return False
    if any(kind.search(fact.measure) and not kind.search(known.measure) for kind in (_EXTENDS, _INTERVAL, _AGAIN)):
        return False
    said, name = f"{fact.measure} {fact.quantity.unit}", meanings_of(known.measure)
    if _is_of_other_kind(said, name | own_meanings(concept)):
        return False
    return bool(name & meanings_of(said)) or (fact.is_defining and _is_only_such(fact, known, concept))


def _is_only_such(fact: Fact, known: Measured, concept: Concept) -> bool:
    """Whether a limit in a definition can only be the one of its unit and direction that the entry gives.

    So can it be of a window, a threshold or a rate, whose name tells nothing else; but not of a follow-up time.
    """
    if meanings_of(known.measure) - own_meanings(concept) - meanings_of(ANY_LIMIT):
        return False
    limits = {one.measure for one in measured(concept) if fact.quantity.in_unit_of(one.quantity) is not None}
    return limits == {known.measure} and _direction(fact.quantity) == _direction(known.quantity) != ""


def _direction(quantity: Quantity) -> str:
    return quantity.comparison[0] if quantity.comparison[0] in "<>" else ""


def _tells_limit(fact: Fact, known: Measured) -> bool:
    """Whether an exact number is said to be the limit: “the threshold is 50 points”, and not “it has 50 points”."""
    told = meanings_of(fact.measure) & meanings_of(known.measure) - meanings_of("score")
    return bool(told) or _LIMIT.search(fact.measure) is not None


def _is_of_other_kind(said: str, known: frozenset[str | int]) -> bool:
    """Whether a text speaks of a score or a time of a kind that is not known: “behaviour score”."""
    kinds = (match["kind"] for match in _OF_A_KIND.finditer(said))
    return any(kind.lower() not in _ANY_KIND and not meanings_of(kind) & known for kind in kinds)


# What is a limit by its name, whatever the comparison: “target hit rate: 40 %”, “two-hour SLA”.
_LIMIT_BY_NAME = finder("thresholds?|limits?|minimum|maximum|targets?|goals?|cap|ceiling|floor|slas?|deadlines?")


def _as_limit(fact: Fact, known: Measured) -> Quantity:
    """The number of a fact; with the comparison of the glossary where it is named as a limit without one."""
    said = fact.quantity
    if (
        said.comparison != "="
        or known.quantity.comparison not in (">=", "<=")
        or not _LIMIT_BY_NAME.search(fact.measure)
    ):
        return said
    return Quantity.limit(known.quantity.comparison, said.low, said.unit)


MOST_TIMES = 500
"""As much or as little as the glossary says; a time that is further off measures something else."""


def _against(said: Quantity, known: Quantity) -> bool:
    quantity = said.in_unit_of(known)
    return quantity is not None and known.contradicts(quantity) and not _is_far_off(quantity, known)


def _is_far_off(said: Quantity, known: Quantity) -> bool:
    """Whether a time is of quite another order: five minutes, where the glossary says 14 days."""
    if not said.is_time:
        return False
    one, other = said.extents(known)
    return max(one, other) > MOST_TIMES * min(one, other)
