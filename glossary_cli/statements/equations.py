"""Two terms that a document uses as if they were one: “MQL/trial”, “trials, i.e. MQLs”, “SQLs (opportunities)”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from glossary_cli.document import BlockKind
from glossary_cli.field import field_abbreviations
from glossary_cli.occurrences import Occurrence
from glossary_cli.patterns import any_of, finder, lazy
from glossary_cli.statements.context import is_modifier, is_role
from glossary_cli.statements.modes import is_bad_example
from glossary_cli.statements.page import Page, Span
from glossary_cli.statements.statement import Equation, Statement, Subject

FARTHEST = 40
"""Characters between two names that may be equated."""

_NO_SENTENCE = (BlockKind.HEADING, BlockKind.TITLE, BlockKind.TABLE_HEADER)
_OPENING = r"[\"“'‘*]*"
_ARTICLES = r"(?:an?\s+|the\s+|our\s+|all\s+)?"
# What stands between two names of one thing; a slash or a bracket alone may also list or add.
_SAID_THE_SAME = any_of(
    r"i\.?\s?e\.?|a\.?k\.?a\.?|(?:(?:also|otherwise|sometimes|often|commonly|internally) )?"
    "(?:known as|called|referred to as)|in other words|that is(?: to say)?"
    "|same (?:thing )?as|equivalent to|synonymous with|interchangeable with"
    "|(?:which|that|what|who) (?:we|they|some(?: teams| people)?|many|others|sales|marketing|people|reps)"
    " (?:(?:also|sometimes|often|usually) )?calls?"
)
_SAME = lazy(
    rf"(?:\s*,\s*|\s*[(\[]\s*|\s+)(?:{_SAID_THE_SAME}\s*,?:?\s+){_ARTICLES}{_OPENING}",
    re.IGNORECASE,
)
# “A trial is the same as a pilot”, “… is just another word for …”; what is denied equates nothing.
_IS_SAME = lazy(
    r"[\"”*]*\s+(?:is|are|means?)\s+(?:\w+ly\s+|just\s+|also\s+|more\s+or\s+less\s+|nothing\s+but\s+)*"
    + any_of(
        "(?:exactly )?(?:the )?same(?: thing)? as|(?:just )?(?:another|a different|our|the sales|the marketing|a fancy)"
        " (?:word|name|term|label|expression) for|(?:a )?synonyms? (?:for|of)|identical to|interchangeable with"
        r"|equivalent to|synonymous with|what [^.,;:\0]{2,25}? calls?"
    )
    + rf"\s+{_ARTICLES}{_OPENING}",
    re.IGNORECASE,
)
# “Trials and pilots are the same thing”, “we use trial and pilot interchangeably”: said behind the second.
_BOTH = lazy(rf"[\"”*]*\s+(?:and|or|&)\s+{_ARTICLES}{_OPENING}", re.IGNORECASE)
_ARE_SAME = lazy(
    r"[\"”*]*(?:\s+(?:\w+ly\s+)?(?:are|mean|is|as)(?:\s+(?!not\b)\w+ly|\s+both|\s+just|\s+all)*\s+|\s+|:\s+|\s+[-–—]\s+)"
    + any_of(
        "(?:one and )?the same(?: thing)?|same thing|synonym(?:s|ous(?:ly)?)?|interchangeabl[ey]|identical|one thing"
        "|two (?:words|names|terms) for (?:one|the same)(?: thing)?"
    )
    + r"\b(?!\s+(?!thing)[^\W\d_]+)",
    re.IGNORECASE,
)
# “When we say opportunity we simply mean customer”, “by trial we mean pilot”, “we call our trials pilots”
_SAYING = lazy(
    r"\b(?:by|(?:when|where|if)\s+(?:we|they|sales|marketing|people|reps)\s+says?|(?:say|write)(?:ing)?)"
    rf"\s+{_ARTICLES}{_OPENING}\Z",
    re.IGNORECASE,
)
_MEANING = lazy(
    rf"[\"”*]*,?\s+(?:we|they|sales|marketing|people|reps)\s+(?:\w+\s+)?means?\s+{_ARTICLES}{_OPENING}", re.IGNORECASE
)
_CALLING = lazy(
    rf"\b(?:we|sales|marketing|reps)\s+(?:\w+\s+)?(?:call|treat)s?\s+{_ARTICLES}{_OPENING}\Z", re.IGNORECASE
)
_CALLED = lazy(rf"[\"”*]*\s+(?:as\s+|simply\s+|just\s+)?{_ARTICLES}{_OPENING}", re.IGNORECASE)
_NOT = finder(
    "not|never|no|nor|neither|isn't|aren't|don't|doesn't|cannot|can't|shouldn't|stop|avoid|wrong|mistake"
    "|in the past|used to|formerly|previously|(?:some|many|most|other) (?:people|companies|teams|vendors)|others|often"
    "|tempting|confus(?:e|es|ing)|whether|if|unlike"
)
_DENIED = finder("not|never|no|nor|neither|isn't|aren't")
_REACH = 40
"""Characters before or behind two names in which a phrase tells that they are one."""
_EQUALS = lazy(r"\s*={1,2}\s*")
# “MQL = lead that …” defines, “SQL = MQL + meeting” calculates.
_ENDS = lazy(r"[\"”*]*\s*(?:[.,;:)!?\n\0]|\Z|(?:for|so|but|because)\b)")
_BRACKET = lazy(rf"\s*\(\s*(?:or\s+)?(?:an?\s+|the\s+)?{_OPENING}")
_BRACKET_END = lazy(r"[\"”'’*]*\s*\)")
_SLASH = lazy(r"\s?/\s?")
_NEIGHBOUR = lazy(r"[\w)]?\s?/|/\s?\w")


def equations_in(page: Page) -> Iterator[Statement]:
    """The neighbouring names of two concepts between which a sign or a phrase stands that makes them one."""
    for one, other in pairwise(page.mentions):
        if not _are_one(page, one, other) or page.expansion_at(one.start, other.end):
            continue
        concept, equal = _concept(page, one), _concept(page, other)
        is_pair = concept is not None and equal is not None and concept != equal
        if is_pair and not is_role(page, one) and not is_role(page, other) and _is_said(page, one):
            subject = Subject(concept, page.written(one))
            yield page.state(subject, Equation(page.written(other), equal), Span(one.start, other.end))


def _is_said(page: Page, mention: Occurrence) -> bool:
    block = page.document.block_at(mention.start)
    return block.kind not in _NO_SENTENCE and not is_bad_example(page, block, mention.start)


def _concept(page: Page, mention: Occurrence) -> str | None:
    """The concept of a mention; a usual abbreviation that the glossary lacks stands for the term that it has."""
    if mention.concept is not None:
        return mention.concept
    for long_form in field_abbreviations().get(mention.designation.text, ()):
        meant = page.glossary.named(long_form)
        if meant is not None:
            return meant.id
    return None


def _are_one(page: Page, one: Occurrence, other: Occurrence) -> bool:
    between = page.text[one.end : other.start]
    if len(between) > FARTHEST or "\0" in between:
        return False
    if _are_called_one(page, one, other, between):
        return True
    if _SAME.fullmatch(between):
        return True
    if _EQUALS.fullmatch(between):
        return _ENDS.match(page.text, other.end) is not None and not page.document.is_code(other.start, other.end)
    if _BRACKET.fullmatch(between):
        return _BRACKET_END.match(page.text, other.end) is not None
    return _SLASH.fullmatch(between) is not None and _is_pair(page, one, other)


def _are_called_one(page: Page, one: Occurrence, other: Occurrence, between: str) -> bool:
    """Whether the sentence says outright that two names mean one thing, and does not deny or forbid it."""
    start, end = max(0, one.start - _REACH), min(len(page.text), other.end + _REACH)
    before, behind = _FULL_STOP.split(page.text[start : one.start])[-1], page.text[other.end : end]
    is_said = (
        _IS_SAME.fullmatch(between) is not None
        or (_BOTH.fullmatch(between) is not None and _ARE_SAME.match(behind) is not None)
        or (_MEANING.fullmatch(between) is not None and _SAYING.search(before) is not None)
        or (
            _CALLED.fullmatch(between) is not None
            and _CALLING.search(before) is not None
            and _ENDS.match(behind) is not None
        )
    )
    return is_said and not _NOT.search(before) and not _DENIED.search(between) and "?" not in behind


_FULL_STOP = lazy(r"[.!?:]\s|\n\s*\n|\0")


def _is_pair(page: Page, one: Occurrence, other: Occurrence) -> bool:
    """Whether a slash stands between two names and no more: not “lead/MQL/PQL”, not “lead/contact record”."""
    before, after = page.text[max(0, one.start - 3) : one.start], page.text[other.end : other.end + 3]
    is_longer = _NEIGHBOUR.search(before) or _NEIGHBOUR.match(after) or page.text[other.end : other.end + 1] in "-_("
    return not is_longer and not is_modifier(page, other)
