"""The words of a text that narrow down what it says: beside a designation, in its clause, in the headings above."""

from __future__ import annotations

import re

from glossary_cli.amounts import find_amounts
from glossary_cli.patterns import LABEL, any_of, clause_breaks, finder, lazy, word_of

_REACH_BEFORE = 40
_REACH_AFTER = 60

# “inbound leads”, “two inbound leads”: the words before that describe, and do not only point, count or hand over.
_NO_ADJECTIVE = any_of(
    "an?|the|all|any|each|every|our|your|their|its|these|those|this|that|new|no|net|both|some|such"
    "|of|in|on|to|and|or|for|from|with|within|at|by|per|as|if|when|once|where|than|then|into|over|under"
    "|after|before|during|until|is|are|was|were|be|has|have|had|will|would|can|could|may|must|should|do|does|not"
    r"|we|you|they|it|\w+s|\w+ing|accept|work|own|create|expect|handle|contact|call|route|assign|pass|send|move"
    "|yearly|annual|monthly|quarterly|weekly|current|overall|total|general|official|agreed|usual|typical|standard|same"
    "|one|two|three|four|five|six|seven|eight|nine|ten|hour|day|week|month|up|out|off|back"
)
_ADJECTIVES = lazy(rf"(?<![\w/-])(?P<words>(?:(?!{_NO_ADJECTIVE}\b)[^\W\d][\w&-]*[ \n]){{1,3}})\Z", re.IGNORECASE)
# “MQLs from partners”, “leads (EMEA) that asked for a demo”: up to the verb of the sentence.
_PREPOSITION = any_of(
    "that|who|which|whose|where|with|without|from|for|in|on|of|at|related|associated|assigned|sourced|created|coming"
    "|matched|belonging"
)
_SET_PHRASE = any_of(
    "which|case|turn|order|addition|general|time|this|that|these|it|(?:the )?same time|once|(?:the )?(?:most|least)"
    "|total|practice|principle|theory|fact|short|full|advance|writing|future|place|free|now|sure|good"
    "|the (?:end|beginning)|average|the spot|all times|any time|the moment"
)
# “We win back customers”: behind such a word stands the verb, which describes nothing.
_BEFORE_VERB = lazy(
    r"\b" + any_of("we|you|they|i|to|can|will|should|must|may|please|not|never|always|only|don't") + r"\s+\Z",
    re.IGNORECASE,
)
_ACTION = lazy(r"\S+\s+(?:" + any_of("back|up|out|off|over|in|on|down|through") + r"\s+)?", re.IGNORECASE)
# “For three years”, “from 50 points up”: a measure, which narrows nothing down.
_BEFORE_AMOUNT = lazy(any_of("for|from|at|in|of") + r"(?:\s+the)?(?:\s+(?:about|around|roughly))?\s+", re.IGNORECASE)
_VERB = word_of(
    "is|are|was|were|will|would|can|could|may|must|should|has|have|go|goes|get|gets|takes?|lasts?|needs?|costs?|requires?"
    "|becomes?|means?|ends?|expires?"
)
_NARROWED = lazy(
    rf"(?P<words>\s+(?:\([^)\0]{{1,30}}\)\s+)?{_PREPOSITION}\s+(?!{_SET_PHRASE}\b)(?:(?!{_VERB})[^,.;:()\0]){{3,40}})"
)
# What a number or an owner may hold for alone; general words of business, of no company.
_SCOPES = finder(
    "amer|emea|apac|apj|latam|noram|anz|dach|nordics|uki|us|uk|usa|eu|europe|asia|americas|north america"
    r"|germany|france|japan|smb|mid[\s-]?market|enterprise|commercial|strategic|public sector|pubsec|startups?|large"
    r"|inbound|outbound|partners?|channel|resellers?|alliance|web[\s-]direct|self[\s-](?:serve|service|managed|hosted)"
    r"|saas|cloud|on[\s-]prem(?:ise)?s?|expansion|renewals?|new business|first order|add[\s-]on|upsell|events?"
    r"|webinars?|trade\s?shows?|demo|contact[\s-](?:us|sales|requests?)|(?:high|low|medium)[\s-](?:priority|touch|intent)"
    r"|hot|warm|cold|tier\s\d|rank\s\d|priority\s\d|p\d|q[1-4]|fy\s?'?\d{2,4}|20\d\d"
)
_CONDITION = finder("if|unless|until|except|excluding|only for|in case|whenever|otherwise|as long as|provided")
_CONDITION_FIRST = lazy(
    rf"[\W\d]*(?:{LABEL})?"
    + any_of(
        "if|unless|in case|where|whenever|otherwise|in (?:instances|cases)|as long as"
        r"|for (?!all\b|each\b|every\b|any\b|example|instance)\w+|in (?:the )?(?-i:[A-Z]\w+)"
    )
    + r"\b",
    re.IGNORECASE,
)
_BREAKS = clause_breaks("but|so|while|whereas|because")


def limits_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words beside the designation `start`..`end` that narrow it down: “inbound”, “from partners”."""
    found = (_described(text, start), _narrowed(text, end))
    return tuple(" ".join(words.split()) for words in found if words)


def _described(text: str, start: int) -> str:
    """The words before a designation that describe it."""
    found = _ADJECTIVES.search(text, max(0, start - _REACH_BEFORE), start)
    if found is None:
        return ""
    is_action = _BEFORE_VERB.search(text, max(0, found.start() - _REACH_BEFORE), found.start()) is not None
    return _ACTION.sub("", found["words"], count=1) if is_action else found["words"]


def _narrowed(text: str, end: int) -> str:
    """The words behind a designation that narrow it down."""
    found = _NARROWED.match(text, end, end + _REACH_AFTER)
    words = found["words"].strip() if found else ""
    if _BEFORE_AMOUNT.match(words):
        amount = next(find_amounts(words), None)
        is_first = amount is not None and _BEFORE_AMOUNT.fullmatch(words, 0, amount.start) is not None
        if amount is not None and is_first and (amount.quantity.is_measure or amount.quantity.comparison != "="):
            return ""
    return words


def scope_in(text: str, span: tuple[int, int]) -> frozenset[str]:
    """The regions, segments, products and times that a text speaks of in a span."""
    return frozenset(match[0].casefold() for match in _SCOPES.finditer(text, *span))


def begins_with_condition(text: str, start: int, end: int) -> bool:
    """Whether a sentence begins as one that holds only if something is so."""
    return _CONDITION_FIRST.match(text, start, end) is not None


def is_in_condition(text: str, start: int, end: int, focus: int) -> bool:
    """Whether the clause that stands at `focus` of a sentence holds only if something is so."""
    return _CONDITION.search(text, *clause_around(text, (start, end), (focus, focus), _BREAKS)) is not None


def clause_around(
    text: str, sentence: tuple[int, int], focus: tuple[int, int], breaks: re.Pattern[str]
) -> tuple[int, int]:
    """The range of a sentence from the break before a part of it to the break behind that part."""
    start, end = sentence
    for match in breaks.finditer(text, start, focus[0]):
        start = match.end()
    behind = breaks.search(text, focus[1], end)
    return start, behind.start() if behind else end
