"""`glossary validate`: the definitions alone."""

from __future__ import annotations

import os
from time import perf_counter

import click

from glossary_cli.checker import Report, check_definitions
from glossary_cli.cli.common import cache_option, config_options, open_glossary, open_store
from glossary_cli.cli.reporting import Output, finish, report_options
from glossary_cli.discovery import require_paths
from glossary_cli.findings import Finding

EPILOG = """\b
Examples:
  glossary validate                        all definitions
  glossary validate definitions/mql.yaml   what is wrong with this one
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@report_options
@cache_option
@config_options
def command(
    paths: tuple[str, ...],
    output: Output,
    use_cache: bool,
    config_file: str | None,
    definitions: str | None,
) -> None:
    """Check the definitions alone: against their schema, and against each other.

    All are read; with PATHS, only what is found in these files or speaks of them is reported.
    """
    start = perf_counter()
    store = open_store(config_file, wanted=use_cache)
    config = open_glossary(config_file, definitions, store)
    require_paths(paths)
    report = check_definitions(config, store=store)
    store.close()
    if paths:
        report = _restricted(report, paths)
    finish(report, perf_counter() - start, output, config.fail_on)


def _restricted(report: Report, paths: tuple[str, ...]) -> Report:
    """Keep what is found in one of the paths or points there: of two entries at odds, either may be new."""
    wanted = [os.path.abspath(path) for path in paths]

    def concerns(finding: Finding) -> bool:
        locations = (finding.problem.location, *(related.location for related in finding.problem.related))
        places = {os.path.abspath(location.path) for location in locations}
        return any(
            place == path or place.startswith(path.rstrip(os.sep) + os.sep) for place in places for path in wanted
        )

    return report._replace(findings=tuple(filter(concerns, report.findings)))
