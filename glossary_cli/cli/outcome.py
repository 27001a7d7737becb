"""How a run ends: the one place that turns what went wrong into a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TypeVar

import click

from glossary_cli import __version__
from glossary_cli.errors import GlossaryError

FOUND, MISTAKE, BUG, INTERRUPTED = 1, 2, 3, 130
CLOSED = 141
"""What a shell reports of a program whose reader went away, as in `glossary check | head`."""

WHERE_TO_REPORT = "to the project (CONTRIBUTING.md says where)"

_DEBUG = "glossary_cli.debug"

Function = TypeVar("Function", bound=Callable[..., object])


@contextmanager
def exit_codes(ctx: click.Context) -> Iterator[None]:
    """End the program as the table of exit codes says, whatever a command raises."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # File names may hold bytes that are no text, and a terminal may know few characters.
            stream.reconfigure(errors="backslashreplace")
    try:
        yield
        sys.stdout.flush()
    except (click.ClickException, click.exceptions.Exit):
        raise
    except GlossaryError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(MISTAKE)
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nInterrupted.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        discard_output()
        sys.exit(CLOSED)
    except Exception as error:
        _report_bug(error, with_traceback=ctx.meta.get(_DEBUG, False))
        sys.exit(BUG)


def discard_output() -> None:
    """Let what is still to be written to stdout go nowhere; Python would try again at exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def debug_option(function: Function) -> Function:
    """Give a command `--debug`, which `exit_codes` heeds."""

    def remember(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        ctx.meta[_DEBUG] = value

    option = click.option(
        "--debug", is_flag=True, expose_value=False, callback=remember, help="Show the traceback of a bug."
    )
    return option(function)


def _report_bug(error: Exception, *, with_traceback: bool) -> None:
    if with_traceback:
        import traceback

        traceback.print_exception(error)
    hint = "" if with_traceback else " and the traceback that --debug shows"
    click.echo(
        f"Internal error: {type(error).__name__}: {error}\n"
        f"This is a bug in glossary {__version__}. "
        f"Please report it {WHERE_TO_REPORT}, with the command{hint}.",
        err=True,
    )
