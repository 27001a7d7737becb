"""The rules: each is a module of `definitions/` or `usage/`, found by its file; nothing registers them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from glossary_cli.findings import Severity
from glossary_cli.rule import CorpusRule, DocumentRule, EngineRule, GlossaryRule

Rule = GlossaryRule | DocumentRule | CorpusRule | EngineRule

_FOLDERS = ("definitions", "usage")


@cache
def _modules() -> dict[str, tuple[str, str]]:
    """The rules' ids, each with its folder and the name of its module, in the order of both."""
    here = os.path.dirname(__file__)
    return {
        name.removesuffix(".py").replace("_", "-"): (folder, name.removesuffix(".py"))
        for folder in _FOLDERS
        for name in sorted(os.listdir(os.path.join(here, folder)))
        if name.endswith(".py") and not name.startswith("_")
    }


def rule_ids() -> tuple[str, ...]:
    """The ids of all rules, known from their files alone."""
    return tuple(_modules())


def module_of(rule_id: str) -> ModuleType:
    """Return the module of a rule; its docstring is the rule's page."""
    folder, name = _modules()[rule_id]
    return import_module(f"{__name__}.{folder}.{name}")


@cache
def rule_of(rule_id: str) -> Rule:
    rule: Rule = module_of(rule_id).RULE
    return rule


def severity_of(rule_id: str, configured: Mapping[str, Severity]) -> Severity:
    """The configured severity of a rule, else its own."""
    return configured.get(rule_id, rule_of(rule_id).severity)


def _rules_in(folder: str) -> Iterator[Rule]:
    """The rules of one folder; those of the other are not imported."""
    return (rule_of(rule_id) for rule_id, (place, _) in _modules().items() if place == folder)


@cache
def glossary_rules() -> tuple[GlossaryRule, ...]:
    return tuple(rule for rule in _rules_in("definitions") if isinstance(rule, GlossaryRule))


@cache
def document_rules() -> tuple[DocumentRule, ...]:
    return tuple(rule for rule in _rules_in("usage") if isinstance(rule, DocumentRule))


@cache
def corpus_rules() -> tuple[CorpusRule, ...]:
    return tuple(rule for rule in _rules_in("usage") if isinstance(rule, CorpusRule))
