"""The report for people at a terminal: place, line with the term marked, what is agreed, what to do."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from glossary_cli.findings import Excerpt, Finding, Severity
from glossary_cli.reporters import printable, where

if TYPE_CHECKING:
    from glossary_cli.checker import Report

INDENT = "   "
WIDEST = 100
"""Columns of a message, however wide the terminal; a longer line is hard to read."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}


def report(report: Report, stream: TextIO) -> None:
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for finding in report.findings:
        console.print(_render(finding, console.width), soft_wrap=True)


def _render(finding: Finding, width: int) -> Text:
    problem, style = finding.problem, _STYLES[finding.severity]
    text = Text()
    text.append(where(problem.location), "bold")
    text.append("  ").append(finding.severity.label, style)
    text.append(f"  {finding.rule}\n")
    if finding.excerpt.text:
        number = "" if problem.location.place else str(problem.location.line)
        _append_excerpt(text, finding.excerpt, number, width, style)
    _append_paragraph(text, problem.message, width)
    for related in problem.related:
        _append_paragraph(text, f"{related.message}  ({related.location})", width, "dim")
    if problem.remedy:
        _append_paragraph(text, problem.remedy, width, "green")
    return text


def _append_excerpt(text: Text, excerpt: Excerpt, number: str, width: int, style: str) -> None:
    gutter = f"{INDENT}{number} │ "
    line = fit(Excerpt(printable(excerpt.text), excerpt.start, excerpt.end), width - cell_len(gutter))
    text.append(gutter, "dim")
    text.append(line.text[: line.start])
    text.append(line.marked, style)
    text.append(line.text[line.end :] + "\n")
    text.append(f"{INDENT}{' ' * len(number)} │ ", "dim")
    text.append(" " * cell_len(line.text[: line.start]))
    text.append("~" * max(1, cell_len(line.marked)) + "\n", style)


def _append_paragraph(text: Text, paragraph: str, width: int, style: str = "") -> None:
    room = max(20, min(width, WIDEST) - len(INDENT))
    for line in wrap(printable(paragraph), room, break_long_words=False, break_on_hyphens=False):
        text.append(f"{INDENT}{line}\n", style)


def fit(excerpt: Excerpt, width: int) -> Excerpt:
    """Return an excerpt cropped to so many columns, with what there is room for around its mark."""
    text, cells = excerpt.text, cell_len(excerpt.text)
    if cells <= width:
        return excerpt
    room = max(10, width * len(text) // cells) - 2  # in characters, less two ellipses
    marked = min(excerpt.end - excerpt.start, room)
    first = min(max(0, excerpt.start - (room - marked) // 2), max(0, len(text) - room))
    last = first + room
    head, tail = "…" * (first > 0), "…" * (last < len(text))
    shift = len(head) - first
    return Excerpt(head + text[first:last] + tail, excerpt.start + shift, min(excerpt.end, last) + shift)
