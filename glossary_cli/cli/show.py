"""`glossary show`: what the glossary says of a term."""

from __future__ import annotations

import sys

import click

from glossary_cli.cli.common import config_options
from glossary_cli.cli.looking import open_concepts, print_json
from glossary_cli.errors import GlossaryError
from glossary_cli.field import field_abbreviations
from glossary_cli.glossary import Concept, Glossary, normalize
from glossary_cli.lookup import look_up, suggestions

EPILOG = """\b
Examples:
  glossary show MQL                       by the abbreviation
  glossary show marketing qualified lead  by the term
  glossary show "hot lead" SALs           several, in any form that people write
  glossary show --format json MQL         for a program
"""


@click.command(epilog=EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="TERM...")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@config_options
def command(words: tuple[str, ...], output_format: str, config_file: str | None, definitions: str | None) -> None:
    """Show what the glossary says of a term.

    TERM is any designation or id, in the singular or the plural; a misspelt one finds the nearest. Of a
    homonym all meanings are shown. The names that are underlined can be shown in turn.
    """
    glossary = open_concepts(config_file, definitions)
    found = {term: look_up(glossary, term) for term in _terms(glossary, words)}
    for term, (_, meant) in found.items():
        if meant:
            click.echo(f"There is no “{term}” in the glossary; this is “{meant}”.", err=True)
    concepts = {concept.id: concept for result in found.values() for concept in result.concepts}
    _print(tuple(concepts.values()), glossary, output_format)
    missing = [_absence(glossary, term) for term, result in found.items() if not result.concepts]
    if missing:
        raise GlossaryError("\n".join(missing))


def _terms(glossary: Glossary, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as the terms that they are: several, or the parts of one that was written without quotes."""
    phrase = " ".join(words)
    if look_up(glossary, phrase, exactly=True).concepts:
        return (phrase,)
    if all(look_up(glossary, word, exactly=True).concepts for word in words):
        return words
    return (phrase,) if look_up(glossary, phrase).concepts else words


def _print(concepts: tuple[Concept, ...], glossary: Glossary, output_format: str) -> None:
    if output_format == "json":
        print_json(concepts, glossary)
    elif concepts:
        from glossary_cli.terminal import show_portraits

        show_portraits(concepts, glossary, sys.stdout)


def _absence(glossary: Glossary, term: str) -> str:
    """Say that there is no such term, what it usually means, and which ones are near it."""
    if normalize(term) in glossary.left_out:
        return f"the definition of “{term}” is not valid; “glossary validate” says why"
    usual = field_abbreviations().get(term, ())
    meaning = f"; it usually stands for {' or '.join(usual)}" if usual else ""
    likely = suggestions(glossary, term)
    hint = f"nearest: {', '.join(likely)}" if likely else "“glossary list” shows what is there"
    return f"there is no “{term}” in the glossary{meaning} ({hint})"
