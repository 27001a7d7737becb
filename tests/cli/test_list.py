"""`glossary list`: the concepts, in three forms and through four filters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runs import Run

ENTRIES = """
- {term: trial, owner: product, zone: strategy, status: draft, note: Free.}
- term: marketing qualified lead
  abbreviation: [MQL, MKQL]
  definition: {intensional: {genus: lead, differentia: [has reached the score]}}
  owner: marketing
  subject: go-to-market
  zone: strategy
  status: agreed
- {term: Account, owner: Sales}
"""
ACCOUNT = "account\tAccount\t\t\tSales\t\t\t\tdefinitions/all.yaml:10\n"
MQL = (
    "mql\tmarketing qualified lead\tMQL, MKQL\tlead\tmarketing\tgo-to-market\tstrategy\tagreed"
    "\tdefinitions/all.yaml:3\n"
)
TRIAL = "trial\ttrial\t\t\tproduct\t\tstrategy\tdraft\tdefinitions/all.yaml:2\n"


@pytest.fixture(autouse=True)
def glossary(folder: Path) -> Path:
    file = folder / "definitions" / "all.yaml"
    file.parent.mkdir()
    file.write_text(ENTRIES, encoding="utf-8")
    return file


def test_in_a_pipe_one_line_a_concept_by_term(run: Run) -> None:
    assert run("list") == (0, ACCOUNT + MQL + TRIAL, "")


@pytest.mark.parametrize(
    ("filters", "out"),
    [
        (["--owner", "sales"], ACCOUNT),
        (["--zone", "strategy"], MQL + TRIAL),
        (["--zone", "strategy", "--status", "draft"], TRIAL),
        (["--subject", "GO-TO-MARKET"], MQL),
        (["--owner", "marketing", "--status", "draft"], ""),
    ],
)
def test_filters(run: Run, filters: list[str], out: str) -> None:
    assert run("list", *filters) == (0, out, "")


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (["--owner", "marketting"], "no concept has the owner “marketting”; did you mean “marketing”?"),
        (["--status", "final"], "no concept has the status “final”; there are: agreed, draft"),
    ],
)
def test_an_unknown_value_is_2(run: Run, filters: list[str], said: str) -> None:
    assert run("list", *filters) == (2, "", f"Error: {said}\n")


def test_a_table_leaves_out_columns_that_say_the_same_of_all(run: Run) -> None:
    _, out, _ = run("list", "--format", "text")
    assert out.split("\n")[0].split() == ["Term", "Short", "Is", "a", "Owner", "Subject", "Zone", "Status"]
    _, out, _ = run("list", "--format", "text", "--zone", "strategy")
    assert "Zone" not in out
    assert out.splitlines()[2].split("   ")[:3] == ["marketing qualified lead", "MQL, MKQL", "lead"]


def test_json_is_that_of_show(run: Run) -> None:
    _, listed, _ = run("list", "--format", "json", "--subject", "go-to-market")
    _, shown, _ = run("show", "--format", "json", "MQL")
    assert listed == shown
    assert [concept["id"] for concept in json.loads(listed)["concepts"]] == ["mql"]


def test_without_a_glossary_it_says_what_to_do(run: Run, glossary: Path) -> None:
    glossary.unlink()
    code, _, err = run("list")
    assert code == 2
    assert "glossary init" in err
