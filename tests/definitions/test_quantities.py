from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli.quantities import Quantity, parse_fact, parse_quantity, parse_time, quantities_in, singular


def quantity(text: str) -> Quantity:
    parsed = parse_quantity(text)
    assert parsed is not None, text
    return parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (">= 100 points", (">=", 100, inf, "points")),
        ("<= 2 business hours", ("<=", -inf, 2, "business hours")),
        ("> 22,800 $", (">", 22800, inf, "$")),
        ("<$1.5k", ("<", -inf, 1500, "$")),
        ("= 30 days", ("=", 30, 30, "days")),
        ("10..49 employees", ("..", 10, 49, "employees")),
        ("-5 .. 5 points", ("..", -5, 5, "points")),
        ("$ 500", ("=", 500, 500, "$")),
        ("US$ 2M per year", ("=", 2_000_000, 2_000_000, "US$ per year")),
        ("15 %", ("=", 15, 15, "%")),
        ("≥95%", (">=", 95, inf, "%")),
        (" 2  hours ", ("=", 2, 2, "hours")),
    ],
)
def test_what_a_quantity_says(text: str, expected: tuple[str, float, float, str]) -> None:
    assert quantity(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        ">= 100",
        "points",
        "50..10 points",
        ">= 10..20 points",
        ">= 6 calls in 14 days",
        "1 000 points",
        "=> 5 x",
        ">= 5 points or more than 3 calls",
        "1,00 points",
        "9" * 300,
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert parse_quantity(text) is None


def test_a_fact_says_how_it_compares() -> None:
    assert parse_fact("= 30 days") == parse_quantity("30 days")
    assert parse_fact("10..49 employees")
    assert parse_fact("30 days") is None


def test_a_time_has_a_unit_of_time() -> None:
    assert parse_time("2 business hours")
    assert parse_time("1 quarter")
    assert parse_time("3 calls") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 day", "24 hours"),
        ("1 week", "7 calendar days"),
        ("90 seconds", "1.5 min"),
        ("1 year", "12 months"),
        ("2 quarters", "6 Months"),
        ("1 business week", "5 working days"),
        ("2 business hours", "120 business minutes"),
        ("1 employee", "1 Employees"),
        ("3 companies", "3 company"),
        ("15 percent", "15 %"),
        ("500 dollars", "$500"),
        ("0.1 hours", "6 minutes"),
    ],
)
def test_units_that_are_worth_the_same(one: str, other: str) -> None:
    assert quantity(one).normal() == quantity(other).normal()


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("<= 2 business hours", "<= 1 business hour", True),
        ("<= 2 business hours", "<= 120 business minutes", False),
        (">= 100 points", ">= 90 points", True),
        (">= 100 points", "> 100 points", False),
        (">= 100 points", "= 120 points", False),
        (">= 100 points", "= 80 points", True),
        ("> 5 calls", "= 5 calls", True),
        ("< 500 employees", ">= 500 employees", True),
        ("<= 500 employees", ">= 500 employees", False),
        ("10..49 employees", "10..50 employees", True),
        ("10..49 employees", ">= 10 employees", False),
        ("10..49 employees", ">= 11 employees", True),
        ("= 30 days", "= 1 month", False),
        ("= 40 days", "= 1 month", True),
        ("= 12 months", "= 13 months", True),
        ("<= 8 business hours", "<= 1 business day", False),
        ("<= 2 business hours", "<= 1 business day", True),
        # What cannot be compared does not contradict.
        ("= 1 day", "= 1 business day", False),
        ("= 2 hours", "= 3 business hours", False),
        (">= 100 points", "= 5 employees", False),
    ],
)
def test_contradictions(one: str, other: str, contradict: bool) -> None:
    assert quantity(one).contradicts(quantity(other)) is contradict
    assert quantity(other).contradicts(quantity(one)) is contradict


def test_apart_is_what_no_amount_keeps() -> None:
    assert not quantity(">= 100 points").is_apart_from(quantity("> 120 points"))
    assert quantity(">= 100 points").is_apart_from(quantity("< 100 points"))


def test_a_range_admits_amounts() -> None:
    assert quantity("10..49 employees").admits(49)
    assert not quantity("10..49 employees").admits(50)
    assert not quantity("< 2 days").admits(48, "hours")
    assert quantity("<= 2 days").admits(48, "hours")
    assert not quantity("<= 2 days").admits(1, "employees")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("company with more than 50 employees", ["> 50 employees"]),
        ("company with 10–49 employees or 60 to 70 people", ["10..49 employees", "60..70 people"]),
        ("50+ employees", [">= 50 employees"]),
        ("10 or more calls, at most 20 calls", [">= 10 calls", "<= 20 calls"]),
        ("a 14-day pilot for $5k", ["= 14 day", "= 5000 $"]),
        ("answered within 2 business days", ["<= 2 business days"]),
        ("version 2.0, 24/7, 2026-10-01, Q3, top 10", []),
    ],
)
def test_quantities_in_prose(text: str, expected: list[str]) -> None:
    assert list(quantities_in(text)) == [quantity(one) for one in expected]


def test_singular() -> None:
    assert singular("Pricing enquiries") == "pricing enquiry"
    assert singular("business statuses, boxes and analysis") == "business statuses, box and analysis"


TIMES = [
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "quarters",
    "years",
    "business hours",
    "business days",
]
UNITS = st.sampled_from([*TIMES, "points", "employees", "%"])
NUMBERS = st.integers(0, 60)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    unit = draw(UNITS)
    number = draw(NUMBERS)
    comparison = draw(st.sampled_from([">=", ">", "<=", "<", "=", ".."]))
    text = f"{number}..{number + draw(NUMBERS)}" if comparison == ".." else f"{comparison} {number}"
    return quantity(f"{text} {unit}")


@given(quantities(), quantities())
def test_contradiction_is_mutual_and_never_with_oneself(one: Quantity, other: Quantity) -> None:
    assert one.contradicts(other) == other.contradicts(one)
    assert one.is_apart_from(other) == other.is_apart_from(one)
    assert not one.contradicts(one)
    if one.is_apart_from(other):
        assert one.contradicts(other)


@given(quantities(), quantities())
def test_the_normal_form_changes_nothing(one: Quantity, other: Quantity) -> None:
    assert one.normal().normal() == one.normal()
    assert one.contradicts(other) == one.normal().contradicts(other.normal())
    assert one.is_comparable(other) == one.normal().is_comparable(other)


@given(quantities(), NUMBERS)
def test_what_a_quantity_admits_lies_between_its_bounds(one: Quantity, amount: int) -> None:
    between = one.low < amount < one.high
    on_bound = amount in (one.low, one.high) and one.comparison not in ("<", ">")
    assert one.admits(amount) == (between or on_bound)


@given(st.text(max_size=300))
def test_any_text_is_a_quantity_or_none(text: str) -> None:
    parsed = parse_quantity(text)
    assert parsed is None or parsed.low <= parsed.high
    assert all(found.unit for found in quantities_in(text))
