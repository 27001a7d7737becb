"""Reporters: a line in the table each. A reporter decides nothing; it writes what a report holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from glossary_cli.findings import Location, Severity

if TYPE_CHECKING:
    from glossary_cli.checker import Report

Reporter = Callable[["Report", TextIO], None]

REPORTERS = {
    "text": "text",
    "concise": "concise",
    "json": "json_report",
    "github": "github",
}
"""The module of each format; imported when the format is asked for."""

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)

# What would move the cursor, ring, or turn text around, were it written to a terminal as the document has it.
_UNPRINTABLE = {
    code: " " if chr(code) in "\t\n\r" else "\ufffd"
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
}


def load_reporter(name: str) -> Reporter:
    reporter: Reporter = import_module(f"{__name__}.{REPORTERS[name]}").report
    return reporter


def printable(text: str) -> str:
    """Return a text of somebody else's as one harmless line, as long as before."""
    # To look for what is not printable takes a tenth of the time.
    return text if text.isprintable() else text.translate(_UNPRINTABLE)


def where(location: Location) -> str:
    return printable(f"{location.path}:{location.place or f'{location.line}:{location.column}'}")


def count_severities(report: Report) -> dict[str, int]:
    counts = Counter(finding.severity for finding in report.findings)
    return {severity.label: counts[severity] for severity in SEVERITIES}


def summarize(report: Report, seconds: float) -> str:
    """Return the line that ends a run: `Checked 12 documents against 9 concepts in 0.4 s: 1 error.`"""
    concepts = counted(report.definitions, "concept")
    checked = f"{counted(report.documents, 'document')} against {concepts}" if report.documents else concepts
    counts = count_severities(report).items()
    found = ", ".join(counted(n, label) if label != "info" else f"{n} info" for label, n in counts if n)
    kept_quiet = {"suppressed": report.suppressed, "in the baseline": report.baselined}
    aside = ", ".join(f"{n} {label}" for label, n in kept_quiet.items() if n)
    return f"Checked {checked} in {seconds:.1f} s: {found or 'no findings'}{f' ({aside})' if aside else ''}."


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
