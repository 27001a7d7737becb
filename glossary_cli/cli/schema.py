"""`glossary schema`: the JSON Schema of definitions or of the configuration."""

from __future__ import annotations

import click

from glossary_cli.cli.outcome import debug_option
from glossary_cli.schema import SCHEMAS, read_schema

EPILOG = """\b
Examples:
  glossary schema > definition.schema.json
  glossary schema config > config.schema.json

An editor that knows YAML then completes and checks a file that begins with
“# yaml-language-server: $schema=definition.schema.json”.
"""


@click.command(epilog=EPILOG)
@click.argument("name", type=click.Choice(SCHEMAS), default=SCHEMAS[0])
@debug_option
def command(name: str) -> None:
    """Print the JSON Schema of definition files, or of the configuration, for editors and other programs."""
    click.echo(read_schema(name), nl=False)
