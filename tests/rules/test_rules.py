"""Runs the cases of the rules, `tests/rules/<rule-id>.md`, with all rules at work in each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary_cli.checker import check_documents
from glossary_cli.discovery import find_documents
from glossary_cli.findings import Finding, Location
from glossary_cli.rules import rule_ids
from glossary_cli.settings import load_config
from tests.cases import Case, all_cases

FILES = {rule: Path(__file__).parent / f"{rule}.md" for rule in rule_ids()}
CASES = all_cases(path for path in FILES.values() if path.exists())
ELSEWHERE = {"unreadable-document"}
"""Rules whose cases are bytes, not text: `tests/test_checker.py`."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.path.stem}: {case.title}")
def test_case(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool) -> None:
    case.write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    found = "".join(f"{line}\n" for line in _report())
    if update:
        case.write_findings(found)
    else:
        assert found == case.findings


@pytest.mark.parametrize("rule", sorted({*FILES} - ELSEWHERE))
def test_each_rule_has_something_that_it_reports_and_something_that_it_leaves_alone(rule: str) -> None:
    cases = [case for case in CASES if case.path == FILES[rule]]
    reported = [case for case in cases if f" {rule} " in case.findings]
    assert reported
    # A case of several documents leaves alone those that it does not report on.
    quiet = [case for case in cases if case not in reported]
    quiet_documents = [
        name
        for case in reported
        for name in case.files
        if name.endswith(("md", "mdx")) and f"{name}:" not in case.findings
    ]
    assert quiet or quiet_documents


def _report() -> Iterator[str]:
    config = load_config()
    for finding in check_documents(config, find_documents(config)).findings:
        yield _line(finding)
        for related in finding.problem.related:
            yield f"  {_place(related.location)} {related.message}"


def _line(finding: Finding) -> str:
    place = _place(finding.problem.location)
    return f"{place} {finding.severity.label} {finding.rule} {finding.problem.message}"


def _place(location: Location) -> str:
    return f"{location.path}:{location.line}:{location.column}:"
