"""`glossary list`: the concepts of the glossary."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from glossary_cli.cli.common import config_options
from glossary_cli.cli.looking import open_concepts, print_json
from glossary_cli.cli.outcome import Function
from glossary_cli.errors import GlossaryError
from glossary_cli.glossary import Concept
from glossary_cli.nearest import nearest
from glossary_cli.portrait import abbreviations
from glossary_cli.reporters import printable

EPILOG = """\b
Examples:
  glossary list --owner marketing             what marketing answers for
  glossary list --status draft | wc -l        how many are not agreed yet
  glossary list --format tsv > glossary.tsv   for a spreadsheet

\b
Columns of tsv, without a heading:
  id, term, abbreviations, genus, owner, subject, zone, status, file:line
"""

FILTERS = ("owner", "subject", "zone", "status")


def _filter_options(function: Function) -> Function:
    for name in reversed(FILTERS):
        function = click.option(f"--{name}", help=f"Only those with this {name}.")(function)
    return function


@click.command(epilog=EPILOG)
@_filter_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "tsv", "json"]),
    help="How to print them. Default: text, a table, on a terminal, else tsv.",
)
@config_options
def command(output_format: str | None, config_file: str | None, definitions: str | None, **wanted: str | None) -> None:
    """List the concepts of the glossary."""
    glossary = open_concepts(config_file, definitions)
    concepts = _filtered(glossary.concepts, wanted)
    chosen = output_format or ("text" if sys.stdout.isatty() else "tsv")
    if chosen == "json":
        print_json(concepts, glossary)
    elif chosen == "tsv":
        for concept in concepts:
            row = (concept.id, *_cells(concept), str(concept.locate()))
            click.echo("\t".join(map(printable, row)))
    elif concepts:
        from glossary_cli.terminal import show_table

        headings, rows = _telling(("Term", "Short", "Is a", "Owner", "Subject", "Zone", "Status"), concepts)
        show_table(headings, rows, sys.stdout)


def _cells(concept: Concept) -> tuple[str, ...]:
    values = (concept.genus, concept.owner, concept.subject, concept.zone, concept.status)
    return concept.term, ", ".join(abbreviations(concept)), *(value or "" for value in values)


def _telling(headings: Sequence[str], concepts: Iterable[Concept]) -> tuple[list[str], list[list[str]]]:
    """A table without the columns that say the same of all concepts: a terminal has no room for these."""
    rows = [_cells(concept) for concept in concepts]
    telling = [n for n in range(len(headings)) if n == 0 or len({row[n] for row in rows}) > 1]
    return [headings[n] for n in telling], [[row[n] for n in telling] for row in rows]


def _filtered(concepts: Iterable[Concept], wanted: Mapping[str, str | None]) -> list[Concept]:
    """The concepts that have all wanted values, by term. Raises GlossaryError for a value that none has."""
    kept = sorted(concepts, key=lambda concept: (concept.term.casefold(), concept.id))
    known = {name: {value for concept in kept if (value := getattr(concept, name))} for name in wanted}
    for name, value in ((name, value) for name, value in wanted.items() if value is not None):
        if value.casefold() not in {other.casefold() for other in known[name]}:
            raise GlossaryError(_unknown(name, value, known[name]))
        kept = [concept for concept in kept if (getattr(concept, name) or "").casefold() == value.casefold()]
    return kept


def _unknown(name: str, value: str, known: set[str]) -> str:
    guess = nearest(value, known)
    hint = f"did you mean “{guess}”?" if guess else f"there are: {', '.join(sorted(known)) or 'none'}"
    return f"no concept has the {name} “{value}”; {hint}"
