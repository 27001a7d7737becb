from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossary_cli.quantities import Quantity, parse_quantity, singular


def quantity(text: str) -> Quantity:
    parsed = parse_quantity(text)
    assert parsed is not None, text
    return parsed


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
def test_what_a_quantity_allows_lies_between_its_bounds(one: Quantity, amount: int) -> None:
    between = one.low < amount < one.high
    on_bound = amount in (one.low, one.high) and one.comparison not in ("<", ">")
    point = Quantity("=", amount, amount, one.unit)
    assert one.is_apart_from(point) != (between or on_bound)


@given(st.text(max_size=300))
def test_any_text_is_a_quantity_or_none(text: str) -> None:
    parsed = parse_quantity(text)
    assert parsed is None or parsed.low <= parsed.high
