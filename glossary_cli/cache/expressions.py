"""The regular expressions that earlier runs compiled."""

from __future__ import annotations

from glossary_cli.cache.keys import program_key
from glossary_cli.cache.store import Store
from glossary_cli.expressions import EXPRESSIONS


def begin_with_kept(store: Store) -> None:
    """Begin with what is kept of them."""
    if store.is_open:
        EXPRESSIONS.begin(store.shared(_key()) or {})


def keep_news(store: Store) -> None:
    """Keep what this process and those that worked for it have compiled."""
    if EXPRESSIONS.news() and store.is_open:
        store.keep_shared({_key(): EXPRESSIONS.known})


def _key() -> str:
    return f"expressions:{program_key()}"
