"""TOML with places, as far as they can be had: tomllib gives none, so the lines of headers and keys are read.

What stands inside a value on several lines, or inside an inline table, has the place of the key before it.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from glossary_cli.glossary import Path, Place
from glossary_cli.source import LINE_END, Source

_AT = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_HEADER = re.compile(r"\s*(?P<array>\[)?\[\s*(?P<key>[^\]]+?)\s*\]")
_KEY = re.compile(r"""\s*(?P<key>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


class TomlError(Exception):
    """Why a file is no TOML, and where."""

    def __init__(self, reason: str, line: int, column: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


def read_toml(source: Source) -> dict[str, Any]:
    """Return what a file holds. Raises TomlError."""
    try:
        return tomllib.loads(source.text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        if at is None or at["line"] is None:
            line, column = source.position(len(source.text))
        else:
            line, column = int(at["line"]), int(at["column"])
        reason = _AT.sub("", message)
        raise TomlError(reason[:1].lower() + reason[1:], line, column) from None
    except RecursionError:
        raise TomlError("this nests too deep to be read", 1, 1) from None


def find_places(source: Source, table: Path) -> dict[Path, Place]:
    """Return the places of the values and keys below `table`, in the form of `yaml_source.Places`."""
    found: dict[Path, Place] = {}
    header: Path = ()
    tables: dict[Path, int] = {}
    for number, line in enumerate(LINE_END.split(source.text), start=1):
        if match := _HEADER.match(line):
            header = _parts(match["key"])
            if match["array"]:
                tables[header] = tables.get(header, -1) + 1
            way = header = _indexed(header, tables)
        elif match := _KEY.match(line):
            way = (*header, *_parts(match["key"]))
        else:
            continue
        if way[: len(table)] == table:
            place = (number, match.start("key") + 1, number, match.end("key") + 1)
            found.setdefault(way[len(table) :], place)
            found.setdefault((*way[len(table) :], "key"), place)
    return found


def _parts(key: str) -> Path:
    """Return the steps of a dotted key; tomllib knows what quotes mean."""
    try:
        value: Any = tomllib.loads(f"{key} = 0")
    except tomllib.TOMLDecodeError:
        return (key,)
    parts: list[str] = []
    while isinstance(value, dict):
        part, value = next(iter(value.items()))
        parts.append(part)
    return tuple(parts)


def _indexed(header: Path, tables: dict[Path, int]) -> Path:
    """Return the way to a table: behind the name of an array of tables stands which of them is meant."""
    way: Path = ()
    for length in range(1, len(header) + 1):
        way = (*way, header[length - 1])
        if header[:length] in tables:
            way = (*way, tables[header[:length]])
    return way
