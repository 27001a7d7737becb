from __future__ import annotations

import pytest

from glossary_cli.nearest import nearest

KEYS = (
    "term",
    "abbreviation",
    "admitted",
    "deprecated",
    "definition",
    "differentia",
    "audience",
    "agreed_on",
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("differentiae", "differentia"),
        ("Abbrevation", "abbreviation"),
        ("abbrev", "abbreviation"),
        ("agreed-on", "agreed_on"),
        ("tern", "term"),
        ("trem", "term"),
        ("definitoin", "definition"),
    ],
)
def test_a_slip_is_understood(name: str, meant: str) -> None:
    assert nearest(name, KEYS) == meant


@pytest.mark.parametrize("name", ["", "x", "owner", "de", "a", "synonyms", "description"])
def test_no_guess_without_a_reason(name: str) -> None:
    assert nearest(name, KEYS) is None


def test_no_two_abbreviations_of_two_letters_are_near() -> None:
    assert nearest("AE", ["CE", "SE"]) is None
    assert nearest("MGL", ["MQL", "SQL"]) == "MQL"


def test_the_order_of_candidates_does_not_count() -> None:
    assert nearest("sxl", ["sql", "sal"]) == nearest("sxl", ["sal", "sql"]) == "sal"
    assert nearest("anything", []) is None
