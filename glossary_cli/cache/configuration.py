"""The configuration: read and validated, or taken as an earlier run left it where the file has not changed."""

from __future__ import annotations

import os

from glossary_cli.cache.keys import program_key
from glossary_cli.cache.store import Store
from glossary_cli.config import Config
from glossary_cli.config_file import MOST_BYTES
from glossary_cli.digests import digest_of_texts
from glossary_cli.source import digest_in


def config_in(path: str, store: Store) -> Config:
    """The configuration in a file. Raises GlossaryError, with all mistakes and their places."""
    if not store.is_open:
        return _read(path)
    content = digest_in(path, MOST_BYTES)
    if not content:
        return _read(path)
    key = f"config:{digest_of_texts(program_key(), os.getcwd(), path, content)}"
    kept = store.shared(key)
    if kept is not None:
        from glossary_cli.cache import values

        return values.config(kept)
    config = _read(path)
    store.keep_shared({key: config})
    return config


def _read(path: str) -> Config:
    from glossary_cli.settings import read_config

    return read_config(path)
