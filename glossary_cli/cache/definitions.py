"""The definitions of a run: read from their files, or taken as an earlier run left them, and only when asked for."""

from __future__ import annotations

from functools import cached_property
from time import strftime
from typing import TYPE_CHECKING, Any

from glossary_cli.cache.keys import DefinitionsKey, run_key
from glossary_cli.cache.store import Store
from glossary_cli.config import Config
from glossary_cli.digests import digest_of_texts
from glossary_cli.findings import Found

if TYPE_CHECKING:
    from glossary_cli.forms import Forms
    from glossary_cli.glossary import Glossary
    from glossary_cli.loading import Loaded


class Definitions:
    """The glossary, and what was found in its files."""

    def __init__(self, config: Config, store: Store) -> None:
        self._config = config
        self._store = store

    @cached_property
    def run(self) -> str:
        """The key of this state of program, configuration and definitions."""
        definitions = DefinitionsKey(self._config)
        by_state = f"state:{definitions.signature}"
        content = self._store.shared(by_state) if definitions.signature else None
        if content is None:
            content = definitions.read()
            if definitions.signature:
                self._store.keep_shared({by_state: content})
        return run_key(self._config, content)

    @cached_property
    def _loaded(self) -> Loaded:
        from glossary_cli.loading import load_glossary

        return load_glossary(self._config)

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary, with or without its files."""
        if not self._store.is_open:
            return self._loaded.glossary
        from glossary_cli.cache import values
        from glossary_cli.cache.places import FilesPlaces

        key = f"glossary:{self.run}"
        kept = self._store.shared(key)
        if kept is not None:
            files = FilesPlaces(self._store, self._config.most_bytes)
            return values.glossary(kept, files)
        self._store.keep_shared({key: values.frozen_glossary(self._loaded.glossary)})
        return self._loaded.glossary

    @cached_property
    def forms(self) -> Forms:
        """All forms of the glossary's designations."""
        from glossary_cli.forms import Forms, forms_of

        key = f"forms:{self.run}" if self._store.is_open else ""
        kept = self._store.shared(key) if key else None
        if kept is not None:
            return Forms(self.glossary, kept)
        forms = forms_of(self.glossary)
        if key:
            self._store.keep_shared({key: forms.rows})
        return forms

    @property
    def count(self) -> int:
        """How many concepts there are."""
        return self._verdict[0]

    @property
    def found(self) -> tuple[Found, ...]:
        """What is wrong with the definitions."""
        return self._verdict[1]

    @cached_property
    def _verdict(self) -> tuple[int, tuple[Found, ...]]:
        if not self._store.is_open:
            return self._judge()
        # A review may be overdue from one day to the next.
        key = f"found:{digest_of_texts(self.run, strftime('%Y-%m-%d'))}"
        kept: Any = self._store.shared(key)
        if kept is not None:
            from glossary_cli.cache import values

            return kept[0], values.found(kept[1])
        judged = self._judge()
        self._store.keep_shared({key: judged})
        return judged

    def _judge(self) -> tuple[int, tuple[Found, ...]]:
        from glossary_cli.definition_check import found_in

        return len(self._loaded.glossary.concepts), found_in(self._loaded, self._config)
