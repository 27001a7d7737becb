"""The command `glossary`: options in, exit code out; the only package that knows click.

Each command is a module that holds a `command`, imported when it is invoked: none pays for another's imports.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click

from glossary_cli import __version__
from glossary_cli.cli.outcome import exit_codes

EPILOG = """\b
Exit codes:
  0  no finding at or above --fail-on (default: error)
  1  such a finding
  2  a mistake in options, configuration or set-up
  3  a bug in glossary
"""


class Entry(NamedTuple):
    """A command in the overview: the group it is shown in, and what it does."""

    group: str
    help: str


COMMANDS = {
    "check": Entry("Check", "Hold definitions and documents to the glossary."),
    "validate": Entry("Check", "Check the definitions alone."),
    "list": Entry("Look up", "List the concepts of the glossary."),
    "show": Entry("Look up", "Show what the glossary says of a term."),
    "statements": Entry("Look up", "List what the documents say about a concept."),
    "explain": Entry("Look up", "Explain a rule."),
    "init": Entry("Set up", "Start a glossary here: configuration, definitions, hooks."),
    "cache": Entry("Set up", "Show where results are kept, or delete them."),
    "schema": Entry("Set up", "Print the JSON Schema of a file, for editors."),
    "completion": Entry("Set up", "Print the script that completes commands in a shell."),
}


class Commands(click.Group):
    """The group of all commands, which imports one when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from glossary_cli.nearest import nearest

            guess = nearest(args[0], COMMANDS)
            if guess is None:
                raise
            raise click.UsageError(f"{error.message} Did you mean “{guess}”?", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        width = max(len(name) for name in COMMANDS)
        for group in dict.fromkeys(entry.group for entry in COMMANDS.values()):
            with formatter.section(group):
                rows = [(n.ljust(width), entry.help) for n, entry in COMMANDS.items() if entry.group == group]
                formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> object:
        with exit_codes(ctx):
            return super().invoke(ctx)


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="glossary", message="%(prog)s %(version)s")
def cli() -> None:
    """Hold marketing and sales documents to one agreed definition per concept.

    The definitions are YAML files in a folder definitions/, reviewed like code. Start with “glossary init”,
    then run “glossary check”.
    """
