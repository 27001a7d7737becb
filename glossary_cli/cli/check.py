"""`glossary check`: definitions and documents."""

from __future__ import annotations

from time import perf_counter

import click

from glossary_cli.checker import Report, check_documents
from glossary_cli.cli.common import cache_option, config_options, cores, open_glossary, open_store
from glossary_cli.cli.progress import progress
from glossary_cli.cli.reporting import Output, finish, report_options
from glossary_cli.discovery import find_documents
from glossary_cli.reporters import printable, where

EPILOG = """\b
Examples:
  glossary check                          all that the configuration includes
  glossary check playbooks/ faq.md        a folder and a file
  glossary check --fail-on warning        stricter, as in a pre-commit hook
  glossary check --format json            for a program
  glossary check --explain-senses faq.md  what SQL is taken for there, and why

\b
Exit codes:
  0  no finding at or above --fail-on, or --exit-zero
  1  such a finding
  2  a mistake in options, configuration or set-up
  3  a bug in glossary
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@report_options
@click.option("--explain-senses", is_flag=True, help="Show on stderr what each homonym was taken for, and why.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Use at most N processes. Default: one for each core, where there is enough to do.",
)
@cache_option
@config_options
def command(
    paths: tuple[str, ...],
    output: Output,
    explain_senses: bool,
    jobs: int | None,
    use_cache: bool,
    config_file: str | None,
    definitions: str | None,
) -> None:
    """Hold definitions and documents to the glossary.

    PATHS are documents, or folders with documents; without any, everything that the configuration includes is
    checked. What git ignores is left out. The definitions are always checked.
    """
    start = perf_counter()
    store = open_store(config_file, wanted=use_cache)
    config = open_glossary(config_file, definitions, store)
    documents = find_documents(config, paths)
    if not documents and not output.quiet:
        click.echo("No documents to check; the configuration may exclude them, or git ignore them.", err=True)
    with progress(len(documents), wanted=not output.quiet) as advance:
        report = check_documents(
            config,
            documents,
            advance,
            explain_senses=explain_senses,
            store=store,
            jobs=jobs or cores(),
            is_whole=not paths,
        )
    store.close()
    if explain_senses:
        _show_senses(report)
    finish(report, perf_counter() - start, output, config.fail_on)


def _show_senses(report: Report) -> None:
    for decision in report.decisions:
        meaning = decision.concept or "no concept"
        said = printable(f"“{decision.term}” is {meaning}: {decision.reason}")
        click.echo(f"{where(decision.location)}: {said}", err=True)
