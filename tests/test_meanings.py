"""What phrases have in common, and which long forms are one."""

from __future__ import annotations

import pytest

from glossary_cli.comparison.expansions import are_same
from glossary_cli.meanings import is_negated, meanings_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("has reached the score", "reaching scores"),
        ("is managed by a manager", "management"),
        ("was accepted", "acceptance"),
        ("qualified", "qualification"),
    ],
)
def test_grammar_does_not_count(one: str, other: str) -> None:
    assert words_of(one) & words_of(other)


def test_words_that_say_nothing_do_not_count() -> None:
    assert words_of("it is not only that which has been") == frozenset()


def test_teams_use_different_words_for_one_measure() -> None:
    assert meanings_of("follow-up time") & meanings_of("first response")
    assert meanings_of("MQL SLA") & meanings_of("followed up")
    assert not meanings_of("trial length") & meanings_of("follow-up time")


@pytest.mark.parametrize(
    "text", ["is not surfaced yet", "no longer counts", "hasn’t been qualified", "without a contract"]
)
def test_denials(text: str) -> None:
    assert is_negated(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marketing-Qualified Leads", "marketing qualified lead"),
        ("Sales Development Rep", "sales development representative"),
        ("Sales Development Represenative", "sales development representative"),
        ("Customer Success Management", "customer success manager"),
        ("End User Licence Agreement", "end user license agreement"),
        ("Software Life Cycle", "software lifecycle"),
        ("Europe, the Middle East and Africa", "Europe, Middle East & Africa"),
    ],
)
def test_long_forms_that_are_one(one: str, other: str) -> None:
    assert are_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marketo Qualified Lead", "marketing qualified lead"),
        ("marketing quality lead", "marketing qualified lead"),
        ("Sales Account Executive", "strategic account executive"),
        ("Partner Qualified Lead", "product qualified lead"),
        ("Total Available Market", "total addressable market"),
        ("sales qualified opportunity", "sales qualified lead"),
    ],
)
def test_long_forms_that_are_two(one: str, other: str) -> None:
    assert not are_same(one, other)
