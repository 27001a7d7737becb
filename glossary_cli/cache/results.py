"""What documents come to: as an earlier run left it where nothing has changed, else by inspecting them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from glossary_cli.cache import values
from glossary_cli.cache.definitions import Definitions
from glossary_cli.cache.store import Kept, Store
from glossary_cli.digests import digest_of_texts
from glossary_cli.findings import Found
from glossary_cli.outcome import Outcome
from glossary_cli.source import digest_in, state_of
from glossary_cli.statements.statement import Statement

MANY = 30
"""Documents from which on all that is kept is fetched at once."""
BATCH = 500
"""Documents after which what they came to is kept, so that the work of a run that is ended is not lost."""

Compared = Mapping[str, Sequence[Found]]
"""What documents come to beside each other, by path."""


class Inspection(Protocol):
    """The work itself: each document by itself, in their order, and all that is said beside each other.

    `is_whole` tells whether it is of all documents that the configuration includes, `is_afresh` that nothing is taken
    from earlier runs for them; `limit` is the most bytes of a document.
    """

    is_whole: bool
    is_afresh: bool
    limit: int

    def documents(self, paths: Sequence[str]) -> Iterator[Outcome]: ...

    def compare(self, statements: Sequence[Statement], paths: frozenset[str]) -> Compared: ...


class Results:
    """What the documents of one run come to."""

    def __init__(self, definitions: Definitions, inspection: Inspection, store: Store) -> None:
        self._definitions = definitions
        self._inspection = inspection
        self._store = store

    def of(self, documents: Sequence[str], on_document: Callable[[], None]) -> list[Outcome]:
        """What documents come to by themselves, in their order; `on_document` is called after each.

        Most documents come to nothing, and nothing is kept of them: the work has to fit into memory.
        """
        unchanged = self._unchanged(documents)
        # What has changed is begun with first, as other processes may do it meanwhile.
        inspected = self._inspection.documents([path for path in documents if path not in unchanged])
        found: dict[str, Outcome] = {}
        for path, kept in unchanged.items():
            outcome = _thawed(kept)
            if outcome.says_anything:
                found[path] = outcome
            on_document()
        fresh: list[Outcome] = []
        for outcome in inspected:
            if outcome.says_anything:
                found[outcome.path] = outcome
            fresh.append(outcome)
            on_document()
            if len(fresh) == BATCH:
                self._keep(fresh)
                fresh = []
        self._keep(fresh)
        return [found[path] for path in documents if path in found]

    def compared(self, documents: Sequence[str], outcomes: Sequence[Outcome]) -> Compared:
        """What the documents come to beside each other, and, where they are not all, beside the others."""
        paths = frozenset(documents)
        if self._inspection.is_whole and self._store.is_open:
            self._keep_members(paths)
        speaking = [outcome for outcome in outcomes if outcome.statements]
        if not speaking:
            return {}
        others = [] if self._inspection.is_whole else [_thawed(kept) for kept in self._others(speaking, paths)]
        statements = [statement for outcome in (*speaking, *others) for statement in outcome.statements]
        if not self._store.is_open:
            return self._inspection.compare(statements, paths)
        states = (f"{outcome.path}:{outcome.digest}" for outcome in (*speaking, *others))
        key = f"compared:{digest_of_texts(self._definitions.run, *sorted(paths), '', *states)}"
        kept = self._store.shared(key)
        if kept is not None:
            return {path: values.found(found) for path, found in kept.items()}
        compared = self._inspection.compare(statements, paths)
        self._store.keep_shared({key: compared})
        return compared

    def _unchanged(self, documents: Sequence[str]) -> dict[str, Kept]:
        """The documents whose content an earlier run has seen, in their order."""
        if not self._store.is_open or self._inspection.is_afresh:
            return {}
        run = self._definitions.run
        if len(documents) < MANY:
            rows = (self._store.document(run, path) for path in documents)
            known = {row.path: row for row in rows if row is not None}
        else:
            known = {row.path: row for row in self._store.documents(run)}
        moved: dict[str, str] = {}
        found: dict[str, Kept] = {}
        for path in documents:
            row = known.get(path)
            if row is None:
                continue
            state = state_of(path)
            if state and row.state == state:
                found[path] = row
            elif row.digest == digest_in(path, self._inspection.limit):
                found[path] = row
                if state != row.state:
                    moved[path] = state
        self._store.keep_states(run, moved)
        return found

    def _others(self, speaking: Sequence[Outcome], paths: frozenset[str]) -> Iterator[Kept]:
        """What earlier runs know of other documents on the same topics that are as they were.

        A run of all documents tells which these are: what is ignored, or lies elsewhere, is held to nothing.
        """
        if not self._store.is_open:
            return
        run = self._definitions.run
        topics = frozenset[str]().union(*(outcome.topics for outcome in speaking))
        candidates = self._store.paths_on(run, topics) - paths
        members = frozenset(self._store.shared(_members_key(run)) or ()) if candidates else frozenset()
        for path in sorted(candidates & members):
            kept = self._store.document(run, path)
            if kept is not None and (
                (kept.state and kept.state == state_of(path)) or kept.digest == digest_in(path, self._inspection.limit)
            ):
                yield kept

    def _keep_members(self, paths: frozenset[str]) -> None:
        """Keep which documents there are."""
        key, members = _members_key(self._definitions.run), sorted(paths)
        if self._store.shared(key) != members:
            self._store.keep_shared({key: members})

    def _keep(self, outcomes: Sequence[Outcome]) -> None:
        if self._store.is_open:
            self._store.keep_documents(self._definitions.run, [_frozen(one) for one in outcomes if one.digest])


def _members_key(run: str) -> str:
    return f"members:{run}"


def _frozen(outcome: Outcome) -> Kept:
    value: Any = (outcome.found, outcome.suppressions, outcome.statements, sorted(outcome.topics))
    return Kept(outcome.path, outcome.digest, outcome.state, value, outcome.topics)


def _thawed(kept: Kept) -> Outcome:
    found, suppressions, statements, topics = kept.value
    return Outcome(
        kept.path,
        kept.digest,
        kept.state,
        values.found(found),
        values.suppressions(suppressions) if suppressions else (),
        tuple(map(values.statement, statements)),
        frozenset(topics),
    )
