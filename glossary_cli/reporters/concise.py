"""One line a finding, for pipes, editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from glossary_cli.reporters import printable, where

if TYPE_CHECKING:
    from glossary_cli.checker import Report


def report(report: Report, stream: TextIO) -> None:
    for finding in report.findings:
        place, problem = where(finding.problem.location), finding.problem
        stream.write(f"{place}: {finding.severity.label} {finding.rule} {printable(problem.message)}\n")
