"""The measures that the package keeps: small files, short functions, types everywhere, no import cycles."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from glossary_cli.rules import module_of, rule_ids
from tests.checkout import ROOT
from tests.measure_style import Module, cycles, measure

LONGEST_FILE = 350
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 10


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    return measure(ROOT / "glossary_cli")


def test_files_are_small(modules: list[Module]) -> None:
    assert [(m.name, m.length) for m in modules if m.length > LONGEST_FILE] == []


def test_functions_are_short(modules: list[Module]) -> None:
    functions = [(f"{m.name}.{f.name}", f.length) for m in modules for f in m.functions]
    assert [function for function in functions if function[1] > LONGEST_FUNCTION] == []
    assert median(length for _, length in functions) <= MEDIAN_FUNCTION


def test_every_function_is_annotated(modules: list[Module]) -> None:
    assert [f"{m.name}.{f.name}" for m in modules for f in m.functions if not f.is_annotated] == []


def test_imports_have_no_cycles(modules: list[Module]) -> None:
    assert cycles(modules) == []


def test_click_is_known_in_one_place_only(modules: list[Module]) -> None:
    users = [m.name for m in modules if any(name.split(".")[0] == "click" for name in m.imports)]
    assert [name for name in users if not name.startswith("glossary_cli.cli")] == []


@pytest.mark.parametrize("rule", rule_ids())
def test_the_module_of_a_rule_says_first_what_it_finds(rule: str) -> None:
    first, _, rest = (module_of(rule).__doc__ or "").partition("\n")
    assert first.endswith(".")
    assert rest.startswith("\n## Why\n")


# The measures themselves

SOURCE = '''
"""A docstring."""
import os


def long(first: int, *rest: str) -> None:
    """A docstring
    of two lines.
    """
    # a comment

    print(
        first, rest
    )


class Thing:
    def method(self, other) -> None:
        from package import b
'''


def test_what_is_measured(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "a.py").write_text(SOURCE, encoding="utf-8")
    (package / "b.py").write_text("from package.a import long\n", encoding="utf-8")
    init, a, b = measure(package)
    assert (init.name, init.length, a.length) == ("package", 0, 19)
    assert [tuple(function) for function in a.functions] == [("long", 4, True), ("method", 2, False)]
    assert cycles([init, a, b]) == [{"package.a", "package.b"}]
    assert cycles([init, b]) == []
