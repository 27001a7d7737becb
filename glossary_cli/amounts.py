"""Quantities as prose says them: in figures or in words, with what limits them before or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import inf
from typing import NamedTuple

from glossary_cli.folding import lower
from glossary_cli.numerals import bounds, find_numbers
from glossary_cli.patterns import any_of, lazy, word_of
from glossary_cli.quantities import Quantity

_BETWEEN = lazy(r"\bbetween\s+[$€£]?\Z")
_HALF_HOUR = lazy(r"\bhalf\s+an\s+hour\b", re.IGNORECASE)
# “Within a day”, “lasts an hour”: one, where a limit or a verb of time stands before it.
_A_TIME = lazy(
    r"\b(?:(?P<limit>within|in\s+under|under|less\s+than|at\s+most|no\s+(?:more|longer|later)\s+than|up\s+to)"
    r"|lasts?|takes?|(?:lasts?|runs?)\s+for)\s+"
    r"(?:an?|half\s+an|the\s+next)\s+(?P<unit>(?:business\s+|working\s+)?(?:hour|day|week|month))\b",
    re.IGNORECASE,
)
_PER = r"(?:an?|per|each|every)\s+(?:hour|day|week|month|quarter|year)"
_SAME_DAY = lazy(
    r"\b(?:the\s+)?(?:same|(?:by\s+the\s+)?next)(?:-|\s+)(?P<calendar>business\s+|working\s+)?day\b", re.IGNORECASE
)
# “Twice”, “at most once”; a bare “once” is mostly a conjunction.
_ONCE_A = lazy(
    r"\b(?:once|one\s+time)\s+(?:an?|per|each|every)\s+(?P<unit>(?:business\s+)?(?:day|week|month|quarter|year))\b"
    r"|\bevery\s+(?P<every>day|week|month|quarter|year)\b",
    re.IGNORECASE,
)
_TIMES = lazy(
    r"\b(?:(?P<limit>"
    + any_of("at (?:the )?most|no more than|not more than|up to|only|at least")
    + r")\s+(?:once|twice)|twice|once(?=\s+"
    + any_of("at (?:the )?most|only")
    + rf"))\b(?P<behind>\s+at\s+(?:the\s+)?most\b|)(?!\s+(?:{_PER}|as)\b)",
    re.IGNORECASE,
)
_ROUGHLY = any_of(r"about|around|roughly|approximately|approx\.?|circa|some|nearly|almost")
_ABOUT = lazy(rf"(?:\b{_ROUGHLY}\s+|~\s*)\Z")
_REACH = 28
"""Characters before a number in which its limit is looked for."""


class Amount(NamedTuple):
    """A quantity in the prose `start`..`end`; `is_rough` where the text itself says that it is no exact number."""

    start: int
    end: int
    quantity: Quantity
    is_rough: bool = False


def find_amounts(
    text: str, start: int = 0, end: int | None = None, *, numerals: bool = True, times: bool = True
) -> Iterator[Amount]:
    """The quantities that prose names: `more than 50 employees`, `two business hours`, `10–49 employees`, `same day`.

    The unit is the noun group behind the number; it is empty where a sign or a limit stands before a bare number.
    Without `numerals` or `times`, the text is known to have none in words, or none without a number (`same day`).
    """
    last = len(text) if end is None else end
    reached = start
    for match in find_numbers(text, start, last, numerals=numerals):
        if match.start() < reached:
            continue
        amount = _amount(text, match, last)
        if amount is not None:
            yield amount
            reached = amount.end
    if times:
        yield from _in_words(text, start, last)


# How each quantity without a number begins, or ends: most sentences have none of these words.
_FIRST_WORD = lazy(
    r"\b(?:same|next|twice|once|one(?=\s+time)|every|an?(?=\s+(?:half|business|working|hour|day|week|month)))",
    re.IGNORECASE,
)


def _in_words(text: str, start: int, last: int) -> Iterator[Amount]:
    """The quantities that are said without a number: `same day`, `within a week`, `once a month`, `at most twice`."""
    there = {match[0].casefold() for match in _FIRST_WORD.finditer(text, start, last)}

    def found(pattern: re.Pattern[str], *words: str) -> Iterator[re.Match[str]]:
        return iter(()) if there.isdisjoint(words) else pattern.finditer(text, start, last)

    for match in found(_SAME_DAY, "same", "next"):
        unit = "business day" if match["calendar"] else "day"
        yield Amount(*match.span(), Quantity("<=", -inf, 1.0, unit))
    for match in found(_A_TIME, "a", "an", "next"):
        is_half = _HALF_HOUR.search(text, *match.span()) is not None
        unit = "minutes" if is_half else " ".join(match["unit"].split())
        yield Amount(*match.span(), Quantity.limit("<=" if match["limit"] else "=", 30.0 if is_half else 1.0, unit))
    for match in found(_ONCE_A, "once", "one", "every"):
        yield Amount(*match.span(), Quantity.limit("=", 1.0, match["unit"] or match["every"]))
    for match in found(_TIMES, "once", "twice"):
        yield Amount(*match.span(), _times(match))


def _times(match: re.Match[str]) -> Quantity:
    number = 2.0 if "twice" in match[0].lower() else 1.0
    limit = " ".join((match["limit"] or match["behind"] or "").lower().split())
    comparison = ">=" if limit == "at least" else "<=" if limit not in ("", "only") else "="
    return Quantity.limit(comparison, number, "times")


def _amount(text: str, number: re.Match[str], last: int) -> Amount | None:
    # In lower case, what limits a number is found in half the time.
    before = lower(text[max(0, number.start() - _REACH - 1) : number.start()])
    # The first character only tells whether a word begins behind it.
    earliest = max(0, len(before) - _REACH)
    limit = _LIMIT_BEFORE.search(before, earliest)
    if limit is None and not number["currency"] and _is_name(text, before, number):
        return None
    # “10 or more calls”, “10 calls or more”
    behind = _LIMIT_BEHIND.match(text, number.end(), last)
    end = behind.end() if behind else number.end()
    unit = None if number["currency"] else _UNIT.match(text, end, last)
    end = unit.end() if unit else end
    behind = behind or _LIMIT_BEHIND.match(text, end, last)
    business = _BUSINESS_TIME.match(text, max(end, behind.end()) if behind else end, last)
    name = _unit_name(number, unit, is_business=business is not None)
    is_range = bool(number["high"] or number["high_word"])
    is_score = _SCORE.search(before, earliest) is not None
    is_bare = limit is None and behind is None and not number["plus"] and not is_range and not is_score
    if number["and"] and not _BETWEEN.search(before):
        return None
    if not name and (is_bare or number["word"]):
        return None
    comparison = _comparison(text, before, limit, number, behind, is_time=unit is not None and unit["time"] is not None)
    quantity = _quantity(comparison, number, name)
    if quantity is None or (is_bare and quantity.is_year):
        return None
    end = max(end, *(part.end() for part in (business, behind) if part), 0)
    first = number.start() - (len(before) - limit.start() if limit else 0)
    return Amount(first, end, quantity, _ABOUT.search(lower(text[max(0, first - _REACH) : first])) is not None)


def _quantity(comparison: str, number: re.Match[str], unit: str) -> Quantity | None:
    low, high = bounds(number)
    if high is None:
        return Quantity.limit(comparison, low, unit)
    return Quantity("..", low, high, unit) if low <= high else None


# What a number is a part of


# What a number behind it is the name of: stage 2, day 45, Q4.
_NUMBERED = lazy(
    r"\b"
    + any_of(
        r"stages?|steps?|days?|weeks?|months?|tiers?|ranks?|phases?|levels?|versions?|pages?|sections?|parts?|no\.?"
        "|numbers?|tables?|figures?|options?|priority|quarters?|years?|fy|top|round|rule|step|chapter|slide|type|wave"
        "|january|february|march|april|may|june|july|august|september|october|november|december"
    )
    + r"[\s-]*\Z",
)
_IN_NAME = lazy(r"\s*(?:→|->)|-[A-Z]|\.\s|\)|\s?[&/]\s?\d|\s+(?:and|or|through|,)\s+\d|,\s\d")
_CAPITALIZED = lazy(r"[A-Z][a-z]+\s+\Z")
_UNIT_BEHIND = lazy(r"[\s-]*(?:%|[a-z])")


def _is_name(text: str, before: str, number: re.Match[str]) -> bool:
    """Whether the number is a part of a name: stage 2, 1-Discovery, 1:1, Signal 360 Report."""
    if _NUMBERED.search(before) or _IN_NAME.match(text, number.end()):
        return True
    capitalized = _CAPITALIZED.search(text, number.start() - len(before), number.start())
    return capitalized is not None and number["low"] is not None and not _UNIT_BEHIND.match(text, number.end())


# The unit behind a number


_NO_NOUN = word_of(
    "of|in|on|to|and|or|for|from|with|within|at|by|per|is|are|was|were|be|that|which|who|when|if|as|the|a|an|has|have"
    "|had|will|can|may|must|should|after|before|during|until|since|prior|ago|old|than|not|no|it|they|we|you|then|so|but"
    "|because|while|where|isn't|aren't|wasn't|don't|doesn't|won't|can't|whatever|whichever|however|regardless|minimum"
    "|maximum|max|min|plus|each|every|upwards?|onwards?|ahead|apart|beforehand|at"
)
_NOUN = rf"(?!{_NO_NOUN})[^\W\d_][\w'’&-]*"
_UNIT = lazy(
    r"(?P<percent>\s?%|\s+per\s?cent\b)"
    r"|[\s-]*(?P<calendar>(?:business|working|work|office|calendar|biz)[\s-]+)?"
    r"(?P<time>(?:minute|min|hour|hr|day|week|month|quarter|year)s?|h)\b"
    r"|\s+(?:an?|per|each)\s+(?P<per>hour|day|week|month|quarter|year)\b"
    rf"|(?:[\s-]|(?<=\+)\s?)(?P<noun>(?:times\s+{_PER}\b|{_NOUN}(?:(?:\s+|\s?/\s?){_NOUN}){{0,3}}))",
    re.IGNORECASE,
)
_BUSINESS_TIME = lazy(
    r"\s*\(?\s*(?:during|in|within)\s+(?:regular\s+|normal\s+|the\s+)?(?:business|working|office)\s+hours\b\)?",
    re.IGNORECASE,
)


def _unit_name(number: re.Match[str], unit: re.Match[str] | None, *, is_business: bool) -> str:
    if number["currency"]:
        return number["currency"].strip()
    if unit is None:
        return ""
    if unit["percent"]:
        return "%"
    if unit["per"]:
        return f"per {unit['per']}"
    if unit["time"]:
        calendar = (unit["calendar"] or "").strip(" -\n").lower()
        is_hours = unit["time"].lower().startswith("h")
        return f"{calendar or ('business' if is_business and is_hours else '')} {unit['time']}".strip()
    return " ".join(unit["noun"].split())


# What limits a number


# Before the number, or behind it, by the comparison that they mean.
_BEFORE: Mapping[str, str] = {
    ">=": (
        r"at least|(?:no|not) (?:fewer|less|lower|smaller) than|(?:a )?minimum(?: of)?|min\.?|reach(?:es|ed|ing)?|hits?"
        "|threshold(?: of| is)?|start(?:s|ing)? (?:at|from)|upwards? of"
    ),
    ">": "(?:more|greater|higher|larger|bigger|longer|older) than|over|above|exceed(?:s|ed|ing)?|in excess of",
    "<=": (
        "at most|up to|(?:no|not) (?:more|longer|later|greater) than|within|(?:a )?maximum(?: of)?|max"
        "|not(?: to)? exceed|inside(?: of)?|limited to|limit of|capped at|cap of"
    ),
    "<": "(?:fewer|less|lower|smaller|shorter|younger) than|under|below",
}
_BEHIND: Mapping[str, str] = {
    ">=": (
        r"or (?:more|above|higher|greater|over|longer|larger|bigger)|(?:and|or) (?:above|up|more|over)|at least|minimum"
        r"|min\b|plus\b|(?:(?:and|or) )?(?:up|on)wards?"
    ),
    "<=": r"or (?:fewer|less|below|under|sooner|faster)|at most|maximum|max\b|or earlier|at (?:the )?latest",
}
_SIGNS = {"≥": ">=", "≤": "<=", "=>": ">=", "=<": "<=", "==": "="}


def _named(table: Mapping[str, str]) -> str:
    """The phrases of all comparisons, those of each in a group of its own: c0, c1 and so on."""
    return "|".join(f"(?P<c{number}>{any_of(phrases)})" for number, phrases in enumerate(table.values()))


_LIMIT_BEFORE = lazy(
    rf"(?:(?P<sign>>=|<=|=>|=<|==|(?<![<>=!])[<>≥≤=])|\b(?:{_named(_BEFORE)}))\s*(?:\b(?:the|a|an|of|its?)\s+)?[*\"“]*\Z",
)
_LIMIT_BEHIND = lazy(rf"[\s(]*(?:{_named(_BEHIND)})", re.IGNORECASE)
# “The owner has 2 hours to …”: it may be less.
_ALLOWED = lazy(r"\b(?:has|have|having|gets?|given|allowed)\s+(?:only\s+)?\Z")
# “Counted over 90 days”: in the course of them.
_OVER = lazy(
    r"\b"
    + any_of(
        "counted|measured|calculated|spread|averaged|distributed|stretched|spaced|attempts|touches|calls|times|emails"
    )
    + r"\s+(?:\w+\s+)?over\s+(?:the\s+|a\s+)?(?:\w+\s+of\s+)?\Z",
)
# “A score of 50”: a number that needs no unit.
_SCORE = lazy(
    r"\bscor(?:e[sd]?|ing)(?:\s+for\s+(?:an?\s+)?\w+)?(?:\s+(?:of|is|are|at|must\s+be|should\s+be)|:)?\s+\Z",
)
# “An MQL needs 50 points”: more will do.
_NEEDED = lazy(
    r"\b"
    + any_of("needs?|requires?|(?:must|ha(?:s|ve) to) (?:have|reach|show|collect|score)")
    + r"\s+(?:only\s+)?(?:a\s+(?:\w+\s+)?score\s+of\s+)?\Z",
)


def _comparison(
    text: str,
    before: str,
    limit: re.Match[str] | None,
    number: re.Match[str],
    behind: re.Match[str] | None,
    *,
    is_time: bool,
) -> str:
    if is_time and _OVER.search(before):
        return "="
    if limit is not None:
        sign = limit["sign"]
        return _SIGNS.get(sign, sign) if sign else _said(_BEFORE, limit)
    if behind is not None:
        return _said(_BEHIND, behind)
    if is_time and (_ALLOWED.search(before) or _is_window(text, before, number)):
        return "<="
    if not is_time and _NEEDED.search(before):
        return ">="
    return ">=" if number["plus"] else "="


# “In the 90 days before it was created”: at any time in them.
_IN_THE = lazy(r"\b(?:in|within|during)\s+the\s+\Z")
_FROM_THEN = lazy(
    r"\W+(?:business\s+)?(?:hours|days|weeks|months|years)\s+(?:before|after|following|preceding)\b", re.IGNORECASE
)


def _is_window(text: str, before: str, number: re.Match[str]) -> bool:
    """Whether a time is the one before or after something in which something else happens."""
    return _IN_THE.search(before) is not None and _FROM_THEN.match(text, number.end()) is not None


def _said(table: Mapping[str, str], match: re.Match[str]) -> str:
    return next(sign for index, sign in enumerate(table) if match[f"c{index}"])
