"""`glossary statements`: what the documents say, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runs import Run

ENTRIES = """
- term: lead
  definition:
    intensional: {genus: person, differentia: [has shown interest]}
- term: marketing qualified lead
  abbreviation: MQL
  definition:
    intensional: {genus: lead, differentia: [has reached the score below]}
  facts: {lead score: ">= 100 points", follow-up time: "<= 2 business hours"}
- term: trial
  definition:
    intensional: {genus: offer, differentia: [lets somebody use the product]}
"""


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "definitions").mkdir()
    (tmp_path / "definitions" / "all.yaml").write_text(ENTRIES, encoding="utf-8")
    pages = {
        "a.md": "MQLs are followed up within 2 business hours. An MQL (marketing qualified lead) is a lead.",
        "b.md": "MQLs are followed up within 120 business minutes.",
        "c.md": "MQLs are followed up within 1 day. The Net Promoter Score (NPS) is another number.",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("handbook")
def test_what_agrees_stands_together_and_the_odd_one_is_marked(run: Run) -> None:
    code, out, err = run("statements", "MQL")
    assert (code, err) == (0, "")
    assert out == (
        "MQL (marketing qualified lead)  5 places in 3 documents\n"
        "  ✓ definition  lead\n"
        "                a.md:1\n"
        "  ✓ expansion   marketing qualified lead\n"
        "                a.md:1\n"
        "  ✓ fact        within 2 business hours: followed\n"
        "                a.md:1, b.md:1\n"
        "  ✗ fact        within 1 day: followed\n"
        "                the glossary: follow-up time <= 2 business hours\n"
        "                c.md:1\n"
    )


@pytest.mark.usefixtures("handbook")
def test_all_fields_are_there_for_programs(run: Run) -> None:
    code, out, _ = run("statements", "--format", "json", "marketing qualified leads")
    assert code == 0
    data = json.loads(out)
    assert data["version"] == 1
    assert [statement["kind"] for statement in data["statements"]] == [
        "fact",
        "definition",
        "expansion",
        "fact",
        "fact",
    ]
    assert data["statements"][0] == {
        "kind": "fact",
        "concept": "mql",
        "designation": "MQLs",
        "path": "a.md",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 45,
        "place": None,
        "text": "MQLs are followed up within 2 business hours.",
        "genus": None,
        "characteristics": None,
        "members": None,
        "measure": "followed",
        "comparison": "<=",
        "value": 2,
        "unit": "business hours",
    }


@pytest.mark.usefixtures("handbook")
def test_a_name_that_the_glossary_does_not_have_can_be_asked_for(run: Run) -> None:
    code, out, _ = run("statements", "NPS")
    assert code == 0
    assert out.startswith("NPS  1 place in 1 document\n    expansion   Net Promoter Score\n")


@pytest.mark.usefixtures("handbook")
def test_without_a_term_everything_is_listed(run: Run) -> None:
    code, out, _ = run("statements")
    assert code == 0
    assert [line.split("  ")[0] for line in out.splitlines() if line[:1].strip()] == [
        "MQL (marketing qualified lead)",
        "NPS",
    ]


@pytest.mark.usefixtures("handbook")
@pytest.mark.parametrize(
    ("term", "message"),
    [
        ("trial", "no document says anything about “trial”"),
        ("zebra", "no document says anything about “zebra”, and the glossary does not have it"),
    ],
)
def test_nothing_said_is_a_mistake(run: Run, term: str, message: str) -> None:
    code, out, err = run("statements", term)
    assert (code, out) == (2, "")
    assert message in err


def test_a_document_that_cannot_be_read_is_left_out(run: Run, handbook: Path) -> None:
    (handbook / "d.md").write_bytes(b"\0\1\2")
    code, out, err = run("statements", "MQL")
    assert code == 0
    assert "d.md: is a binary file" in err
    assert out


def test_an_empty_folder_says_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "definitions").mkdir()
    (tmp_path / "definitions" / "all.yaml").write_text(ENTRIES, encoding="utf-8")
    assert run("statements", "--format", "json").out == '{\n  "version": 1,\n  "statements": []\n}\n'
    assert run("statements") == (0, "", "")
