"""Addresses in prose: URLs and mail addresses that stand there as they are."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_cli.document import SEPARATOR
from glossary_cli.patterns import lazy

_REST = lazy(rf"[^\s<>\"“”{SEPARATOR}]*")
_HOST = lazy(r"[\w-]+(?:\.[\w-]+)+")
_CLOSING = ".,:;!?'*_~]}"
_LONGEST_NAME = 64


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of addresses in a text."""
    for mark in ("://", "www.", "@"):
        position = text.find(mark)
        while position >= 0:
            after = position + len(mark)
            start, end = _mail_address(text, position) if mark == "@" else _url(text, position)
            if start < end > after:
                yield start, end
            position = text.find(mark, max(end, after))


def _url(text: str, mark: int) -> tuple[int, int]:
    rest = _REST.match(text, mark)
    address = rest[0] if rest else ""
    # A bracket that closes is part of the address that opened it, but of no other.
    address = address.rstrip(_CLOSING if "(" in address else _CLOSING + ")")
    return _back(text, mark, "+-."), mark + len(address)


def _mail_address(text: str, mark: int) -> tuple[int, int]:
    start = _back(text, mark, ".+-_")
    host = _HOST.match(text, mark + 1)
    return (start, host.end()) if host and start < mark else (mark, mark)


def _back(text: str, position: int, marks: str) -> int:
    """Return where the name begins that ends at `position`."""
    start = position
    while start > 0 and position - start < _LONGEST_NAME and (text[start - 1].isalnum() or text[start - 1] in marks):
        start -= 1
    return start
