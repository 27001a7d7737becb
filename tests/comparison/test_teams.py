"""Whether two names mean the same team, by the configuration and the glossary."""

from __future__ import annotations

import pytest

from glossary_cli.comparison.teams import TeamTree
from glossary_cli.glossary import Glossary
from tests.support import concept

TEAMS = {
    "sales": ("AE", "sales development"),
    "sales development": ("SDR", "BDR"),
    "marketing": ("marketing operations",),
}
GLOSSARY = Glossary((concept("account executive", "AE"), concept("sales development representative", "SDR")))
TREE = TeamTree(TEAMS, GLOSSARY)


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("SDR", "SDR"),
        ("the SDR team", "SDR"),
        ("SDRs", "SDR"),
        ("sales development representatives", "SDR"),
        ("Account Executives", "AE"),
        ("SDR", "sales development"),
        ("SDR", "sales"),
        ("sales", "SDR"),
        ("somebody", "SDR"),
        ("SDR", "nobody knows"),
    ],
)
def test_who_agrees_or_cannot_be_shown_to_disagree(said: str, agreed: str) -> None:
    assert not TREE.disagree(said, agreed)


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("AE", "SDR"),
        ("BDR", "SDR"),
        ("marketing", "sales"),
        ("marketing operations", "sales development"),
        ("AE", "sales development"),
    ],
)
def test_who_disagrees(said: str, agreed: str) -> None:
    assert TREE.disagree(said, agreed)


def test_a_tree_that_goes_round_in_circles_ends() -> None:
    tree = TeamTree({"one": ("two",), "two": ("one",), "three": ()}, GLOSSARY)
    assert not tree.disagree("one", "two")
    assert tree.disagree("three", "two")


def test_names_may_be_anything() -> None:
    tree = TeamTree({"C++ (core)": ("a*b", "")}, GLOSSARY)
    assert not tree.disagree("C++ (core)", "a*b")
    assert tree.names_in("is not handed to a*b", "a*b") in (True, False)
