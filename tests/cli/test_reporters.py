"""What each reporter writes, for reports made by hand."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len

from glossary_cli.checker import Report
from glossary_cli.findings import Excerpt, Finding, Fix, Location, Problem, Related, Severity
from glossary_cli.reporters import load_reporter, printable, summarize
from glossary_cli.reporters.text import fit

LINE = "…but we do expect MQL's to be followed up within 1 hour (during business hours)…"

CONTRADICTION = Finding(
    "contradicted-fact",
    Severity.ERROR,
    Problem(
        Location("playbooks/sdr.md", 41, 26, 41, 63),
        "follow-up time of MQL is <= 2 business hours in the glossary, here within 1 hour",
        concept="mql",
        term="MQL's",
        related=(Related(Location("definitions/mql.yaml", 14, 3, 14, 20), "defined here"),),
        remedy="Write “within 2 business hours”",
    ),
    Excerpt(LINE, 18, 55),
    "00ff",
)
VARIANT = Finding(
    "variant-term",
    Severity.WARNING,
    Problem(Location("b.md", 3, 1, 3, 4), "use “MQL”", fix=Fix(Location("b.md", 3, 1, 3, 4), "MQL", safe=True)),
    Excerpt("mql", 0, 3),
    "01",
)
ON_A_SLIDE = Finding(
    "undefined-term",
    Severity.INFO,
    Problem(Location("deck.pptx", place="slide 3"), "nothing explains “NRR”", term="NRR"),
    Excerpt("Our NRR", 4, 7),
    "02",
)
REPORT = Report((CONTRADICTION, VARIANT, ON_A_SLIDE), documents=12, definitions=9, suppressed=2, baselined=1)


def written(name: str, *findings: Finding) -> str:
    stream = StringIO()
    load_reporter(name)(REPORT._replace(findings=findings) if findings else REPORT, stream)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "GITHUB_WORKSPACE", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


def test_concise_is_a_line_each() -> None:
    assert written("concise").splitlines() == [
        f"playbooks/sdr.md:41:26: error contradicted-fact {CONTRADICTION.problem.message}",
        "b.md:3:1: warning variant-term use “MQL”",
        "deck.pptx:slide 3: info undefined-term nothing explains “NRR”",
    ]


def test_json_has_the_promised_shape() -> None:
    report = json.loads(written("json"))
    assert list(report) == ["version", "summary", "findings"]
    assert report["summary"] == {
        "documents": 12,
        "definitions": 9,
        "error": 1,
        "warning": 1,
        "info": 1,
        "suppressed": 2,
        "baselined": 1,
    }
    contradiction, variant, on_a_slide = report["findings"]
    # the text, and so the order of the keys, is that of DESIGN.md
    assert json.dumps(contradiction) == json.dumps(
        {
            "rule": "contradicted-fact",
            "severity": "error",
            "concept": "mql",
            "term": "MQL's",
            "path": "playbooks/sdr.md",
            "line": 41,
            "column": 26,
            "end_line": 41,
            "end_column": 63,
            "place": None,
            "message": "follow-up time of MQL is <= 2 business hours in the glossary, here within 1 hour",
            "excerpt": "MQL's to be followed up within 1 hour",
            "related": [{"path": "definitions/mql.yaml", "line": 14, "column": 3, "message": "defined here"}],
            "fix": None,
            "fingerprint": "00ff",
        }
    )
    assert json.dumps(variant["fix"]) == json.dumps(
        {"replacement": "MQL", "safe": True, "line": 3, "column": 1, "end_line": 3, "end_column": 4}
    )
    assert on_a_slide["place"] == "slide 3"
    assert [on_a_slide[key] for key in ("line", "column", "end_line", "end_column")] == [None] * 4
    assert list(variant) == list(contradiction) == list(on_a_slide)


def test_json_can_name_any_file() -> None:
    finding = VARIANT._replace(problem=Problem(Location("caf\udce9.md"), "“x”"))
    text = written("json", finding)
    assert text.isascii()
    assert json.loads(text)["findings"][0]["path"] == "caf\udce9.md"


def test_json_without_findings() -> None:
    stream = StringIO()
    load_reporter("json")(Report((), 0, 0), stream)
    assert json.loads(stream.getvalue())["findings"] == []


def test_github_writes_workflow_commands() -> None:
    error, warning, notice = written("github").splitlines()
    place = "file=playbooks/sdr.md,line=41,endLine=41,col=26,endColumn=63"
    agreed = "%0Adefined here (definitions/mql.yaml:14)%0AWrite “within 2 business hours”"
    said = CONTRADICTION.problem.message + agreed
    assert error == f"::error title=glossary%3A contradicted-fact,{place}::{said}"
    place = "file=b.md,line=3,endLine=3,col=1,endColumn=4"
    assert warning == f"::warning title=glossary%3A variant-term,{place}::use “MQL”"
    said = "slide 3: nothing explains “NRR”"
    assert notice == f"::notice title=glossary%3A undefined-term,file=deck.pptx::{said}"


def test_github_escapes() -> None:
    location = Location("50%, a:b.md", 1, 1, 2, 5)
    line = written("github", VARIANT._replace(problem=Problem(location, "100%: a, b\r\n::error::c")))
    assert line == (
        "::warning title=glossary%3A variant-term,file=50%25%2C a%3Ab.md,line=1,endLine=2"
        "::100%25: a, b%0D%0A::error::c\n"
    )


def test_github_counts_paths_from_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    above = VARIANT._replace(problem=Problem(Location("../a.md"), "x"))
    lines = written("github", VARIANT, above).splitlines()
    assert "file=docs/b.md," in lines[0]
    assert "file=a.md," in lines[1]


def test_text_shows_place_excerpt_agreement_and_remedy() -> None:
    assert written("text").splitlines() == [
        "playbooks/sdr.md:41:26  error  contradicted-fact",
        f"   41 │ {LINE}",
        f"      │ {' ' * 18}{'~' * 37}",
        "   follow-up time of MQL is <= 2 business hours in the glossary, here within 1 hour",
        "   defined here  (definitions/mql.yaml:14)",
        "   Write “within 2 business hours”",
        "",
        "b.md:3:1  warning  variant-term",
        "   3 │ mql",
        "     │ ~~~",
        "   use “MQL”",
        "",
        "deck.pptx:slide 3  info  undefined-term",
        "    │ Our NRR",
        "    │     ~~~",
        "   nothing explains “NRR”",
        "",
    ]


def test_text_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    wide = Finding("x", Severity.INFO, CONTRADICTION.problem, Excerpt("売上" * 40 + "MQL" + "—" * 90, 80, 83), "")
    lines = written("text", CONTRADICTION, wide).splitlines()
    assert max(map(cell_len, lines)) <= 50
    for number, line in enumerate(lines):
        if "~" in line:
            start = cell_len(line[: line.index("~")])
            assert lines[number - 1].endswith("…")
            marked = next(word for word in ("MQL's", "MQL") if word in lines[number - 1])
            assert cell_len(lines[number - 1].split(marked)[0]) == start


def test_text_has_colours_only_where_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in written("text")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = written("text")
    assert "\x1b[1;31merror\x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in written("text")


@pytest.mark.parametrize("name", ["concise", "text"])
def test_nothing_in_a_document_reaches_the_terminal_as_a_command(name: str) -> None:
    evil = "\x1b]0;x\x07[bold]\u202eMQL\x9b2J\r\n::error::"
    finding = Finding(
        "x", Severity.INFO, Problem(Location(evil, 1, 1, 1, 2), evil, remedy=evil), Excerpt(evil, 0, 9), ""
    )
    text = written(name, finding)
    assert not set(text) & set("\x1b\x07\u202e\x9b\r")
    assert text.count("[bold]") == evil.count("[bold]") * (2 if name == "concise" else 4)
    assert "\n::error" not in text


def test_printable_keeps_the_length() -> None:
    text = "a\tb\x00\u2028c“é”"
    assert printable(text) == "a b\ufffd\ufffdc“é”"
    assert len(printable(text)) == len(text)


@pytest.mark.parametrize("width", [12, 20, 40])
@pytest.mark.parametrize(("start", "end"), [(0, 3), (50, 53), (97, 100), (100, 100), (10, 90), (0, 0)])
def test_fit_keeps_the_beginning_of_the_mark(width: int, start: int, end: int) -> None:
    text = "".join(chr(0x61 + i % 26) for i in range(100))
    excerpt = Excerpt(text, start, end)
    fitted = fit(excerpt, width)
    assert len(fitted.text) <= width
    assert excerpt.marked.startswith(fitted.marked)
    assert fitted.marked or not excerpt.marked
    assert fit(excerpt, 100) is excerpt


COUNTS = "1 error, 1 warning, 1 info (2 suppressed, 1 in the baseline)."


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (REPORT, f"12 documents against 9 concepts in 0.4 s: {COUNTS}"),
        (Report((), 1, 1), "1 document against 1 concept in 0.4 s: no findings."),
        (Report((VARIANT, VARIANT), 0, 58), "58 concepts in 0.4 s: 2 warnings."),
    ],
)
def test_the_summary_counts(report: Report, line: str) -> None:
    assert summarize(report, 0.44) == f"Checked {line}"
