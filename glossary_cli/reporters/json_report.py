"""The report as JSON; its shape is part of what we promise (`DESIGN.md`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from glossary_cli.findings import Finding, Fix, Location, Related
from glossary_cli.reporters import count_severities

if TYPE_CHECKING:
    from glossary_cli.checker import Report


def report(report: Report, stream: TextIO) -> None:
    summary = {
        "documents": report.documents,
        "definitions": report.definitions,
        **count_severities(report),
        "suppressed": report.suppressed,
        "baselined": report.baselined,
    }
    shape = {"version": 1, "summary": summary, "findings": [_finding(finding) for finding in report.findings]}
    # Bytes of a file name that are no text become lone surrogates: only the escape of JSON can write them.
    json.dump(shape, stream, indent=1, ensure_ascii=True)
    stream.write("\n")


def _finding(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "concept": problem.concept,
        "term": problem.term,
        "path": problem.location.path,
        **_span(problem.location),
        "place": problem.location.place,
        "message": problem.message,
        "excerpt": finding.excerpt.marked,
        "related": [_related(related) for related in problem.related],
        "fix": _fix(problem.fix) if problem.fix else None,
        "fingerprint": finding.fingerprint,
    }


def _span(location: Location) -> dict[str, int | None]:
    """The numbers of a place; null in a format without lines."""
    names = ("line", "column", "end_line", "end_column")
    return {name: None if location.place else getattr(location, name) for name in names}


def _related(related: Related) -> dict[str, Any]:
    span = _span(related.location)
    return {
        "path": related.location.path,
        "line": span["line"],
        "column": span["column"],
        "message": related.message,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"replacement": fix.replacement, "safe": fix.safe, **_span(fix.location)}
