"""The starter glossary and the examples as data: complete, valid under every rule, and worth reading."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from glossary_cli.checker import check_definitions, check_documents
from glossary_cli.config import Config
from glossary_cli.discovery import find_documents
from glossary_cli.findings import Severity
from glossary_cli.glossary import Glossary
from glossary_cli.loading import load_glossary
from glossary_cli.rules import glossary_rules
from glossary_cli.settings import load_config
from glossary_cli.starter import core_concepts, starter_folder

ROOT = Path(__file__).parent.parent
STARTER = Path(starter_folder())
ZONES = {"identity", "positioning", "strategy", "story", "content", "analytics"}

# What a go-to-market glossary has to speak of, whatever else is in it.
EXPECTED = {
    *("inquiry", "lead", "prospect", "mql", "sal", "sql", "pql", "sao", "opportunity", "customer", "churn"),
    *("icp", "persona", "account", "segment", "trial", "demo-request"),
    *("lead-routing", "lead-priority", "response-time", "sla"),
    *("priority-track-lead", "nurture-track-lead", "courtesy-track-lead", "archive-track-lead"),
    *("identity-zone", "positioning-zone", "strategy-zone", "story-zone", "content-mode", "analytics-mode"),
    *("what-message", "how-message", "why-message"),
    *("impression", "ctr", "arr", "pipeline", "booked-revenue"),
    *("structured-query-language", "team-lead"),
}


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary(Config(str(STARTER), definitions=str(STARTER))).glossary


def test_it_is_the_one_that_ships() -> None:
    assert STARTER == ROOT / "definitions"


def test_one_concept_a_file_named_by_its_id(glossary: Glossary) -> None:
    assert [Path(concept.path).stem for concept in glossary.entries] == [concept.id for concept in glossary.entries]
    assert len(glossary.entries) == len(list(STARTER.iterdir()))


def test_it_covers_the_field(glossary: Glossary) -> None:
    assert len(glossary.concepts) >= 45
    assert glossary.by_id.keys() >= EXPECTED
    assert {concept.zone for concept in glossary.concepts if concept.zone} == ZONES


def test_every_concept_is_defined_and_most_that_can_have_both_forms(glossary: Glossary) -> None:
    assert all(concept.intension and concept.intension.differentia for concept in glossary.concepts)
    both = [concept for concept in glossary.concepts if concept.intension and concept.extension]
    assert len(both) >= 30


def test_it_is_valid_under_every_rule_even_those_that_are_off(glossary: Glossary) -> None:
    rules = {rule.id: max(rule.severity, Severity.INFO) for rule in glossary_rules() if rule.id != "overdue-review"}
    report = check_definitions(Config(str(STARTER), definitions=str(STARTER), rules=rules))
    assert [f"{finding.problem.location}: {finding.problem.message}" for finding in report.findings] == []
    assert report.definitions == len(glossary.concepts)


def test_channel_metrics_are_for_marketing_alone(glossary: Glossary) -> None:
    metrics = [c for c in glossary.concepts if "channel-metric" in {s.id for s in glossary.superordinates(c)}]
    assert len(metrics) >= 4
    assert {concept.audience for concept in metrics} == {("marketing",)}


def test_the_four_tracks_have_owners_and_routes(glossary: Glossary) -> None:
    tracks = [concept for concept in glossary.concepts if concept.id.endswith("-track-lead")]
    assert len(tracks) == 4
    assert all(concept.owner and concept.routing for concept in tracks)


def test_the_core_refers_to_nothing_outside(glossary: Glossary) -> None:
    core = {concept.id for concept in core_concepts(glossary)}
    for concept in core_concepts(glossary):
        named = [*concept.distinct_from, concept.lifecycle.next if concept.lifecycle else None]
        targets = [glossary.named(name, near=concept) for name in named if name]
        assert {target.id for target in targets if target} <= core


# The examples

KINDS = {
    "conflicting-definition",
    "contradicted-fact",
    "deprecated-term",
    "disagreeing-documents",
    "interchanged-terms",
    "variant-term",
    "undefined-term",
    "audience-mismatch",
    "ambiguous-term",
    "unused-suppression",
    "wrong-expansion",
}


@pytest.fixture(scope="module")
def found() -> Counter[str]:
    config = load_config(str(ROOT / "examples" / ".glossary.yaml"))
    report = check_documents(config, find_documents(config))
    assert report.documents == 3
    assert report.suppressed >= 1
    return Counter(finding.rule for finding in report.findings)


def test_the_first_run_shows_several_kinds_of_finding(found: Counter[str]) -> None:
    assert found.keys() == KINDS
    assert found.total() <= 20, "a page that is red all over teaches nothing"


def test_the_examples_name_teams_that_the_definitions_know(glossary: Glossary) -> None:
    config = yaml.safe_load((ROOT / "examples" / ".glossary.yaml").read_text(encoding="utf-8"))
    owners = {concept.owner for concept in glossary.concepts}
    assert config["teams"].keys() <= owners
