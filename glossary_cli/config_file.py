"""Where the configuration is."""

from __future__ import annotations

import os
import re

from glossary_cli.errors import GlossaryError

YAML_NAMES = (".glossary.yaml", ".glossary.yml")
PROJECT_NAME = "pyproject.toml"
MOST_BYTES = 1_000_000

# What speaks of us in a pyproject.toml that is not valid.
_TABLE = re.compile(r"^[\s\[]*tool\b[^\n#]*\bglossary\b", re.MULTILINE)


def find_config(file: str | None = None) -> str | None:
    """Return the path of the configuration: `file`, else the nearest above. Raises GlossaryError."""
    if file is not None and not os.path.exists(file):
        raise GlossaryError(f"the configuration “{file}” does not exist")
    return file or _find(os.getcwd())


def root_of(path: str | None) -> str:
    """Return the folder that a configuration is for."""
    return os.path.dirname(os.path.abspath(path)) if path else os.getcwd()


def _find(folder: str) -> str | None:
    while True:
        for name in YAML_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(folder, PROJECT_NAME)
        if _has_settings(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _has_settings(path: str) -> bool:
    """Whether a pyproject.toml speaks of us; the others need not even be valid."""
    try:
        with open(path, "rb") as file:
            text = file.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return False
    if "glossary" not in text:
        return False
    # Imported where a pyproject.toml may speak of us, and nowhere else.
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        return _TABLE.search(text) is not None
    return isinstance(tool, dict) and "glossary" in tool
