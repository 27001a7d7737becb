"""What several commands share: options, and the configuration that they ask for."""

from __future__ import annotations

import os

import click

from glossary_cli.cli.outcome import Function, debug_option
from glossary_cli.config import Config
from glossary_cli.errors import GlossaryError
from glossary_cli.loading import definition_files
from glossary_cli.settings import load_config


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


def open_glossary(config_file: str | None, definitions: str | None) -> Config:
    """Return the configuration of a run that needs definitions. Raises GlossaryError where there are none."""
    config = load_config(config_file, definitions)
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
