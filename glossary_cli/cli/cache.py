"""`glossary cache`: where results are kept from one run to the next, and how to be rid of them."""

from __future__ import annotations

import os

import click

from glossary_cli.cache.folder import SUFFIX, cache_file, cache_folder
from glossary_cli.cache.store import remove
from glossary_cli.cli.outcome import debug_option
from glossary_cli.config_file import find_config, root_of
from glossary_cli.errors import GlossaryError

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
@click.option(
    "--config", "config_file", metavar="FILE", help="Clear the cache of the repository with this configuration."
)
@debug_option
def command(action: str, everything: bool, config_file: str | None) -> None:
    """Show where results are kept from one run to the next, or delete those of this repository.

    A result is used again where document, definitions, configuration and program are the same. Deleting is never
    needed to get right results.
    """
    folder = cache_folder()
    if folder is None:
        raise GlossaryError("there is no home folder to keep results in; GLOSSARY_CACHE_DIR may name another")
    if action == "dir":
        click.echo(folder)
        return
    wanted = _all_in(folder) if everything else [cache_file(root_of(find_config(config_file)))]
    found = [path for path in wanted if path is not None and os.path.lexists(path)]
    left = [path for path in found if not remove(path)]
    if left:
        raise GlossaryError(f"cannot be deleted: {', '.join(left)}")
    count = f"{len(found)} cache" + ("s" if len(found) != 1 else "")
    click.echo(f"Deleted {count}." if found else "There is no cache to delete.")


def _all_in(folder: str) -> list[str]:
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return [os.path.join(folder, name) for name in names if name.endswith(SUFFIX)]
