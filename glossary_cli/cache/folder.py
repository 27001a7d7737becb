"""Where caches lie: below the user's folder of caches, one file for each repository."""

from __future__ import annotations

import os
import sys

from glossary_cli.digests import digest_of

VARIABLE = "GLOSSARY_CACHE_DIR"
"""The variable of the environment that names another folder."""
SUFFIX = ".glossary-cache"


def cache_folder() -> str | None:
    """The folder of all caches, as the conventions of the system have it; None where there is no user to have one."""
    named = os.environ.get(VARIABLE)
    if named:
        return os.path.abspath(named)
    home = os.path.expanduser("~")
    if home == "~":
        return None
    if sys.platform == "win32":
        return os.path.join(
            os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), "glossary", "Cache"
        )
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "glossary")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "glossary")


def cache_file(root: str) -> str | None:
    """The file for a repository, by the folder that its configuration lies in; None where there is no place for it."""
    folder = cache_folder()
    name = digest_of(os.fsencode(os.path.realpath(root)), size=10)
    return os.path.join(folder, name + SUFFIX) if folder is not None else None
