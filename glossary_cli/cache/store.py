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
"""Of the file; beyond it, what other states of the definitions came to is thrown away."""
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
                self._connection = _connect(path)

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
        for checksum, body in self._select("select checksum, body from shared where key = ?", (key,)):
            return self._value(checksum, body)
        return None

    def keep_shared(self, values: Mapping[str, Any]) -> None:
        rows = [
            (key, digest_of_texts(body, size=8), body)
            for key, body in ((key, _text(value)) for key, value in values.items())
        ]
        self._insert("insert or replace into shared values (?, ?, ?)", rows)

    # What documents came to

    def documents(self, run: str) -> Iterator[Kept]:
        """All documents of a run."""
        yield from self._documents("where run = ?", (run,))

    def document(self, run: str, path: str) -> Kept | None:
        return next(self._documents("where run = ? and path = ?", (run, path)), None)

    def paths_on(self, run: str, topics: Iterable[str]) -> set[str]:
        """The documents of a run that speak of one of the topics."""
        query = "select path from topics where run = ? and topic = ?"
        return {path for topic in topics for (path,) in self._select(query, (run, topic))}

    def keep_documents(self, run: str, documents: Sequence[Kept]) -> None:
        bodies = ((one, _text(one.value)) for one in documents)
        rows = [(run, *one[:3], digest_of_texts(body, size=8), body) for one, body in bodies]
        if rows:
            self._insert("insert or replace into documents values (?, ?, ?, ?, ?, ?)", rows)
            self._insert("delete from topics where run = ? and path = ?", [row[:2] for row in rows])
            topics = [(run, topic, one.path) for one in documents for topic in one.topics]
            self._insert("insert or replace into topics values (?, ?, ?)", topics)
            self._trim(run)

    def _documents(self, condition: str, parameters: tuple[str, ...]) -> Iterator[Kept]:
        query = f"select path, digest, state, checksum, body from documents {condition}"
        for path, digest, state, checksum, body in self._select(query, parameters):
            value = self._value(checksum, body)
            if value is not None:
                yield Kept(path, digest, state, value)

    def _trim(self, run: str) -> None:
        """Keep the file in bounds: the runs used last, and all of it anew where even one is too much."""
        if self._connection is None:
            return
        with self._harmless():
            from time import time

            execute = self._connection.execute
            execute("insert or replace into runs values (?, ?)", (run, int(time() * 1000)))
            kept = "select run from runs order by used desc limit ?"
            execute(f"delete from documents where run not in ({kept})", (MOST_RUNS,))
            execute(f"delete from topics where run not in ({kept})", (MOST_RUNS,))
            execute(f"delete from runs where run not in ({kept})", (MOST_RUNS,))
            self._connection.commit()
            pages, size = (execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size"))
            if pages * size > MOST_BYTES:
                execute("delete from documents where run != ?", (run,))
                execute("delete from topics where run != ?", (run,))
                execute("delete from shared")
                self._connection.commit()
                execute("vacuum")

    # What may go wrong

    def _value(self, checksum: str, body: str) -> Any | None:
        if digest_of_texts(body, size=8) != checksum:
            self._give_up("its content is damaged")
            return None
        return json.loads(body)

    def _select(self, query: str, parameters: tuple[str, ...]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        if self._connection is not None:
            with self._harmless():
                rows = self._connection.execute(query, parameters).fetchall()
        return rows

    def _insert(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        if self._connection is not None:
            with self._harmless():
                self._connection.executemany(query, rows)
                self._connection.commit()

    @contextmanager
    def _harmless(self) -> Iterator[None]:
        import sqlite3

        try:
            yield
        except sqlite3.OperationalError as error:
            # Another run holds the file, or there is no room: what is kept stays as it is.
            self._give_up(str(error), broken="malformed" in str(error))
        except (sqlite3.DatabaseError, OSError, ValueError) as error:
            self._give_up(str(error), broken=isinstance(error, sqlite3.DatabaseError))

    def _give_up(self, reason: str, *, broken: bool = True) -> None:
        self._complain(f"the cache is left out of this run: {reason} ({self._path})")
        self.close()
        if broken and self._path is not None:
            # The next run begins a new one.
            remove(self._path)


def _has_database() -> bool:
    """Whether Python came with one; some small builds do not."""
    try:
        import sqlite3  # noqa: F401
    except ImportError:
        return False
    return True


def remove(path: str) -> None:
    """Delete a file of the cache, where there is one, with what the database has beside it."""
    for name in (path, f"{path}-journal"):
        try:
            os.remove(name)
        except OSError:
            continue


def _connect(path: str) -> sqlite3.Connection:
    import sqlite3

    os.makedirs(os.path.dirname(path), exist_ok=True)
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        # A file that an outage of power damages is begun anew; a run that is killed damages none.
        connection.execute("pragma synchronous = off")
        version = connection.execute("pragma user_version").fetchone()[0]
        if version != FORMAT:
            _begin(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another run was faster."""
    connection.execute("begin immediate")
    if connection.execute("pragma user_version").fetchone()[0] != FORMAT:
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        for name in tables:
            connection.execute(f"drop table {name}")
        for statement in filter(str.strip, _SCHEMA.split(";")):
            connection.execute(statement)
        connection.execute(f"pragma user_version = {FORMAT}")
    connection.commit()


def _text(value: Any) -> str:
    """The value as JSON; a named tuple is an array, an enumeration its value."""
    return json.dumps(value, default=lambda one: one.value, separators=(",", ":"), ensure_ascii=False)
