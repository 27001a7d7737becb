"""`glossary explain`: the page of each rule."""

from __future__ import annotations

import sys

import pytest

from glossary_cli.rules import rule_ids, rule_of
from tests.cli.runs import Run


def test_every_rule_is_listed_with_its_severity(run: Run) -> None:
    code, out, err = run("explain")
    rows = [line.split("\t") for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [(rule, severity) for rule, severity, _ in rows] == [
        (rule, rule_of(rule).severity.label) for rule in rule_ids()
    ]
    assert all(summary.endswith(".") for _, _, summary in rows)


@pytest.mark.parametrize("rule", rule_ids())
def test_a_page_says_why_and_what_to_do(run: Run, rule: str) -> None:
    code, out, _ = run("explain", rule)
    assert code == 0
    assert out.startswith(f"# {rule} ({rule_of(rule).severity.label})\n\n")
    headings = [line for line in out.splitlines() if line.startswith("## ")]
    assert headings[:3] == ["## Why", "## Example", "## Remedy"]


def test_on_a_terminal_the_page_is_set(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    _, out, _ = run("explain", "deprecated-term")
    assert out.startswith("deprecated-term (warning)\n\n")
    assert "Why" in map(str.strip, out.splitlines())
    _, out, _ = run("explain")
    assert "deprecated-term" in out


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("depracated-term", "there is no rule “depracated-term”; did you mean “deprecated-term”?"),
        ("MQL", "there is no rule “MQL”; the rules are: "),
    ],
)
def test_an_unknown_rule_is_2(run: Run, rule: str, said: str) -> None:
    code, out, err = run("explain", rule)
    assert (code, out) == (2, "")
    assert said in err
