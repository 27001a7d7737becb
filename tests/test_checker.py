"""Whole runs over documents that are hard to read, and over none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossary_cli.checker import Report, check_documents
from glossary_cli.discovery import find_documents
from glossary_cli.settings import load_config

LEAD = """\
term: lead
deprecated: [hot prospect]
definition:
  intensional: {genus: person, differentia: [has shown interest]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "definitions").mkdir()
    (tmp_path / "definitions/lead.yaml").write_text(LEAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*paths: str) -> Report:
    config = load_config()
    return check_documents(config, find_documents(config, paths))


def lines(report: Report) -> list[str]:
    return [
        f"{finding.problem.location.path}:{finding.problem.location.line}:{finding.problem.location.column} "
        f"{finding.rule} {finding.problem.message}"
        for finding in report.findings
    ]


def test_latin_1_is_read_with_a_doubt_and_still_checked(folder: Path) -> None:
    (folder / "page.md").write_bytes("Ein\nCafé hot prospect\n".encode("latin-1"))
    assert lines(check()) == [
        "page.md:2:4 unreadable-document is not UTF-8 (byte 0xE9); it was read as Windows-1252",
        "page.md:2:6 deprecated-term “hot prospect” is deprecated for lead",
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_a_byte_order_mark_decides_and_is_no_column(folder: Path, encoding: str) -> None:
    (folder / "page.md").write_bytes("\ufeffA hot prospect".encode(encoding))
    assert lines(check()) == ["page.md:1:3 deprecated-term “hot prospect” is deprecated for lead"]


def test_binary_files_are_no_documents(folder: Path) -> None:
    (folder / "page.md").write_bytes(b"\x7fELF\0\0\0")
    assert lines(check()) == [
        "page.md:1:1 unreadable-document is a binary file, or text in UTF-16 without a byte order mark"
    ]


def test_a_file_over_the_limit_is_not_read(folder: Path) -> None:
    (folder / ".glossary.yaml").write_text("max-file-size: 0.001\n", encoding="utf-8")
    (folder / "page.md").write_text("A hot prospect\n" * 100, encoding="utf-8")
    (line,) = lines(check())
    assert line.startswith("page.md:1:1 unreadable-document holds ")


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root may read everything, and Windows has no such mode"
)
def test_a_file_without_permission_is_reported(folder: Path) -> None:
    (folder / "page.md").write_text("A hot prospect", encoding="utf-8")
    (folder / "page.md").chmod(0)
    assert lines(check()) == ["page.md:1:1 unreadable-document cannot be read: permission denied"]


def test_a_folder_named_like_a_document_is_a_folder(folder: Path) -> None:
    (folder / "x.md").mkdir()
    (folder / "x.md" / "page.md").write_text("A hot prospect", encoding="utf-8")
    assert lines(check()) == ["x.md/page.md:1:3 deprecated-term “hot prospect” is deprecated for lead"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_in_a_circle_are_no_matter(folder: Path) -> None:
    (folder / "self").symlink_to(folder)
    (folder / "loop.md").symlink_to("loop.md")
    assert check().documents == 0
    assert [line.split(" ")[1] for line in lines(check("loop.md"))] == ["unreadable-document"]


def test_columns_count_characters(folder: Path) -> None:
    (folder / "page.md").write_text(
        "😀 e\u0301 **hot**\u00a0prospect, x\r\n\r\nA hot\r\nprospect\r", encoding="utf-8", newline=""
    )
    locations = [finding.problem.location for finding in check().findings]
    assert [tuple(location[1:5]) for location in locations] == [(1, 8, 1, 22), (3, 3, 4, 9)]


def test_the_excerpt_is_the_line_with_the_term_marked(folder: Path) -> None:
    (folder / "page.md").write_text("One\n" + "x " * 500 + "hot prospect " + "y " * 500, encoding="utf-8")
    (finding,) = check().findings
    assert finding.excerpt.marked == "hot prospect"
    assert len(finding.excerpt.text) < 250
    assert finding.excerpt.text.startswith("…")


def test_fingerprints_do_not_depend_on_lines_and_tell_equals_apart(folder: Path) -> None:
    (folder / "page.md").write_text("hot prospect\n\nhot prospect\n", encoding="utf-8")
    before = [finding.fingerprint for finding in check().findings]
    (folder / "page.md").write_text("Text.\n\nhot prospect\n\nhot prospect\n", encoding="utf-8")
    assert [finding.fingerprint for finding in check().findings] == before
    assert len(set(before)) == 2


def test_a_rule_that_is_off_is_silent_and_so_are_its_suppressions(folder: Path) -> None:
    (folder / ".glossary.yaml").write_text("rules: {deprecated-term: off}\n", encoding="utf-8")
    (folder / "page.md").write_text(
        "<!-- glossary: ignore[deprecated-term] quoted -->\nhot prospect\n", encoding="utf-8"
    )
    report = check()
    assert (report.findings, report.suppressed) == ((), 0)


def test_suppressed_findings_are_counted(folder: Path) -> None:
    (folder / "page.md").write_text(
        "<!-- glossary: ignore[deprecated-term] quoted -->\nhot prospect\n", encoding="utf-8"
    )
    report = check()
    assert (report.findings, report.suppressed) == ((), 1)


def test_two_runs_say_the_same(folder: Path) -> None:
    (folder / "page.md").write_text("hot prospect, MDF, CPL and ABM " * 20, encoding="utf-8")
    assert check() == check()
