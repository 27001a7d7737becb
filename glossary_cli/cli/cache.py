"""`glossary cache`: where results are kept from one run to the next, and how to be rid of them."""

from __future__ import annotations

import os

import click

from glossary_cli.cache.folder import SUFFIX, cache_file, cache_folder
from glossary_cli.cache.store import remove
from glossary_cli.cli.outcome import debug_option
from glossary_cli.config_file import find_config, root_of

EPILOG = """\b
Examples:
  glossary cache dir          where the caches of all repositories are
  glossary cache clear        delete the one of this repository
  glossary cache clear --all  delete those of all repositories

The variable GLOSSARY_CACHE_DIR names another folder; “glossary check --no-cache” does without.
"""


@click.command(epilog=EPILOG)
@click.argument("action", type=click.Choice(["dir", "clear"]))
@click.option("--all", "everything", is_flag=True, help="Clear the caches of all repositories.")
@debug_option
def command(action: str, everything: bool) -> None:
    """Show where results are kept from one run to the next, or delete those of this repository.

    A result is used again where document, definitions, configuration and program are the same. Deleting is never
    needed to get right results.
    """
    if action == "dir":
        click.echo(cache_folder())
        return
    found = [path for path in _files(everything) if os.path.exists(path)]
    for path in found:
        remove(path)
    count = f"{len(found)} cache" + ("s" if len(found) != 1 else "")
    click.echo(f"Deleted {count}." if found else "There is no cache to delete.")


def _files(everything: bool) -> list[str]:
    if not everything:
        return [cache_file(root_of(find_config()))]
    folder = cache_folder()
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return [os.path.join(folder, name) for name in names if name.endswith(SUFFIX)]
