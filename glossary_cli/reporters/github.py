"""Workflow commands of GitHub Actions, which become annotations on the pull request.

GitHub shows at most ten errors, ten warnings and ten notices of a step; the others stand in its log only.
"""

from __future__ import annotations

import os
from posixpath import normpath
from typing import TYPE_CHECKING, TextIO

from glossary_cli.findings import Finding, Location, Problem, Severity

if TYPE_CHECKING:
    from glossary_cli.checker import Report

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_MESSAGE = str.maketrans(_IN_MESSAGE)
_PROPERTY = str.maketrans({**_IN_MESSAGE, ":": "%3A", ",": "%2C"})


def report(report: Report, stream: TextIO) -> None:
    folder = _folder_in_workspace()
    stream.writelines(_command(finding, folder) + "\n" for finding in report.findings)


def _folder_in_workspace() -> str:
    """Return the way from the top of the checkout, which GitHub counts paths from, to the current folder."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    way = os.path.relpath(".", workspace) if workspace else "."
    return "" if way == "." or way.startswith("..") else way.replace(os.sep, "/") + "/"


def _command(finding: Finding, folder: str) -> str:
    location = finding.problem.location
    properties = {
        "title": f"glossary: {finding.rule}",
        "file": normpath(folder + location.path),
        **_span(location),
    }
    written = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{_message(finding.problem).translate(_MESSAGE)}"


def _span(location: Location) -> dict[str, int]:
    """The lines; the columns too where they are of one line, the only case that GitHub takes."""
    if location.place:
        return {}
    lines = {"line": location.line, "endLine": location.end_line}
    if location.line != location.end_line:
        return lines
    return {**lines, "col": location.column, "endColumn": location.end_column}


def _message(problem: Problem) -> str:
    place = f"{problem.location.place}: " if problem.location.place else ""
    related = (f"{related.message} ({related.location})" for related in problem.related)
    return "\n".join([place + problem.message, *related, *([problem.remedy] if problem.remedy else [])])
