"""Quantities as prose says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli.amounts import find_amounts
from glossary_cli.quantities import Quantity, parse_quantity


def said(text: str) -> list[Quantity]:
    return [amount.quantity for amount in find_amounts(text)]


def quantity(text: str) -> Quantity:
    parsed = parse_quantity(text)
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("company with more than 50 employees", ["> 50 employees"]),
        ("company with 10–49 employees or 60 to 70 people", ["10..49 employees", "60..70 people"]),
        ("between 10 and 49 employees", ["10..49 employees"]),
        ("50+ employees", [">= 50 employees"]),
        ("10 or more calls", [">= 10 calls"]),
        ("at most 20 calls", ["<= 20 calls"]),
        ("a 14-day pilot for $5k", ["= 14 day", "= 5000 $"]),
        ("answered within 2 business days", ["<= 2 business days"]),
        ("answered within two business days", ["<= 2 business days"]),
        ("answered within one (1) business day", ["<= 1 business day"]),
        ("called back within 1 hour (during business hours)", ["<= 1 business hour"]),
        ("called back within 4 hours or less", ["<= 4 hours"]),
        ("the owner has 2 business hours to call", ["<= 2 business hours"]),
        ("called back the same day", ["<= 1 day"]),
        ("called back on the same business day", ["<= 1 business day"]),
        ("a score of at least 1,000 points", [">= 1000 points"]),
        ("has reached a threshold of 100 points", [">= 100 points"]),
        ("33% of the trials", ["= 33 %"]),
        ("7 meetings a month", ["= 7 meetings"]),
        ("< 250 employees", ["< 250 employees"]),
        ("15 minutes or more", [">= 15 minutes"]),
    ],
)
def test_quantities_in_prose(text: str, expected: list[str]) -> None:
    assert said(text) == [quantity(one) for one in expected]


@pytest.mark.parametrize(
    "text",
    [
        "version 2.0, 24/7, 2026-10-01, Q3, top 10",
        "stage 2, step 3, tier 1, week 4, Day 45",
        "moved to 1-Discovery, then to 8-Closed Lost",
        "since 2024 and until 2030",
        "a weekly 1:1 in room A4",
        "one of the teams",
        "the Prospecting 360 Database",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", ["about 50 employees", "~50 employees", "roughly 50 employees"])
def test_rough_numbers_say_so(text: str) -> None:
    assert [amount.is_rough for amount in find_amounts(text)] == [True]


@given(st.text(alphabet="0123456789 .,-–+%$kM<>=()abcdehiklmnoprstuwy", max_size=120))
def test_amounts_lie_in_the_text_in_order(text: str) -> None:
    reached = 0
    for amount in find_amounts(text):
        if amount.quantity.comparison == "<=" and "same" in text[amount.start : amount.end]:
            continue
        assert reached <= amount.start < amount.end <= len(text)
        assert amount.quantity.low <= amount.quantity.high
        reached = amount.end
