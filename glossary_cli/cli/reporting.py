"""From a report to output and exit code, for the commands that check something."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

import click

from glossary_cli.checker import Report
from glossary_cli.cli.outcome import FOUND, discard_output
from glossary_cli.errors import GlossaryError
from glossary_cli.findings import Severity
from glossary_cli.reporters import REPORTERS, SEVERITIES, load_reporter, summarize


class Output(NamedTuple):
    """How a report is to come out; without `fail_on` the configuration says what fails."""

    format: str
    fail_on: Severity | None
    exit_zero: bool
    quiet: bool


def report_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of an `Output`, and the result as its parameter `output`."""

    @wraps(function)
    def collect(output_format: str | None, fail_on: str | None, exit_zero: bool, quiet: bool, **others: Any) -> None:
        name = output_format or ("text" if sys.stdout.isatty() else "concise")
        output = Output(name, Severity[fail_on.upper()] if fail_on else None, exit_zero, quiet)
        function(output=output, **others)

    for option in reversed(_OPTIONS):
        collect = option(collect)
    return collect


_OPTIONS = (
    click.option(
        "--format",
        "output_format",
        type=click.Choice(list(REPORTERS)),
        help="How to report. Default: text, with excerpts, on a terminal, else concise.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice([severity.label for severity in reversed(SEVERITIES)]),
        help="The least severity that makes the exit code 1. Default: the configured one, else error.",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found."),
    click.option("--quiet", "-q", is_flag=True, help="Print findings and nothing else."),
)


def finish(report: Report, seconds: float, output: Output, fail_on: Severity) -> None:
    """Write the report, and the summary after it; exit with 1 where a finding is severe enough.

    `fail_on` is the configured severity.
    """
    try:
        load_reporter(output.format)(report, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise GlossaryError(f"the report cannot be written: {error.strerror or error}") from None
    if not output.quiet and output.format != "json":
        click.echo(summarize(report, seconds), err=True)
    failing = output.fail_on or fail_on
    if not output.exit_zero and any(finding.severity >= failing for finding in report.findings):
        sys.exit(FOUND)
