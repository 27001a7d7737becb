"""Numbers as prose writes them: in figures or in words, alone or as a range, with a currency before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_cli.patterns import lazy, trie_of
from glossary_cli.quantities import NUMBER, parse_number

# Numbers that prose writes in words.
_SMALL = {
    word: float(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "hundred": 100.0,
}
_ONES = list(_SMALL)[1:10]
_WORD = rf"(?:(?:{trie_of(_TENS)})(?:(?:\s|-)(?:{trie_of(_ONES)}))?|{trie_of(_SMALL)})"
NUMBER_WORD = lazy(
    rf"\b(?:{_WORD}|half an hour|an? (?:hour|day|week|month)|(?:same|next)[\s-]|twice|(?:most|than|to|only) once"
    r"|once (?:an?|per|every)|every (?:day|week|month|quarter|year))\b",
    re.IGNORECASE,
)
"""Finds what may be a number in words."""

_CURRENCY = r"US\$\s?|[$€£]\s?|\b(?:USD|EUR|GBP|CHF)\s"
_CURRENCY_BEFORE = lazy(rf"(?:{_CURRENCY})\Z", re.IGNORECASE)
_LONGEST_CURRENCY = 4
_FIGURE = lazy(r"\d")
_NO_WORD = r"(?!)"


def _number(word: str) -> re.Pattern[str]:
    """Finds a number in figures, or in such words."""
    return lazy(
        rf"(?P<currency>{_CURRENCY}|)(?<![\w.,/:#-])"
        rf"(?:(?P<word>{word})(?:\s*\((?P<figure>\d+)\)|(?:\s+to\s+|\s?[–-]\s?)(?P<high_word>{word}))?(?![\w(-]*-\w*ly|\w)"
        rf"|(?P<low>(?-i:{NUMBER}))(?:\s(?P<scale>thousand|million|billion)\b)?(?P<plus>\+|)"
        rf"(?:\s*(?:\.\.|–|-|—|\bto\b|(?P<and>\band\b))\s*[$€£]?(?P<high>(?-i:{NUMBER})))?)"
        r"(?![^\Wh]|h\w|[,.:/]\d)",
        re.IGNORECASE,
    )


_NUMBER = _number(_WORD)
_IN_FIGURES = _number(_NO_WORD)
_SCALES = {"": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


def find_numbers(text: str, start: int, end: int, *, numerals: bool) -> Iterator[re.Match[str]]:
    """The numbers in a span, with their parts as groups; without `numerals`, all are known to be in figures."""
    return _NUMBER.finditer(text, start, end) if numerals else _in_figures(text, start, end)


def _in_figures(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers, where none is in words: a figure is found many times as fast."""
    figure = _FIGURE.search(text, start, end)
    while figure is not None:
        first = figure.start()
        currency = _CURRENCY_BEFORE.search(text, max(start, first - _LONGEST_CURRENCY), first)
        number = _IN_FIGURES.match(text, currency.start() if currency else first, end)
        if number is not None:
            yield number
        figure = _FIGURE.search(text, max(first + 1, number.end() if number else 0), end)


def bounds(number: re.Match[str]) -> tuple[float, float | None]:
    """The number, and the other end of the range where it is one."""
    if number["word"]:
        high = number["high_word"]
        return float(number["figure"] or _value(number["word"])), _value(high) if high else None
    scale = _SCALES[(number["scale"] or "").lower()]
    return parse_number(number["low"]) * scale, parse_number(number["high"]) if number["high"] else None


def _value(words: str) -> float:
    first, *others = words.lower().replace("-", " ").split()
    return _TENS.get(first, 0.0) + sum(_SMALL[word] for word in (*others, *((first,) if first not in _TENS else ())))
