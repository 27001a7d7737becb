"""`glossary explain`: what a rule looks for, why, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from glossary_cli.cli.outcome import debug_option
from glossary_cli.errors import GlossaryError
from glossary_cli.nearest import nearest
from glossary_cli.rules import module_of, rule_ids, rule_of

EPILOG = """\b
Examples:
  glossary explain                   all rules
  glossary explain deprecated-term   one of them
"""


@click.command(epilog=EPILOG)
@click.argument("rule", required=False)
@debug_option
def command(rule: str | None) -> None:
    """Explain a rule: what it finds, why, what to do, what it leaves alone. Without RULE, list the rules."""
    if rule is None:
        _list()
    elif rule in rule_ids():
        _explain(rule)
    else:
        guess = nearest(rule, rule_ids())
        hint = f"did you mean “{guess}”?" if guess else f"the rules are: {', '.join(rule_ids())}"
        raise GlossaryError(f"there is no rule “{rule}”; {hint}")


def _list() -> None:
    if sys.stdout.isatty():
        from glossary_cli.terminal import show_table

        show_table(("Rule", "Severity", "Finds"), _rows(), sys.stdout)
    else:
        for row in _rows():
            click.echo("\t".join(row))


def _rows() -> Iterator[tuple[str, str, str]]:
    for rule in rule_ids():
        yield rule, rule_of(rule).severity.label, page_of(rule).partition("\n")[0]


def page_of(rule: str) -> str:
    """The page of a rule, in Markdown, without a title: its first line says what the rule finds."""
    return (module_of(rule).__doc__ or "").strip()


def _explain(rule: str) -> None:
    title = f"{rule} ({rule_of(rule).severity.label})"
    if sys.stdout.isatty():
        from glossary_cli.terminal import show_page

        show_page(title, page_of(rule), sys.stdout)
    else:
        click.echo(f"# {title}\n\n{page_of(rule)}")
