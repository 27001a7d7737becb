"""`glossary statements`: what the documents say about a concept."""

from __future__ import annotations

import json
import sys

import click

from glossary_cli.cli.common import config_options, open_glossary
from glossary_cli.cli.looking import note_left_out
from glossary_cli.cli.progress import progress
from glossary_cli.comparison.teams import team_tree
from glossary_cli.discovery import find_documents
from glossary_cli.errors import GlossaryError
from glossary_cli.loading import load_glossary
from glossary_cli.lookup import look_up
from glossary_cli.statements.statement import Statement
from glossary_cli.survey import is_about, sections, survey

EPILOG = """\b
Examples:
  glossary statements                     of all concepts, and of other names
  glossary statements MQL                 of one concept, by any of its terms
  glossary statements --format json MQL   for a program

\b
Marks:
  ✗  against the glossary   ~  another definition   ✓  nothing against it
  No mark: not in the glossary.
"""


@click.command(epilog=EPILOG)
@click.argument("words", nargs=-1, metavar="[TERM]")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@config_options
def command(words: tuple[str, ...], output_format: str, config_file: str | None, definitions: str | None) -> None:
    """List what the documents say about a concept, with places: definitions, expansions, facts and equations.

    Places that say the same stand together; what most say comes first, and what goes against the glossary is
    marked. Without TERM all statements are listed. TERM may also be a name that the glossary does not have.
    """
    config = open_glossary(config_file, definitions)
    loaded = load_glossary(config)
    note_left_out(loaded)
    glossary = loaded.glossary
    documents = find_documents(config)
    with progress(len(documents), wanted=True) as advance:
        found = survey(config, glossary, documents, advance)
    for problem in found.unreadable:
        click.echo(f"{problem}; left out", err=True)
    term = " ".join(words)
    meant = look_up(glossary, term, exactly=True).concepts if term else ()
    wanted = frozenset(concept.id for concept in meant)
    chosen = [statement for statement in found.statements if not term or is_about(statement, wanted, term)]
    if output_format == "json":
        _print_json(chosen)
    elif chosen:
        from glossary_cli.terminal import show_sections

        show_sections(sections(chosen, glossary, team_tree(config.teams, glossary)), sys.stdout)
    if term and not chosen:
        raise GlossaryError(_nothing(term, is_known=bool(wanted)))


def _print_json(statements: list[Statement]) -> None:
    from glossary_cli.statements.record import VERSION, record

    data = {"version": VERSION, "statements": [record(statement) for statement in statements]}
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _nothing(term: str, *, is_known: bool) -> str:
    nothing = f"no document says anything about “{term}”"
    if is_known:
        return nothing
    return f"{nothing}, and the glossary does not have it; “glossary list” shows what is there"
