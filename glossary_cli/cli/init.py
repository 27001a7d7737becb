"""`glossary init`: what a repository needs to start with. Nothing is overwritten."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

import click

from glossary_cli.cli.outcome import debug_option
from glossary_cli.config import Config
from glossary_cli.config_file import YAML_NAMES
from glossary_cli.definition_files import definition_files
from glossary_cli.discovery import find_documents
from glossary_cli.errors import GlossaryError
from glossary_cli.glossary import Concept, Glossary, normalize
from glossary_cli.loading import load_glossary
from glossary_cli.origin import installed_from
from glossary_cli.scaffolding import TEMPLATE, configuration, hooks, workflow
from glossary_cli.settings import load_config
from glossary_cli.starter import as_draft, core_concepts, starter_folder

EPILOG = """\b
Examples:
  glossary init            the concepts of the funnel, to be edited
  glossary init --all      the whole starter glossary; also later, to add what is missing
  glossary init --empty    one commented definition
"""

HOOKS_FILE = ".pre-commit-config.yaml"
WORKFLOW_FILE = ".github/workflows/glossary.yml"


class _File(NamedTuple):
    """A file to write; `kept` says why it is not written."""

    path: str
    text: str = ""
    kept: str = ""


@click.command(epilog=EPILOG)
@click.option("--all", "everything", is_flag=True, help="Write the whole starter glossary, not only its core.")
@click.option("--empty", is_flag=True, help="Write one commented definition instead of the starter glossary.")
@debug_option
def command(everything: bool, empty: bool) -> None:
    """Start a glossary in this folder: a configuration, and definitions as drafts to be edited.

    A file that is there is kept as it is, and so are definitions. What to add for pre-commit and for a pull
    request is printed, not written.
    """
    if everything and empty:
        raise click.UsageError("--all and --empty exclude each other")
    config = load_config()
    files = [_configuration(config), *_definitions(config, everything=everything, empty=empty)]
    told: list[str] = []
    try:
        # All are written before anything is told: whoever reads may stop before the end.
        told.extend(map(_written, files))
    finally:
        for line in told:
            click.echo(line)
    click.echo(f"\n{_next_step(files)}")
    _show_snippets(config)


def _configuration(config: Config) -> _File:
    if config.path is not None:
        return _File(config.path, kept="there already")
    return _File(YAML_NAMES[0], configuration(config.definitions, find_documents(config)))


def _definitions(config: Config, *, everything: bool, empty: bool) -> Iterator[_File]:
    folder = os.path.join(config.root, config.definitions)
    shown = os.path.relpath(folder)
    there = os.path.exists(folder) and any(definition_files(folder))
    if there and (not everything or os.path.isfile(folder)):
        yield _File(shown, kept="definitions are there already")
    elif empty:
        yield _File(os.path.join(shown, "lead.yaml"), TEMPLATE)
    else:
        own = load_glossary(config).glossary if there else Glossary(())
        yield from _starter(shown, own, everything=everything)


def _starter(folder: str, own: Glossary, *, everything: bool) -> Iterator[_File]:
    """The starter definitions, but not those of concepts that the glossary has."""
    source = starter_folder()
    starter = load_glossary(Config(source, definitions=source)).glossary
    for concept in starter.concepts if everything else core_concepts(starter):
        name = os.path.basename(concept.path)
        defined = _defined(concept, own)
        if defined is not None:
            yield _File(os.path.join(folder, name), kept=f"{concept.name} is defined in {defined.path}")
        else:
            with open(os.path.join(source, name), encoding="utf-8") as file:
                yield _File(os.path.join(folder, name), as_draft(file.read()))


def _defined(concept: Concept, own: Glossary) -> Concept | None:
    """Return the concept of a glossary that has the id or a designation of another."""
    if concept.id in own.by_id:
        return own[concept.id]
    for designation in concept.designations:
        for other in own.by_designation.get(normalize(designation.text), ()):
            if None in (concept.subject, other.subject) or concept.subject == other.subject:
                return other
    return None


def _written(file: _File) -> str:
    """Write a file that is to be written; return what is told of it."""
    kept = file.kept
    try:
        if not kept:
            kept = _create(file)
    except OSError as error:
        raise GlossaryError(f"{file.path} cannot be written: {error.strerror or error}") from None
    return f"kept   {file.path}  ({kept})" if kept else f"wrote  {file.path}"


def _create(file: _File) -> str:
    """Write a file that is not there; return why it was not written, if so."""
    folder = os.path.dirname(file.path) or "."
    if not os.path.isdir(folder):
        os.makedirs(folder)
    try:
        with open(file.path, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(file.text)
    except FileExistsError:
        return "there already"
    return ""


def _next_step(files: list[_File]) -> str:
    if any(not file.kept for file in files[1:]):
        return "Read the definitions: they are drafts for your teams to agree on. Then run “glossary check”."
    return "Now run “glossary check”."


def _show_snippets(config: Config) -> None:
    origin = installed_from()
    if not _is_hooked():
        click.echo(f"\n# To check every commit with pre-commit, add to {HOOKS_FILE}:\n")
        click.echo(hooks(origin, config.definitions), nl=False)
    click.echo(f"\n# To check every pull request on GitHub, write {WORKFLOW_FILE}:\n")
    click.echo(workflow(origin), nl=False)


def _is_hooked() -> bool:
    """Whether pre-commit runs the program already."""
    try:
        with open(HOOKS_FILE, encoding="utf-8", errors="replace") as file:
            return "glossary-check" in file.read()
    except OSError:
        return False
