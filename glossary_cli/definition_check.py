"""The definitions held against their schema and each other."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.config import Config
from glossary_cli.findings import Found, Severity
from glossary_cli.inspection import RuleProblem, shown
from glossary_cli.loading import Loaded
from glossary_cli.rules import glossary_rules, severity_of
from glossary_cli.source import Source


def found_in(loaded: Loaded, config: Config) -> tuple[Found, ...]:
    """What is wrong with the definitions, each with what it shows of its file."""
    return tuple(
        found
        for item in _problems(loaded, config)
        for found in shown((item,), loaded.sources.get(item[2].location.path) or Source(item[2].location.path, ""))
    )


def _problems(loaded: Loaded, config: Config) -> Iterator[RuleProblem]:
    for problem in loaded.problems:
        yield "invalid-definition", severity_of("invalid-definition", config.rules), problem
    for rule in glossary_rules():
        severity = severity_of(rule.id, config.rules)
        if severity is not Severity.OFF:
            for problem in rule.check(loaded.glossary, config):
                yield rule.id, severity, problem
