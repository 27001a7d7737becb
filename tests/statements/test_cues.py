"""The cues of a sentence: whatever an expression finds in one has a word that the expression is looked up by."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from glossary_cli import amounts, numerals
from glossary_cli.folding import as_words, fold
from glossary_cli.statements import becoming, definitions, handling, limits
from glossary_cli.statements.cues import (
    BECOMING,
    BELONGING,
    BY,
    BY_US,
    CONDITION,
    DOING,
    FIGURE,
    FORWARD,
    LISTING,
    MOVING,
    NUMBER,
    NUMERAL,
    OWNING,
    ROUTING,
    SCOPE,
    STAGE,
    TIME,
    TO,
    cues_among,
)

NEEDED = {
    "numerals._NUMBER": (numerals._NUMBER, FIGURE | NUMERAL),
    "amounts._A_TIME": (amounts._A_TIME, TIME),
    "amounts._ONCE_A": (amounts._ONCE_A, TIME),
    "amounts._SAME_DAY": (amounts._SAME_DAY, TIME),
    "amounts._TIMES": (amounts._TIMES, TIME),
    "becoming._CUE": (becoming._CUE, BECOMING),
    "becoming._ARE": (becoming._ARE, LISTING),
    "definitions._FORWARD": (definitions._FORWARD, FORWARD),
    "definitions._BY_US": (definitions._BY_US, BY_US),
    "definitions._CRITERIA": (definitions._CRITERIA, BY_US),
    "definitions._AS_DEFINED": (definitions._AS_DEFINED, BY_US),
    "handling._TO": (handling._TO, ROUTING),
    "handling._TO, its preposition": (handling._TO, TO),
    "handling._BY": (handling._BY, DOING),
    "handling._BY, its preposition": (handling._BY, BY),
    "handling._BELONGS": (handling._BELONGS, BELONGING),
    "handling._OWNS": (handling._OWNS, OWNING),
    "handling._MOVES": (handling._MOVES, MOVING),
    "handling._MOVES, its stage": (handling._MOVES, FIGURE | STAGE),
    "limits._CONDITION": (limits._CONDITION, CONDITION),
    "limits._SCOPES": (limits._SCOPES, SCOPE),
}


ALPHABET = "\n\u00a0é’“”–５" + "".join(map(chr, range(32, 127)))


def cues(text: str) -> int:
    return cues_among(as_words(fold(text)).split())


@pytest.mark.parametrize("name", NEEDED)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_what_an_expression_finds_has_its_cue(name: str, data: st.DataObject) -> None:
    expression, needed = NEEDED[name]
    text = data.draw(st.from_regex(re.compile(expression.pattern, expression.flags), alphabet=ALPHABET))
    assume(expression.search(text))
    assert cues(text) & needed, text


def test_words_are_looked_up_as_they_are_folded() -> None:
    assert cues("It isn’t") & FORWARD
    assert cues("12 Qualified-Leads") & NUMBER
    assert not cues("island toward") & (FORWARD | TO)
    assert cues("лид") == 0
    assert cues("１０ лидов") == FIGURE


@given(
    st.lists(st.sampled_from("an 50 $ leads US$ USD 3.5 k , . - – 10 within 2,000 of at least over % hours".split()))
)
def test_numbers_in_figures_are_found_the_same_by_figures_alone(words: list[str]) -> None:
    for joint in ("", " "):
        text = joint.join(words)
        assert list(amounts.find_amounts(text, numerals=False, times=False)) == list(amounts.find_amounts(text))
