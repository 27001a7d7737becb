"""What the commands share that look something up: the glossary, and the two ways to print concepts."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from glossary_cli.cli.common import open_glossary
from glossary_cli.glossary import Concept, Glossary
from glossary_cli.loading import Loaded, load_glossary


def open_concepts(config_file: str | None, definitions: str | None) -> Glossary:
    """Return the glossary; entries that are not valid are left out, which a note on stderr says."""
    loaded = load_glossary(open_glossary(config_file, definitions))
    note_left_out(loaded)
    return loaded.glossary


def note_left_out(loaded: Loaded) -> None:
    """Say on stderr that there are entries that are not valid."""
    if loaded.problems:
        files = len({problem.location.path for problem in loaded.problems})
        what = "1 file" if files == 1 else f"{files} files"
        click.echo(f"Something in {what} is not valid and left out; “glossary validate” says what.", err=True)


def print_json(concepts: Iterable[Concept], glossary: Glossary) -> None:
    from glossary_cli.record import VERSION, record

    data = {"version": VERSION, "concepts": [record(concept, glossary) for concept in concepts]}
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))
