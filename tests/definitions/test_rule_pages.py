"""The rules as data: each has a page with an example that does what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossary_cli.config import Config
from glossary_cli.findings import Problem
from glossary_cli.loading import load_glossary
from glossary_cli.rule import GlossaryRule
from glossary_cli.rules import module_of, rule_ids, rule_of

RULES = [rule for rule in rule_ids() if ".definitions." in module_of(rule).__name__]
SECTIONS = ["Why", "Example", "Remedy", "What it leaves alone"]


def page(rule: str) -> str:
    return module_of(rule).__doc__ or ""


@pytest.mark.parametrize("rule", RULES)
def test_the_page_has_its_parts(rule: str) -> None:
    first, empty, *_ = page(rule).splitlines()
    assert first.endswith(".")
    assert not empty
    assert re.findall(r"^## (.+)$", page(rule), re.MULTILINE) == SECTIONS
    assert rule_of(rule).id == rule


@pytest.mark.parametrize("rule", RULES)
def test_the_example_is_reported_as_the_page_says(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", page(rule), re.MULTILINE | re.DOTALL)
    (tmp_path / "definitions").mkdir()
    (tmp_path / "definitions" / "example.yaml").write_text(example, encoding="utf-8")
    expected = re.findall(r"^→ `(.+?)`", page(rule), re.MULTILINE | re.DOTALL)
    found = problems(rule, Config(root=str(tmp_path)))
    messages = [problem.message for problem in found]
    assert [" ".join(message.split()) for message in expected] == messages
    assert all(re.fullmatch(r"[A-Z].*[^.]", problem.remedy) for problem in found)


def problems(rule: str, config: Config) -> list[Problem]:
    loaded = load_glossary(config)
    kind = rule_of(rule)
    if isinstance(kind, GlossaryRule):
        assert not loaded.problems
        return list(kind.check(loaded.glossary, config))
    return list(loaded.problems)
