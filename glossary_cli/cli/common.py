"""What several commands share: options, and the configuration that they ask for."""

from __future__ import annotations

import os

import click

from glossary_cli.cache.configuration import config_in
from glossary_cli.cache.folder import cache_file
from glossary_cli.cache.store import Store
from glossary_cli.cli.outcome import Function, debug_option
from glossary_cli.config import Config
from glossary_cli.config_file import find_config, root_of
from glossary_cli.definition_files import definition_files
from glossary_cli.errors import GlossaryError
from glossary_cli.reporters import printable


def config_options(function: Function) -> Function:
    """Give a command `--debug`, and `--config` and `--definitions`, which `open_glossary` takes."""
    config = click.option(
        "--config",
        "config_file",
        metavar="FILE",
        help="Read the configuration from this file instead of the nearest .glossary.yaml or pyproject.toml.",
    )
    definitions = click.option(
        "--definitions",
        metavar="DIR",
        help="Read the definitions from this folder, not the configured one.",
    )
    return config(definitions(debug_option(function)))


def cache_option(function: Function) -> Function:
    """Give a command the option `--no-cache`, and whether a cache is wanted as its parameter `use_cache`."""
    option = click.option(
        "--no-cache", "use_cache", flag_value=False, default=True, help="Use nothing of earlier runs, and keep nothing."
    )
    return option(function)


def cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1


def open_store(config_file: str | None, *, wanted: bool) -> Store:
    """Return the cache for the repository that the configuration is for. Raises GlossaryError."""
    if not wanted:
        return Store(None)
    path = cache_file(root_of(find_config(config_file)))
    return Store(path, lambda reason: click.echo(f"Warning: {printable(reason)}", err=True))


def open_glossary(config_file: str | None, definitions: str | None, store: Store | None = None) -> Config:
    """Return the configuration of a run that needs definitions. Raises GlossaryError where there are none."""
    path = find_config(config_file)
    config = config_in(path, store or Store(None)) if path else Config(root=root_of(path))
    if definitions is not None:
        config = config._replace(definitions=os.path.abspath(definitions))
    folder = os.path.join(config.root, config.definitions)
    if not any(definition_files(folder)):
        raise GlossaryError(_lack(config, folder, is_option=definitions is not None))
    return config


def _lack(config: Config, folder: str, *, is_option: bool) -> str:
    shown = os.path.relpath(folder)
    lack = "holds no definitions" if os.path.exists(folder) else "does not exist"
    if is_option:
        return f"the folder “{shown}” of --definitions {lack}"
    if config.path is not None:
        remedy = "Change the setting, or run “glossary init” to start with definitions."
        return f"{config.path}: the folder “{shown}” of `definitions` {lack}. {remedy}"
    remedy = "Run “glossary init” to start one, or say where it is with --definitions."
    return f"there is no glossary here: “{shown}” {lack}, and no .glossary.yaml names another folder.\n{remedy}"
