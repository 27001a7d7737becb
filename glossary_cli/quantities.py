"""Quantities as the glossary writes them: a comparison, a number or a range, and a unit.

Two statements about one measure are compared as ranges in a common unit. Time by the clock, business time and
calendar months are dimensions of their own: a month has 28 to 31 days, a business day some business hours, and two
business hours may be over after two hours or reach into the next day. Where these meet, only limits that can never be
the same contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import inf
from typing import NamedTuple

from glossary_cli.patterns import lazy
from glossary_cli.remembering import REMEMBERED

EXPECTED = "a comparison, a number and a unit, such as “>= 100 points” or “10..49 employees”"
EXPECTED_TIME = "a number and a unit of time, such as “2 business hours”"

_DAY = 24 * 60

# The unit that each is counted in, and how many of them it is.
_BASES: Mapping[str, tuple[str, float]] = {
    "second": ("minute", 1 / 60),
    "hour": ("minute", 60),
    "day": ("minute", _DAY),
    "week": ("minute", 7 * _DAY),
    "quarter": ("month", 3),
    "year": ("month", 12),
    "business hour": ("business minute", 60),
    "business week": ("business day", 5),
}

# How many of the second unit the first is at least and at most. Business time runs for 5 of 7 days and, as people
# reckon, for 6 to 12 hours of a day; a business day lasts until the same time on the next one, or until it is over.
_LOOSE: Mapping[tuple[str, str], tuple[float, float]] = {
    ("month", "minute"): (28 * _DAY, 31 * _DAY),
    ("business day", "business minute"): (6 * 60, 12 * 60),
    ("business day", "minute"): (18 * 60, 7 / 5 * _DAY),
    ("business minute", "minute"): (1, 4.2),
}
_TIME = {"minute", "month", "business minute", "business day"}

_OTHER_NAMES = {
    "second": ("s", "sec", "secs"),
    "minute": ("min", "mins"),
    "hour": ("h", "hr", "hrs", "calendar hour"),
    "day": ("calendar day",),
    "week": ("calendar week",),
    "month": ("calendar month",),
    "business hour": ("biz hour", "working hour", "work hour", "office hour", "business hr", "working hr", "work hr"),
    "business day": ("biz day", "working day", "workday", "work day", "weekday"),
    "%": ("percent", "per cent", "pct"),
    "$": ("dollar", "us dollar", "usd", "us$"),
    "€": ("euro", "eur"),
    "£": ("gbp", "pound sterling"),
    "point": ("pt", "pts"),
}
_CANONICAL = {name: unit for unit, names in _OTHER_NAMES.items() for name in names}
_MULTIPLES = {"k": 1_000, "K": 1_000, "M": 1_000_000}

# No part can begin where the one before it may go on, so a text is never tried twice.
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[kKM]\b)?"
_CURRENCY = r"[$€£]|US\$|USD\b|EUR\b|GBP\b"
_QUANTITY = lazy(
    rf"(?P<comparison>>=|<=|[><=≥≤]|)\s*(?P<currency>{_CURRENCY}|)\s*(?P<low>-?{NUMBER})"
    rf"(?:\s*\.\.\s*(?P<high>-?{NUMBER}))?\s*(?P<unit>[^\d\s.,<>=][^\d<>=]*|)"
)
_LONGEST = 200

_COMPARISONS = {"≥": ">=", "≤": "<=", "": "="}


class Quantity(NamedTuple):
    """A statement about a measure: that it lies between `low` and `high`, infinite where nothing is said.

    `comparison` is one of `>= > <= < = ..`; `unit` is as written.
    """

    comparison: str
    low: float
    high: float
    unit: str

    @classmethod
    def limit(cls, comparison: str, amount: float, unit: str) -> Quantity:
        """What a comparison with one number says."""
        low = -inf if comparison.startswith("<") else amount
        return cls(comparison, low, inf if comparison.startswith(">") else amount, unit)

    def normal(self) -> Quantity:
        """The same in the unit that its dimension is counted in: `1 day` is `1440 minute`."""
        base, factor = _base(self.unit)
        return Quantity(self.comparison, round(self.low * factor, 9), round(self.high * factor, 9), base)

    @property
    def is_times(self) -> bool:
        """Whether it tells how often something is done, and not what."""
        return _unit(self.unit) == "time"

    @property
    def extent(self) -> float:
        """The number that is named; of a range the upper one."""
        return self.high if self.high != inf else self.low

    @property
    def is_year(self) -> bool:
        """Whether it is a bare number that people read as a year."""
        return self.comparison == "=" and 1990 <= self.low <= 2100 and self.low.is_integer()

    @property
    def is_trivial(self) -> bool:
        """Whether it says no more than that there is one of something."""
        return not self.is_measure and self.low <= 1 and self.high in (1, inf)

    @property
    def is_measure(self) -> bool:
        """Whether it is a time, a share, a sum of money or a score, rather than a count of things."""
        unit = _base(self.unit)[0]
        return (
            unit in _TIME
            or unit in ("", "%", "$", "€", "£", "point")
            or unit.endswith(" point")
            or unit.startswith("per ")
        )

    @property
    def is_time(self) -> bool:
        return _base(self.unit)[0] in _TIME

    def extents(self, other: Quantity) -> tuple[float, float]:
        """The numbers that this and a comparable one name, without sign, in one unit, roughly where it must be."""
        both = self.normal(), other.normal()
        unit = _common_unit(*(one.unit for one in both))
        mine, theirs = (abs(one.extent) * _LOOSE.get((one.unit, unit or one.unit), (1, 1))[0] for one in both)
        return mine, theirs

    def is_comparable(self, other: Quantity) -> bool:
        return _common_unit(_base(self.unit)[0], _base(other.unit)[0]) is not None

    def in_unit_of(self, known: Quantity) -> Quantity | None:
        """The same in the unit of a known quantity, where the noun group names that unit; None where it does not.

        A number without a unit, or of times, may be one of anything but a time.
        """
        if self.is_comparable(known):
            return self
        unit = _unit(known.unit.split(" per ")[0])
        words = [] if self.is_times else self.unit.split()
        if not known.is_time and not self.is_time and (not words or any(_unit(word) == unit for word in words)):
            return self._replace(unit=known.unit)
        return None

    def is_apart_from(self, other: Quantity) -> bool:
        """Whether no amount keeps both."""
        bounds = self._shared_bounds(other)
        if bounds is None:
            return False
        (low, high), (other_low, other_high) = bounds
        strict = bool({self.comparison, other.comparison} & {"<", ">"})
        return _is_above(low, other_high, strict) or _is_above(other_low, high, strict)

    def contradicts(self, other: Quantity) -> bool:
        """Whether both cannot be said of one measure.

        Two limits contradict each other where they are not the same, even if an amount may keep both. An
        exact number is also an example of a range that it lies in. `> 5` and `>= 5` are no contradiction.
        """
        bounds = self._shared_bounds(other)
        if bounds is None or "=" in (self.comparison, other.comparison):
            return self.is_apart_from(other)
        (low, high), (other_low, other_high) = bounds
        return _differ(low, other_low) or _differ(high, other_high) or self.is_apart_from(other)

    def _shared_bounds(self, other: Quantity) -> tuple[_Bounds, _Bounds] | None:
        mine, theirs = self.normal(), other.normal()
        unit = _common_unit(mine.unit, theirs.unit)
        return None if unit is None else (_bounds(mine, unit), _bounds(theirs, unit))


def parse_quantity(text: str) -> Quantity | None:
    """Return the quantity that the whole text says; without a comparison it is that very number."""
    match = _QUANTITY.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    comparison = _COMPARISONS.get(match["comparison"], match["comparison"])
    if match["high"] is not None and match["comparison"]:
        return None
    return _quantity(comparison, match["low"], match["high"], f"{match['currency']} {match['unit']}".strip())


def parse_fact(text: str) -> Quantity | None:
    """Return the quantity of a fact, which has a comparison or is a range."""
    quantity = parse_quantity(text)
    is_bare = quantity is not None and quantity.comparison == "=" and "=" not in text
    return None if is_bare else quantity


def parse_time(text: str) -> Quantity | None:
    """Return the quantity that a time such as `2 business hours` is."""
    quantity = parse_quantity(text)
    return quantity if quantity and quantity.is_time else None


def _quantity(comparison: str, low: str, high: str | None, unit: str) -> Quantity | None:
    first = parse_number(low)
    if not unit:
        return None
    if high is not None:
        last = parse_number(high)
        return Quantity("..", first, last, unit) if first <= last else None
    return Quantity.limit(comparison, first, unit)


def parse_number(text: str) -> float:
    """The value of a text that `NUMBER` matches."""
    multiple = _MULTIPLES.get(text[-1], 1)
    return float(text.rstrip("kKM").replace(",", "")) * multiple


@lru_cache(maxsize=REMEMBERED)
def singular(text: str) -> str:
    """The text as it is compared whatever the number: in lower case, with each word in the singular."""
    return " ".join(map(_singular_word, text.casefold().split()))


@lru_cache(maxsize=REMEMBERED)
def _unit(text: str) -> str:
    name = singular(text)
    return _CANONICAL.get(text.casefold()) or _CANONICAL.get(name, name)


def _base(text: str) -> tuple[str, float]:
    """The unit that the dimension of a unit is counted in, and how many of them that unit is."""
    unit = _unit(text)
    return _BASES.get(unit, (unit, 1))


def _singular_word(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "uses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2 else word


_Bound = tuple[float, float]
"""A bound in a unit that another is only loosely worth: it is at least and at most this."""

_Bounds = tuple[_Bound, _Bound]


def _common_unit(unit: str, other: str) -> str | None:
    if unit == other:
        return unit
    return next((two for one, two in ((unit, other), (other, unit)) if (one, two) in _LOOSE), None)


def _bounds(quantity: Quantity, unit: str) -> _Bounds:
    if quantity.unit == unit:
        return (quantity.low, quantity.low), (quantity.high, quantity.high)
    least, most = _LOOSE[quantity.unit, unit]
    low, high = (sorted((bound * least, bound * most)) for bound in (quantity.low, quantity.high))
    return (low[0], low[1]), (high[0], high[1])


def _is_above(low: _Bound, high: _Bound, strict: bool) -> bool:
    """Whether nothing lies between, whatever the bounds are worth; a strict one leaves out its number."""
    return low[0] > high[1] or (strict and low[0] == high[1] and low == high)


def _differ(bound: _Bound, other: _Bound) -> bool:
    """Whether both say a limit, and not the same."""
    is_said = bound[0] not in (inf, -inf) and other[0] not in (inf, -inf)
    return is_said and (bound[0] > other[1] or other[0] > bound[1])
