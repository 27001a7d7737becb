"""The file that keeps what was found out: a database, so that runs side by side, or killed, do no harm.

It is never trusted: each value carries a checksum, and whatever is wrong with the file, the run goes on without it and
says so in one line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary_cli.digests import digest_of_texts

if TYPE_CHECKING:
    import sqlite3

MOST_BYTES = 300_000_000
"""Of the file; beyond it, other states of the definitions are thrown away, and then all."""
MOST_RUNS = 4
"""States of definitions and configuration whose results are kept, as for switching between branches."""
PATIENCE = 2.0
"""Seconds to wait for another run that writes."""

_SCHEMA = """
create table shared (key text primary key, checksum text, body text) without rowid;
create table runs (run text primary key, used integer) without rowid;
create table documents (
    run text, path text, digest text, state text, checksum text, body text, primary key (run, path)
) without rowid;
create table topics (run text, topic text, path text, primary key (run, topic, path)) without rowid;
create index topics_of_paths on topics (run, path);
"""
FORMAT = int(digest_of_texts(_SCHEMA, size=3), 16)
"""Of the tables; a file of another format is begun anew."""
# What is wrong with the place, the moment or the rights, and not with the file itself.
_NOT_BROKEN = ("locked", "busy", "readonly", "full", "disk i/o", "unable to open", "permission", "is a directory")


class Kept(NamedTuple):
    """What a document came to when its content had a digest, and its file a state; others are held to its `topics`."""

    path: str
    digest: str
    state: str
    value: Any
    topics: frozenset[str] = frozenset()


class Store:
    """What earlier runs kept, by keys; without a path nothing is kept, and nothing is found."""

    def __init__(self, path: str | None, complain: Callable[[str], None] = lambda _: None) -> None:
        self._path = path
        self._complain = complain
        self._connection: sqlite3.Connection | None = None
        if path is not None and _has_database():
            with self._harmless():
                self._connection = _connect(path, complain)

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    @property
    def is_open(self) -> bool:
        """Whether anything can be found, and is kept."""
        return self._connection is not None

    # What holds for all documents

    def shared(self, key: str) -> Any | None:
        """The value of a key; None where there is none."""
        for row in self._select("select checksum, body from shared where key = ?", (key,)):
            return self._value(*row)
        return None

    def keep_shared(self, values: Mapping[str, Any]) -> None:
        bodies = ((key, _text(value)) for key, value in values.items())
        rows = [(key, digest_of_texts(body, size=8), body) for key, body in bodies]
        self._write(("insert or replace into shared values (?, ?, ?)", rows))

    # What documents came to

    def documents(self, run: str) -> Iterator[Kept]:
        """All documents of a run."""
        yield from self._documents("where run = ?", (run,))

    def document(self, run: str, path: str) -> Kept | None:
        return next(self._documents("where run = ? and path = ?", (run, path)), None) if _is_text(path) else None

    def paths_on(self, run: str, topics: Iterable[str]) -> set[str]:
        """The documents of a run that speak of one of the topics."""
        query = "select path from topics where run = ? and topic = ?"
        return {path for topic in topics for (path,) in self._select(query, (run, topic))}

    def keep_documents(self, run: str, documents: Sequence[Kept]) -> None:
        kept = [(one, _text(one.value)) for one in documents if _is_text(one.path)]
        rows = [(run, *one[:3], digest_of_texts(body, size=8), body) for one, body in kept]
        if rows:
            self._write(
                ("insert or replace into documents values (?, ?, ?, ?, ?, ?)", rows),
                ("delete from topics where run = ? and path = ?", [row[:2] for row in rows]),
                (
                    "insert or replace into topics values (?, ?, ?)",
                    [(run, topic, one.path) for one, _ in kept for topic in one.topics],
                ),
            )
            with self._harmless():
                self._trim(run)

    def keep_states(self, run: str, states: Mapping[str, str]) -> None:
        """Note the states of files whose content has not changed."""
        rows = [(state, run, path) for path, state in states.items() if _is_text(path)]
        if rows:
            self._write(("update documents set state = ? where run = ? and path = ?", rows))

    def _documents(self, condition: str, parameters: tuple[str, ...]) -> Iterator[Kept]:
        query = f"select path, digest, state, checksum, body from documents {condition}"
        for path, digest, state, *row in self._select(query, parameters):
            value = self._value(*row)
            if not self.is_open:
                return
            yield Kept(path, digest, state, value)

    def _trim(self, run: str) -> None:
        """Keep the file in bounds: the runs used last; this one alone where that is too much, and else nothing."""
        from time import time

        if self._connection is None:
            return
        execute = self._connection.execute
        execute("insert or replace into runs values (?, ?)", (run, int(time() * 1000)))
        self._forget(f"not in (select run from runs order by used desc limit {MOST_RUNS})")
        self._connection.commit()
        if self._size() > MOST_BYTES:
            self._forget("!= ?", run)
            execute("delete from shared")
            self._connection.commit()
            execute("vacuum")
            if self._size() > MOST_BYTES:
                self._forget("= ?", run)
                self._connection.commit()
                execute("vacuum")

    def _forget(self, condition: str, *parameters: str) -> None:
        assert self._connection is not None
        for table in ("documents", "topics", "runs"):
            self._connection.execute(f"delete from {table} where run {condition}", parameters)

    def _size(self) -> int:
        """Bytes that the file holds, without the room of what was deleted."""
        assert self._connection is not None
        pages, free, size = (
            self._connection.execute(f"pragma {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    # What may go wrong

    def _value(self, checksum: object, body: object) -> Any | None:
        if isinstance(body, str) and digest_of_texts(body, size=8) == checksum:
            return json.loads(body)
        self._give_up("its content is damaged", is_broken=True)
        return None

    def _select(self, query: str, parameters: tuple[str, ...]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        if self._connection is not None:
            with self._harmless():
                rows = self._connection.execute(query, parameters).fetchall()
        return rows

    def _write(self, *queries: tuple[str, Sequence[tuple[Any, ...]]]) -> None:
        """Do all of it, or nothing."""
        if self._connection is not None:
            with self._harmless(), self._connection:
                for query, rows in queries:
                    self._connection.executemany(query, rows)

    @contextmanager
    def _harmless(self) -> Iterator[None]:
        import sqlite3

        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as error:
            reason = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
            is_of_place = isinstance(error, OSError) or any(word in reason.lower() for word in _NOT_BROKEN)
            self._give_up(reason, is_broken=not is_of_place)

    def _give_up(self, reason: str, *, is_broken: bool) -> None:
        path, self._path = self._path, None
        self.close()
        if path is not None:
            self._complain(f"the cache is left out of this run: {reason} ({path})")
            if is_broken:
                # The next run begins a new one.
                remove(path)


def _is_text(path: str) -> bool:
    """Whether a path can be kept: the name of a file may hold bytes that are no text."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _has_database() -> bool:
    """Whether Python came with one; some small builds do not."""
    try:
        import sqlite3  # noqa: F401
    except ImportError:
        return False
    return True


def remove(path: str) -> bool:
    """Delete a file of the cache, with what the database has beside it, and tell whether it is gone."""
    for name in (path, f"{path}-journal"):
        try:
            os.remove(name)
        except OSError:
            continue
    return not os.path.lexists(path)


def _connect(path: str, complain: Callable[[str], None]) -> sqlite3.Connection:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    connection = _open(path)
    try:
        version = connection.execute("pragma user_version").fetchone()[0]
        if version != FORMAT and connection.execute("select count(*) from sqlite_master").fetchone()[0]:
            connection.close()
            remove(path)
            complain(f"the cache is begun anew: it is of another version ({path})")
            connection = _open(path)
        if version != FORMAT:
            _begin(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _open(path: str) -> sqlite3.Connection:
    import sqlite3

    connection = sqlite3.connect(path, timeout=PATIENCE)
    # A file that an outage of power damages is begun anew; a run that is killed damages none.
    connection.execute("pragma synchronous = off")
    return connection


def _begin(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another run was faster."""
    connection.execute("begin immediate")
    if connection.execute("pragma user_version").fetchone()[0] != FORMAT:
        for statement in filter(str.strip, _SCHEMA.split(";")):
            connection.execute(statement)
        connection.execute(f"pragma user_version = {FORMAT}")
    connection.commit()


def _text(value: Any) -> str:
    """The value as JSON; a named tuple is an array, an enumeration its value."""
    return json.dumps(value, default=lambda one: one.value, separators=(",", ":"))
