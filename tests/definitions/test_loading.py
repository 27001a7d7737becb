from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glossary_cli.config import Config
from glossary_cli.glossary import Concept, Designation, Extension, Intension, Lifecycle, Routing, Status
from glossary_cli.loading import Loaded, load_glossary

LEAD = "term: lead\ndefinition:\n  intensional: {genus: person, differentia: [has shown interest]}\n"
MQL = """\
term: marketing qualified
  lead
abbreviation: MQL
admitted: [mktg qualified lead]
deprecated: [hot lead, {term: MRL, reason: vague}]
distinct_from: [trial]
definition:
  intensional:
    genus: lead
    differentia:
      - fits the
        profile
  extensional: {genus: lead, members: [demo request], excludes: [trial], complete: true}
facts: {lead score: ">= 100 points"}
owner: marketing
lifecycle: {order: 20, next: sal}
routing: {to: sales, respond_within: 2 hours, priority: high, attempts: {count: 4, within: 7 days}}
audience: [marketing, sales]
subject: go-to-market
cues: [funnel]
zone: strategy
status: agreed
agreed_by: [marketing]
agreed_on: 2026-10-01
review_by: 2027-10-01
source: a page
note: >-
  one
  two
"""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(files: dict[str, str | bytes]) -> Loaded:
    """Load a glossary of these files below `definitions/` in the current folder."""
    for name, content in files.items():
        path = Path("definitions", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_glossary(Config(root=str(Path.cwd())))


def problems(loaded: Loaded) -> list[str]:
    return [f"{p.location} {p.concept} {p.message}" for p in loaded.problems]


def ids(loaded: Loaded) -> list[str]:
    return [concept.id for concept in loaded.glossary.entries]


def test_all_that_an_entry_says() -> None:
    loaded = load({"mql.yaml": MQL})
    (concept,) = loaded.glossary.entries
    assert concept == Concept(
        id="mql",
        designations=(
            Designation("marketing qualified lead"),
            Designation("MQL", is_abbreviation=True),
            Designation("mktg qualified lead", Status.ADMITTED),
            Designation("hot lead", Status.DEPRECATED),
            Designation("MRL", Status.DEPRECATED, is_abbreviation=True, reason="vague"),
        ),
        path="definitions/mql.yaml",
        places=concept.places,
        distinct_from=("trial",),
        intension=Intension("lead", ("fits the profile",)),
        extension=Extension("lead", ("demo request",), ("trial",), complete=True),
        facts={"lead score": ">= 100 points"},
        owner="marketing",
        lifecycle=Lifecycle(20, "sal"),
        routing=Routing("sales", "2 hours", "high", 4, "7 days"),
        audience=("marketing", "sales"),
        subject="go-to-market",
        cues=("funnel",),
        zone="strategy",
        status="agreed",
        agreed_by=("marketing",),
        agreed_on="2026-10-01",
        review_by="2027-10-01",
        source="a page",
        note="one two",
    )
    assert concept.locate("facts", "lead score").line == 14
    assert str(concept.related("here").location) == "definitions/mql.yaml:8"


def test_files_are_read_in_order_at_any_depth() -> None:
    loaded = load(
        {
            "b.yaml": LEAD,
            "a/z.yml": LEAD.replace("lead", "prospect"),
            "a.yaml": "- term: x\n- term: y\n---\nterm: z\n",
            "notes.md": "# Not a definition",
            ".hidden.yaml": "[",
            ".git/x.yaml": "[",
        }
    )
    assert ids(loaded) == ["x", "y", "z", "prospect", "lead"]
    assert list(loaded.sources) == ["definitions/a.yaml", "definitions/a/z.yml", "definitions/b.yaml"]
    assert not loaded.problems


def test_paths_are_relative_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load({"lead.yaml": LEAD})
    Path("docs").mkdir()
    monkeypatch.chdir("docs")
    loaded = load_glossary(Config(root=str(tmp_path)))
    assert loaded.glossary["lead"].path == "../definitions/lead.yaml"


def test_the_folder_may_be_one_file(tmp_path: Path) -> None:
    Path("terms.yaml").write_text(LEAD)
    loaded = load_glossary(Config(root=str(tmp_path), definitions="terms.yaml"))
    assert list(loaded.sources) == ["terms.yaml"]
    assert ids(loaded) == ["lead"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert load_glossary(Config(root=str(tmp_path), definitions="nowhere")).glossary.entries == ()


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_links_do_no_harm(tmp_path: Path) -> None:
    load({"lead.yaml": LEAD})
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "trial.yaml").write_text(LEAD.replace("lead", "trial"))
    (shared / "back").symlink_to(tmp_path / "definitions")
    definitions = tmp_path / "definitions"
    (definitions / "loop").symlink_to(definitions)
    (definitions / "copy.yaml").symlink_to(definitions / "lead.yaml")
    (definitions / "shared").symlink_to(shared)
    (definitions / "shared-again").symlink_to(shared)
    (definitions / "gone.yaml").symlink_to(tmp_path / "nothing")
    loaded = load({})
    assert ids(loaded) == ["lead", "trial"]
    assert problems(loaded) == ["definitions/gone.yaml:1 None the file is not a regular file"]


def test_one_bad_file_hides_no_other() -> None:
    loaded = load(
        {
            "a.yaml": b"\x00\x01",
            "b.yaml": "term: 'x",
            "c.yaml": "",
            "d.yaml": "term: entr\u00e9e\n".encode("latin-1"),
            "e.yaml": "\ufeffterm: tab\r\nowner: x\r\n",
            "f.yaml": "- term: sales accepted lead\n  abbreviation: SAL\n  colour: x\n- term: good\n",
        }
    )
    assert ids(loaded) == ["entrée", "tab", "good"]
    assert problems(loaded) == [
        "definitions/a.yaml:1 None the file is a binary file, or text in UTF-16 without a byte order mark",
        "definitions/b.yaml:1 None this quotation mark is never closed",
        "definitions/c.yaml:1 None the file holds no entry",
        "definitions/d.yaml:1 None the file is not UTF-8 (byte 0xE9); it was read as Windows-1252",
        "definitions/f.yaml:3 sal unknown key “colour”",
    ]
    assert {"a", "b", "sal", "sales accepted lead"} <= loaded.glossary.left_out
    assert "good" not in loaded.glossary.left_out


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    load({"big.yaml": LEAD + "#" * 2000})
    loaded = load_glossary(Config(root=str(tmp_path), max_file_size=0.001))
    assert ids(loaded) == []
    assert "more than" in loaded.problems[0].message


def test_a_fact_that_says_nothing_leaves_the_concept_alone() -> None:
    loaded = load({"lead.yaml": LEAD + "facts: {score: high, age: '> 18 years'}\nrouting: {respond_within: soon}\n"})
    assert loaded.glossary["lead"].facts == {"age": "> 18 years"}
    assert loaded.glossary["lead"].routing == Routing()
    assert [problem.concept for problem in loaded.problems] == ["lead", "lead"]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["term: marketing qualified lead", "abbreviation: [MQL, MkQL]"], ["mql"]),
        (["term: Lead / Contact (status)"], ["lead-contact-status"]),
        (["term: P&L"], ["p-l"]),
        (["term: Käufer"], ["käufer"]),
        (["term: x", "id: given-id", "abbreviation: X"], ["given-id"]),
    ],
)
def test_ids(entries: list[str], expected: list[str]) -> None:
    assert ids(load({"a.yaml": "\n".join(entries)})) == expected


def sql(term: str, subject: str, **more: str) -> str:
    given = "".join(f"  {key}: {value}\n" for key, value in more.items())
    return f"- term: {term}\n  abbreviation: SQL\n  subject: {subject}\n{given}"


def test_ids_tell_subjects_apart() -> None:
    assert ids(load({"a.yaml": sql("sales qualified lead", "sales") + sql("Structured Query Language", "data")})) == [
        "sales-qualified-lead",
        "structured-query-language",
    ]
    # An id that is given stays as it is.
    assert ids(load({"a.yaml": sql("sales qualified lead", "sales", id="sql") + sql("Query Language", "data")})) == [
        "sql",
        "query-language",
    ]
    # Within a subject they compete.
    assert ids(load({"a.yaml": sql("sales qualified lead", "sales") + sql("self qualified lead", "sales")})) == [
        "sql",
        "sql",
    ]
    # Where the terms are the same, the subject tells them apart.
    homonyms = "- {term: lead, subject: go-to-market}\n- {term: lead, subject: chemistry}\n- term: lead\n"
    assert ids(load({"a.yaml": homonyms})) == ["lead-go-to-market", "lead-chemistry", "lead"]


def test_trusted_files_are_read_without_the_schema() -> None:
    script = (
        "import sys\n"
        "from glossary_cli.config import Config\n"
        "from glossary_cli.loading import load_glossary\n"
        "assert 'yaml' not in sys.modules\n"
        "assert load_glossary(Config(root='.'), trusted=True).glossary['mql'].places\n"
        "assert 'jsonschema' not in sys.modules and 'rapidfuzz' not in sys.modules\n"
    )
    load({"mql.yaml": MQL})
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", script], check=True, env={**os.environ, "PYTHONPATH": root})
