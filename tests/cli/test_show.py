"""`glossary show`: the concept that is meant, and all that the glossary says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runs import Run

ENTRIES = """
- term: lead
  definition:
    intensional: {genus: person, differentia: [has shown interest]}
  lifecycle: {order: 1, next: MQL}
- term: marketing qualified lead
  abbreviation: MQL
  admitted: [marketing-qualified lead]
  deprecated: [{term: hot lead, reason: nobody knows how hot}, suspect]
  distinct_from: [trial]
  definition:
    intensional:
      genus: lead
      differentia: [has reached the score, fits the profile]
    extensional: {members: [demo requests], excludes: [trial, job applicant], complete: true}
  facts: {lead score: ">= 100 points", size: 10..49 employees, length: = 14 days}
  owner: marketing
  lifecycle: {order: 2, next: sql}
  routing: {to: sales, respond_within: 2 hours, priority: high, attempts: {count: 4, within: 7 days}}
  audience: [marketing, sales]
  subject: go-to-market
  zone: strategy
  status: agreed
  agreed_by: [marketing, sales]
  agreed_on: 2026-10-01
  review_by: 2027-10-01
  source: board of 12 May
  note: Anything else.
- term: sales qualified lead
  abbreviation: SQL
  definition: {intensional: {genus: lead, differentia: [sales has accepted it]}}
  subject: go-to-market
- term: Structured Query Language
  abbreviation: SQL
  definition: {intensional: {genus: language, differentia: [reads data]}}
  subject: data
- term: trial
  definition: {extensional: {genus: period, members: [free trial]}}
- {term: demo request}
"""

MQL = """\
marketing qualified lead (MQL)  definitions/all.yaml:6

A marketing qualified lead is a lead that
  - has reached the score
  - fits the profile

covers only      demo requests
but not          trial; job applicant
facts            lead score: at least 100 points
                 size: 10 to 49 employees
                 length: exactly 14 days
owner            marketing
routing          to sales, answered within 2 hours, high priority, 4 attempts within 7 days
audience         marketing, sales
lifecycle        lead → MQL → SQL
kind of          lead
not the same as  trial
also called      marketing-qualified lead
never            hot lead (nobody knows how hot)
                 suspect
subject          go-to-market
zone             strategy
status           agreed by marketing, sales on 2026-10-01; to be reviewed by 2027-10-01
source           board of 12 May
note             Anything else.
"""


@pytest.fixture(autouse=True)
def glossary(folder: Path) -> Path:
    file = folder / "definitions" / "all.yaml"
    file.parent.mkdir()
    file.write_text(ENTRIES, encoding="utf-8")
    return file


def titles(out: str) -> list[str]:
    return [line.partition("  ")[0] for line in out.splitlines() if "definitions/" in line]


def test_all_that_an_entry_says(run: Run) -> None:
    assert run("show", "MQL") == (0, MQL, "")


@pytest.mark.parametrize(
    "words",
    [
        ["marketing qualified lead"],
        ["marketing", "qualified", "lead"],
        ["Marketing-Qualified Leads"],
        ["mql"],
        ["MQLs"],
        ["MQL's"],
        ["MQL’s"],
        ["hot leads"],
        ["suspect"],
        ["marketing-qualified-lead"],
    ],
)
def test_any_form_of_a_name_will_do(run: Run, words: list[str]) -> None:
    assert run("show", *words) == (0, MQL, "")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["marketing qualifed lead"], "marketing qualified lead"),
        (["marketing", "qualifed", "lead"], "marketing qualified lead"),
        (["MLQ"], "MQL"),
        (["hot laeds"], "hot leads"),
    ],
)
def test_a_misspelt_name_finds_the_nearest_and_says_so(run: Run, words: list[str], meant: str) -> None:
    code, out, err = run("show", *words)
    assert (code, out) == (0, MQL)
    assert err == f"There is no “{' '.join(words)}” in the glossary; this is “{meant}”.\n"


def test_of_homonyms_all_are_shown(run: Run) -> None:
    _, out, _ = run("show", "SQL")
    assert titles(out) == ["sales qualified lead (SQL)", "Structured Query Language (SQL)"]
    assert "\n\nStructured Query Language is a language that\n" in out


def test_several_terms_each_concept_once(run: Run) -> None:
    _, out, err = run("show", "trial", "MQL", "hot lead", "trials")
    assert titles(out) == ["trial", "marketing qualified lead (MQL)"]
    assert err == ""


def test_what_is_above_and_below(run: Run) -> None:
    _, lead, _ = run("show", "lead")
    assert "\nkinds            MQL, SQL\n" in lead
    assert "\nlifecycle        lead → MQL\n" in lead
    _, trial, _ = run("show", "trial")
    assert "\nA trial is a period.\n" in trial
    assert "\nnot the same as  MQL\n" in trial, "the other entry says so"


def test_an_unknown_term_is_2_and_names_the_nearest(run: Run) -> None:
    said = "Error: there is no “lead score” in the glossary (nearest: lead, marketing qualified lead"
    code, out, err = run("show", "lead score")
    assert (code, out) == (2, "")
    assert err.startswith(said)
    code, out, err = run("show", "lead", "ABM")
    assert code == 2
    assert titles(out) == ["lead"]
    assert err.startswith("Error: there is no “ABM” in the glossary; it usually stands for account")


def test_an_entry_that_is_not_valid_is_left_out(run: Run, glossary: Path) -> None:
    glossary.with_name("pql.yaml").write_text("{term: PQL, trem: x}", encoding="utf-8")
    note = "Something in 1 file is not valid and left out; “glossary validate” says what.\n"
    assert run("show", "MQL") == (0, MQL, note)
    assert run("show", "PQL") == (
        2,
        "",
        note + "Error: the definition of “PQL” is not valid; “glossary validate” says why\n",
    )


def test_an_entry_that_competes_is_named(run: Run, glossary: Path) -> None:
    glossary.with_name("other.yaml").write_text("{term: lead, owner: sales}", encoding="utf-8")
    _, out, _ = run("show", "lead")
    assert "\nalso defined in  definitions/other.yaml:1\n" in out


def test_json_has_one_shape(run: Run) -> None:
    code, out, err = run("show", "--format", "json", "MQL", "trial")
    data = json.loads(out)
    assert (code, err, data["version"]) == (0, "", 1)
    mql, trial = data["concepts"]
    assert mql.keys() == trial.keys()
    assert mql["id"] == "mql"
    assert mql["abbreviations"] == ["MQL"]
    assert mql["deprecated"] == [
        {"term": "hot lead", "reason": "nobody knows how hot"},
        {"term": "suspect", "reason": None},
    ]
    assert mql["definition"]["intensional"] == {
        "genus": "lead",
        "differentia": ["has reached the score", "fits the profile"],
    }
    assert mql["definition"]["extensional"]["complete"] is True
    assert (mql["superordinate"], mql["distinct_from"]) == (["lead"], ["trial"])
    assert mql["lifecycle"] == {"order": 2, "next": "sales-qualified-lead", "previous": ["lead"]}
    assert mql["routing"]["attempts"] == {"count": 4, "within": "7 days"}
    assert (mql["path"], mql["line"]) == ("definitions/all.yaml", 6)
    assert (trial["definition"]["intensional"], trial["lifecycle"], trial["note"]) == (None, None, None)


def test_on_a_terminal_concepts_are_links(run: Run, glossary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    _, out, _ = run("show", "MQL")
    assert f";file://{glossary}\x1b\\\x1b[4mtrial\x1b[0m" in out
    assert "\x1b[1mmarketing qualified lead (MQL)\x1b[0m" in out


def test_what_would_turn_the_terminal_round_is_made_harmless(run: Run, glossary: Path) -> None:
    glossary.write_text('{term: lead, note: "\\e[31mred\\u202e"}', encoding="utf-8")
    _, out, _ = run("show", "lead")
    assert "\x1b" not in out
    assert "\u202e" not in out
