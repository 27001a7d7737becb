"""The go-to-market field as the program knows it: data, and nothing else; each file says where its entries are from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

_HERE = os.path.dirname(__file__)


def _lines(name: str) -> list[str]:
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line and line[0] != "#"]


@cache
def field_abbreviations() -> Mapping[str, tuple[str, ...]]:
    """The field's abbreviations, each with its usual long forms."""
    rows = (line.split("\t") for line in _lines("go-to-market.tsv"))
    return {row[0]: tuple(row[1].split(" | ")) for row in rows if row[0] != "-"}


@cache
def field_long_forms() -> Mapping[str, tuple[str, ...]]:
    """The long forms of several words (not mid-market), each with the abbreviations that stand for it."""
    shorts: dict[str, tuple[str, ...]] = {}
    for short, long_forms in field_abbreviations().items():
        for long_form in long_forms:
            if " " in long_form or long_form.count("-") > 1:
                shorts[long_form] = (*shorts.get(long_form, ()), short)
    return shorts


@cache
def field_jargon() -> tuple[str, ...]:
    """The field's terms that have no abbreviation and that nobody outside it could guess."""
    rows = (line.split("\t") for line in _lines("go-to-market.tsv"))
    return tuple(row[1] for row in rows if row[0] == "-")


@cache
def general_abbreviations() -> frozenset[str]:
    """Abbreviations of other fields and of everyday business, and words that people write in capitals."""
    return frozenset(_lines("general.txt"))


@cache
def short_words() -> frozenset[str]:
    """Words that an abbreviation becomes when it is written in lower case."""
    return frozenset(_lines("short-words.txt"))
