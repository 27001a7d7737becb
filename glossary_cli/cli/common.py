"""What several commands share: options, and the configuration that they ask for."""

from __future__ import annotations

import os

import click

from glossary_cli.cli.outcome import Function, debug_option
from glossary_cli.config import Config
from glossary_cli.errors import GlossaryError
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
    if os.path.exists(folder):
        return config
    shown = os.path.relpath(folder)
    if definitions is not None:
        raise GlossaryError(f"the folder “{shown}” of --definitions does not exist")
    if config.path is not None:
        raise GlossaryError(
            f"{config.path}: the folder “{shown}” of `definitions` does not exist. "
            "Change the setting, or run “glossary init” to start with definitions."
        )
    raise GlossaryError(
        f"there is no glossary here: no folder “{shown}”, and no .glossary.yaml that names another.\n"
        "Run “glossary init” to start one, or say where it is with --definitions."
    )
